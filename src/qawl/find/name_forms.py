"""Which words and names are forms of one another."""

from __future__ import annotations

from qawl.find.mentions import Mention
from qawl.text import tags as tag
from qawl.text.layers import Text
from qawl.text.vocabulary import WordType

OTHERWISE = tag.UNNAMED | tag.TITLE | tag.NISBA | tag.HONORIFIC
"""Words of these classes may be compared by another word than their stem."""


def stem_of(kind: WordType) -> str:
    """The word by which names and posts are compared."""
    return _in_any_case(kind.stem) if kind.tags & tag.UNNAMED else _SAME_POST.get(kind.stem, kind.stem)


def _in_any_case(plural: str) -> str:
    """«المسؤولون» and «المسؤولين» are one word."""
    return plural[:-2] + "ين" if plural.endswith("ون") else plural


_SAME_POST = {"عاهل": "ملك", "عاهله": "ملكه", "اممي": "امم", "امميه": "امم"}
"""«العاهل الأردني» is whom the article calls «الملك», «المبعوث الأممي» the one of «الأمم المتحدة»."""


def as_premier(stems: list[str]) -> list[str]:
    """«رئيس الحكومة الهضبية» is «رئيس الوزراء الهضبي», and «وزير الخارجية الهضبية» «… الهضبي»."""
    if len(stems) < 2 or (stems[0] != _MINISTER and stems[1] != _GOVERNMENT):
        return stems
    second = _MINISTERS if stems[1] == _GOVERNMENT else stems[1]
    his = stems[0] != HEADS[1]
    return [stems[0], second, *(stem[:-1] if his and stem.endswith("يه") else stem for stem in stems[2:])]


_MINISTER, _GOVERNMENT, _MINISTERS = "وزير", "حكومه", "وزراء"
HEADS = ("رييس", "رييسه", _MINISTER)


def is_fixed(text: Text, mention: Mention) -> bool:
    """«رئيس الوزراء», «ولي العهد»: a post of several words that says by itself whose it is, and nothing more."""
    end = text.phrase_ends.get(mention.head, 0)
    post = text.tags[mention.head] & tag.TITLE and end == mention.name[1] and mention.role is None
    return bool(post and end > mention.head + 1 and text.tags[end - 1] & tag.DEFINITE) and not mention.plural


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
