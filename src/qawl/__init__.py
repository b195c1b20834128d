"""Qawl reads Arabic news and keeps who said what, to whom, when and through whom.

    >>> import qawl
    >>> text = "نقلت صحيفة السارية عن مصدر مطلع قوله إن الممر سيفتح."
    >>> [statement] = qawl.read(text).statements
    >>> [hop.name for hop in statement.chain]
    ['صحيفة السارية', 'مصدر مطلع']
    >>> [span.of(text) for span in statement.content]
    ['الممر سيفتح']

These names are what a program may rely on; everything else may move. Every `Span` counts code points of the
text that was given, end excluded. All values are frozen and compare by what they hold.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from qawl.errors import BadData, QawlError, StoreError
from qawl.model.documents import Article, Span
from qawl.model.records import Act, Hop, HopKind, Kind, Reading, Silence, Statement, Unnamed
from qawl.store.contract.store import Filter
from qawl.store.open import open_store

if TYPE_CHECKING:
    from qawl.pipeline import Kit

__all__ = [
    "Act",
    "Article",
    "BadData",
    "Filter",
    "Hop",
    "HopKind",
    "Kind",
    "QawlError",
    "Reading",
    "Silence",
    "Span",
    "Statement",
    "StoreError",
    "Unnamed",
    "open_store",
    "read",
]


def read(article: str | Article, *, overlay: str | Path | None = None) -> Reading:
    """The statements and silences of one article, given as its text or as an `Article`.

    Any text is read, an empty one too; an `Article` with its outlet lets the chain know where the words stand.
    `overlay` is a folder with word lists of your own, laid over ours. Lists are loaded once a process and folder,
    which takes a fraction of a second; a changed list is seen by the next process. The same article, version and
    lists give the same reading.

    Raises `BadData`, naming file and entry, when a word list does not say what it must.
    What counts as a statement, a cue, a speaker and a chain: docs/glossary.md; how well they are found: evals/.
    """
    from qawl.pipeline import read_article  # a program that only asks a store need not load the finders

    given = article if isinstance(article, Article) else Article("", article)
    return read_article(given, _kit(None if overlay is None else Path(overlay)))


@lru_cache(maxsize=4)
def _kit(overlay: Path | None) -> Kit:
    from qawl.pipeline import load_kit

    return load_kit(overlay)
