"""The parties of an article as themselves: states, governments, movements and councils, by name, adjective or place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qawl.find.adjectives import is_adjective
from qawl.find.mentions import mention_words, read_mention
from qawl.find.parties import Party
from qawl.find.people import People
from qawl.find.positions.edges import BODIES, is_his, trimmed
from qawl.find.positions.words import Lookup, is_of, letters_of, phrase_end
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.fold import fold
from qawl.text.layers import Text

SELF, SPOKESMAN, MEMBER, LEAK, PERSONAL = "self", "spokesman", "member", "leak", "personal"


@dataclass(frozen=True, slots=True)
class Voice:
    """A party, and in what way somebody speaks for it."""

    party: str
    """By its fullest name in the article; the name of the country where the article gives only an adjective."""
    stems: frozenset[str]
    country: str | None
    """The state that it is or belongs to, folded."""
    manner: str
    gender: str = ""
    political: bool = False
    """A state, a government, a movement: whatever it takes a firm stand on is a matter of politics."""

    @property
    def personal(self) -> bool:
        """Somebody of whom the article does not say for whom he speaks."""
        return self.manner == PERSONAL


def same_party(one: Voice, other: Voice) -> bool:
    """Whether two voices speak for one party, or one for a body of the other's state."""
    if one.country is not None and one.country == other.country:
        return True
    return bool(one.stems) and bool(other.stems) and (one.stems <= other.stems or other.stems <= one.stems)


