"""Names that no spelling of the registry fits, beside a post that one person held then: «وزير كذا فلان الفلاتني»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from qawl.model.world import Mention, Reason
from qawl.resolve.context import Context
from qawl.resolve.index import Index, letters_of
from qawl.resolve.names import name_words
from qawl.resolve.persons import Candidate, find_holder
from qawl.resolve.phrases import read_post_phrase
from qawl.resolve.whose import AGAIN

_LIKE, _LEAST = 0.7, 4
"""What share of the letters of two words must be the same in order; of words of so many letters at least."""


def weigh_misspelt(mention: Mention, context: Context) -> Iterator[Candidate]:
    """Who held a post that stands beside the name, where one of first and last name is his and the other like his."""
    words = name_words(mention.name)
    if len(words) < _LEAST_WORDS or context.index.likely.isdisjoint(letters_of(words)):
        return
    for post in mention.posts:
        like = _like_a_holder(words, post, context.index)
        holder = find_holder(replace(mention, name=post, named=False, posts=()), context) if like else None
        if holder is not None and holder.actor in like:
            yield Candidate(holder.actor, AGAIN, (Reason("why-spelling", (("form", like[holder.actor]),)), *holder.why))


def _like_a_holder(words: tuple[str, ...], post: str, index: Index) -> Mapping[str, str]:
    """Those who have or had such a post and are called nearly so, with that name."""
    phrase = read_post_phrase(post, index.tongue)
    least = 1 if phrase.states else _LEAST_WORDS  # «مدير» of no state is anybody
    lengths = range(len(phrase.title), least - 1, -1)
    known = next((index.holders[phrase.title[:n]] for n in lengths if phrase.title[:n] in index.holders), ())
    found = {}
    for tenure in known:
        for name in index.names.get(tenure.actor.id, ()):
            if (name[0] == words[0] or name[-1] == words[-1]) and _is_like(words, name):
                found[tenure.actor.id] = tenure.actor.ar[0]
    return found


_LEAST_WORDS = 2


def _is_like(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the first or the last words are the same, and the others nearly so."""
    first, last = (one[0], other[0]), (one[-1], other[-1])
    return (first[0] == first[1] and _nearly(*last)) or (last[0] == last[1] and _nearly(*first))


def _nearly(one: str, other: str) -> bool:
    one, other = one.removeprefix("ال"), other.removeprefix("ال")
    return min(len(one), len(other)) >= _LEAST and 2 * _common(one, other) >= _LIKE * (len(one) + len(other))


def _common(one: str, other: str) -> int:
    """How many letters the two words have in common in the same order."""
    row = [0] * (len(other) + 1)
    for letter in one:
        diagonal = 0
        for place, its in enumerate(other, 1):
            above = row[place]
            row[place] = diagonal + 1 if letter == its else max(above, row[place - 1])
            diagonal = above
    return row[-1]
