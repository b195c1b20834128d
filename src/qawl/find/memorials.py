"""Institutions that are called after somebody: in «مدينة الملك سالم للطاقة» nobody is named but the institution."""

from __future__ import annotations

from qawl.text import tags as tag
from qawl.text.layers import Text


def is_memorial(text: Text, index: int) -> bool:
    """Whether the noun at `index` heads a name like «جامعة الملك سالم»."""
    return bool(text.tags[index] & tag.CALLED_AFTER) and index + 1 < len(text.tags) and _is_after(text, index + 1)


def past_namesake(text: Text, index: int, limit: int) -> int:
    """Behind a noun that heads a memorial the end of «الملك سالم» at `index`; `index` if nobody is named there.

    One name, with those of his fathers and a family name that has an article: the next one is whoever works there.
    """
    if not _is_after(text, index):
        return index
    end = _past_name(text, index + 1, limit)
    while end < limit and end > index + 1:
        bits = text.tags[end]
        if bits & tag.NAME_PART and (past := _past_name(text, end, limit)) > end + 1:
            end = past  # «بن نادر», «آل كريم»
        elif bits & tag.GIVEN and bits & tag.DEFINITE and not bits & (tag.CONJ | tag.PREFIXED | tag.NISBA):
            end += 1
        else:
            break
    return end if end > index + 1 else index


def _is_after(text: Text, index: int) -> bool:
    bits, before = text.tags[index], text.tags[index - 1]
    if not bits & tag.SOVEREIGN or not before & tag.CALLED_AFTER:
        return False
    return not before & tag.DEFINITE and not bits & (tag.CONJ | tag.PREFIXED)


def _past_name(text: Text, index: int, limit: int) -> int:
    """Past one name: «سالم», «عبد الله», «بن سالم», «صلاح الدين»."""
    while index < limit and text.tags[index] & tag.NAME_PART and text.types[index].tags & tag.NAME_PART:
        index += 1
        if not text.tags[index - 1] & tag.SON and index < limit and text.tags[index] & tag.DEFINITE:
            return index + 1
    if index >= limit or not text.types[index].tags & tag.GIVEN or text.tags[index] & (tag.CONJ | tag.PREFIXED):
        return index
    tail = index + 1 < limit and text.tags[index + 1] & tag.NAME_TAIL and not text.tags[index + 1] & tag.CALLED_UPON
    return index + 1 + bool(tail)
