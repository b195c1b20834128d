"""Who takes part: mentions to the persons and bodies of the article, pronouns and dropped subjects included."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from qawl.find.meetings.naming import byline_end, is_next_post, owned_ahead, two_names
from qawl.find.meetings.words import Lookup
from qawl.find.mentions import Mention, mention_span, mention_words, read_mention
from qawl.find.parties import Party, agrees
from qawl.find.people import People
from qawl.model.documents import Span
from qawl.model.meetings import Part, Participant
from qawl.model.records import HopKind, Statement
from qawl.text import tags as tag
from qawl.text.fold import fold
from qawl.text.layers import Text

_AND = "\u0648"
_LEFT = ("\u0628", "\u0644")
_NAME_AND_POST = 7
_NEAREST = 40
"""Of the mentions before a pronoun so many are looked at, the nearest."""
_SENTENCES = 3
"""So many sentences back a pronoun reaches."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement by the tokens that matter here."""

    cue: int
    number: int
    statement: Statement
    speaker: Party | None


class Cast:
    """The parties of one article, by the token at which each was met, and who speaks where."""

    def __init__(
        self,
        text: Text,
        people: People,
        met: Sequence[tuple[int, Party]],
        statements: Sequence[Statement],
        verbs: frozenset[int],
        lookup: Lookup,
    ) -> None:
        """`verbs` are the tokens of words of meeting, which no name holds."""
        self._text, self._met, self._verbs, self._venues = text, met, verbs, lookup.venues
        self._pairs, self._counterparts = lookup.classes["one another"], lookup.classes["counterpart"]
        self._all_of = lookup.classes["all of"]
        self._leading = lookup.leading
        self._delegations = lookup.classes["delegation"]
        self._first = [first for first, _ in met]
        self._by_place = dict(met)
        latest = list(dict.fromkeys(party for _, party in met))[::-1]
        by_name = {people.fullest(party): party for party in latest}
        self._sayings = sorted(
            (
                Saying(text.token_at(one.cue.start), number, one, by_name.get(one.speaker_name or ""))
                for number, one in enumerate(statements)
                if one.cue is not None and one.speaker_name is not None
            ),
            key=lambda saying: (saying.cue, saying.number),
        )
        self.latest: tuple[str, Participant] | None = None
        """The verb of the latest telling that names its subject, and the subject."""
        self.subject: tuple[int, Participant] | None = None
        """The verb of the latest telling that has a subject of its own, as a token, and the subject."""
        self._byline = byline_end(text)
        self._by_stem = {stem: party for party in latest if party.kind is HopKind.PERSON for stem in party.stems}
        self._cues = [saying.cue for saying in self._sayings]

    def party(self, mention: Mention) -> Party | None:
        for at in (mention.first, mention.head, mention.name[0]):
            party = self._by_place.get(at)
            if party is not None and (party.named or mention.role is None or party.kind is not HopKind.PERSON):
                return party  # no «المنسق الخاص», whose name stands behind a long post
        return None

    def participant(self, mention: Mention, part: Part) -> Participant:
        party = self.party(mention)
        first = mention.name[0]
        person = mention.kind is HopKind.PERSON
        led = first > 0 and self._text.tags[first - 1] & tag.PREPOSITION
        left = self._text.types[first].bare.startswith(_AND) and not self._text.tags[first]
        if party is None and person and left and not led:
            return self._joined(mention, part)
        if person and self._text.types[first].folded[1:] in self._by_stem and self._is_and(first):
            return self._joined(mention, part)
        if party is None and self._is_led(first):
            return self._joined(mention, part)
        if self._text.types[mention.head].bare in self._delegations and (sent := self._delegation(mention)):
            return Participant(sent.of(self._text.raw), sent, None, part)
        if mention.plural and mention.role is not None and not self._text.tags[mention.head] & tag.DEFINITE:
            several = mention_span(self._text, mention.first, mention.end)  # «وزراء خارجية الدولتين»
            return Participant(mention_words(self._text, mention.first, mention.end), several, None, part)
        whole = self._text.types[first].folded in self._delegations  # «وفدا» has no «and» to lose
        at = self._text.span(*mention.name) if whole else mention_span(self._text, *mention.name)
        if party is None or party.kind is HopKind.UNNAMED or not self._same(mention, party):
            post = None if mention.role is None else mention_span(self._text, *mention.role).of(self._text.raw)
            return Participant(
                at.of(self._text.raw) if whole else mention_words(self._text, *mention.name), at, post, part
            )
        return Participant(self.fullest(party), at, self._post(party), part)

    def participants(self, mention: Mention, part: Part) -> list[Participant]:
        """Several where the phrase counts those who were named before: «الجانبان», «بين الرجلين»."""
        if self._text.types[mention.head].bare in self._pairs:
            if sides := self._nations(mention, part):
                return sides
            pair = self.meant(mention.first, gender="", number="d")
            if len(pair) > 1:
                return [self.known(one, part) for one in pair]
        if two := two_names(self._text, mention, self._by_stem):
            return [self.participant(one, part) for one in two]
        whom = self._pointed_at(mention)
        return [self.participant(mention, part) if whom is None else self.known(whom, part)]

    def _nations(self, mention: Mention, part: Part) -> list[Participant]:
        """«بين الجانبين الفلاني والفلاني»: each side by the word that the article has for it."""
        text, at = self._text, mention.head + 1
        found: list[Participant] = []
        while at < len(text.types) and text.tags[at] & tag.NISBA and (not found or text.tags[at] & tag.CONJ):
            span = mention_span(text, at, at + 1)
            found.append(Participant(span.of(text.raw), span, None, part))
            at += 1
        return found if len(found) > 1 else []

    def _pointed_at(self, mention: Mention) -> Party | None:
        """«سموه», «نظيره الفلاني»: whoever was so addressed, or holds a post of that nationality, nearest before."""
        head, text = mention.head, self._text
        bits = text.tags[head]
        if mention.role is not None or not bits & (tag.HONORIFIC | tag.TITLE):
            return None
        addressed = bits & tag.HONORIFIC and bits & tag.POSSESSED
        counterpart = text.types[head].bare in self._counterparts and mention.end - head > 1
        if not addressed and not counterpart:
            return None
        stem, end = text.types[head if addressed else head + 1].stem, bisect_left(self._first, head)
        for first, party in reversed(self._met[max(0, end - _NEAREST) : end]):
            if party.kind is not HopKind.PERSON or not party.named:
                continue
            around = range(max(0, first - 2), min(first + 3, head))
            if addressed and any(
                text.types[index].stem == stem and not text.tags[index] & tag.POSSESSED for index in around
            ):
                return party
            if counterpart and stem in party.roles:
                return party
        return None

    def _delegation(self, mention: Mention) -> Span | None:
        """«وفد من حركة السنابل» with whose it is."""
        end, text = mention.end, self._text
        if end + 1 >= len(text.types) or not text.tags[end] & tag.FROM:
            return None
        origin = read_mention(text, end + 1, text.sentence_end(end))
        return None if origin is None else mention_span(text, mention.first, origin.end)

    def _is_led(self, first: int) -> bool:
        """«لكارتر», where the article names «كارتر»: a preposition that the vocabulary has left on a name."""
        word = self._text.types[first].bare
        return not self._text.tags[first] and word[:1] in _LEFT and word[1:] in self._by_stem

    def _is_and(self, first: int) -> bool:
        """«وترامب», where the article names «ترامب» and nobody called «وترامب» otherwise."""
        return first > 0 and self._text.types[first].folded[:1] == _AND

    def _joined(self, mention: Mention, part: Part) -> Participant:
        """«وبوتين»: a name that the vocabulary has left its و."""
        first, end = mention.name
        span = Span(self._text.starts[first] + 1, self._text.ends[end - 1])
        stem = self._text.types[first].bare[1:]
        party = self._by_stem.get(stem)
        if party is not None:
            return Participant(self.fullest(party), span, self._post(party), part)
        return Participant(span.of(self._text.raw), span, None, part)

    def fullest(self, party: Party) -> str:
        """The party's fullest name, without a verb or a place of meeting that was taken for a part of it."""
        first, end = party.name
        types, verbs = self._text.types, self._verbs
        cut = (
            at
            for at in range(first + 1, end)
            if at in verbs
            or (types[at].folded[:1] == _AND and types[at].folded[1:] in self._by_stem)
            or (party.named and at > first + 1 and is_next_post(self._text, at))  # «صفوان الدراج» is a family's name
            or types[at].stem in self._venues
            or types[at].bare in self._all_of
            or (types[at].tags & tag.VERB and not types[at].tags & tag.GIVEN)
            or (
                party.named
                and at > first
                and types[at].tags & tag.PLACE
                and not types[at].tags & (tag.GIVEN | tag.CONJ | tag.NISBA)
            )
        )
        sent = types[first].bare in self._delegations
        led = (at for at in range(first + 1, end) if sent and types[at].bare in self._leading)  # «الوفد برئاسة سالم»
        end = next(cut if party.kind is HopKind.PERSON else led, end)
        while end - first > 1 and first in self._verbs:
            first += 1
        if first in self._verbs and party.kind is HopKind.PERSON:
            return ""  # a word of meeting that was taken for a name
        return mention_words(self._text, first, end)

    def is_person(self, one: Participant) -> bool:
        """Whether it is a person, or persons by their post («وزراء الخارجية»)."""
        if one.post is not None:
            return True
        if one.at is not None and self._text.tags[self._text.token_at(one.at.start)] & (tag.TITLE | tag.UNNAMED):
            return True
        return any(word in self._by_stem or word in self._counterparts for word in fold(one.name).split())

    def has_post(self, one: Participant) -> bool:
        """Whether the article tells a post of his, beside this name or a fuller one."""
        if one.post is not None:
            return True
        words = frozenset(fold(one.name).split())
        return any(party.roles and words <= frozenset(party.stems) for _, party in self._met)

    def known(self, party: Party, part: Part) -> Participant:
        """Somebody whom a pronoun stands for."""
        return Participant(self.fullest(party), None, self._post(party), part)

    def speaker(self, saying: Saying, part: Part) -> Participant:
        if saying.speaker is not None:
            return self.known(saying.speaker, part)
        said = saying.statement
        post = None if said.role is None else said.role.of(self._text.raw)
        return Participant(said.speaker_name or "", said.speaker, post, part)

    def addressee(self, saying: Saying, before: int) -> Participant | None:
        """Whom the speaker tells it, where that is somebody of the article."""
        span = saying.statement.addressee
        if span is None:
            return self._told(saying, before)
        at = self._text.token_at(span.start)
        if self._text.tags[at] & (tag.PRESS | tag.MEDIUM | tag.OUTLET):
            return None
        near = bisect_left(self._first, at - 6)
        for first, party in self._met[near : near + 4]:
            if first <= at and party.name and self._name_at(party, at):
                return Participant(self.fullest(party), span, self._post(party), Part.BOTH_SIDES)
        words = span.of(self._text.raw)
        return Participant(words, span, None, Part.BOTH_SIDES) if words.strip() else None

    def _told(self, saying: Saying, before: int) -> Participant | None:
        """«أبلغ الوزير نظيره فلانا في اتصال»: the person named between the verb and token `before`."""
        first, end = bisect_left(self._first, saying.cue), bisect_left(self._first, before)
        for at, party in self._met[first:end]:
            if party.kind is HopKind.PERSON and party.named and party is not saying.speaker:
                span = None if at >= before else mention_span(self._text, at, at + 1)
                return Participant(self.fullest(party), span, self._post(party), Part.BOTH_SIDES)
        return None

    def _name_at(self, party: Party, at: int) -> bool:
        return self._text.types[at].stem in party.stems

    def _same(self, mention: Mention, party: Party) -> bool:
        """Whether the party met at the mention's head is the mention and not a body that its post names."""
        person = mention.kind is HopKind.PERSON
        return person == (party.kind is HopKind.PERSON) or party.kind is HopKind.UNNAMED

    def _post(self, party: Party) -> str | None:
        if party.role is None or party.role == party.name:
            return None
        return mention_span(self._text, *party.role).of(self._text.raw)

    def self_at(self, at: int, part: Part) -> list[Participant]:
        """Who says «we» at token `at`: the speaker of the statement that holds it."""
        told = self.told_by(self._text.starts[at], at)
        return [] if told is None else [self.speaker(told, part)]

    def saying_at(self, at: int) -> Saying | None:
        """The statement of the sentence that holds token `at`, its cue nearest before, or else the first behind."""
        start, end = self._text.sentence_start(at), self._text.sentence_end(at)
        number = bisect_left(self._cues, at)
        if number and self._cues[number - 1] >= start:
            return self._sayings[number - 1]
        if number < len(self._cues) and self._cues[number] < end:
            return self._sayings[number]
        return None

    def told_by(self, offset: int, at: int) -> Saying | None:
        """The statement in whose content the code point `offset` stands, the innermost."""
        number = bisect_left(self._cues, at + 1)
        for saying in reversed(self._sayings[max(0, number - 6) : number + 3]):
            if any(piece.start <= offset < piece.end for piece in saying.statement.content):
                return saying
        return None

    def meant(self, at: int, *, gender: str, number: str) -> list[Party]:
        """Whom a pronoun or a dropped subject at token `at` stands for: two for a dual; none if nobody is near."""
        if number == "p":
            return []
        offset = self._text.starts[at]
        saying = self.saying_at(at)
        inside = saying is not None and any(one.start <= offset < one.end for one in saying.statement.content)
        ahead = saying is not None and owned_ahead(self._text, at, saying.cue, saying.statement.speaker)
        speaker = None if saying is None or inside or (saying.cue >= at and not ahead) else saying.speaker
        if number != "d" and speaker is not None and _fits(speaker, gender):
            return [speaker]
        near = self._near(at, _SENTENCES if number != "d" else 2 * _SENTENCES)
        if number == "d":
            return self._pair(near)
        fitting = [party for party in near if _fits(party, gender)]
        persons = [party for party in fitting if party.kind is HopKind.PERSON]
        if gender == "f":
            persons = [party for party in persons if party.feminine]
        persons = [party for party in persons if party.named] or persons  # «وأبنائه» is nobody's name
        chosen = persons or [
            party for party in fitting if party.kind is HopKind.BODY and (gender == "f" or not self._is_place(party))
        ]
        if chosen:
            return chosen[:1]
        return [saying.speaker] if saying is not None and saying.speaker is not None and saying.cue < at else []

    def _pair(self, near: Sequence[Party]) -> list[Party]:
        """The two nearest persons, or else the two nearest bodies and states."""
        for kind in (HopKind.PERSON, HopKind.BODY):
            able = (party for party in near if party.kind is kind and party.name[0] not in self._verbs)
            found = list(dict.fromkeys(able))[:2]
            if len(found) > 1:
                return found[::-1]
        return []

    def dropped(self, at: int, *, gender: str, number: str) -> list[Party]:
        """Whom a verb without a subject goes back to: the first person of its sentence, or of the one before.

        No outlet: «الزاهرة (شبكة كذا) - أعلنت الحركة أنها سترسل وفدا».
        """
        if number != "s":
            return self.meant(at, gender=gender, number=number)
        start, end = self._text.sentence_start(at), at
        that = next((index for index in range(at - 1, start, -1) if self._text.tags[index] & tag.THAT), start)
        if that > start and self._named_within(that, at, gender):
            start = that
        for _ in range(2):
            first, last = bisect_left(self._first, start), bisect_left(self._first, end)
            inside = [
                party
                for place, party in self._met[first:last]
                if place >= self._byline and _fits(party, gender) and not self._is_place(party)
                if party.kind is not HopKind.MEDIA
            ]
            persons = [party for party in inside if party.kind is HopKind.PERSON and party.named]
            if persons or inside:
                chosen = persons or inside
                return [one for one in chosen if gender != "f" or one.feminine or one.kind is HopKind.BODY][:1]
            end, start = start, self._text.sentence_start(start - 1) if start else 0
        return []

    def named_before(self, at: int) -> list[tuple[int, Party]]:
        """The last two persons whom the sentence names before token `at`, and where."""
        first, last = bisect_left(self._first, self._text.sentence_start(at)), bisect_left(self._first, at)
        persons = {
            party: place
            for place, party in reversed(self._met[max(first, last - _NEAREST) : last])
            if party.kind is HopKind.PERSON and party.named
        }
        last = next(iter(persons.values()), 0)
        near = at - last <= _NAME_AND_POST and not any(
            self._text.tags[index] & (tag.THAT | tag.STOP | tag.COLON) for index in range(last, at)
        )
        return [(place, party) for party, place in persons.items()][1::-1] if near else []

    def subject_in(self, start: int, end: int) -> Participant | None:
        """The subject of the latest telling, where its verb stands between the tokens."""
        if self.subject is None or not start <= self.subject[0] < end:
            return None
        return self.subject[1]

    def _is_place(self, party: Party) -> bool:
        first, end = party.name
        return end - first == 1 and bool(self._text.tags[first] & tag.PLACE)

    def _named_within(self, start: int, end: int, gender: str) -> bool:
        first, last = bisect_left(self._first, start), bisect_left(self._first, end)
        return any(
            party.kind is HopKind.PERSON and party.named and _fits(party, gender) for _, party in self._met[first:last]
        )

    def _near(self, at: int, sentences: int) -> list[Party]:
        """Those met before `at`, the nearest first, not too far back."""
        end = bisect_left(self._first, at)
        start = self._text.sentence_start(at)
        for _ in range(sentences - 1):
            start = self._text.sentence_start(start - 1) if start else 0
        return [party for first, party in reversed(self._met[max(0, end - _NEAREST) : end]) if first >= start]


def _fits(party: Party, gender: str) -> bool:
    return party.kind is not HopKind.UNNAMED and agrees(party, gender=gender, number="s")
