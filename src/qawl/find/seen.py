"""Verbs of seeing and showing: what somebody holds to be so, and what a report shows."""

from __future__ import annotations

from dataclasses import replace

from qawl.find.markers import Met
from qawl.find.mentions import read_mention
from qawl.find.occasions import time_end
from qawl.lexicon.load import Cue
from qawl.text import tags as tag
from qawl.text.layers import Text


def is_only_seen(text: Text, end: int, cue: Cue, found: Met) -> bool:
    """«يرى القوارب في الميناء»; but «يرى المدير ضرورة فتح الجسر», «ترى الوزارة في الجسر فرصة» are views.

    A view begins right behind the verb or who holds it; `found` says so then.
    """
    if cue.lemma != _SEES or found.marker != _IN:
        return False
    subject = found.subject
    behind = subject.end if subject is not None and subject.first >= end else end
    if behind < found.content and text.types[behind].stem in _NEEDED:
        found.content = behind
    return found.content > behind + 1


_SEES, _SHOWS, _IN = "رأى", "أظهر", "في"
_NEEDED = frozenset({"ضروره", "اهميه", "وجوب", "صعوبه", "استحاله", "امكانيه", "امكان", "جدوي", "خطوره"})


def report_shows(text: Text, end: int, limit: int, cue: Cue) -> tuple[Met, Cue] | None:
    """«أظهر التقرير تراجع الأسعار»: what a document shows it says; what a player shows he does not."""
    report = read_mention(text, end, limit) if cue.lemma == _SHOWS and end < limit else None
    if report is None or not text.tags[report.head] & tag.DOCUMENT:
        return None
    content = report.end
    if content < limit and text.tags[content] & tag.TIME:
        content = time_end(text, content, limit)
    if content >= limit - 1 or not text.tags[content] & tag.COMMON or text.tags[content] & _NO_FINDING:
        return None
    return Met(report, marker="object", content=content), replace(cue, takes=(*cue.takes, "object"))


_NO_FINDING = tag.DEFINITE | tag.PREFIXED | tag.CONJ | tag.TIME | tag.PREPOSITION | tag.VERB
