"""Find thousands of fixed phrases in one pass over the folded words of a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

Opening = Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]
"""How phrases go on behind their first word: for each second word the rest and the tags, longest first.

A phrase of one word stands under "".
"""


class Phrases:
    """Phrases by their first two words, longest first.

    Words and not letters, because a phrase must begin and end at a word and its first word may carry a
    conjunction; two words and not one, because «في» alone opens dozens: both measured in docs/decisions.
    """

    def __init__(self, phrases: Mapping[tuple[str, ...], int]) -> None:
        firsts: dict[str, dict[str, list[tuple[tuple[str, ...], int]]]] = {}
        for words, tags in phrases.items():
            second = words[1] if len(words) > 1 else ""
            firsts.setdefault(words[0], {}).setdefault(second, []).append((words[2:], tags))
        self._firsts: dict[str, Opening] = {
            word: {
                second: tuple(sorted(rests, key=lambda rest: (-len(rest[0]), rest[0])))
                for second, rests in seconds.items()
            }
            for word, seconds in firsts.items()
        }

    def __contains__(self, word: str) -> bool:
        return word in self._firsts

    def opened_by(self, word: str) -> tuple[Opening, ...]:
        """What may follow `word`, folded and without conjunction and preposition, with or without its article."""
        found = self._firsts.get(word)
        if found is None and word.startswith("ال"):
            found = self._firsts.get(word[2:])
        return () if found is None else (found,)


def find_phrases(openings: Sequence[tuple[Opening, ...]], folded: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """The longest phrase at each word as (first, end, tags), in text order, without overlaps.

    `openings` says for each word what it opens; `folded` are the words as written.
    """
    skip = 0
    for index in [index for index, opened in enumerate(openings) if opened]:
        if index < skip:
            continue
        found = _phrase_at(index, openings[index], folded)
        if found is not None:
            yield found
            skip = found[1]


def _phrase_at(index: int, opened: tuple[Opening, ...], folded: Sequence[str]) -> tuple[int, int, int] | None:
    second = folded[index + 1] if index + 1 < len(folded) else ""
    for opening in opened:
        for rest, tags in opening.get(second, ()) if second else ():
            end = index + 2 + len(rest)
            if not rest or tuple(folded[index + 2 : end]) == rest:
                return index, end, tags
        if "" in opening:
            return index, index + 1, opening[""][0][1]
    return None
