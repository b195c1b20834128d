"""Who stands behind a paper or a spokesman without a name: «بيان صادر عن الوزارة», «متحدث باسم وزير الري فلان»."""

from __future__ import annotations

from qawl.find.proper_names import looks_named
from qawl.find.titled_names import skip_honorifics, titled_name_end
from qawl.text import tags as tag
from qawl.text.layers import Text


def issuer_at(text: Text, start: int, limit: int) -> tuple[int, bool] | None:
    """Where those are named whose words a statement holds, and whether ل is attached to their first word.

    «بيان صادر عن الوزارة», «بيان مشترك للوزارتين», «بيان أصدرته الوزارة».
    """
    index = start + 1
    while index < min(limit, start + _LONGEST_MANNER) and _is_manner(text, index):
        index += 1
    attached = False
    if index + 1 < limit and text.types[index].stem in _ISSUED and text.types[index + 1].bare == _FROM:
        index += 2
    elif index < limit and text.tags[index] & tag.ISSUED and text.types[index].bare.endswith("ه"):
        index += 1
    elif index < limit and text.types[index].prefix == "ل":
        attached = True
    else:
        return None
    return (
        (index, attached) if index < limit and text.tags[index] & _SPEAK and not text.tags[index] & tag.TIME else None
    )


_SPEAK = tag.TITLE | tag.UNNAMED | tag.BODY | tag.BODY_NAME | tag.PLACE | tag.MARK
_LONGEST_MANNER = 3
_FROM = "عن"
_ISSUED = ("صادر", "صدر")


def _is_manner(text: Text, index: int) -> bool:
    """«بيان رسمي», «بيان مشترك»: an adjective behind a statement."""
    bits = text.tags[index]
    qualifies = bits & (tag.COMMON | tag.POST_ADJECTIVE | tag.NISBA) and text.types[index].stem not in _ISSUED
    return bool(qualifies) and not bits & _NO_MANNER


_NO_MANNER = (
    tag.PREFIXED | tag.CONJ | tag.CUE | tag.BODY | tag.TITLE | tag.PREPOSITION | tag.ISSUED | tag.VERB | tag.MARK
)  # fmt: skip


def past_superior(text: Text, start: int, role_end: int, limit: int) -> tuple[int, int] | None:
    """«متحدث باسم وزير الري سامي الدفلى»: the name is that of the post for which somebody unnamed speaks.

    Where the words that say who speaks end, and where the name does if a comma stands before it; None if no post is
    named or nobody behind it.
    """
    post = start + 2
    if (
        text.tags[start] & tag.DEFINITE
        or post >= limit
        or not text.tags[start + 1] & tag.ROLE_LINK
        or not text.tags[post] & tag.TITLE
    ):
        return None
    if text.tags[post] & (tag.PLURAL | tag.BODY):
        return None
    comma = role_end < limit and bool(text.tags[role_end] & tag.COMMA)
    name = skip_honorifics(text, role_end + comma, limit)
    end = titled_name_end(text, name, limit) if name < limit else name
    if end == name or (comma and not looks_named(text, name, end, limit)):
        return None
    return (role_end, end) if comma else (end, end)
