"""What happens to an article, in order: read this first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from qawl.articles.build import load_page_kit
from qawl.articles.page import PageKit
from qawl.articles.parts import Part, split_parts
from qawl.articles.texts import segment_text
from qawl.find.cues import find_frames
from qawl.find.drafts import draft_statements
from qawl.find.ends import Weights
from qawl.find.names import learn_names
from qawl.find.silences import find_silences
from qawl.find.speakers import meet_people, resolve_speakers
from qawl.find.statements import finish_statements
from qawl.lexicon.learnt import load_ends
from qawl.lexicon.load import load_lexicon
from qawl.model.documents import Article
from qawl.model.records import Reading, Silence, Statement
from qawl.model.world import Linked
from qawl.registry.load import load_registry
from qawl.registry.words import load_given_names, load_nationalities, load_post_words
from qawl.resolve.actors import resolve_actors
from qawl.resolve.index import Index, build_index
from qawl.text.layers import read_text
from qawl.text.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Kit:
    """The compiled word lists, loaded once a process and handed to the finders piece by piece."""

    vocabulary: Vocabulary
    pages: PageKit
    """Of pages and bare texts: where the article stands, and where the page around it."""
    version: str
    ends: Weights
    """Learnt: where attributed words end."""


def load_kit(overlay: Path | None = None) -> Kit:
    """Read Qawl's word lists and, on top of them, the user's own from the folder `overlay`."""
    lexicon, ends, pages = load_lexicon(overlay), load_ends(), load_page_kit(overlay)
    made_by = f"qawl {version('qawl')}+{lexicon.digest}.{ends.digest}.{pages.digest}"
    return Kit(Vocabulary(lexicon), pages, made_by, ends.weights)


@dataclass(frozen=True, slots=True)
class Linker:
    """The registry, turned round for finding; loaded only where actors are asked for."""

    index: Index
    version: str


def load_linker(kit: Kit, overlay: Path | None = None) -> Linker:
    """Read Qawl's registry of actors and, on top of it, the user's own from the folder `actors` in `overlay`."""
    registry = load_registry(overlay)
    nationalities, given = load_nationalities(overlay), load_given_names(overlay)
    index = build_index(registry, kit.vocabulary, load_post_words(), nationalities, given)
    return Linker(index, f"{kit.version}+{registry.digest}")


def read_article(article: Article, kit: Kit) -> Reading:
    """Everything that one article says; touches nothing outside its arguments.

    Where a page or a text holds a second article, each is read by itself, and what is neither is not read.
    """
    segments = article.segments or segment_text(article.text, kit.pages.labels)
    article = replace(article, segments=segments)
    readings = [_read_part(article, part, kit) for part in split_parts(article)]
    statements = tuple(statement for found, _ in readings for statement in found)
    silences = tuple(silence for _, found in readings for silence in found)
    return Reading(article, statements, silences, kit.version)


def _read_part(article: Article, part: Part, kit: Kit) -> tuple[tuple[Statement, ...], tuple[Silence, ...]]:
    """What one article on the page says; its text is the whole page's, with everything else blank."""
    text = learn_names(read_text(part.text, kit.vocabulary))
    frames = find_frames(text)
    drafts = draft_statements(text, frames, kit.ends)
    people, met = meet_people(text)
    resolve_speakers(text, people, drafts, met)
    statements = finish_statements(text, people, drafts, part.outlet)
    return statements, find_silences(text, people, frames, drafts)


def link_actors(reading: Reading, linker: Linker) -> Linked:
    """The reading, with the actors of the registry that its mentions are; touches nothing outside its arguments."""
    return resolve_actors(reading, linker.index, linker.version)
