"""Which states a text names: by a name, a capital or a nationality."""

from __future__ import annotations

import re

from qawl.resolve.index import Index
from qawl.resolve.phrases import stems_of
from qawl.text import tags as tag

_WORD = re.compile(r"[^\W_]+")
_LONGEST_STATE = 5
_MAY_BEGIN = "…"
_KEPT_SIGNALS = 100_000


def states_in(text: str, index: Index) -> list[str]:
    """The states that a text names, in order; each written word is looked up once a process.

    Among them stand territories by their own stem, so that nothing of theirs is taken for a state's.
    """
    words = _WORD.findall(text)
    signals = index.signals
    if len(signals) > _KEPT_SIGNALS:
        signals.clear()
    for word in [word for word in words if word not in signals]:
        signals[word] = _signal_of(word, index)
    found = []
    for place in [place for place, word in enumerate(words) if signals[word]]:
        signal = signals[words[place]]
        if signal == _MAY_BEGIN:
            stems = stems_of(" ".join(words[place : place + _LONGEST_STATE]), index.vocabulary)
            names = (index.state_named(stems[:end]) for end in range(len(stems), 0, -1))
            signal = next((code for code in names if code is not None), "")
        if signal:
            found.append(signal)
    return found


def _signal_of(word: str, index: Index) -> str:
    """The state that a word names by itself, whether a longer name may begin with it, or nothing."""
    kind = index.vocabulary[word]
    if word.endswith("ى") or kind.stem in index.tongue.words.lookalikes:
        return ""  # «مجرى» is no «مجري»
    if kind.stem in index.tongue.words.territories:
        return kind.stem
    article = index.state_starts.get(kind.stem)
    plain = kind.tags & tag.PLACE or not kind.tags & tag.COMMON
    if article is not None and (plain or (article and kind.tags & tag.DEFINITE)):
        return _MAY_BEGIN  # «مالي» is what is financial, more often than the state
    return "" if kind.tags & tag.GIVEN else index.tongue.nationalities.get(kind.stem, "")
