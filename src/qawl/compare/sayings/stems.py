"""Words as sayings are compared: without endings and long vowels, so that one word said two ways is one."""

from __future__ import annotations

_ENDINGS = (
    "هما", "ها", "هم", "هن", "كم", "نا", "ات", "ون", "ين", "ان", "وا", "تين", "تان", "يه", "ه", "ي", "ا", "ت",
)  # fmt: skip
_FEMININE = "ت"
_LONG_VOWELS = str.maketrans("", "", "اويء")
_OPENINGS = "سيتنا"
"""Letters that verbs and their nouns open with: «سيرتفع», «تستقبل», «انسحاب»."""
_FUTURE = ("سي", "ست", "سن", "سا")
_LEAST, _LEAST_OPENED, _LEAST_FUTURE = 3, 4, 5


def stem(word: str) -> str:
    """What is left of a folded word without clitics: the same for «مستشفيات» and «مستشفى», «سيطرت» and «يسيطرون».

    Rough on purpose: two words that become one are rarely both in one saying.

    >>> stem("قوارب") == stem("قارب"), stem("تسيطر") == stem("سيطرتها"), stem("سيرتفع") == stem("ارتفاع")
    (True, True, True)
    """
    plain = word
    for ending in _ENDINGS:
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
