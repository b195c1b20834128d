"""A text that says something in a clause of its own: «قرارا يقضي بـ…», «أنباء تشير إلى أن …», «دراسة أكدت أن …»."""

from __future__ import annotations

from dataclasses import replace

from qawl.find.mentions import Mention, read_mention
from qawl.lexicon.inflect import Form
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text


def text_before(text: Text, verb: int, form: Form) -> tuple[Mention, int] | None:
    """The indefinite text right before the verb whose clause begins at `verb`, adjectives between, and where it begins.

    Behind a noun without an article Arabic puts no relative pronoun. With «فيه» behind the verb its author speaks.
    """
    if form.suffixed or form.number != "s" or form.tense not in ("past", "present") or text.tags[verb] & tag.CONJ:
        return None
    if verb + 1 < len(text.tags) and text.types[verb + 1].bare in _IN_IT:
        return None
    for head in range(verb - 1, max(-1, verb - _LONGEST), -1):
        bits = text.tags[head]
        if bits & (tag.TELLS | tag.TELL) and not bits & tag.DEFINITE:
            return None if _is_any(text, head) else _mention(text, head, verb, form)
        if not _qualifies(text, head):
            return None
    return None


_IN_IT = frozenset({"فيه", "فيها", "خلاله", "خلالها"})
_LONGEST = 5
"""A text and its adjectives are fewer words."""


def _is_any(text: Text, head: int) -> bool:
    """«أي قرار يعترف بـ…» is none that there is; in «تقديرات تضمنتها أبحاث قد أوضحت» the other noun speaks."""
    before = text.tags[head - 1] if head else 0
    return bool(before & tag.SAME) or bool(before & tag.VERB and text.types[head - 1].bare.endswith(_PRONOUNS))


_PRONOUNS = ("ه", "ها", "هم")


def _mention(text: Text, head: int, verb: int, form: Form) -> tuple[Mention, int] | None:
    if head and text.tags[head - 1] & tag.TELLS and not text.tags[head - 1] & tag.DEFINITE:
        head -= 1  # «مشروع قرار»
    several = bool(text.tags[head] & tag.TELL)
    if form.gender and form.gender != ("f" if several else "m"):
        return None
    if text.types[head].stem in _HELD_UP and (holder := _holder(text, head, verb)) is not None:
        return holder, holder.first
    return Mention(head, verb, (head, verb), None, HopKind.BODY, several, False, head), head


_HELD_UP = frozenset({"لافتات", "لافته", "يافطات", "شعارات", "هتافات"})


def _holder(text: Text, head: int, verb: int) -> Mention | None:
    """«رفع المحتجون لافتات تطالب بـ…»: whoever holds up a text, or shouts it, says what it says."""
    for first in range(max(0, head - _LONGEST), head):
        holder = read_mention(text, first, head)
        if holder is not None and holder.end == head and text.tags[holder.head] & (tag.UNNAMED | tag.TITLE | tag.NISBA):
            return replace(holder, end=verb)
    return None


def _qualifies(text: Text, index: int) -> bool:
    """«جمهوريا», «أولية», «غير رسمية»: an adjective without an article."""
    bits, word = text.tags[index], text.types[index].bare
    if bits & (
        tag.DEFINITE | tag.PREFIXED | tag.CONJ | tag.VERB | tag.CUE | tag.TIME | tag.PLACE | tag.NUMBER | tag.THAT
    ):
        return False
    return word == _NOT or (word.endswith(_ADJECTIVE) and not bits & (tag.PREPOSITION | tag.TITLE | tag.GIVEN))


_NOT = "غير"
_ADJECTIVE = ("ا", "ه", "ي")
