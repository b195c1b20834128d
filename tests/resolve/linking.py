"""Links sentences to the invented world of `tests/registry/invented.py`, as the corridor does."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from qawl.model.documents import Article
from qawl.model.world import Known, Linked
from qawl.pipeline import Kit, load_kit, read_article
from qawl.registry.load import load_registry
from qawl.registry.words import load_given_names, load_nationalities, load_post_words
from qawl.resolve.actors import resolve_actors
from qawl.resolve.index import Index, build_index
from tests.registry.invented import overlay


@cache
def kit() -> Kit:
    return load_kit()


@cache
def index() -> Index:
    with TemporaryDirectory() as folder:
        registry = load_registry(own=overlay(Path(folder)) / "actors")
    return build_index(registry, kit().vocabulary, load_post_words(), load_nationalities(), load_given_names())


def linked(text: str, published: str | None = "2022-05-01", outlet: str | None = None) -> Linked:
    """The reading of a text and its links."""
    return resolve_actors(read_article(Article("a-1", text, None, None, outlet, published), kit()), index(), "test")


def links(text: str, published: str | None = "2022-05-01", outlet: str | None = None) -> dict[str, str | None]:
    """For each name in a text the id of the actor that it was found to be, or None."""
    found = linked(text, published, outlet).mentions
    return {known.mention.name: None if known.link is None else known.link.actor for known in found}


def only(text: str, published: str | None = "2022-05-01", outlet: str | None = None) -> Known:
    """The one mention of a text."""
    (known,) = linked(text, published, outlet).mentions
    return known
