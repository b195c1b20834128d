"""Find the copies of articles as they arrive, one by one, in any order."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeAlias

from qawl.compare.copies.cards import part_keys
from qawl.compare.copies.judge import Face, PartsShared, Shared, face_of, judge_texts, link_articles, quoted_least, told
from qawl.compare.copies.origin import tell_group
from qawl.compare.copies.proposed import FEW, Common, is_enough
from qawl.compare.copies.values import Card, Group, Link, Sketch
from qawl.compare.ties import united
from qawl.errors import BadData

_Filed: TypeAlias = "int | tuple[int, ...] | array[int]"
"""Under one key, the one text, or few, or many."""
_MOST_PLAIN = 8
"""Texts under one key that are kept as a plain tuple."""
_Met = dict[int, _Filed]
"""By key of a text, what was filed under it before: one text, or several."""


class CopyIndex:
    """Cards that were added, and how they tie together: the same in whatever order they came.

    Equal texts are kept and compared once, however many articles have them.
    """

    def __init__(self, common: Common | None = None) -> None:
        """`common` says from when on a key is a formula."""
        self._common = common or Common()
        self._cards: dict[str, Card] = {}
        self._faces: dict[str, Face] = {}
        self._numbers: dict[bytes, int] = {}
        """By digest of a text, its number, from 1 on; none is given twice."""
        self._last = 0
        self._texts: dict[int, Sketch] = {}
        self._holders: dict[int, list[tuple[str, int]]] = {}
        """By text, the articles that have it, and as which part."""
        self._speaking: dict[int, Sequence[tuple[str, int]]] = {}
        """By text that was asked for, those of them whom others are compared with."""
        self._sizes: dict[int, int] = {}
        """By text, how many keys it has."""
        self._filed: dict[int, _Filed] = {}
        """By key, the one text under it, or all of them."""
        self._formulas: set[int] = set()
        """Keys that were met on so many days that they propose nobody."""
        self._days: dict[int, set[int]] = {}
        """By text, the days on which its articles were published."""
        self._shared: dict[int, dict[int, Shared]] = {}
        """By text, what it shares with others; each pair stands under both, as the one that was filed later sees it."""
        self._waiting: set[int] = set()
        """Texts that were filed and not compared yet."""
        self._met: tuple[int, _Met] = (0, {})
        """The text that was filed last, and what it met under its keys: it is mostly compared at once."""
        self._changed: set[str] = set()

    def __len__(self) -> int:
        return len(self._cards)

    def __contains__(self, article: str) -> bool:
        return article in self._cards

    def add(self, card: Card) -> tuple[Link, ...]:
        """File a card, and give its links to those that came before. Adding it again changes nothing.

        Raises BadData where another article came under the same id.
        """
        if not self.file(card):
            return ()
        return self.links_of(card.id)

    def file(self, card: Card) -> bool:
        """File a card without comparing it; False where it was filed before. It is compared when links are asked for.

        Raises BadData where another article came under the same id.
        """
        if (known := self._cards.get(card.id)) is not None:
            if [part.digest for part in known.parts] != [part.digest for part in card.parts]:
                raise BadData(f"{card.id!r} names two different articles; give each an id of its own")
            return False
        self._cards[card.id] = card
        self._faces[card.id] = face = face_of(card)
        for nth, part in enumerate(card.parts):
            number = self._numbers.get(part.digest)
            if number is None:
                self._file(part, face.day)
            else:
                self._file_again(number, part, face.day)
            self._hold(self._numbers[part.digest], (card.id, nth))
        return True

    def forget(self, article: str) -> None:
        """Take an article out: all others are tied as if it had never come. One that never came is no error."""
        card = self._cards.pop(article, None)
        if card is None:
            return
        del self._faces[article]
        for nth, part in enumerate(card.parts):
            number = self._numbers[part.digest]
            self._let_go(number, (article, nth))
            if not self._holders[number]:
                self._take_out(number)
            else:
                told = (self._faces[holder].day for holder, _ in self._holders[number])
                self._days[number] = {day for day in told if day is not None}
                self._revive(part_keys(part))
                self._keep(number, min(self._held(number), key=quoted_least))

    def links_of(self, article: str) -> tuple[Link, ...]:
        """All links of an article, as far as cards have come, in the order of the other's id."""
        face = self._faces[article]
        found: dict[str, list[PartsShared]] = {}
        for here, part in enumerate(self._cards[article].parts):
            number = self._numbers[part.digest]
            if self._waiting:
                self._compare(number)
            for other, there, shared in self._sharing(number, (article, here)):
                if other != article:
                    found.setdefault(other, []).append(PartsShared(here, there, shared))
        links = (link_articles(face, self._faces[other], found[other]) for other in sorted(found))
        return tuple(link for link in links if link is not None)

    def take_changed(self) -> tuple[str, ...]:
        """The articles, since this was last asked, whose links changed though neither they nor a link of theirs came.

        It happens where a passage is met in so many texts that it turns out to be a formula, or in so few again. Only
        one who keeps links apart from the index must ask.
        """
        changed = tuple(sorted(article for article in self._changed if article in self._cards))
        self._changed.clear()
        return changed

    def links(self) -> Iterator[Link]:
        """Every link once, in the order of ids."""
        for article in sorted(self._cards):
            yield from (link for link in self.links_of(article) if link.other(article) > article)

    def groups(self) -> tuple[Group, ...]:
        """The articles that links tie together, directly or over others, in the order of their smallest id."""
        links = tuple(self.links())
        leaders = united(((link.first, link.second) for link in links), str)
        members: dict[str, set[str]] = defaultdict(set)
        tied: dict[str, list[Link]] = defaultdict(list)
        for link in links:
            leader = leaders[link.first]
            members[leader] |= {link.first, link.second}
            tied[leader].append(link)
        return tuple(
            tell_group([self._cards[each] for each in members[leader]], tied[leader]) for leader in sorted(members)
        )

    def _sharing(self, number: int, holder: tuple[str, int]) -> Iterator[tuple[str, int, Shared]]:
        """The articles with which one shares a text of its own, as which part, and how much of it."""
        holders, speaking = self._holders[number], self._speakers(number)
        speaks = len(speaking) == len(holders) or holder == speaking[0]
        if len(holders) > 1:
            text = self._texts[number]
            same = judge_texts(text, text)
            if same is not None:
                yield from ((other, there, same) for other, there in (holders if speaks else speaking))
        if speaks and (ties := self._shared.get(number)):
            for other_text, tie in ties.items():
                seen = tie if other_text < number else tie.turned()
                yield from ((other, there, seen) for other, there in self._speakers(other_text))

    def _speakers(self, number: int) -> Sequence[tuple[str, int]]:
        if (known := self._speaking.get(number)) is None:
            known = self._speaking[number] = self._common.speaking(self._holders[number])
        return known

    def _hold(self, number: int, holder: tuple[str, int]) -> None:
        """An article has this text; where they are too many now, or another speaks for them, their ties change."""
        holders = self._holders[number]
        before = self._common.speaking(holders) if self._common.is_held_by_many(len(holders) + 1) else ()
        holders.append(holder)
        self._turn(number, before)

    def _let_go(self, number: int, holder: tuple[str, int]) -> None:
        """The reverse."""
        holders = self._holders[number]
        before = self._common.speaking(holders) if self._common.is_held_by_many(len(holders)) else ()
        holders.remove(holder)
        self._turn(number, before)

    def _turn(self, number: int, before: Sequence[tuple[str, int]]) -> None:
        self._speaking.pop(number, None)
        if before and before != self._speakers(number):
            for text in (number, *self._shared.get(number, ())):
                self._changed.update(article for article, _ in self._holders[text])

    def _file(self, part: Sketch, day: int | None) -> None:
        """File a text that none of the others equals."""
        self._last = number = self._last + 1
        self._numbers[part.digest] = number
        self._texts[number] = part
        self._holders[number] = []
        self._days[number] = set() if day is None else {day}
        self._waiting.add(number)
        keys = part_keys(part)
        self._sizes[number] = len(keys)
        known = self._filed
        met = {key: known[key] for key in known.keys() & keys}
        known.update(dict.fromkeys(keys.difference(met), number))
        for key, filed in met.items():
            if isinstance(filed, int):
                known[key] = filed, number
            elif isinstance(filed, tuple):
                known[key] = met[key] = (*filed, number) if len(filed) < _MOST_PLAIN else array("I", (*filed, number))
            else:
                filed.append(number)
        self._met = number, met
        self._see_formulas(met.items())

    def _file_again(self, number: int, part: Sketch, day: int | None) -> None:
        """Another article has a text: maybe on another day, maybe with other marks around its words."""
        if day is not None and day not in self._days[number]:
            self._days[number].add(day)
            self._see_formulas((key, self._filed[key]) for key in part_keys(part))
        self._keep(number, min(self._texts[number], part, key=quoted_least))

    def _held(self, number: int) -> Iterator[Sketch]:
        """A text as each of its articles has it."""
        return (self._cards[article].parts[nth] for article, nth in self._holders[number])

    def _keep(self, number: int, part: Sketch) -> None:
        """Of equal texts one is compared; where it is another than before, with all others anew."""
        known = self._texts[number]
        self._texts[number] = part
        if part.quoted != known.quoted:
            for other in list(self._shared.get(number, ())):
                self._untie(number, other)
            self._changed.update(article for article, _ in self._holders[number])
            self._waiting.add(number)

    def _see_formulas(self, met: Iterable[tuple[int, _Filed]]) -> None:
        """Note which of these keys are none any more since a text or a day came, and untie whom they held together."""
        least = self._common.least
        for key, filed in met:
            if isinstance(filed, int) or len(filed) < least:
                continue
            if key in self._formulas:
                if len(filed) == self._common.crowd + 1:
                    self._loosen(filed)
            elif self._is_formula(filed):
                self._formulas.add(key)
                self._loosen(filed)

    def _is_formula(self, filed: Collection[int]) -> bool:
        return self._common.is_formula(len(filed), map(self._days.__getitem__, filed))

    def _compare(self, number: int) -> None:
        """Compare a text that waits with all others that share enough keys with it; another with those that wait."""
        known, part = self._shared.get(number, ()), self._texts[number]
        candidates = [text for text in self._candidates(number) if text not in known]
        if number in self._waiting:
            self._waiting.remove(number)
        else:
            candidates = [text for text in candidates if text in self._waiting]
        mine = told(part) if candidates else None
        for text in candidates:
            shared = judge_texts(part, self._texts[text], mine)
            if shared is not None:
                if text > number:
                    shared = shared.turned()
                self._shared.setdefault(number, {})[text] = shared
                self._shared.setdefault(text, {})[number] = shared

    def _candidates(self, number: int) -> list[int]:
        """The texts that have enough keys in common with one, formulas left out."""
        fresh, met = self._met
        if fresh != number:
            met = {key: self._filed[key] for key in part_keys(self._texts[number])}
        counts: dict[int, int] = defaultdict(int)
        forms: dict[int, int] = {}
        for key, filed in met.items():
            if isinstance(filed, int):
                counts[filed] += 1
            elif key not in self._formulas:
                for text in filed:
                    counts[text] += 1
            elif not self._common.is_crowd(len(filed)):
                for text in filed:
                    forms[text] = forms.get(text, 0) + 1
        for text in forms:
            counts[text] += 0
        counts.pop(number, None)
        mine, sizes, formal = self._sizes[number], self._sizes, forms.get
        lone = -1 if forms or mine < FEW else 1  # most share one key by chance: they are passed over at once
        return [
            text
            for text, count in counts.items()
            if (count > lone or sizes[text] < FEW) and is_enough(min(mine, sizes[text]), count, formal(text, 0))
        ]

    def _is_enough(self, one: int, other: int, plain: int, forms: int) -> bool:
        """Whether two texts share enough keys, or enough keys and forms."""
        return is_enough(min(self._sizes[one], self._sizes[other]), plain, forms)

    def _loosen(self, crowd: Iterable[int]) -> None:
        """Untie those whom only keys that are none any more had brought together: had they come later, none would."""
        held = set(crowd)
        for text in held:
            tied = [other for other in self._shared.get(text, ()) if other > text and other in held]
            if not tied:
                continue
            keys = part_keys(self._texts[text])
            for other in tied:
                common = keys.intersection(part_keys(self._texts[other]))
                forms = common & self._formulas
                of_crowds = sum(self._is_crowd(key) for key in forms)
                if not self._is_enough(text, other, len(common) - len(forms), len(forms) - of_crowds):
                    self._untie(text, other)

    def _is_crowd(self, key: int) -> bool:
        filed = self._filed[key]
        return not isinstance(filed, int) and self._common.is_crowd(len(filed))

    def _untie(self, one: int, other: int) -> None:
        for here, there in ((one, other), (other, one)):
            ties = self._shared[here]
            del ties[there]
            if not ties:
                del self._shared[here]
            self._changed.update(article for article, _ in self._holders[here])

    def _take_out(self, number: int) -> None:
        """Take out a text that no article has any more."""
        for other in list(self._shared.get(number, ())):
            self._untie(number, other)
        part = self._texts.pop(number)
        del self._numbers[part.digest], self._holders[number], self._sizes[number], self._days[number]
        self._speaking.pop(number, None)
        self._waiting.discard(number)
        self._met = 0, {}
        keys = part_keys(part)
        for key in keys:
            filed = self._filed[key]
            if isinstance(filed, int):
                del self._filed[key]
            elif isinstance(filed, tuple):
                self._filed[key] = tuple(text for text in filed if text != number)
            else:
                filed.remove(number)
        self._revive(keys & self._filed.keys())
        for key in keys & self._filed.keys():
            filed = self._filed[key]
            if not isinstance(filed, int) and len(filed) == 1:
                self._filed[key] = filed[0]

    def _revive(self, keys: set[int]) -> None:
        """Keys that are no formulas any more, or no crowds, propose their texts to each other again."""
        for key in keys & self._formulas:
            filed = self._filed[key]
            still = not isinstance(filed, int) and self._is_formula(filed)
            if not still:
                self._formulas.remove(key)
            if not isinstance(filed, int) and (not still or len(filed) == self._common.crowd):
                self._waiting.update(filed)
                self._changed.update(article for text in filed for article, _ in self._holders[text])
