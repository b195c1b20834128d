"""What an article tells of everybody in it: when and where it appeared, and which states it speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from qawl.model.documents import Article
from qawl.model.world import Actor, PartialDate
from qawl.resolve.index import Index, outlet_key
from qawl.resolve.phrases import stems_of
from qawl.text.fold import fold

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)", re.ASCII)
_LONGEST_STATE = 5


@dataclass(slots=True, eq=False)
class Context:
    """One article for those who ask who is meant in it; what costs time is worked out when it is asked for."""

    article: Article
    index: Index
    when: PartialDate | None
    """When it appeared, as far as its source says."""
    outlet: Actor | None
    home: str | None
    """The country of the outlet."""
    present: set[str] = field(default_factory=set)
    """The ids of the actors that are found in it so far."""
    _states: Counter[str] | None = None
    _folded: str | None = None

    @property
    def states(self) -> Counter[str]:
        """How often each state is named, by country code: by its name, its capital or a nationality."""
        if self._states is None:
            self._states = Counter(_states_in(self.article.text, self.index))
        return self._states

    def says(self, name: str) -> bool:
        """Whether the text has these words, whatever their spelling."""
        if self._folded is None:
            self._folded = fold(self.article.text)
        return fold(name) in self._folded


def context_of(article: Article, index: Index) -> Context:
    """What the article's own facts tell, before anybody in it is looked for."""
    outlet, home = _outlet_of(article.outlet, index)
    return Context(article, index, date_of(article.published), outlet, home)


def date_of(published: str | None) -> PartialDate | None:
    """The day, month or year with which a date of publication begins; None where it begins with none."""
    shape = _DATE.match(published or "")
    if shape is None:
        return None
    year, month, day = (None if part is None else int(part) for part in shape.groups())
    if not year or not 1 <= (month or 1) <= 12 or not 1 <= (day or 1) <= 31:
        return None
    return PartialDate(year, month, day)


def _outlet_of(name: str | None, index: Index) -> tuple[Actor | None, str | None]:
    """The outlet of this name and its country; of one that no list has, the country its own name may give."""
    if not name:
        return None, None
    if (known := index.places.get(name)) is not None:
        return known
    folded = fold(name)
    outlet = index.outlets.get(outlet_key(name))
    home = outlet.country if outlet else None
    if outlet is None:
        words = set(re.findall(r"[a-z]+", folded))
        stems = stems_of(name, index.vocabulary)
        home = next((code for code, state in index.states.items() if _is_in(state, words)), None)
        home = home or next(
            (
                code
                for stem in stems
                if (code := index.tongue.nationalities.get(stem) or index.tongue.states.get((stem,)))
            ),
            None,
        )
    if len(index.places) < _KEPT_OUTLETS:
        index.places[name] = (outlet, home)
    return outlet, home


_KEPT_OUTLETS = 10_000


def _is_in(state: Actor, words: set[str]) -> bool:
    """Whether an outlet's Latin name holds the name of a state: «Egypt Today»."""
    return any(set(fold(name).split()) <= words for name in state.en if name.isascii())


def _states_in(text: str, index: Index) -> Iterator[str]:
    """The states that a text names, in order; each written word is looked up once a process."""
    words = _WORD.findall(text)
    signals = index.signals
    for place, word in enumerate(words):
        signal = signals.get(word)
        if signal is None:
            if len(signals) > _KEPT_SIGNALS:
                signals.clear()
            signal = signals[word] = _signal_of(word, index)
        if signal == _MAY_BEGIN:
            stems = stems_of(" ".join(words[place : place + _LONGEST_STATE]), index.vocabulary)
            names = (index.state_named(stems[:end]) for end in range(len(stems), 0, -1))
            signal = next((code for code in names if code is not None), "")
        if signal:
            yield signal


def _signal_of(word: str, index: Index) -> str:
    """The state that a word names by itself, whether a longer name may begin with it, or nothing."""
    stem = index.vocabulary[word].stem
    if stem in index.state_starts:
        return _MAY_BEGIN
    return index.tongue.nationalities.get(stem, "")


_WORD = re.compile(r"[^\W_]+")
_MAY_BEGIN = "…"
_KEPT_SIGNALS = 100_000
