"""What an article tells of everybody in it: when and where it appeared, and which states it speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from qawl.model.documents import Article
from qawl.model.world import Actor, ActorKind, Mention, PartialDate
from qawl.resolve.index import Index, outlet_key
from qawl.resolve.phrases import folded_words, stems_of
from qawl.resolve.signals import states_in
from qawl.text import tags as tag
from qawl.text.fold import fold

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)", re.ASCII)
_LONGEST_NAME = 5
_NAME_REACH, _AS_FAR, _PLACES_READ = 80, 4000, 3
"""Letters behind a head that its name may fill; letters before a mention, and places of it, that are looked at."""
_BUREAU = re.compile(r"[^\n(]{0,60}\((?P<outlet>[^)\n]{2,25})\)\s*[-–—]")
_PAUSE = re.compile(r"[\n.،؛:,;(«»\"“”]")
_QUOTES = frozenset("\"«»“”'")
_OPENING, _CLOSING = _QUOTES | {"("}, _QUOTES | {")"}
_MEDIUM_BEFORE = re.compile(r"([^\W_]+) ?[\"«»“”'(\[] ?$")
_WORD_BEFORE = re.compile(r"([^\W_]+) ?[\"«“”'(]?$")
_MEDIUM_REACH = 24
_NOT_LONG, _NOT_FAR, _NEAR = 500, 400, 100
_CITED = re.compile(r"(?:وفق|وفقا|وفقاً|وفقًا|حسب|بحسب|نقلا عن|نقلاً عن) ?[\"«“(]?$")
_LEARNT = re.compile(r"(?<!\w)[وف]?علمت ?$")
_BESIDE = re.compile(r" ?[(\"«“] ?([^\W_][^)\"»”(«“\n]{1,30}?) ?[)\"»”]")
_OFTEN, _MOST, _ONCE = 2, 0.6, 1
"""How often, and in what share of all states that it names, an article must have the state that it speaks of.

