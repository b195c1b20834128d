"""The compiled word lists, loaded once for all tests of the text room."""

from __future__ import annotations

import pytest

from qawl.lexicon.load import load_lexicon
from qawl.text.vocabulary import Vocabulary


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return Vocabulary(load_lexicon())
