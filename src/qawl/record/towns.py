"""Which town the words of a place name, so that what happened in two towns is two."""

from __future__ import annotations

from functools import cache, lru_cache

from qawl.dossiers.patterns import Patterns, compile_patterns
from qawl.lexicon.tables import TEXT, load_files, rows
from qawl.text.fold import fold

_TOWNS = ("city", "capital")
_SHORTEST = 3
_KEPT = 20_000


@cache
def _known() -> Patterns[str]:
    """The towns of the lexicon by the letters of their names."""
    cells = rows(load_files("places.tsv", None, None), 2, (TEXT, TEXT))
    names = {fold(name): name for name, sort in cells if sort in _TOWNS and len(name) >= _SHORTEST}
    return compile_patterns({key: (name,) for key, name in names.items()})


@lru_cache(maxsize=_KEPT)
def town_of(place: str) -> str | None:
    """The one town that the words of a place name; None where they name none that is known, or several.

    >>> town_of("العاصمة العُمانية مسقط") == town_of("مسقط"), town_of("مقر الوزارة")
    (True, None)
    """
    found = {key for key, _, _ in _known().find_in(place)}
    return found.pop() if len(found) == 1 else None
