"""One article as the finder of stands sees it: voices, and which statement each word stands in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from qawl.find.answers import ANSWER
from qawl.find.mentions import Mention, read_mention
from qawl.find.parties import Party
from qawl.find.people import People
from qawl.find.positions.parties import Voice
from qawl.find.positions.voices import Voices, meet_voices
from qawl.find.positions.words import Lookup, is_of
from qawl.model.records import HopKind, Statement
from qawl.text import tags as tag
from qawl.text.layers import Text

_HEAT = 4
"""An article with so many words of conflicts and talks is about them."""
_SHORT, _SHORT_HEAT = 200, 2
"""Of an article of at most so many words fewer say so."""
_SPARSE = 120
"""With more words than these to each word of conflicts and talks an article is about something else."""
_AROUND, _NEAR = 60, 20
_WIDE = 250
_PER_THOUSAND, _FEWEST = 15, 60
"""Fewer such words in a thousand are few; so few words in all say nothing of it."""
_PALE = 20
"""So many in a thousand are not many."""
_OTHER = 4
"""So many words of business, sport, schools or the arts are some."""
_BEHIND = 6
"""So many words behind an issue still say what it is about."""
_NEAREST = 4
"""Of the mentions before a word so many are looked at, the nearest."""

_EARLIER = 4
"""So many statements back somebody is named who goes on."""


@dataclass(slots=True, eq=False)
class Scene:
    """Everything the rules ask about one article."""

    text: Text
    lookup: Lookup
    voices: Voices
    statements: Sequence[Statement]
    inside: list[int | None]
    """For each token the innermost statement whose content it stands in, by number."""
    cues: dict[int, int]
    """For the first token of a cue its statement, by number."""
    answers: frozenset[int]
    """Statements that answer a clause («وهو ما ترفضه الحركة»), by number: the outlet tells them."""
    places: list[int]
    """The tokens at which somebody is met, in order."""
    named: dict[str, int]
    """For the name of a speaker the first statement that names him where he speaks."""
    heated: bool
    """The article is about a conflict or about talks."""
    hot: bool
    """It says so in many words: what somebody calls for in his own name is politics too."""
    sparse: bool
    """It hardly speaks of them."""
    elsewhere: bool
    """It speaks rather of business, sport, schools or the arts."""
    thin: bool
    """Few of its words speak of them."""
    pale: bool
    """Not many of its words do."""
    mixed: bool
    """Not many do, and some speak of business, sport, schools or the arts."""

    def is_sparse(self, at: int) -> bool:
        """Whether neither the article nor the words around speak of conflicts and talks."""
        return self.sparse and self._heat_around(at, _AROUND) < _SHORT_HEAT

    def is_elsewhere(self, at: int) -> bool:
        """Whether the article is about markets, clubs or schools, and the words around are no exception."""
        return self.elsewhere and self._heat_around(at, _NEAR) < _SHORT_HEAT

    def is_thin(self, at: int) -> bool:
        """Whether few of the words speak of conflicts and talks, in the article and for a long way around."""
        reach = range(max(0, at - _WIDE), min(at + _WIDE, len(self.text.types)))
        return self.thin and _is_thin(self._heat_around(at, _WIDE), len(reach), _PER_THOUSAND)

    def is_of_conflict(self, first: int, end: int) -> bool:
        """Whether the words of an issue, or those right behind, speak of conflicts and talks."""
        core, end = self.lookup.classes["core"], min(end + _BEHIND, self.text.sentence_end(first))
        kinds = self.text.types[first:end]
        return any(kind.bare in core or kind.stem in core for kind in kinds)

    def _heat_around(self, at: int, reach: int) -> int:
        core, kinds = self.lookup.classes["core"], self.text.types[max(0, at - reach) : at + reach]
        return len([1 for kind in kinds if kind.bare in core or kind.stem in core])

    def mention_at(self, index: int, limit: int) -> Mention | None:
        """Whoever is named from the token `index` on; None where nobody is met there."""
        if index >= limit or (index not in self.voices.at and index - 1 not in self.voices.at):
            return None
        return read_mention(self.text, index, limit, attached=True)

    def mention_before(self, index: int) -> Mention | None:
        """The outermost mention nearest before `index` in its sentence, which ends there or earlier."""
        start = self.text.sentence_start(index)
        last = bisect_left(self.places, index)
        found: Mention | None = None
        for first in reversed(self.places[max(0, last - _NEAREST) : last]):
            if first < start:
                break
            mention = read_mention(self.text, first, index, attached=True)
            if mention is not None and (found is None or mention.end >= found.end):
                found = mention
        return found

    def is_media(self, statement: Statement) -> bool:
        """Whether a statement is a carrier's own telling, which says of nobody that it is theirs."""
        party = self.voices.by_name.get(statement.speaker_name or "")
        return party is not None and party.kind is HopKind.MEDIA

    def speaker(self, number: int) -> Voice | None:
        """For whom the speaker of a statement speaks."""
        statement = self._named_by(number)
        voice = self.voices.of_statement(statement)
        if voice is None and statement.speaker is None and statement.speaker_name in self.named:
            return self.voices.of_statement(self.statements[self.named[statement.speaker_name]])
        return voice

    def _named_by(self, number: int) -> Statement:
        """The statement in whose words the speaker is named who is not named here."""
        one = self.statements[number]
        if one.speaker is None and one.speaker_name is not None:
            earlier = self.statements[max(0, number - _EARLIER) : number]
            return next((it for it in reversed(earlier) if it.speaker_name == one.speaker_name and it.speaker), one)
        return one

    def speaks_as_several(self, number: int) -> bool:
        """Whether whoever is named as the speaker is several: «وزراء خارجية المنارة والهضبة», «مسؤولون في الحركة»."""
        speaker = self._named_by(number).speaker
        if speaker is None:
            return False
        at = self.text.token_at(speaker.start)
        several = self.text.tags[at] & tag.UNNAMED and self.text.types[at].stem.endswith(_SEVERAL)
        return bool(several) or is_of(self.text, self.lookup, "men", at)

    def speakers(self, number: int) -> tuple[Voice, ...]:
        """The same; of «كل من التل والوادي» each."""
        voice, speaker = self.speaker(number), self.statements[number].speaker
        if speaker is None or self.text.tokens[self.text.token_at(speaker.start)] not in _EACH:
            return () if voice is None else (voice,)
        first, end = self.text.token_at(speaker.start), self.text.token_at(speaker.end - 1) + 1
        inside = self.places[bisect_left(self.places, first + 1) : bisect_left(self.places, end)]
        found = [self.voices.of_party(self.voices.at[at]) for at in inside if self.voices.at[at].kind is HopKind.BODY]
        each = dict.fromkeys(one for one in found if one is not None)
        return tuple(each) or (() if voice is None else (voice,))


