"""What happens to an article, in order: read this first."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from qawl.find.statements import find_statements
from qawl.lexicon.load import load_lexicon
from qawl.model.documents import Article
from qawl.model.records import Reading
from qawl.text.layers import read_text
from qawl.text.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Kit:
    """The compiled word lists, loaded once a process and handed to the finders piece by piece."""

    vocabulary: Vocabulary
    version: str


def load_kit(overlay: Path | None = None) -> Kit:
    """Read Qawl's word lists and, on top of them, the user's own from the folder `overlay`."""
    lexicon = load_lexicon(overlay)
    return Kit(Vocabulary(lexicon), f"qawl {version('qawl')}+{lexicon.digest}")


def read_article(article: Article, kit: Kit) -> Reading:
    """Everything that one article says; touches nothing outside its arguments."""
    text = read_text(article.text, kit.vocabulary)
    return Reading(article, find_statements(text), (), kit.version)
