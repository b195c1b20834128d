"""What happens to an article, in order: read this first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qawl.model.documents import Article
from qawl.model.records import Reading


@dataclass(frozen=True, slots=True)
class Kit:
    """The compiled word lists, loaded once a process and handed to the finders piece by piece."""

    version: str


def load_kit(overlay: Path | None = None) -> Kit:
    """Read Qawl's word lists and, on top of them, the user's own from the folder `overlay`."""
    return Kit(version="qawl 0.1.0")


def read_article(article: Article, kit: Kit) -> Reading:
    """Everything that one article says; touches nothing outside its arguments."""
    return Reading(article, (), (), kit.version)
