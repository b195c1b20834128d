"""Which words and names are forms of one another."""

from __future__ import annotations

from qawl.text import tags as tag
from qawl.text.vocabulary import WordType


def stem_of(kind: WordType) -> str:
    """The word by which names and posts are compared."""
    return _in_any_case(kind.stem) if kind.tags & tag.UNNAMED else _SAME_POST.get(kind.stem, kind.stem)


def _in_any_case(plural: str) -> str:
    """«المسؤولون» and «المسؤولين» are one word."""
    return plural[:-2] + "ين" if plural.endswith("ون") else plural


_SAME_POST = {"عاهل": "ملك", "عاهله": "ملكه", "اممي": "امم", "امميه": "امم"}
"""«العاهل الأردني» is whom the article calls «الملك», «المبعوث الأممي» the one of «الأمم المتحدة»."""


def same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two forms can name one person: a shorter form holds the family name, or a given name alone."""
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    if not shorter:
        return False
    if len(shorter) == 1:
        return shorter[0] in (longer[-1], longer[0]) and (shorter[0] != _GOD or longer[0] == _GOD)
    return set(shorter) <= set(longer) and not _is_father(shorter[0], longer)


def _is_father(name: str, longer: tuple[str, ...]) -> bool:
    """«نادر الدفلى» is not «سالم بن نادر الدفلى», but his father."""
    at = longer.index(name) if name in longer else 0
    return at > 0 and longer[at - 1] in _SON


_SON = ("بن", "ابن")
_GOD = "الله"
"""Never short for a person whose name ends like this."""
