"""Find the copies of articles as they arrive, one by one, in any order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from qawl.compare.copies.at_once import has_numpy
from qawl.compare.copies.cards import part_keys
from qawl.compare.copies.filed import Filed, Met
from qawl.compare.copies.judge import (
    Face,
    PartsShared,
    Shared,
    face_of,
    judge_texts,
    link_articles,
    quoted_least,
    told,
    told_day,
)
from qawl.compare.copies.origin import tell_groups
from qawl.compare.copies.proposed import FEW, Common, is_enough
from qawl.compare.copies.values import Card, Group, Link, Sketch
from qawl.errors import BadData

TOGETHER = 32
"""Texts from which on it is faster to compare all of them at once than one by one."""
_FEW = 8
"""Articles with one text that are kept as a plain tuple."""
_Holder = tuple[str, int]
"""An article, and as which of its parts it has a text."""


class CopyIndex:
    """Cards that were added, and how they tie together: the same in whatever order they came.

    Equal texts are kept and compared once, however many articles have them. What is kept of a text that nobody copies
    is numbers and plain tuples, through which Python's collector does not look again.
    """

    def __init__(self, common: Common | None = None) -> None:
        """`common` says from when on a key is a formula."""
        self._common = common or Common()
        self._cards: dict[str, Card] = {}
        self._faces: dict[str, Face] = {}
        """Of those that were linked with another."""
        self._numbers: dict[bytes, int] = {}
        """By digest of a text, its number, from 1 on; none is given twice."""
        self._last = 0
        self._texts: dict[int, Sketch] = {}
        self._holders: dict[int, tuple[_Holder, ...] | list[_Holder]] = {}
        """By text, the articles that have it, in the order in which they came."""
        self._speaking: dict[int, Sequence[_Holder]] = {}
        """By text that was asked for, those of them whom others are compared with."""
        self._sizes: dict[int, int] = {}
        """By text that stands under its keys, how many they are."""
        self._small: set[int] = set()
        """Texts with so few keys that one in common is enough."""
        self._filed = Filed()
        self._formulas: set[int] = set()
        """Keys that were met on so many days that they propose nobody."""
        self._days: dict[int, tuple[int, ...]] = {}
        """By text, the days on which its articles were published."""
        self._shared: dict[int, dict[int, Shared]] = {}
        """By text, what it shares with others; each pair stands under both, as the one that was filed later sees it."""
        self._unfiled: list[int] = []
        """Texts that do not stand under their keys yet: those that are compared all at once need not."""
        self._waiting: set[int] = set()
        """Texts that came and were not compared yet."""
        self._met: tuple[int, Met] = (0, {})
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
        day = told_day(card.published)
        for nth, part in enumerate(card.parts):
            number = self._numbers.get(part.digest)
            if number is None:
                self._file(part, day, (card.id, nth))
            else:
                self._file_again(number, part, day)
                self._hold(number, (card.id, nth))
        return True

    def forget(self, article: str) -> None:
        """Take an article out: all others are tied as if it had never come. One that never came is no error."""
        card = self._cards.pop(article, None)
        if card is None:
            return
        self._file_keys()
        self._faces.pop(article, None)
        for nth, part in enumerate(card.parts):
            number = self._numbers[part.digest]
            self._let_go(number, (article, nth))
            if not self._holders[number]:
                self._take_out(number)
            else:
                told = {told_day(self._cards[holder].published) for holder, _ in self._holders[number]}
                self._days[number] = tuple([day for day in told if day is not None])
                self._revive(part_keys(part))
                self._keep(number, min(self._held(number), key=quoted_least))

    def links_of(self, article: str) -> tuple[Link, ...]:
        """All links of an article, as far as cards have come, in the order of the other's id."""
        return tuple(self._links(article))

    def _links(self, article: str, beyond: str | None = None) -> Iterable[Link]:
        """The links of an article with others, or with those alone that come `beyond` an id."""
        found: dict[str, list[PartsShared]] = {}
        for here, part in enumerate(self._cards[article].parts):
            number = self._numbers[part.digest]
            if self._waiting:
                self._compare(number)
            if number not in self._shared and len(self._holders[number]) == 1:
                continue
            for holders, shared, is_turned in self._sharing(number, (article, here)):
                for other, there in holders:
                    if other != article if beyond is None else other > beyond:
                        seen = shared.turned() if is_turned else shared
                        found.setdefault(other, []).append(PartsShared(here, there, seen))
        if not found:
            return ()
        face = self._face(article)
        links = [link_articles(face, self._face(other), found[other]) for other in sorted(found)]
        return [link for link in links if link is not None]

    def _face(self, article: str) -> Face:
        if (known := self._faces.get(article)) is None:
            known = self._faces[article] = face_of(self._cards[article])
        return known

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
        self._compare_all()
        texts = {number for number, holders in self._holders.items() if len(holders) > 1}.union(self._shared)
        for article in sorted({article for text in texts for article, _ in self._holders[text]}):
            yield from self._links(article, article)

    def groups(self) -> tuple[Group, ...]:
        """The articles that links tie together, directly or over others, in the order of their smallest id."""
        return tell_groups(self._cards, tuple(self.links()))

    def _sharing(self, number: int, holder: _Holder) -> Iterator[tuple[Sequence[_Holder], Shared, bool]]:
        """The articles with which one shares a text of its own, and how much of it; whether as they see it."""
        holders, speaking = self._holders[number], self._speakers(number)
        speaks = len(speaking) == len(holders) or holder == speaking[0]
        if len(holders) > 1:
            text = self._texts[number]
            same = judge_texts(text, text)
            if same is not None:
                yield (holders if speaks else speaking), same, False
        if speaks and (ties := self._shared.get(number)):
            for other, tie in ties.items():
                yield self._speakers(other), tie, other > number

    def _speakers(self, number: int) -> Sequence[_Holder]:
        if (known := self._speaking.get(number)) is None:
            known = self._speaking[number] = self._common.speaking(self._holders[number])
        return known

    def _hold(self, number: int, holder: _Holder) -> None:
        """An article has this text; where they are too many now, or another speaks for them, their ties change."""
        holders = self._holders[number]
        before = self._common.speaking(holders) if self._common.is_held_by_many(len(holders) + 1) else ()
        if isinstance(holders, list):
            holders.append(holder)
        else:
            self._holders[number] = (*holders, holder) if len(holders) < _FEW else [*holders, holder]
        self._turn(number, before)

    def _let_go(self, number: int, holder: _Holder) -> None:
        """The reverse."""
        holders = self._holders[number]
        before = self._common.speaking(holders) if self._common.is_held_by_many(len(holders)) else ()
        if isinstance(holders, list):
            holders.remove(holder)
        else:
            self._holders[number] = tuple([each for each in holders if each != holder])
        self._turn(number, before)

    def _turn(self, number: int, before: Sequence[_Holder]) -> None:
        self._speaking.pop(number, None)
        if before and before != self._speakers(number):
            for text in (number, *self._shared.get(number, ())):
                self._changed.update(article for article, _ in self._holders[text])

    def _file(self, part: Sketch, day: int | None, holder: _Holder) -> None:
        """File a text that none of the others equals."""
        self._last = number = self._last + 1
        self._numbers[part.digest] = number
        self._texts[number] = part
        self._holders[number] = (holder,)
        self._days[number] = () if day is None else (day,)
        self._unfiled.append(number)
        self._waiting.add(number)

    def _file_keys(self) -> None:
        """File all texts that came under their keys."""
        for number in self._unfiled:
            keys = part_keys(self._texts[number])
            self._sizes[number] = len(keys)
            if len(keys) < FEW:
                self._small.add(number)
            met = self._filed.file(number, keys)
            self._met = number, met
            if met:
                self._see_formulas(met.items())
        self._unfiled.clear()

    def _file_again(self, number: int, part: Sketch, day: int | None) -> None:
        """Another article has a text: maybe on another day, maybe with other marks around its words."""
        if day is not None and day not in self._days[number]:
            if number not in self._waiting:
                self._file_keys()  # what it was tied by may be a formula now
            self._days[number] = (*self._days[number], day)
            if number in self._sizes:
                self._see_formulas(self._filed.met(part_keys(part)).items())
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

    def _see_formulas(self, met: Iterable[tuple[int, int | Collection[int]]]) -> None:
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

    def _compare_all(self) -> None:
        """Compare all texts that wait: at once, where that is faster and none was compared before."""
        if self._sizes or len(self._waiting) < max(TOGETHER, len(self._texts)) or not has_numpy():
            for number in sorted(self._waiting):
                self._compare(number)
            return
        from qawl.compare.copies.together import compare_all

        numbers, texts = list(self._texts), list(self._texts.values())
        for one, other, shared in compare_all(texts, list(self._days.values()), self._common):
            here, there = numbers[one], numbers[other]
            self._shared.setdefault(here, {})[there] = shared
            self._shared.setdefault(there, {})[here] = shared
        self._waiting.clear()

    def _compare(self, number: int) -> None:
        """Compare a text that waits with all others that share enough keys with it; another with those that wait."""
        self._file_keys()
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
            met = self._filed.met(part_keys(self._texts[number]))
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
        if not forms and mine >= FEW and self._small.isdisjoint(counts):
            # Most share one key by chance: they are passed over at once
            return [text for text, count in counts.items() if count > 1 and is_enough(min(mine, sizes[text]), count, 0)]
        return [text for text, count in counts.items() if is_enough(min(mine, sizes[text]), count, formal(text, 0))]

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
        return self._common.is_crowd(len(self._filed.several(key)))

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
        self._small.discard(number)
        self._met = 0, {}
        keys = part_keys(part)
        self._filed.take_out(number, keys)
        self._revive(keys)

    def _revive(self, keys: set[int]) -> None:
        """Keys that are no formulas any more, or no crowds, propose their texts to each other again."""
        for key in keys & self._formulas:
            filed = self._filed.several(key)
            still = self._is_formula(filed)
            if not still:
                self._formulas.remove(key)
            if not still or len(filed) == self._common.crowd:
                self._waiting.update(filed)
                self._changed.update(article for text in filed for article, _ in self._holders[text])
