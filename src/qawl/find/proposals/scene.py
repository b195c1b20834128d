"""What the rules about proposals look at: words, the parties met, whose words each token is, and where clauses end."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from qawl.find.mentions import mention_words, read_mention
from qawl.find.parties import Party
from qawl.find.people import People
from qawl.lexicon.proposals import ProposalWords
from qawl.model.documents import Span
from qawl.model.records import Act, HopKind, Statement
from qawl.text import tags as tag
from qawl.text.fold import fold
from qawl.text.layers import Text

_BREAKS = tag.STOP | tag.LINE
_LONGEST_NAME = 20
"""Tokens."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A party at one place of the text; numbers are token indexes."""

    first: int
    end: int
    party: Party
    name: str


@dataclass(frozen=True, slots=True)
class Scene:
    """One article, laid out for the rules; made once, and only where something may be a proposal."""

    text: Text
    words: ProposalWords
    people: People
    actors: tuple[Actor, ...]
    """Who may act, in text order, none inside another."""
    starts: tuple[int, ...]
    """The first tokens of `actors`."""
    statements: Sequence[Statement]
    voices: tuple[int, ...]
    """For each token the statement in whose content it stands, the innermost; -1 for the outlet's own words."""
    cues: dict[int, int]
    """The statements by the first token of their cue."""

    def folded(self, at: int) -> str:
        return self.text.types[at].folded if 0 <= at < len(self.text.types) else ""

    def bare(self, at: int) -> str:
        return self.text.types[at].bare if 0 <= at < len(self.text.types) else ""

    def stem(self, at: int) -> str:
        return self.text.types[at].stem if 0 <= at < len(self.text.types) else ""

    def prefix(self, at: int) -> str:
        """The preposition written onto the word, also where only our own lists know the word behind it."""
        kind = self.text.types[at]
        if kind.prefix or kind.bare[:1] not in ("ب", "ل", "ك"):
            return kind.prefix
        heads, items = self.words.heads, self.words.items
        known = kind.bare in heads or kind.bare in items
        rest = ("ال" + kind.bare[2:],) if kind.bare.startswith("لل") else (kind.bare[1:],)
        return kind.bare[0] if known and any(word in heads or word in items for word in rest) else ""

    def is_in(self, at: int, name: str) -> bool:
        """Whether the word at `at` is one of the class `name`, as written or without its clitics."""
        if not 0 <= at < len(self.text.types):
            return False
        words, kind = self.words.classes[name], self.text.types[at]
        return kind.folded in words or kind.bare in words or kind.stem in words

    def any_in(self, first: int, end: int, name: str) -> bool:
        return any(self.is_in(at, name) for at in range(max(0, first), min(end, len(self.text.types))))

    def actors_in(self, first: int, end: int) -> tuple[Actor, ...]:
        """Those that begin from `first` on and before `end`."""
        return self.actors[bisect_left(self.starts, first) : bisect_left(self.starts, max(first, end))]

    def actor_at(self, at: int) -> Actor | None:
        """The one that begins at `at`, behind a quotation mark or bracket too."""
        while at < len(self.text.tags) and self.text.tags[at] & (tag.MARK | tag.OPEN):
            at += 1
        found = self.actors_in(at, at + 1)
        return found[0] if found else None

    def actor_before(self, at: int, floor: int) -> Actor | None:
        """The last subject that ends at or before `at` and begins from `floor` on, none that a preposition governs."""
        for actor in reversed(self.actors_in(floor, at)[-_NEAREST:]):
            if actor.end <= at and not self.is_governed(actor.first):
                return actor
        return None

    def is_governed(self, first: int) -> bool:
        """Whether a preposition leads to the word, written onto it or before it; a list of names is governed as one."""
        if self.text.tags[first] & tag.PREFIXED:
            return True
        if self.text.tags[first] & tag.CONJ:
            before = self.actors_in(max(0, first - _LONGEST_NAME), first)
            return bool(before) and before[-1].end >= first - 1 and self.is_governed(before[-1].first)
        at = first - 1
        while at >= 0 and self.text.tags[at] & (tag.MARK | tag.OPEN):
            at -= 1
        bits = self.text.tags[at] if at >= 0 else 0
        return bool(bits & tag.PREPOSITION) and not bits & (tag.NOMINAL | tag.POSSESSED)  # «رحبت به الحكومة»

    def list_from(self, actor: Actor) -> tuple[Actor, ...]:
        """The actor and those that «و» joins to it: «الولايات المتحدة وقطر ومصر»."""
        found = [actor]
        while len(found) < _LONGEST_LIST:
            at = found[-1].end
            while at < len(self.text.tags) and self.text.tags[at] & (tag.MARK | tag.CLOSE | tag.COMMA):
                at += 1
            after = self.actors_in(at, at + 1)
            if not after or not self.text.tags[after[0].first] & tag.CONJ:
                break
            found.append(after[0])
        return tuple(found)

    def list_around(self, actor: Actor) -> tuple[Actor, ...]:
        """The whole list that the actor stands in, whichever member it is."""
        for earlier in reversed(self.actors_in(max(0, actor.first - 40), actor.first)[-_LONGEST_LIST:]):
            joined = self.list_from(earlier)
            if actor not in joined:
                break
            actor = earlier
        return self.list_from(actor)

    def sentence(self, at: int) -> tuple[int, int]:
        return self.text.sentence_start(at), self.text.sentence_end(at)

    def span(self, first: int, end: int) -> Span:
        """The place of the tokens, without marks and conjunctions at the ends."""
        first, end = self.trim(first, end)
        start = self.text.starts[first] + (1 if self.text.tags[first] & tag.CONJ else 0)
        return Span(start, self.text.ends[end - 1])

    def trim(self, first: int, end: int) -> tuple[int, int]:
        loose = tag.COMMA | tag.STOP | tag.LINE | tag.COLON | tag.DASH
        while end - 1 > first and self.text.tags[end - 1] & (loose | tag.OPEN):
            end -= 1
        while end - 1 > first and self.text.tags[first] & (loose | tag.CLOSE):
            first += 1
        marks = [at for at in range(first, end) if self.text.tags[at] & tag.MARK]
        if len(marks) % 2 and end - 1 > first:
            if marks[-1] == end - 1:
                end -= 1
            elif marks[0] == first:
                first += 1
        return first, end

    def country(self, at: int) -> str | None:
        """Whose the adjective at `at` says that something is: a party of the article, else the country by its name."""
        kind = self.text.types[at]
        word = kind.stem if kind.tags & tag.DEFINITE else kind.bare
        if word.endswith("يا") and not kind.tags & tag.DEFINITE:
            word = word[:-1]
        base = word.removesuffix("يه") if word.endswith("يه") else word.removesuffix("ي")
        if base == word or len(base) < _SHORTEST_BASE:
            return None
        known = self.words.countries.get(word)
        if known is None and self.text.tags[at] & (tag.PREFIXED | tag.GIVEN):
            return None
        wanted = {fold(known).removeprefix("ال")} if known else {base, base + "ا", base + "ه"}
        named = [actor for actor in self.actors[:_FAR] if not wanted.isdisjoint(actor.party.stems[-1:])]
        plain = [actor for actor in named if actor.party.kind is HopKind.BODY]
        return min(plain, key=lambda actor: len(actor.name)).name if plain else known

    def speaker(self, at: int) -> str | None:
        """Who says the word at `at`; None for the outlet."""
        voice = self.voices[at]
        return None if voice < 0 else self.statements[voice].speaker_name