@dataclass(frozen=True, slots=True, eq=False)
class Parties:
    """Whatever of one article may take a stand by itself."""

    text: Text
    people: People
    lookup: Lookup
    at: Mapping[int, Party]
    bodies: Mapping[str, Party]
    """The bodies of the article by each word of their names, without the article."""
    aliases: Mapping[str, tuple[int, int]]
    """By the word that a movement is called by the place of its whole name: «السنابل» of «حركة السنابل»."""

    def of_alias(self, at: int) -> Voice | None:
        """The movement that is called by the word at this place."""
        name = self.aliases.get(self.text.types[at].stem)
        if name is None or self.text.tags[at] & (tag.PREFIXED | tag.COMMON | tag.VERB | tag.CUE):
            return None  # «السلام» is peace, whatever movement is called by it
        stems = frozenset(self.text.types[one].stem for one in range(*name))
        return Voice(mention_words(self.text, *name), stems, None, SELF, "f", True)

    def of_adjective(self, at: int) -> Voice | None:
        """The state that an adjective of nationality stands for."""
        return self.state(at, at + 1, SELF)

    def body(self, first: int, end: int, manner: str, *, again: bool = False) -> Voice | None:
        """A state, government, movement or council as itself."""
        text, end = self.text, trimmed(self.text, first, end, self.lookup)
        first = head = self._past_office(first, end)
        while head < end - 1 and text.tags[head] & (tag.SAME | tag.DEMONSTRATIVE | tag.MARK | tag.OPEN):
            head += 1
        bits = text.tags[head]
        party = self.at.get(first) or self.at.get(head)
        league = bits & tag.BODY_NAME and text.types[head].stem in _LEAGUES
        league = league or is_of(text, self.lookup, "movement", head)  # «حركة مجتمع النور»
        if not league and any(is_of(text, self.lookup, "no party", at) for at in range(head, end)):
            return None
        alone = end - head == 1
        if alone and (bits & tag.POSSESSED or is_his(text, head)):
            return None  # «ائتلافه»
        called = not alone and bits & (tag.BODY_NAME | tag.PLACE)
        if is_of(text, self.lookup, "nobody alone", head) and not (
            called
            or (
                text.types[head].stem == "دول"
                and text.tags[end - 1] & tag.DEFINITE
                and not is_adjective(text, head + 1)
            )
            or any(text.tags[at] & _TELLING for at in range(head + 1, end if bits & tag.DEFINITE else head + 2))
        ):
            return None  # «الدول», «القوى السياسية»
        if not self._is_specific(head, end):
            other = None if again or party is None else self._specific_place(party)
            return None if other is None else self.body(*other, manner, again=True)
        if bits & tag.SOMEBODY or any(is_of(text, self.lookup, name, head) for name in ("sides", "both")):
            return self.state(head, end, manner) or self._joint(head, end)
        if bits & tag.PLACE and not bits & BODIES:
            if not self._is_state(head, end):
                return None
        elif not bits & BODIES and (bits & tag.NISBA or not self._is_body(party)):
            return None
        span = (first, end) if again or party is None or party.kind is not HopKind.BODY else party.name
        if span[1] - span[0] == 1 and is_his(text, span[0]):
            span = (first, end)  # «ائتلافه», by which «الائتلاف» goes elsewhere
        span = (self._past_office(*span), trimmed(text, *span, self.lookup))
        if party is not None and span[1] < party.name[1] and text.types[head].stem not in self._stems(*span):
            span = (first, end)  # «منحت السلطات حركة السنابل»: two that were read as one
        if text.tags[span[0]] & (tag.SAME | tag.DEMONSTRATIVE) and not text.tags[span[0]] & tag.DEFINITE:
            span = (head, end)
        span = self._fuller(span, party)
        if is_of(text, self.lookup, "no head", span[0]):
            return None  # «شركة الضفاف», «فريق العمل»
        words = mention_words(text, *span)
        stems = self._stems(*span)
        feminine = bits & tag.FEMININE or (bits & tag.PLACE and not bits & tag.MASCULINE)
        gender = "" if bits & tag.PLURAL else "f" if feminine else "m" if bits & tag.BODY else ""
        return Voice(words, stems, self._country(*span), manner, gender, self._is_political(*span))

    def _stems(self, first: int, end: int) -> frozenset[str]:
        kinds = self.text.types[first:end]
        return frozenset(kind.stem for kind in kinds if kind.folded[:1].isalpha())

    def _past_office(self, first: int, end: int) -> int:
        """«خارجية المنارة» stands for the state."""
        text = self.text
        bare = (
            first + 1 < end and is_of(text, self.lookup, "state office", first) and not text.tags[first] & tag.DEFINITE
        )
        return first + 1 if bare and text.tags[first + 1] & tag.PLACE else first

    def _is_political(self, first: int, end: int) -> bool:
        kind = self.text.types[first]
        people = self.text.tags[first] & tag.DEFINITE and kind.stem.endswith(_OF_PEOPLE)  # «الانفصاليون»
        known = phrase_end(self.text, self.lookup, "political", first) > first
        return bool(people) or known or self._is_state(first, end)

    def of_both(self, at: int) -> Voice | None:
        """«الطرفان», «الرئيسان», where they are named without being met."""
        return (
            self._joint(at, at + 1)
            if self.text.tags[at] & tag.DEFINITE and not self.text.tags[at] & tag.PREFIXED
            else None
        )

    def of_people(self, at: int) -> Voice | None:
        """«التلاليون»: a people, which the ending says is the subject."""
        kind, bits = self.text.types[at], self.text.tags[at]
        people = kind.stem.endswith("\u064a\u0648\u0646") and self.lookup.countries.get(kind.stem[:-2])
        if not people or not bits & tag.DEFINITE or bits & tag.PREFIXED:
            return None
        return Voice(mention_words(self.text, at, at + 1), frozenset([kind.stem]), None, SELF, "", True)

    def _joint(self, head: int, end: int) -> Voice | None:
        """«الطرفان», «الجانبان»: both together."""
        if not is_of(self.text, self.lookup, "both", head):
            return None
        words = mention_words(self.text, head, head + 1)
        return Voice(words, frozenset([self.text.types[head].stem]), None, SELF, "", True)

    def _fuller(self, span: tuple[int, int], party: Party | None) -> tuple[int, int]:
        """«الجماعة» that was taken for another body: the first of the article that is called so."""
        if span[1] - span[0] > 1 or (party is not None and party.name == span):
            return span
        other = self.bodies.get(self.text.types[span[0]].stem)
        if (
            other is None
            or is_his(self.text, other.name[0])  # «ائتلافه»
            or not self.text.tags[span[0]] & tag.BODY
            or other is party
        ):
            return span
        end = trimmed(self.text, *other.name)
        return (other.name[0], end) if self._is_specific(other.name[0], end) else span

    def _is_specific(self, head: int, end: int) -> bool:
        """«أقلية», «جماعة مسلحة»: nobody in particular."""
        return self._in_marks(head) or any(self.text.tags[at] & _SPECIFIC for at in range(head, end))

    def _specific_place(self, party: Party) -> tuple[int, int] | None:
        """Where else the article names the party so that one can tell which it is."""
        for first in party.places[:_PLACES]:
            mention = read_mention(self.text, first, len(self.text.tokens), attached=True)
            if mention is not None and mention.kind is HopKind.BODY and self.text.tags[mention.head] & _SPECIFIC:
                return mention.name
        return None

    def _in_marks(self, head: int) -> bool:
        return head > 0 and bool(self.text.tags[head - 1] & tag.MARK)

    def _is_body(self, party: Party | None) -> bool:
        """Whether a name in marks or of no list is a body's elsewhere in the article: «حركة "السنابل"»."""
        if party is None or party.kind is not HopKind.BODY:
            return False
        first = party.name[0]
        around = self.text.tags[max(0, first - 2) : party.name[1]]
        return any(bits & BODIES for bits in around)

    def _is_state(self, first: int, end: int) -> bool:
        """Whether the place is a state or a capital, which stands for one."""
        words = [self.text.types[at].folded for at in range(first, end)]
        words[0] = self.text.types[first].bare
        stem = [self.text.types[first].stem, *words[1:]]
        known = self.lookup.states
        return " ".join(words) in known or " ".join(stem) in known or words[0] in known or "ال" + stem[0] in known

    def _country(self, first: int, end: int) -> str | None:
        """The country that an adjective or a name among these words says, folded and without its article."""
        for at in range(first, end):
            if self.text.tags[at] & tag.NISBA and (country := self.lookup.countries.get(self.text.types[at].stem)):
                return _key(country)
        first_place = next((at for at in range(first, end) if self.text.tags[at] & tag.PLACE), None)
        return None if first_place is None else self.text.types[first_place].stem

    def state(self, first: int, end: int, manner: str) -> Voice | None:
        """The state that an adjective or a place in a post says: «وزير الخارجية الأردني», «مندوب الأردن»."""
        text = self.text
        for at in range(first, end):
            bits = text.tags[at]
            if at > first and (text.types[at].bare == _IN or (bits & tag.PLACE and text.types[at].prefix == AT)):
                break  # «وزراء الخارجية العرب في الزاهرة», «المبعوث الخاص بالبيلسان»: where they meet or are sent
            if bits & tag.NISBA and (country := self.lookup.countries.get(text.types[at].stem)):
                return self._nation(country, at, manner)
            if at and is_of(text, self.lookup, "of the world", at) and is_of(text, self.lookup, "envoy", at - 1):
                return self._nations(manner)
            if bits & tag.PLACE:
                stop = min(text.phrase_ends.get(at, at + 1), end)
                if self._is_state(at, stop):
                    stem = text.types[at].stem
                    return Voice(mention_words(text, at, stop), frozenset([stem]), stem, manner, "", True)
            elif bits & tag.DEFINITE and not bits & (BODIES | tag.COMMON | tag.TITLE) and is_adjective(text, at):
                stem = text.types[at].stem.removesuffix("ه").removesuffix("ي")
                party = self.bodies.get(stem) or self._government(stem)
                if party is not None:
                    return Voice(self.people.fullest(party), frozenset(party.stems), stem, manner, "", True)
        return None

    def _nations(self, manner: str) -> Voice | None:
        """Whom an envoy of the world is of, where the article names them."""
        sender = next((self.bodies[stem] for stem in self.lookup.classes["nations"] if stem in self.bodies), None)
        return None if sender is None else self.body(*sender.name, manner, again=True)

    def _nation(self, country: str, at: int, manner: str) -> Voice:
        """The state of an adjective, with the quarter that tells two of one name apart («الكوري الشمالي»)."""
        text, key = self.text, _key(country)
        if at + 1 < len(text.types) and is_of(text, self.lookup, "compass", at + 1):
            quarter = text.types[at + 1].stem.removesuffix("ه")
            name = f"{country} \u0627\u0644{quarter}\u0629"
            return Voice(name, frozenset([key, quarter + "ه"]), f"{key} {quarter}", manner, "", True)
        return Voice(self.state_name(country, text.types[at].stem), frozenset([key]), key, manner, "", True)

    def _government(self, stem: str) -> Party | None:
        """«الحكومة الفلانية»: the government that an adjective of no list is of."""
        for form in (stem + "ي", stem + "يه"):
            party = self.bodies.get(form)
            if party is None or not is_of(self.text, self.lookup, "government", party.name[0]):
                continue
            if not party.name[0] or not self.text.tags[party.name[0] - 1] & tag.OFFICE:
                return party  # «وزير الدولة الفلاني» is of no body «الدولة الفلاني»
        return None

    def state_name(self, country: str, adjective: str = "") -> str:
        """The state of an adjective by the name that the article has for it, or else by that of the list."""
        other = self.lookup.other_names.get(letters_of(country), frozenset())
        party = next((self.bodies[stem] for stem in sorted(other) if stem in self.bodies), None)
        if party is not None and set(party.stems) == other:
            return self.people.fullest(party)
        party = self.bodies.get(_key(country))
        if party is not None and len(party.stems) == 1:
            return self.people.fullest(party)
        government = self._government(adjective.removesuffix("ه").removesuffix("ي")) if adjective else None
        return country if government is None else self.people.fullest(government)

    def is_cabinet(self, at: int) -> bool:
        """«رئيس مجلس الوزراء» says of no state."""
        last = self.text.phrase_ends.get(at, at + 2) - 1
        return last > at and last < len(self.text.types) and is_of(self.text, self.lookup, "cabinet", last)

    def body_within(self, first: int, end: int, manner: str) -> Voice | None:
        """The last body of those that stand in each other: «المكتب السياسي لحركة السنابل» is the movement's."""
        last = first
        for at in range(first + 1, end):
            if self.text.tags[at] & tag.PREPOSITION and not self.text.tags[at] & tag.BODY:
                break
            if self.text.types[at].bare == BEFORE_WHOM:
                break
            if self.text.types[at].prefix == "ب" and self.text.tags[at] & BODIES and self._leads_to_place(at, end):
                break  # «الأمين العام للغرفة بولاية الضفاف»: where it is
            if self.text.tags[at] & BODIES and not is_of(self.text, self.lookup, "state office", at):
                last = at
        mention = read_mention(self.text, last, end, attached=True)
        if mention is None or mention.kind is not HopKind.BODY:
            return None
        return self.body(*mention.name, manner)

    def _leads_to_place(self, at: int, end: int) -> bool:
        return at + 1 < end and bool(self.text.tags[at + 1] & tag.PLACE)


_SPECIFIC = tag.DEFINITE | tag.PLACE | tag.BODY_NAME | tag.NISBA | tag.GIVEN | tag.LATIN
_TELLING = tag.PLACE | tag.BODY_NAME | tag.NISBA | tag.GIVEN | tag.LATIN | tag.BODY
_PLACES = 8
_IN = "\u0641\u064a"
AT = "\u0628"
"""Written onto a place, where somebody is or is sent."""
BEFORE_WHOM = "\u0644\u062f\u064a"
"""«مندوب البيلسان لدى المنظمة»: she is not the organisation's."""


_OF_PEOPLE = ("\u064a\u0648\u0646", "\u064a\u064a\u0646")
_LEAGUES = frozenset(["جامعه", "مجموعه"])
"""Words of no party that are one in a name of the list («جامعة الدول …»)."""


def _key(country: str) -> str:
    return fold(country).removeprefix("ال")
