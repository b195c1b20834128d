"""Which party somebody speaks for, by name and post: nobody's words are a party's unless the post says so."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from qawl.find.mentions import Mention, mention_words, read_mention
from qawl.find.noun_phrases import is_adjective
from qawl.find.people import Party, People
from qawl.find.positions.naming import find_aliases, find_posts
from qawl.find.positions.words import Lookup, is_of, phrase_end
from qawl.model.records import HopKind, Statement
from qawl.text import vocabulary as tag
from qawl.text.fold import fold
from qawl.text.layers import Text

SELF, SPOKESMAN, MEMBER, LEAK, PERSONAL = "self", "spokesman", "member", "leak", "personal"
_BODIES = tag.BODY | tag.BODY_NAME


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


@dataclass(slots=True, eq=False)
class Voices:
    """Everybody of one article by place and by name, with the voice of each, worked out when asked for."""

    text: Text
    people: People
    lookup: Lookup
    at: dict[int, Party]
    by_name: dict[str, Party]
    bodies: dict[str, Party]
    """The bodies of the article by each word of their names, without the article."""
    aliases: Mapping[str, tuple[int, int]]
    """By the word that a movement is called by the place of its whole name: «السنابل» of «حركة السنابل»."""
    posts: Mapping[int, tuple[int, int]]
    """For persons by identity the post that stands beside the name without being read with it."""
    order: list[int]
    """The tokens at which somebody is met, in order."""
    known: dict[int, Voice | None] = field(default_factory=dict)

    def of_party(self, party: Party) -> Voice | None:
        """For whom a party of the article speaks; None for media, experts and whoever holds no post that speaks."""
        if id(party) not in self.known:
            self.known[id(party)] = None  # whoever is named by his own pronoun
            voice = self._read(party.kind, party.name, party.role)
            if voice is None and party.kind is HopKind.PERSON:
                voice = self._by_post(party) or self._for_himself(party)
            self.known[id(party)] = voice
        return self.known[id(party)]

    def _by_post(self, party: Party) -> Voice | None:
        """«سالم الراوي، رئيس الحركة»: by the post in apposition."""
        post = self.posts.get(id(party))
        return None if post is None else self._person(*post)

    def _for_himself(self, party: Party) -> Voice | None:
        """Somebody with a name and no post, or with one of a state that is not said («وزير الخارجية»)."""
        if not party.named or id(party) in self.posts or not self._is_free(party):
            return None
        gender = "f" if party.feminine else ""
        return Voice(self.people.fullest(party), frozenset(party.stems), None, PERSONAL, gender)

    def _is_free(self, party: Party) -> bool:
        text, lookup = self.text, self.lookup
        if party.role is None:
            names = range(*party.name)
            return not party.roles and not any(
                text.tags[at] & (tag.COMMON | tag.TITLE | _BODIES) & ~tag.GIVEN and not text.tags[at] & tag.GIVEN
                for at in names
            )
        first, end = party.role
        if any(is_of(text, lookup, "former", at) for at in range(first, end)):
            return False
        after = phrase_end(text, lookup, "head", first)
        return after > first and (after == end or is_of(text, lookup, "state office", after))

    def of_alias(self, at: int) -> Voice | None:
        """The movement that is called by the word at this place."""
        name = self.aliases.get(self.text.types[at].stem)
        if name is None or self.text.tags[at] & tag.PREFIXED:
            return None
        stems = frozenset(self.text.types[one].stem for one in range(*name))
        return Voice(mention_words(self.text, *name), stems, None, SELF, "f", True)

    def of_mention(self, mention: Mention) -> Voice | None:
        """For whom the one speaks who is named here."""
        party = self.at.get(mention.first)
        if party is not None:
            return self.of_party(party)
        return self._read(mention.kind, mention.name, mention.role)

    def of_adjective(self, at: int) -> Voice | None:
        """The state that an adjective of nationality stands for."""
        return self._state(at, at + 1, SELF)

    def of_statement(self, statement: Statement) -> Voice | None:
        """For whom the speaker of a statement speaks."""
        if statement.speaker_name is None:
            return None
        party = self.by_name.get(statement.speaker_name)
        if party is not None:
            return self.of_party(party)
        if statement.speaker is None or statement.unnamed is not None:
            return None
        name = self._tokens(statement.speaker.start, statement.speaker.end)
        role = None if statement.role is None else self._tokens(statement.role.start, statement.role.end)
        if role is not None:
            return self._read(HopKind.PERSON, name, role)
        return self._read(HopKind.BODY, name, None) or self.of_alias(name[0]) or self._unknown(*name)

    def _unknown(self, first: int, end: int) -> Voice | None:
        """Somebody called by a name of no list: «نتنياهو»."""
        text, longest = self.text, first + _NAME
        if end > longest or any(text.tags[at] & ~tag.GIVEN or len(text.tokens[at]) < _LETTERS for at in range(first, end)):
            return None
        return Voice(mention_words(text, first, end), frozenset(text.types[at].stem for at in range(first, end)), None, PERSONAL)

    def _tokens(self, start: int, end: int) -> tuple[int, int]:
        return self.text.token_at(start), self.text.token_at(end - 1) + 1

    def _read(self, kind: HopKind, name: tuple[int, int], role: tuple[int, int] | None) -> Voice | None:
        match kind:
            case HopKind.BODY:
                return self._body(name[0], name[1], SELF)
            case HopKind.PERSON:
                return self._person(*(role or name))
            case HopKind.UNNAMED:
                return self._unnamed(*name)
            case _:
                return None

    def _body(self, first: int, end: int, manner: str, *, again: bool = False) -> Voice | None:
        """A state, government, movement or council as itself."""
        text, end = self.text, trimmed(self.text, first, end)
        first = head = self._past_office(first, end)
        while head < end - 1 and text.tags[head] & (tag.SAME | tag.DEMONSTRATIVE | tag.MARK | tag.OPEN):
            head += 1
        bits = text.tags[head]
        party = self.at.get(first) or self.at.get(head)
        if any(is_of(text, self.lookup, "no party", at) for at in range(head, end)):
            return None
        alone = end - head == 1
        if alone and bits & tag.POSSESSED:
            return None
        if is_of(text, self.lookup, "nobody alone", head) and not any(
            text.tags[at] & _TELLING for at in range(head + 1, end)
        ):
            return None  # «الدول», «القوى السياسية»
        if not self._is_specific(head, end):
            other = None if again or party is None else self._specific_place(party)
            return None if other is None else self._body(*other, manner, again=True)
        if bits & tag.SOMEBODY or is_of(text, self.lookup, "sides", head):
            return self._state(head, end, manner) or self._joint(head, end)
        if bits & tag.PLACE and not bits & _BODIES:
            if not self._is_state(head, end):
                return None
        elif not bits & _BODIES and (bits & tag.NISBA or not self._is_body(party)):
            return None
        span = (first, end) if again or party is None or party.kind is not HopKind.BODY else party.name
        span = (self._past_office(*span), trimmed(text, *span))
        if text.tags[span[0]] & (tag.SAME | tag.DEMONSTRATIVE) and not text.tags[span[0]] & tag.DEFINITE:
            span = (head, end)
        span = self._fuller(span, party)
        words = mention_words(text, *span)
        stems = frozenset(text.types[at].stem for at in range(*span) if text.types[at].folded[:1].isalpha())
        feminine = bits & tag.FEMININE or (bits & tag.PLACE and not bits & tag.MASCULINE)
        gender = "" if bits & tag.PLURAL else "f" if feminine else "m" if bits & tag.BODY else ""
        return Voice(words, stems, self._country(*span), manner, gender, self._is_political(*span))

    def _past_office(self, first: int, end: int) -> int:
        """«خارجية المنارة» stands for the state."""
        text = self.text
        bare = first + 1 < end and is_of(text, self.lookup, "state office", first) and not text.tags[first] & tag.DEFINITE
        return first + 1 if bare and text.tags[first + 1] & tag.PLACE else first

    def _is_political(self, first: int, end: int) -> bool:
        return is_of(self.text, self.lookup, "political", first) or self._is_state(first, end)

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
        if other is None or not self.text.tags[span[0]] & tag.BODY or other is party:
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
        return any(bits & _BODIES for bits in around)

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

    def _state(self, first: int, end: int, manner: str) -> Voice | None:
        """The state that an adjective or a place in a post says: «وزير الخارجية الأردني», «مندوب الأردن»."""
        text = self.text
        for at in range(first, end):
            bits = text.tags[at]
            if bits & tag.NISBA and (country := self.lookup.countries.get(text.types[at].stem)):
                return self._nation(country, at, manner)
            if bits & tag.PLACE:
                stop = min(text.phrase_ends.get(at, at + 1), end)
                if self._is_state(at, stop):
                    stem = text.types[at].stem
                    return Voice(mention_words(text, at, stop), frozenset([stem]), stem, manner, "", True)
            elif bits & tag.DEFINITE and not bits & (_BODIES | tag.COMMON | tag.TITLE) and is_adjective(text, at):
                stem = text.types[at].stem.removesuffix("ه").removesuffix("ي")
                party = self.bodies.get(stem) or self._government(stem)
                if party is not None:
                    return Voice(self.people.fullest(party), frozenset(party.stems), stem, manner, "", True)
        return None

    def _nation(self, country: str, at: int, manner: str) -> Voice:
        """The state of an adjective, with the quarter that tells two of one name apart («الكوري الشمالي»)."""
        text, key = self.text, _key(country)
        if at + 1 < len(text.types) and is_of(text, self.lookup, "compass", at + 1):
            quarter = text.types[at + 1].stem.removesuffix("ه")
            name = f"{country} \u0627\u0644{quarter}\u0629"
            return Voice(name, frozenset([key, quarter + "ه"]), f"{key} {quarter}", manner, "", True)
        return Voice(self.state_name(country), frozenset([key]), key, manner, "", True)

    def _government(self, stem: str) -> Party | None:
        """«الحكومة الفلانية»: the government that an adjective of no list is of."""
        for form in (stem + "ي", stem + "يه"):
            party = self.bodies.get(form)
            if party is not None and is_of(self.text, self.lookup, "government", party.name[0]):
                return party
        return None

    def state_name(self, country: str) -> str:
        """The state of an adjective by the name that the article has for it, or else by that of the list."""
        party = self.bodies.get(_key(country))
        return self.people.fullest(party) if party is not None and len(party.stems) == 1 else country

    def _person(self, first: int, end: int) -> Voice | None:
        """Whom a post speaks for; None for experts, deputies, former holders and posts of no party."""
        text, lookup = self.text, self.lookup
        if any(is_of(text, lookup, "former", at) for at in range(first, end)):
            return None
        for at in range(first, min(end, first + _HEAD_WITHIN)):
            if phrase_end(text, lookup, "spokesman", at) > at:
                return self._of_post(at + 1, end, SPOKESMAN) or self._owner(at, end, SPOKESMAN)
            if (after := phrase_end(text, lookup, "head", at)) > at:
                return self._of_post(after, end, SELF) or self._owner(at, end, SELF)
            if phrase_end(text, lookup, "member", at) > at:
                return self._member(at, end)
        return None

    def _owner(self, first: int, end: int, manner: str) -> Voice | None:
        """«كبير مفاوضيها», «المتحدث باسمها»: of whoever was named last before the pronoun that stands for it."""
        pronoun = next((found for at in range(first, end) if (found := _pronoun(self.text, at))), "")
        if not pronoun:
            return None
        last = bisect_left(self.order, first)
        for at in reversed(self.order[max(0, last - _OWNERS) : last]):
            if first - at > _OWNER_WITHIN:
                return None
            party = self.at[at]
            voice = None if party.kind not in (HopKind.BODY, HopKind.PERSON) else self.of_party(party)
            if voice is None or voice.personal:
                continue
            person = party.kind is HopKind.PERSON
            gender = ("f" if party.feminine else "m") if person else voice.gender
            if gender == pronoun:
                return replace(voice, manner=manner, gender="")
        return None

    def _member(self, at: int, end: int) -> Voice | None:
        """«نائب رئيس الوزراء» and «عضو المكتب السياسي» speak for their party, «نائب» and «عضو» of a council do not."""
        text, lookup = self.text, self.lookup
        after = at + 1
        if after >= end:
            return None
        deputy = is_of(text, lookup, "deputy", at)
        if (
            deputy
            and phrase_end(text, lookup, "head", after) == after
            and not is_of(text, lookup, "state office", after)
        ):
            return None
        if text.types[at].stem == "عضو" and text.types[after].stem not in ("مكتب", "وفد"):
            return None
        return self._of_post(after, end, MEMBER)

    def _of_post(self, first: int, end: int, manner: str) -> Voice | None:
        """The body or state that a post is of, whichever is named first; a ministry or cabinet is its state's."""
        text = self.text
        office: int | None = None
        for at in range(first, end):
            bits = text.tags[at]
            if (voice := self.of_alias(at)) is not None:
                return replace(voice, manner=manner, gender="")
            if bits & _BODIES and is_of(text, self.lookup, "state office", at) and manner != SPOKESMAN:
                office = at if office is None else office
                continue
            if bits & _BODIES:
                return self._body_within(at, end, manner)
            if bits & (tag.NISBA | tag.PLACE) or is_adjective(text, at):
                state = self._state(at, end, manner)
                if state is not None:
                    return state
        if office is not None:
            voice = self._body_within(office, end, manner)
            government = is_of(text, self.lookup, "government", office)
            return (
                voice if government or (voice is not None and len(voice.stems) > 1 and not _unlike(text, end)) else None
            )
        return None

    def _body_within(self, first: int, end: int, manner: str) -> Voice | None:
        """The last body of those that stand in each other: «المكتب السياسي لحركة السنابل» is the movement's."""
        last = first
        for at in range(first + 1, end):
            if self.text.tags[at] & tag.PREPOSITION and not self.text.tags[at] & tag.BODY:
                break
            if self.text.tags[at] & _BODIES and not is_of(self.text, self.lookup, "state office", at):
                last = at
        mention = read_mention(self.text, last, end, attached=True)
        if mention is None or mention.kind is not HopKind.BODY:
            return None
        return self._body(*mention.name, manner)

    def _unnamed(self, first: int, end: int) -> Voice | None:
        """«مسؤول أردني», «مصدر في الحركة»: the party is known, and the words are leaked."""
        text = self.text
        head = next((at for at in range(first, end) if text.tags[at] & (tag.TITLE | tag.UNNAMED)), None)
        if head is None or any(is_of(text, self.lookup, "former", at) for at in range(first, end)):
            return None
        manner = SPOKESMAN if is_of(text, self.lookup, "spokesman", head) else LEAK
        if not is_of(text, self.lookup, "official", head):
            return None
        body = next((at for at in range(head + 1, end) if text.tags[at] & _BODIES), None)
        if body is not None:
            return self._body_within(body, end, manner)
        return self._state(head + 1, end, manner)