_NO_WORDS = frozenset([Act.ACCEPT, Act.REJECT, Act.AGREE, Act.OFFER])
_NEAREST = 12
_LONGEST_LIST = 8
_SHORTEST_BASE = 3
_FAR = 400


def lay_out(
    text: Text,
    words: ProposalWords,
    people: People,
    met: Sequence[tuple[int, Party]],
    statements: Sequence[Statement],
) -> Scene:
    actors = _with_speakers(text, _actors(text, people, met), statements)
    return Scene(
        text=text,
        words=words,
        people=people,
        actors=actors,
        starts=tuple(actor.first for actor in actors),
        statements=statements,
        voices=_voices(text, statements),
        cues={
            text.token_at(one.cue.start): number
            for number, one in reversed(list(enumerate(statements)))
            if one.cue is not None
        },
    )


def _actors(text: Text, people: People, met: Sequence[tuple[int, Party]]) -> tuple[Actor, ...]:
    found: list[Actor] = []
    names: dict[int, str] = {}
    limit = len(text.tokens)
    for first, party in met:
        if first >= limit or (found and first < found[-1].end):
            continue
        if party.kind is HopKind.MEDIA or text.tags[first] & tag.TIME:
            continue
        mention = read_mention(text, first, min(limit, first + _LONGEST_NAME), attached=True)
        end = first + 1 if mention is None else max(first + 1, mention.end)
        if id(party) not in names:
            hangs = text.tags[party.name[0]] & tag.POSSESSED and mention is not None
            names[id(party)] = mention_words(text, *mention.name) if hangs and mention else people.fullest(party)
        found.append(Actor(first, end, party, names[id(party)]))
    return tuple(found)


def _with_speakers(text: Text, actors: tuple[Actor, ...], statements: Sequence[Statement]) -> tuple[Actor, ...]:
    """And whoever speaks by a name that only his speaking shows to be one («قال كورسيل إن»)."""
    taken = {at for actor in actors for at in range(actor.first, actor.end)}
    found = list(actors)
    for one in statements:
        if one.speaker is None or one.speaker_name is None:
            continue
        first, end = text.token_at(one.speaker.start), text.token_at(one.speaker.end - 1) + 1
        if first < end and taken.isdisjoint(range(first, end)):
            taken.update(range(first, end))
            kind = HopKind.BODY if one.unnamed is None else HopKind.UNNAMED
            stems = tuple(text.types[at].stem for at in range(first, end))
            found.append(Actor(first, end, Party((first, end), stems, kind, True), one.speaker_name))
    return tuple(sorted(found, key=lambda actor: actor.first))


def _voices(text: Text, statements: Sequence[Statement]) -> tuple[int, ...]:
    voices = [-1] * len(text.tokens)
    pieces = [
        (piece, number)
        for number, one in enumerate(statements)
        if one.act not in _NO_WORDS  # what is accepted or refused is nobody's words
        for piece in one.content
    ]
    for piece, number in sorted(pieces, key=lambda pair: pair[0].start - pair[0].end):
        first, end = text.token_at(piece.start), text.token_at(piece.end - 1) + 1
        end = min(end, len(voices))
        voices[first:end] = [number] * (end - first)
    return tuple(voices)
