"""The same noun with another ending: sound plurals, duals and cases, which a question is forgiven for."""

from __future__ import annotations

from collections.abc import Iterator

_OBLIQUE = ("ين", "ون", "ان")
_PLURALS = ("ون", "ين", "ات", "ان")
_NO_NUNATION = ("ا", "ه", "ء", "ات")
_SHORT, _LONG = 3, 4
"""Letters that must be left of a word before its end is taken for an ending: «لبنان», «قانون» are whole."""


def other_endings(stem: str) -> tuple[str, ...]:
    """A folded noun without its article with the endings that it may have elsewhere, the likeliest first.

    >>> other_endings("لاجيون"), other_endings("محادثات")
    (('لاجيين', 'لاجيان', 'لاجي'), ('محادثه', 'محادث'))
    >>> other_endings("مفاوض"), other_endings("هدنه")
    (('مفاوضون', 'مفاوضين', 'مفاوضات', 'مفاوضان', 'مفاوضا'), ('هدنات', 'هدنتين', 'هدنتان'))
    """
    return tuple(dict.fromkeys(form for form in _forms(stem) if form != stem))


def _forms(stem: str) -> Iterator[str]:
    ending, bare = stem[-2:], stem[:-2]
    if ending in _OBLIQUE and len(bare) >= _SHORT:
        yield from (bare + other for other in _OBLIQUE)
        if ending != "ان" and len(bare) >= _LONG:
            yield bare
            return
    elif ending == "ات" and len(bare) >= _SHORT - 1:
        yield f"{bare}ه"
        if len(bare) >= _LONG:
            yield bare
    elif stem.endswith("ه") and len(stem) >= _SHORT:
        yield from (stem[:-1] + other for other in ("ات", "تين", "تان"))
    elif stem.endswith("ا") and not stem.endswith("يا") and len(stem) > _SHORT:
        yield stem[:-1]
    elif len(stem) >= _LONG and not stem.endswith(_NO_NUNATION):
        yield from (stem + other for other in _PLURALS)
    if not stem.endswith(_NO_NUNATION) and len(stem) >= (_LONG if stem.endswith("ي") else _SHORT):
        yield f"{stem}ا"