And how often at most the outlet's own, where it is another.
"""
_TELLING_LETTERS, _PLAY = 3, 4
_WRITTEN_TO_WORDS = frozenset("وفبلك")
_SON_OF = frozenset({"بن", "ابن", "بنت", "آل"})
_FOLLOWS = re.compile(r"[\"»”]? #?(?P<first>[^\W_]+)(?: #?(?P<second>[^\W_]+)(?: (?P<third>[^\W_]+))?)?")


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
    _of_sport: bool | None = None
    _folded: str | None = None
    _folded_words: frozenset[str] | None = None

    @property
    def states(self) -> Counter[str]:
        """How often each state is named, by country code: by its name, its capital or a nationality."""
        if self._states is None:
            self._states = Counter(states_in(self.article.text[self._start :], self.index))
        return self._states

    def state_before(self, mention: Mention) -> str | None:
        """The state that the article names last before the first place of the mention."""
        if not mention.at:
            return None
        text, end = self.article.text, mention.at[0].start
        for start in (end - _NOT_FAR, self._start):
            begin = max(self._start, text.find(" ", start, end) if start > self._start else start)
            if found := states_in(text[begin:end], self.index):
                return found[-1]
        return None

    @property
    def is_of_sport(self) -> bool:
        """Whether the article speaks of matches, where the name of a state is its team's."""
        if self._of_sport is None:
            self._of_sport = sum(word in self.article.text for word in self.index.tongue.words.play) >= _PLAY
        return self._of_sport

    @property
    def _start(self) -> int:
        """Where the article begins behind the place of the outlet's own bureau, which tells nothing of its subject."""
        found = _BUREAU.match(self.article.text)
        of = () if found is None else self.index.outlets.get(outlet_key(found["outlet"]), ())
        return found.end() if found is not None and self.outlet is not None and self.outlet in of else 0

    def leading_state(self, mention: Mention) -> str | None:
        """The state that the article speaks of before all others, and last before the mention.

        Another than the outlet's own only where that is hardly named.
        """
        named = self.states
        country, often = max(named.items(), key=lambda one: one[1], default=("", 0))
        if often < _OFTEN or often < _MOST * named.total():
            return None
        if country != self.home and named[self.home or ""] > _ONCE:
            return None
        before = self.state_before(mention)
        if before is None and country != self.home and self.home and not self.is_for_abroad:
            return None  # what a paper names before all states is its own
        return country if before in (None, country) else None

    def stands_alone(self, mention: Mention) -> bool:
        """Whether a body is neither the last of a list («الداخلية والخارجية») nor that of a part («… في القطاع»)."""
        for span in mention.at[:1]:
            found = _FOLLOWS.match(self.article.text, span.end)
            if found is not None and found["first"] == "في" and (found["second"] or "").startswith("ال"):
                return False
            if " " not in mention.name and self.article.text[span.start - 1 : span.start] == "و":
                return False
        return bool(mention.at)

    def states_up_to(self, mention: Mention) -> tuple[str, ...]:
        """Every state that is named from the beginning up to the mention."""
        end = mention.at[0].start if mention.at else 0
        return tuple(states_in(self.article.text[self._start : end], self.index))

    def states_before(self, mention: Mention) -> tuple[str, ...]:
        """The last two states that are named not far before the mention."""
        start = mention.at[0].start if mention.at else 0
        near = self.article.text[max(self._start, start - _NOT_FAR) : start]
        return tuple(states_in(near, self.index)[-2:])

    def states_right_behind(self, mention: Mention) -> tuple[str, ...]:
        """The first state that is named not far behind the mention."""
        end = mention.at[0].end if mention.at else 0
        return tuple(states_in(self.article.text[end : end + _NEAR], self.index)[:1])

    def keeps_to(self, mention: Mention) -> str | None:
        """The state that the article names at least as often as any other, and twice in a row before the mention.

        Or, where none is named before it, right behind it.

        Another than the outlet's own only where that is hardly named.
        """
        last = self.states_before(mention) or self.states_right_behind(mention) * 2
        country = last[0] if len(last) > 1 and last[0] == last[1] else ""
        if not country or self.states[country] < max(self.states.values()):
            return None
        return country if self.is_for_abroad or country == self.home or self.states[self.home or ""] <= _ONCE else None

    def is_at_home(self, mention: Mention) -> bool:
        """Whether the outlet's own state is named last before and most, or none before; and no other is near."""
        if not mention.at or self.is_for_abroad or self.state_before(mention) not in (None, self.home):
            return False
        if self.state_before(mention) and self.states[self.home or ""] < max(self.states.values()):
            return False
        end = mention.at[0].end
        return all(state == self.home for state in states_in(self.article.text[end : end + _NEAR], self.index))

    def states_with(self, name: str) -> set[str]:
        """The states that the article gives behind a name of more than a word: «وزارة كذا» of «وزارة كذا المنارية»."""
        if " " not in name:
            return set()
        states: set[str] = set()
        for found in re.finditer(rf"{re.escape(name)} ([^\W_]+)(?: ([^\W_]+))?", self.article.text):
            first, second = found[1], found[2]
            stem = self.index.vocabulary[first].stem
            if first.startswith("ال") and stem in self.index.tongue.nationalities:
                states.add(self.index.tongue.nationalities[stem])
            elif first == "في" and second:
                states.add(self.index.state_named(stems_of(second, self.index.vocabulary)) or "")
        return states - {""}

    def said_before(self, mention: Mention) -> bool:
        """Whether the article has the name not long before the mention."""
        start = mention.at[0].start if mention.at else 0
        return self.article.text.rfind(f"{mention.name} ", max(0, start - _NOT_LONG), start) >= 0

    def medium_before(self, mention: Mention) -> str | None:
        """«صحيفة», «قناة» right before a name that stands between quotation marks or in brackets."""
        for span in mention.at[:_PLACES_READ]:
            found = _MEDIUM_BEFORE.search(self.article.text, max(0, span.start - _MEDIUM_REACH), span.start)
            if found is not None:
                kind = self.index.vocabulary[found[1]]
                if kind.tags & tag.MEDIUM and not kind.tags & tag.PLURAL:
                    return kind.stem
        return None

    def word_before(self, mention: Mention) -> str | None:
        """The folded word right before the name, whether marks stand between or not: «حزب "كذا"»."""
        start = mention.at[0].start if mention.at else 0
        found = _WORD_BEFORE.search(self.article.text, max(0, start - _MEDIUM_REACH), start)
        return None if found is None else fold(found[1])

    def beside(self, mention: Mention) -> Iterator[str]:
        """What stands in brackets or quotation marks right behind the name: «الاتحاد الدولي (كذا)»."""
        for span in mention.at[:_PLACES_READ]:
            found = _BESIDE.match(self.article.text, span.end)
            if found is not None:
                yield found[1]

    def says(self, name: str) -> bool:
        """Whether the text has these words, whatever their spelling."""
        if self._folded is None:
            self._folded = fold(self.article.text)
        return fold(name) in self._folded

    def before(self, words: tuple[str, ...]) -> Iterator[str]:
        """The folded words that stand before these in the article."""
        if self._folded is None:
            self._folded = fold(self.article.text)
        for found in re.finditer(rf"(\w+) {re.escape(' '.join(words))}(?!\w)", self._folded):
            yield found[1]

    def behind(self, mention: Mention) -> Iterator[str]:
        """The name with what follows it where the article has it: «في غزة», an adjective of nationality."""
        text = self.article.text
        for span in mention.at[:_PLACES_READ]:
            found = _FOLLOWS.match(text, span.end)
            if found is None:
                continue
            first, second, third = found["first"], found["second"], found["third"]
            stem = self.index.vocabulary[first].stem
            if first == "في" and second:
                if third:
                    yield f"{mention.name} في {second} {third}"
                    if self.index.state_named(stems_of(f"{second} {third}", self.index.vocabulary)) is not None:
                        yield f"{mention.name} {second} {third}"  # «في كوريا الشمالية»
                yield f"{mention.name} في {second}"
                if self.index.state_named(stems_of(second, self.index.vocabulary)) is not None:
                    yield f"{mention.name} {second}"
            elif stem in self.index.tongue.nationalities and first.startswith("ال"):
                yield f"{mention.name} {first}"
            elif (
                " ال" in mention.name
                and outlet_key(called := f"{mention.name.split()[0]} {first}") in self.index.outlets
            ):
                yield called  # «وكالة الأنباء ودق»
            elif first[0] == "ب" and self.index.state_named(stems_of(first[1:], self.index.vocabulary)) is not None:
                yield f"{mention.name} {first[1:]}"

    def has_at(self, mention: Mention, words: tuple[str, ...]) -> bool:
        """Whether one of these folded words stands at the first place of the mention, and no pronoun in their stead."""
        places = (fold(span.of(self.article.text)) for span in mention.at[:1])
        return any(word[:_TELLING_LETTERS] in place for place in places for word in (words[0], words[-1]))

    def goes_on(self, mention: Mention) -> bool:
        """Whether one more name stands behind the name of a person at each of its places: «… بن كذا», «… اللومي»."""
        following = [_FOLLOWS.match(self.article.text, span.end) for span in mention.at[:_PLACES_READ]]
        return bool(following) and all(found is not None and self._is_name(found["first"]) for found in following)

    def _is_name(self, word: str) -> bool:
        return word in _SON_OF or bool(self.index.vocabulary[word].tags & tag.NISBA)

    def is_quoted(self, mention: Mention) -> bool:
        """Whether the name stands between quotation marks or brackets, as papers write their own."""
        text = self.article.text
        return any(text[span.start - 1] in _OPENING and text[span.end : span.end + 2].lstrip()[:1] in _CLOSING
                   for span in mention.at if span.start)  # fmt: skip

    def is_after_marks(self, mention: Mention) -> bool:
        """Whether a quotation mark or bracket opens right before the name."""
        return any(self.article.text[span.start - 1 : span.start] in _OPENING for span in mention.at if span.start)

    @property
    def _words(self) -> frozenset[str]:
        if self._folded_words is None:
            self._folded_words = frozenset(_WORD.findall(fold(self.article.text)))
        return self._folded_words

    @property
    def media_present(self) -> list[Actor]:
        """The outlets and agencies that are found so far."""
        found = (self.index.registry.actors[name] for name in sorted(self.present))
        return [actor for actor in found if actor.kind in (ActorKind.OUTLET, ActorKind.AGENCY)]

    def names_a(self, head: str) -> bool:
        """Whether the article has this folded word without its article: «صحيفة كذا»."""
        return any(head == word or (word[0] in "وفبلك" and head == word[1:]) for word in self._words)

    def has_learnt(self, mention: Mention) -> bool:
        """Whether «علمت» stands before the name, as papers say of themselves."""
        text = self.article.text
        return any(_LEARNT.search(text, max(0, span.start - _MEDIUM_REACH), span.start) for span in mention.at)

    def is_cited(self, mention: Mention) -> bool:
        """Whether «وفقا ل», «بحسب» stands right before the name."""
        text = self.article.text
        return any(_CITED.search(text, max(0, span.start - _MEDIUM_REACH), span.start) for span in mention.at)

    @property
    def is_for_abroad(self) -> bool:
        """Whether the outlet calls itself an edition in the language of other countries: «… Arabic»."""
        words = outlet_key(self.article.outlet or "").split()
        return not self.index.tongue.words.abroad.isdisjoint(words)

    def antecedents(self, mention: Mention) -> Iterator[str]:
        """The longer names, the longest first, at the nearest place before at which the article has this head.

        None where that head belongs to something that only the article knows, and for names of more than a word.
        """
        words = folded_words(mention.name)
        if len(words) != 1 or not words[0].startswith(("ال", "لل")) or not mention.at:
            return
        head = words[0][2:]
        before = self.article.text[max(0, mention.at[0].start - _AS_FAR) : mention.at[0].start]
        if head not in fold(before):
            return
        for found in reversed(list(_WORD.finditer(before))):
            word = fold(found[0])
            if head not in {start.removeprefix("ال") for start in _without_prefixes(word)}:
                continue
            following = _WORD.findall(_PAUSE.split(before[found.end() : found.end() + _NAME_REACH])[0])
            article = not word.endswith(head) or word.removesuffix(head).endswith(("ال", "لل"))
            if article and not (following and following[0].startswith("ال")):
                continue  # it is repeated there as well
            name = "ال" * article + head
            for end in range(min(len(following), _LONGEST_NAME), 0, -1):
                if end == len(following) or not self._goes_on(following[end]):
                    yield " ".join((name, *following[:end]))
            return

    def _goes_on(self, word: str) -> bool:
        """Whether a name that stops before this word would be half a name."""
        return word.startswith("ال") and not self.index.vocabulary[word].tags & tag.TIME


