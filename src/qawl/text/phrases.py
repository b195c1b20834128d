"""Find thousands of fixed phrases in one pass over the folded words of a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

Opening = tuple[tuple[str, ...], int]
"""How a phrase goes on behind its first word, and the tags it stands for."""


class Phrases:
    """Phrases by their first word, longest first.

    Words and not letters, because a phrase must begin and end at a word and its first word may carry a
    conjunction; measured against letter automata in docs/decisions.
    """

    def __init__(self, phrases: Mapping[tuple[str, ...], int]) -> None:
        firsts: dict[str, list[Opening]] = {}
        for words, tags in phrases.items():
            firsts.setdefault(words[0], []).append((words[1:], tags))
        self._firsts = {
            word: tuple(sorted(openings, key=lambda opening: (-len(opening[0]), opening[0])))
            for word, openings in firsts.items()
        }

    def __contains__(self, word: str) -> bool:
        return word in self._firsts

    def opened_by(self, word: str) -> tuple[Opening, ...]:
        """What may follow `word`, folded and without conjunction and preposition, with or without its article."""
        found = self._firsts.get(word)
        if found is None and word.startswith("ال"):
            found = self._firsts.get(word[2:])
        return found or ()


def find_phrases(openings: Sequence[tuple[Opening, ...]], folded: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """The longest phrase at each word as (first, end, tags), in text order, without overlaps.

    `openings` says for each word what it opens; `folded` are the words as written.
    """
    skip = 0
    for index in [index for index, opened in enumerate(openings) if opened]:
        if index < skip:
            continue
        for rest, tags in openings[index]:
            end = index + 1 + len(rest)
            if end <= len(folded) and tuple(folded[index + 1 : end]) == rest:
                yield index, end, tags
                skip = end
                break
