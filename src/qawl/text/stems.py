"""Words without what hangs on them: by article and case, by endings and long vowels, or down to the root.

How deep a word is cut is a judgement of whoever compares: lines of a record (`plain_stem`), sayings (`said_stem`,
`name_stem`), accounts that may not agree (`root_stem`).
"""

from __future__ import annotations

from functools import lru_cache

from qawl.text.fold import fold

_LEADS = ("وال", "بال", "كال", "فال", "ولل", "ال", "لل")
_SHORTEST = 3
"""Letters that stay of a word without its article."""
_SAID_ENDINGS = (
    "هما", "ها", "هم", "هن", "كم", "نا", "ات", "ون", "ين", "ان", "وا", "تين", "تان", "يه", "ه", "ي", "ا", "ت",
)  # fmt: skip
_FEMININE = "ت"
_LONG_VOWELS = str.maketrans("", "", "اويء")
_OPENINGS = "سيتنا"
"""Letters that verbs and their nouns open with: «سيرتفع», «تستقبل», «انسحاب»."""
_FUTURE = ("سي", "ست", "سن", "سا")
_LEAST, _LEAST_OPENED, _LEAST_FUTURE = 3, 4, 5

_ARTICLES = ("ال", "لل")
_CLITICS, _INFLECTED = "وفبلك", "يت"
_ROOT_ENDINGS = ("ها", "هم", "ات", "ين", "ون", "ان", "وا", "يه", "ه", "ا", "ي", "ت")
_ROOT = 3
"""Letters that always stay."""
_WEAK = str.maketrans("", "", "اوي")
"""By them verb and noun, and one and many, are told apart («استخدمت», «استخدام»; «سلاح», «أسلحة»)."""
_KEPT_WORDS = 60_000


def plain_stem(word: str) -> str:
    """A folded word without article and case.

    >>> plain_stem("بالمدينه"), plain_stem("محتجزون") == plain_stem("المحتجزين")
    ('مدينه', True)
    """
    for leading in _LEADS:
        if word.startswith(leading) and len(word) - len(leading) >= _SHORTEST:
            word = word[len(leading) :]
            break
    if word.endswith("ون") and len(word) > 5:
        return word[:-2] + "ين"
    return word[:-1] if word.endswith("ا") and len(word) > 4 else word


def said_stem(word: str) -> str:
    """What is left of a folded word without clitics: the same for «مستشفيات» and «مستشفى», «سيطرت» and «يسيطرون».

    Rough on purpose: two words that become one are rarely both in one saying.

    >>> said_stem("قوارب") == said_stem("قارب"), said_stem("تسيطر") == said_stem("سيطرتها")
    (True, True)
    >>> said_stem("سيرتفع") == said_stem("ارتفاع")
    True
    """
    plain = word
    for ending in _SAID_ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= _LEAST:
            plain = plain[: -len(ending)]
            break
    if plain != word and plain.endswith(_FEMININE) and len(plain) > _LEAST:
        plain = plain[:-1]
    if plain[:2] in _FUTURE and len(plain) >= _LEAST_FUTURE:
        plain = plain[1:]
    bare = plain[:1] + plain[1:].translate(_LONG_VOWELS)
    while len(bare) >= _LEAST_OPENED and bare[0] in _OPENINGS:
        bare = bare[1:]
    return bare if len(bare) > 1 else plain


def name_stem(word: str) -> str:
    """What is left of a folded word of a name: only its long vowels go, which the press writes in several ways.

    >>> name_stem("نتانياهو") == name_stem("نتنياهو"), name_stem("سنديان") == name_stem("سند")
    (True, False)
    """
    return word[:1] + word[1:].translate(_LONG_VOWELS)


@lru_cache(maxsize=_KEPT_WORDS)
def root_stem(word: str) -> str:
    """One string for the forms of a word, cut so deep that two words may rarely fall together: only to compare.

    >>> root_stem("بنقل") == root_stem("نقلت") == root_stem("تنقل")
    True
    >>> root_stem("استخدام") == root_stem("استخدمت"), root_stem("سلاح") == root_stem("أسلحة")
    (True, True)
    """
    word = fold(word)
    while len(word) > _ROOT:
        if word.startswith(_ARTICLES) and len(word) - 2 >= _ROOT:
            word = word[2:]
        elif word[0] in _CLITICS:
            word = word[1:]
        else:
            break
    if len(word) > _ROOT and word[0] in _INFLECTED:
        word = word[1:]
    for ending in _ROOT_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _ROOT:
            word = word[: -len(ending)]
            break
    bare = word.translate(_WEAK) if len(word) > _ROOT else word
    return bare if len(bare) >= _ROOT else word
