"""Areas and sites: what an area is called, though no list knows it, and where people work and meet."""

from __future__ import annotations

from qawl.find.wholeness import is_whole
from qawl.text import tags as tag
from qawl.text.layers import Text

_AREAS = ("محافظه", "مدينه", "بلديه", "ولايه", "مديريه", "قريه", "بلده", "اماره", "منطقه")


def names_area(text: Text, index: int) -> bool:
    """«وكيل محافظة بلقرم سامي الدفلى»: a word of no list right behind «محافظة» is what the area is called."""
    bits, before = text.tags[index], text.tags[index - 1]
    unknown = not bits & ~(tag.GIVEN | tag.MALE | tag.FEMININE) and not text.types[index].tags & tag.GIVEN
    return unknown and bool(before & tag.BODY) and text.types[index - 1].bare in _AREAS


_SITES = (*_AREAS, "مكتب", "مقر", "قصر", "ديوان", "قاعه", "مبني", "منزل", "دار", "عاصمه", "فندق", "مطار")
_OWNED_SITES = frozenset(
    site + whose if not whose or site[-1] != "ه" else site[:-1] + "ت" + whose
    for site in _SITES
    for whose in ("", "ه", "ها", "هم")
)


def names_site(text: Text, index: int) -> bool:
    """«بمكتبه», «بمدينة السنابل»: ب leads to where it happens; «طالب بمنطقة عازلة» is what one asks for."""
    kind, after = text.types[index], index + 1
    if kind.prefix != "ب" or _OWNED_SITES.isdisjoint((kind.stem, kind.bare[1:])):
        return False
    own = (kind.stem or kind.bare[1:]) not in _SITES or text.tags[index] & tag.PLACE
    named = after < len(text.tags) and (text.tags[after] & (tag.DEFINITE | tag.GIVEN) or names_area(text, after))
    return bool(own or named)


def past_direction(text: Text, head: int, index: int, limit: int) -> int:
    """Past «شمال الوادي» behind a noun that wants whose it is; 0 where no place follows or the noun is whole."""
    after = index + 1
    if (
        text.types[index].bare not in _DIRECTIONS
        or after >= limit
        or is_whole(text, head)
        or text.tags[index] & (tag.PREFIXED | tag.CONJ)
    ):
        return 0
    if not text.tags[after] & (tag.PLACE | tag.DEFINITE) or text.tags[after] & (tag.PREFIXED | tag.CONJ | tag.TIME):
        return 0
    return text.phrase_ends.get(after, after + 1)


_DIRECTIONS = ("شمال", "جنوب", "شرق", "غرب", "وسط")


def is_western(text: Text, head: int, index: int) -> bool:
    """«قال مسؤول غربي إن», «مصدر غربي رفيع»: an adjective of somebody unnamed; «سكان غربي المدينة» live west of it."""
    after = text.tags[index + 1] if index + 1 < len(text.tags) else tag.STOP
    bare = text.types[index].bare
    side = bare.endswith("ي") and bare[:-1] in _DIRECTIONS and not text.tags[index] & tag.CONJ
    owned = tag.PLACE | tag.DEFINITE | tag.BODY | tag.BODY_NAME | tag.POSSESSED
    return bool(side and text.tags[head] & tag.UNNAMED and not after & owned)
