"""Choose the headline that stands for a story, and the words that its headlines share; nothing is written by us."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import sqrt
from statistics import median

from qawl.compare.stories.cards import rarity_of, stem_of
from qawl.compare.stories.lures import own_lures
from qawl.compare.stories.values import StoryCard
from qawl.compare.stories.words import cut_words
from qawl.text.fold import fold

KEYWORDS, _FEW = 6, 3
_WORD = re.compile(r"[^\W_]+(?:[\u064b-\u065f\u0670]+[^\W_]*)*")
"""A word with the marks on its letters."""
_SHORT = 4
"""Words below which a headline says too little."""
_LURED, _FAR = 0.5, 0.6
"""What a headline that lures is worth, and one that is much longer or shorter than the others."""
_LONG = 1.4
_RARE = 3.0
"""How rare a keyword must be, as the logarithm of how many articles there are for each that has it."""


def choose_title(candidates: Sequence[StoryCard], cards: Sequence[StoryCard]) -> StoryCard:
    """The card whose headline says most of what all headlines say; the earliest of equals.

    `candidates` are in the order of time; one without a headline is chosen only where none has any.
    """
    stems = {card.id: _stems_of(card.headline) for card in cards}
    used = Counter(stem for each in stems.values() for stem in each)
    usual = median(len(card.headline.split()) for card in candidates)
    lures = own_lures()

    def worth(card: StoryCard) -> float:
        mine = stems[card.id]
        if not mine:
            return -1.0
        central = sum(used[stem] * rarity for stem, rarity in mine.items()) / sqrt(len(mine))
        words = len(card.headline.split())
        far = words < _SHORT or words > _LONG * usual
        return central * (_LURED if lures.lures(card.headline) else 1.0) * (_FAR if far else 1.0)

    return max(candidates, key=worth)


def find_keywords(title: str, cards: Iterable[StoryCard]) -> tuple[str, ...]:
    """The words that most headlines share, the rarest first; where they share few, those of the title besides.

    Each is as it is most often written.
    """
    forms: defaultdict[int, Counter[str]] = defaultdict(Counter)
    headlines = {fold(card.headline): card.headline for card in cards if card.headline} | {fold(title): title}
    for headline in headlines.values():
        for stem, word in _words_of(headline):
            forms[stem][word] += 1
    shared = sorted((stem for stem in forms if forms[stem].total() > 1), key=lambda stem: -forms[stem].total())
    own = [stem for stem, _ in _words_of(title)] if len(shared) < _FEW else []
    best = [*shared[:KEYWORDS], *own]
    written = (min(forms[stem], key=lambda word: (-forms[stem][word], len(word), word)) for stem in best)
    return tuple(dict.fromkeys(written))[: KEYWORDS if len(shared) >= _FEW else max(len(shared), _FEW)]


def _words_of(headline: str) -> list[tuple[int, str]]:
    """The telling words of a headline by their stems, the rarest first."""
    found = {
        stem_of(plain): (-rarity_of(plain), word)
        for word in _WORD.findall(headline)
        for plain in cut_words(word)[:1]
        if rarity_of(plain) >= _RARE
    }
    return [(stem, word) for _, stem, word in sorted((less, stem, word) for stem, (less, word) in found.items())]


def _stems_of(headline: str) -> dict[int, float]:
    """The stems of a headline, and how rare each is."""
    words = cut_words(headline)
    return {stem_of(word): rarity_of(word) for word in words}