def _without_prefixes(word: str) -> Iterator[str]:
    """A folded word, and what is left of it without one or two letters that are written to words: «وبوزارة»."""
    yield word
    for length in (1, 2):
        if set(word[:length]) <= _WRITTEN_TO_WORDS:
            yield word[length:]


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
    outlet = _outlet_named(name, index)
    home = outlet.country if outlet else _country_in(name, index)
    if len(index.places) < _KEPT_OUTLETS:
        index.places[name] = (outlet, home)
    return outlet, home


def _outlet_named(name: str, index: Index) -> Actor | None:
    """The one outlet of this name; of several, the one whose country stands in brackets behind it («… (SA)»)."""
    bearers = index.outlets.get(outlet_key(name)) or index.outlets.get(_without_edition(name, index), ())
    if len(bearers) > 1 and (code := _IN_BRACKETS.search(name)):
        bearers = tuple(one for one in bearers if (one.country or "").startswith(code[1].upper()))
    return bearers[0] if len(bearers) == 1 else None


def _without_edition(name: str, index: Index) -> str:
    """The key of an outlet without the edition or the way it reaches us: «… Arabic», «… Online»."""
    return " ".join(word for word in outlet_key(name).split() if word not in index.tongue.words.editions)


def _country_in(name: str, index: Index) -> str | None:
    """The country that the name of an outlet gives, in Latin or in Arabic letters."""
    words = set(re.findall(r"[a-z]+", fold(name)))
    home = next((code for code, state in index.states.items() if _is_in(state, words)), None)
    if home is not None:
        return home
    codes = (
        index.tongue.nationalities.get(stem) or index.tongue.states.get((stem,))
        for stem in stems_of(name, index.vocabulary)
    )
    return next((code for code in codes if code), None)


_IN_BRACKETS = re.compile(r"\(([A-Za-z]{2,3})\)")
_KEPT_OUTLETS = 10_000


def _is_in(state: Actor, words: set[str]) -> bool:
    """Whether an outlet's Latin name holds the name of a state: «Egypt Today»."""
    return any(set(fold(name).split()) <= words for name in state.en if name.isascii())


_WORD = re.compile(r"[^\W_]+")