_SPECIFIC = tag.DEFINITE | tag.PLACE | tag.BODY_NAME | tag.NISBA | tag.GIVEN | tag.LATIN
_TELLING = tag.PLACE | tag.BODY_NAME | tag.NISBA | tag.GIVEN | tag.LATIN | tag.BODY
_PLACES = 8
_NAME, _LETTERS = 3, 4
"""An unknown name has at most so many words, each of at least so many letters."""
_OWNERS, _OWNER_WITHIN = 6, 40
"""A pronoun in a post goes back over so many mentions and words."""
_HEAD_WITHIN = 2
"""The word that says what a post is stands among its first so many («السيد وزير …»)."""


def _unlike(text: Text, end: int) -> bool:
    """«وزير الخارجية الفلاني»: the adjective is the minister's, and of no state that the article names."""
    return is_adjective(text, end - 1) and not text.types[end - 1].stem.endswith("ه")


def trimmed(text: Text, first: int, end: int) -> int:
    """The end of a name without a complement that belongs to the verb: «المملكة للتهديدات»."""
    while (
        end - 1 > first
        and text.types[end - 1].prefix == "ل"
        and not text.tags[end - 1] & (_BODIES | tag.PLACE | tag.NISBA | tag.TITLE)
    ):
        end -= 1
    return end


def _key(country: str) -> str:
    return fold(country).removeprefix("ال")


def _pronoun(text: Text, at: int) -> str:
    """The gender of the pronoun that is written onto a word; "" without one."""
    token = text.tokens[at]
    if not text.tags[at] & tag.POSSESSED:
        return ""
    return "f" if token.endswith("\u0647\u0627") else "m" if token.endswith("\u0647") else ""


def meet_voices(text: Text, people: People, met: Sequence[tuple[int, Party]], lookup: Lookup) -> Voices:
    """The voices of one article."""
    at: dict[int, Party] = {}
    bodies: dict[str, Party] = {}
    by_name: dict[str, Party] = {}
    seen: set[int] = set()
    for first, party in met:
        at.setdefault(first, party)
        if id(party) in seen:
            continue
        seen.add(id(party))
        if by_name.setdefault(people.fullest(party), party) is party and party.kind is HopKind.BODY:
            for stem in party.stems:
                bodies.setdefault(stem, party)
    order = sorted(at)
    return Voices(text, people, lookup, at, by_name, bodies, find_aliases(text, lookup), find_posts(text, at, order), order)
