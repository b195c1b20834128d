"""What happens to an article, in order: read this first."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

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
from qawl.model.records import Reading
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
    version: str
    ends: Weights
    """Learnt: where attributed words end."""


def load_kit(overlay: Path | None = None) -> Kit:
    """Read Qawl's word lists and, on top of them, the user's own from the folder `overlay`."""
    lexicon, ends = load_lexicon(overlay), load_ends()
    return Kit(Vocabulary(lexicon), f"qawl {version('qawl')}+{lexicon.digest}.{ends.digest}", ends.weights)


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
    """Everything that one article says; touches nothing outside its arguments."""
    text = learn_names(read_text(article.text, kit.vocabulary))
    frames = find_frames(text)
    drafts = draft_statements(text, frames, kit.ends)
    people, met = meet_people(text)
    resolve_speakers(text, people, drafts, met)
    statements = finish_statements(text, people, drafts, article.outlet)
    silences = find_silences(text, people, frames, drafts)
    return Reading(article, statements, silences, kit.version)


def link_actors(reading: Reading, linker: Linker) -> Linked:
    """The reading, with the actors of the registry that its mentions are; touches nothing outside its arguments."""
    return resolve_actors(reading, linker.index, linker.version)
