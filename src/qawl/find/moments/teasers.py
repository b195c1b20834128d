"""Where an article's own text ends and openings of other articles follow it, each in a line of its own."""

from __future__ import annotations

from collections.abc import Iterator

from qawl.find.moments.scan import Scan
from qawl.find.moments.tense import is_past
from qawl.text import vocabulary as tag

_LEAST, _MOST = 3, 5
"""Lines."""
_VERBS = 3
"""Lines of them that begin with a verb, as the first line of a report does."""
_SHORT, _LONG = 60, 300
"""Letters."""
_TOKENS = 120
"""No line of so many letters has more."""
_NO_OPENING = tag.CONJ | tag.MARK | tag.DASH | tag.OPEN | tag.COLON | tag.STOP | tag.COMMA | tag.THAT | tag.SUBORDINATOR
_TELLING = ("جاء", "جاءت", "ياتي", "تاتي", "يذكر", "يشار", "كما", "لكن", "بدوره", "بدورها", "كان", "كانت")
"""First words that go on with what was told before."""


def teasers_begin(scan: Scan) -> int:
    """The token at which they begin; that behind the last where there are none.

    They stand at the end, three to five; each is one sentence that goes on with nothing: no «و», nor «كما» before it.
    """
    begin, lines, verbs = len(scan.folds), 0, 0
    for first, end in _lines_backwards(scan):
        if lines == _MOST or not _opens_a_report(scan, first, end):
            break
        begin, lines, verbs = first, lines + 1, verbs + _begins_with_verb(scan, first)
    enough = lines >= _LEAST and verbs >= _VERBS and begin > 0
    return begin if enough else len(scan.folds)


def _lines_backwards(scan: Scan) -> Iterator[tuple[int, int]]:
    """First token and end of the last lines that say something."""
    end, told, tags = len(scan.folds), 0, scan.text.tags
    for at in range(end - 1, -2, -1):
        if at >= 0 and not tags[at] & tag.LINE:
            if end - at > _TOKENS:
                return
            continue
        if end > at + 1:
            yield at + 1, end
            told += 1
        if told > _MOST:
            return
        end = at


def _begins_with_verb(scan: Scan, first: int) -> bool:
    """«أعلن», and «كشف» too, which is a noun elsewhere."""
    return is_past(scan, first) or any(form.tense == "past" for _, form in scan.text.types[first].cues)


def _opens_a_report(scan: Scan, first: int, end: int) -> bool:
    text = scan.text
    if not _SHORT <= text.ends[end - 1] - text.starts[first] <= _LONG or text.sentence_end(first) < end:
        return False
    return not scan.tags(first) & _NO_OPENING and scan.folded(first) not in _TELLING