_SEVERAL = ("ون", "ين", "ان")
_EACH = frozenset(["كل", "كلا", "كلتا", "كلٌّ", "كلّ"])


def set_scene(
    text: Text, people: People, met: Sequence[tuple[int, Party]], statements: Sequence[Statement], lookup: Lookup
) -> Scene:
    """The article with everything looked up once."""
    inside: list[int | None] = [None] * len(text.tokens)
    pieces = [(piece, number) for number, one in enumerate(statements) for piece in one.content]
    for piece, number in sorted(pieces, key=lambda pair: pair[0].start - pair[0].end):
        first, end = text.token_at(piece.start), text.token_at(piece.end - 1) + 1
        inside[first:end] = [number] * (end - first)
    answers = frozenset(number for number, one in enumerate(statements) if one.rule.endswith(ANSWER))
    told = [(one.cue, number) for number, one in enumerate(statements) if number not in answers]
    cues = {text.token_at(cue.start): number for cue, number in told if cue is not None}
    voices = meet_voices(text, people, met, lookup)
    named: dict[str, int] = {}
    for number, one in enumerate(statements):
        if one.speaker_name is not None and one.speaker is not None:
            named.setdefault(one.speaker_name, number)
    inside = inside[: len(text.tokens)]
    return Scene(text, lookup, voices, statements, inside, cues, answers, voices.order, named, *_heat(text, lookup))


def _heat(text: Text, lookup: Lookup) -> tuple[bool, bool, bool, bool, bool, bool, bool]:
    core, other, long = lookup.classes["core"], lookup.classes["elsewhere"], len(text.types)
    heat = len([1 for kind in text.types if kind.bare in core or kind.stem in core])
    cold = len([1 for kind in text.types if kind.stem in other])
    hot = heat >= (_HEAT if long > _SHORT else _SHORT_HEAT)
    sparse, pale = heat * _SPARSE < long > _SPARSE, _is_thin(heat, long, _PALE)
    return (
        hot,
        heat >= _HEAT,
        sparse,
        cold > heat + heat // 4,
        _is_thin(heat, long, _PER_THOUSAND),
        pale,
        pale and cold >= _OTHER,
    )


def _is_thin(heat: int, long: int, enough: int) -> bool:
    return long > _FEWEST and 1000 * heat < enough * long


def ends_clause(text: Text, index: int) -> bool:
    """Whether a clause cannot reach past this token."""
    return bool(text.tags[index] & (tag.STOP | tag.LINE | tag.COMMA | tag.COLON))
