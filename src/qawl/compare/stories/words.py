"""A text as the stems of its words: without conjunction, preposition, article and endings, as far as usage tells."""

from __future__ import annotations

import re
from collections.abc import Callable

from qawl.text.fold import fold

_WORD = re.compile(r"[0-9]+(?:[.,:/][0-9]+)*|[^\W\d_]{2,}")
_ARTICLES = ("وبال", "وكال", "ولل", "فلل", "فبال", "وال", "بال", "كال", "فال", "ال", "لل")
_MAY_BE_ROOT = frozenset({"وال", "بال", "كال", "فال"})
_LEADS = ("و", "ف", "ب", "ل", "وب", "ول", "فب", "فل")
_ENDINGS = (
    *("يهما", "هما", "تها", "تهم", "يين", "يون", "يات", "ها", "هم", "نا", "ات", "ان", "ين", "ون", "ته", "يه", "وا"),
    *("ه", "ي", "ا", "ت"),
)
_VOWELS = "اويه"
_SHORTEST = 3
"""Letters of the shortest stem that is cut out of a longer word."""


def cut_words(text: str) -> list[str]:
    """The words and numbers of a text in folded spelling, in order.

    >>> cut_words("قُتل 12 شخصًا في «ميدان الساعة»")
    ['قتل', '12', 'شخصا', 'في', 'ميدان', 'الساعه']
    """
    return _WORD.findall(fold(text))


def stem_candidates(word: str) -> list[str]:
    """What a folded word may be a form of, the word without its article first; usage chooses among them.

    >>> stem_candidates("ولبنان")
    ['ولبنان', 'لبنان', 'بنان', 'ولبن', 'لبن']
    """
    if len(word) <= _SHORTEST or not "\u0621" <= word[0] <= "\u064a":
        return [word]
    bases = _bases(word)
    found = dict.fromkeys(bases)
    for base in bases:
        for ending in _ENDINGS:
            if base.endswith(ending) and len(base) - len(ending) >= _SHORTEST:
                found[base[: -len(ending)]] = None
        if base.endswith("ا") and len(base) > _SHORTEST:
            found[base[:-1] + "ي"] = None  # a country and what comes from it
    return list(found)


def _bases(word: str) -> list[str]:
    """The word without what may be written together with its beginning."""
    bases = []
    article = next((each for each in _ARTICLES if word.startswith(each)), "")
    rest = word[len(article) :]
    if article and len(rest) >= (2 if article == "ال" else _SHORTEST):
        bases.append(rest)
        if article.endswith("لل"):
            bases.append("ل" + rest)  # «للبنان»: the second lam is the noun's
    if not bases or article in _MAY_BE_ROOT:
        bases.append(word)  # «والدته», «بالغ»
        bases += [word[len(lead) :] for lead in _LEADS if word.startswith(lead) and len(word) - len(lead) >= _SHORTEST]
    return bases


def choose_stem(word: str, used: Callable[[str], int]) -> str:
    """The candidate that is used most; the first where none is known, or none more than it."""
    return max(stem_candidates(word), key=used)


def without_vowels(name: str) -> str:
    """The letters by which a foreign name is told, however its vowels are spelled; all of it where few are left.

    >>> without_vowels("تيماران") == without_vowels("تمران") == "تمرن"
    True
    """
    letters = name[0] + "".join(letter for letter in name[1:] if letter not in _VOWELS)
    return letters if len(letters) >= _SHORTEST else name
