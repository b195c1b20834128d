"""How the names of carriers are compared: without the word for what they are, and without those that name nobody."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from qawl.lexicon.load import load_lexicon
from qawl.lexicon.sayings import load_saying_entries


@dataclass(frozen=True, slots=True)
class CarrierWords:
    """Words of a carrier's name that do not tell it from others, as they are written."""

    heads: frozenset[str]
    """«وكالة», «صحيفة», and what may stand behind the name: «للأنباء»."""
    nobody: frozenset[str]
    """«متابعات», «مصادر»: a name of nothing else names nobody."""


@lru_cache(maxsize=4)
def load_carrier_words(overlay: Path | None = None) -> CarrierWords:
    """The words for media of Qawl's lists and the user's, and those that name no source where one is named."""
    heads = load_lexicon(overlay).media_heads
    written = (form for noun in heads for form in (*noun.masculine, *noun.feminine, *noun.plural))
    single = (form for form in written if " " not in form)
    entries = load_saying_entries(overlay)
    return CarrierWords(frozenset((*single, *entries.forms("carrier tail"))), frozenset(entries.forms("nobody")))
