"""Find thousands of fixed phrases in one pass over the folded words of a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


class Phrases:
    """A trie over words: each phrase ends in the tags it stands for.

    Words and not letters, because a phrase must begin and end at a word and its first word may carry a
    conjunction; measured against letter automata in docs/decisions.
    """

    def __init__(self, phrases: Mapping[tuple[str, ...], int]) -> None:
        self._firsts: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for words, tags in phrases.items():
            self._firsts.setdefault(words[0], []).append((words[1:], tags))
        for rests in self._firsts.values():
            rests.sort(key=lambda pair: (-len(pair[0]), pair[0]))

    def find(self, bare: Sequence[str], folded: Sequence[str]) -> Iterator[tuple[int, int, int]]:
        """The longest phrase at each word as (first, end, tags), in text order, without overlaps.

        `bare` are the words without conjunction and preposition, tried for the first word, with and without the
        article; `folded` are the words as written.
        """
        firsts = self._firsts
        skip = 0
        for index, word in enumerate(bare):
            if index < skip:
                continue
            entries = firsts.get(word) or (firsts.get(word[2:]) if word.startswith("ال") else None)
            if entries is None:
                continue
            for rest, tags in entries:
                end = index + 1 + len(rest)
                if tuple(folded[index + 1 : end]) == rest:
                    yield index, end, tags
                    skip = end
                    break
