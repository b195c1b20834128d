"""Which party somebody speaks for, by name and post: nobody's words are a party's unless the post says so."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from qawl.find.adjectives import is_adjective
from qawl.find.mentions import Mention, mention_words, read_mention
from qawl.find.parties import Party
from qawl.find.people import People
from qawl.find.positions.edges import BODIES, trimmed
from qawl.find.positions.naming import find_aliases, find_posts
from qawl.find.positions.parties import (
    AT,
    BEFORE_WHOM,
    LEAK,
    MEMBER,
    PERSONAL,
    SELF,
    SPOKESMAN,
    Parties,
    Voice,
)
from qawl.find.positions.words import Lookup, is_of, matter_at, phrase_end
from qawl.model.records import HopKind, Statement
from qawl.text import tags as tag
from qawl.text.layers import Text


@dataclass(slots=True, eq=False)
class Voices:
    """Everybody of one article by place and by name, with the voice of each, worked out when asked for."""

    text: Text
    people: People
    lookup: Lookup
    at: dict[int, Party]
    by_name: dict[str, Party]
    parties: Parties
    posts: Mapping[int, tuple[int, int]]
    """For persons by identity the post that stands beside the name without being read with it."""
    order: list[int]
    """The tokens at which somebody is met, in order."""
    known: dict[int, Voice | None] = field(default_factory=dict)
    often: Counter[str] = field(default_factory=Counter)
    """How often each word stands in the article; counted when somebody of no list is met."""

    def of_party(self, party: Party) -> Voice | None:
        """For whom a party of the article speaks; None for media, experts and whoever holds no post that speaks."""
        if id(party) not in self.known:
            self.known[id(party)] = None  # whoever is named by his own pronoun
            voice = self._read(party.kind, party.name, party.role)
            if voice is None and party.kind is HopKind.PERSON:
                voice = self._by_post(party) or self._elsewhere(party) or self._for_himself(party)
            self.known[id(party)] = voice
        return self.known[id(party)]

    def _by_post(self, party: Party) -> Voice | None:
        """«سالم الراوي، رئيس الحركة»: by the post in apposition."""
        post = self.posts.get(id(party))
        return None if post is None else self._person(*post)

    def _elsewhere(self, party: Party) -> Voice | None:
        """«الرئيس سالم الراوي»: by the post that the article gives him at another place, «الرئيس الأسترالي»."""
        for first in party.places[:_PLACES]:
            mention = read_mention(self.text, first, len(self.text.tokens), attached=True)
            if mention is None or mention.kind is not HopKind.PERSON or (mention.role or mention.name) == party.role:
                continue
            voice = self._person(*(mention.role or mention.name))
            if voice is not None and voice.political and voice.manner in (SELF, SPOKESMAN):
                return voice
        return None

    def _for_himself(self, party: Party) -> Voice | None:
        """Somebody with a name and no post, or with one of a state that is not said («وزير الخارجية»)."""
        if not party.named or id(party) in self.posts or not self._is_free(party):
            return None
        if len(self.people.fullest(party)) < _LETTERS:
            return None  # «الـ15»
        gender = "f" if party.feminine else ""
        return Voice(self.people.fullest(party), frozenset(party.stems), None, PERSONAL, gender, party.role is not None)

    def _is_free(self, party: Party) -> bool:
        text, lookup = self.text, self.lookup
        if party.role is None:
            names = range(*party.name)
            return not party.roles and not any(
                text.tags[at] & (tag.COMMON | tag.TITLE | BODIES) & ~tag.GIVEN and not text.tags[at] & tag.GIVEN
                for at in names
            )
        first, end = party.role
        if any(is_of(text, lookup, "former", at) for at in range(first, end)):
            return False
        return phrase_end(text, lookup, "head", first) > first or is_of(text, lookup, "leader", first)

    def of_mention(self, mention: Mention) -> Voice | None:
        """For whom the one speaks who is named here."""
        party = self.at.get(mention.first)
        if party is not None:
            return self.of_party(party)
        return self._read(mention.kind, mention.name, mention.role)

    def of_statement(self, statement: Statement) -> Voice | None:
        """For whom the speaker of a statement speaks."""
        if statement.speaker_name is None:
            return None
        party = self.by_name.get(statement.speaker_name)
        if party is not None:
            return self._by_himself(party, statement) or self.of_party(party)
        if statement.speaker is None or statement.unnamed is not None:
            return None
        name = self._tokens(statement.speaker.start, statement.speaker.end)
        role = None if statement.role is None else self._tokens(statement.role.start, statement.role.end)
        if role is not None:
            return self._read(HopKind.PERSON, name, role)
        return (
            self._read(HopKind.BODY, name, None)
            or self.parties.of_alias(name[0])
            or self.parties.of_both(name[0])
            or self._unknown(*name)
        )

    def _by_himself(self, party: Party, statement: Statement) -> Voice | None:
        """«منحت السلطات حركة السنابل …»: one of two that were read as one, where it is named alone."""
        if party.kind is not HopKind.BODY or statement.speaker is None:
            return None
        first, end = self._tokens(statement.speaker.start, statement.speaker.end)
        last = trimmed(self.text, *party.name, self.lookup)
        stem = self.text.types[first].stem
        if last == party.name[1] or any(self.text.types[at].stem == stem for at in range(party.name[0], last)):
            return None
        return self.parties.body(first, end, SELF)

    def _unknown(self, first: int, end: int) -> Voice | None:
        """Somebody called by a name of no list: «المرجاني»."""
        text, longest = self.text, first + _NAME
        if first and text.types[first - 1].bare in _WHOEVER:
            return None  # «كل من يناصر»
        if end > longest or not all(_may_be_name(text, self.lookup, at) for at in range(first, end)):
            return None
        if not self.often:
            self.often.update(kind.stem for kind in text.types)
        if end - first == 1 and self.often[text.types[first].stem] == 1:
            return None  # «يرفض تعمد الطرف إثارة المشكلات»: a word, and nobody's name
        return Voice(
            mention_words(text, first, end), frozenset(text.types[at].stem for at in range(first, end)), None, PERSONAL
        )

    def _tokens(self, start: int, end: int) -> tuple[int, int]:
        return self.text.token_at(start), self.text.token_at(end - 1) + 1

    def _read(self, kind: HopKind, name: tuple[int, int], role: tuple[int, int] | None) -> Voice | None:
        match kind:
            case HopKind.BODY:
                return self.parties.body(name[0], name[1], SELF)
            case HopKind.PERSON:
                return self._person(*(role or name))
            case HopKind.UNNAMED:
                return self._unnamed(*name)
            case _:
                return None

    def _person(self, first: int, end: int) -> Voice | None:
        """Whom a post speaks for; None for experts, deputies, former holders and posts of no party."""
        text, lookup = self.text, self.lookup
        if any(is_of(text, lookup, "former", at) for at in range(first, end)) or self._is_of_two(first, end):
            return None
        for at in range(first, min(end, first + _HEAD_WITHIN)):
            if at > first and text.tags[first] & tag.KIN and not text.tags[first] & tag.OFFICE:
                return None  # «محامي الرئيس», «ابنة الوزير»
            if phrase_end(text, lookup, "spokesman", at) > at:
                return self._of_post(at + 1, end, SPOKESMAN) or self._owner(at, end, SPOKESMAN)
            if (after := phrase_end(text, lookup, "head", at)) > at:
                voice = self._of_post(after, end, SELF) or self._owner(at, end, SELF)
                own = voice is None or voice.country is not None or not is_of(text, lookup, "adviser", at)
                return voice if own else None  # «مستشار رئيس المجلس» speaks for no council
            if phrase_end(text, lookup, "member", at) > at:
                return self._member(at, end)
        return None

    def _is_of_two(self, first: int, end: int) -> bool:
        """«نائب الوزير الفلاني على تويتر قرار الرئيس»: two that were read as one post."""
        kinds, bits = self.text.types, self.text.tags
        return any(
            kinds[at].bare == _UPON or (kinds[at].prefix == "ب" and bits[at] & tag.TITLE)
            for at in range(first + 1, end)
        )

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
        if text.types[at].stem.startswith("قيادي") and text.tags[after] & tag.NISBA:
            return None  # «القيادي الفلاني»: where he is from, and not whom he leads
        return self._of_post(after, end, MEMBER)

    def _of_post(self, first: int, end: int, manner: str) -> Voice | None:
        """The body or state that a post is of, whichever is named first; a ministry or cabinet is its state's."""
        text = self.text
        office: int | None = None
        where = False  # «منسق الإغاثة في الأراضي الفلانية»: where he works
        sent = first > 0 and is_of(text, self.lookup, "envoy", first - 1)
        for at in range(first, end):
            bits = text.tags[at]
            if text.types[at].bare in (BEFORE_WHOM, _SENT_TO, _AFFAIRS):
                break
            where = where or text.types[at].bare == "في"
            if (voice := self.parties.of_alias(at)) is not None:
                return replace(voice, manner=manner, gender="")
            if at == first and is_of(text, self.lookup, "wing", at) and bits & tag.DEFINITE:
                return self._wing(at, end, manner)
            if bits & BODIES and is_of(text, self.lookup, "state office", at) and manner != SPOKESMAN:
                office = at if office is None else office
                continue
            if bits & BODIES and not self.parties.is_cabinet(at):
                return self.parties.body_within(at, end, manner)
            prefix = text.types[at].prefix
            if bits & tag.PLACE and (prefix == AT or (sent and prefix == _TO)):
                continue  # «مبعوثه الخاص بالبيلسان», «المبعوث للبيلسان»: where he is sent
            if not where and (bits & tag.PLACE or bits & tag.NISBA or is_adjective(text, at)):
                body = (one for one in range(at, end) if text.tags[one] & BODIES)
                state = self.parties.state(at, next(body, end), manner)  # «نائب الأمين العام لحركة السنابل الفلانية»
                if state is not None:
                    return state
        if office is not None:
            voice = self.parties.body_within(office, end, manner)
            government = is_of(text, self.lookup, "government", office)
            return (
                voice if government or (voice is not None and len(voice.stems) > 1 and not _unlike(text, end)) else None
            )
        return None

    def _wing(self, first: int, end: int, manner: str) -> Voice:
        """«زعيمة اليمين الأسترالي» leads no state."""
        last = first + 1
        while last < end and self.text.tags[last] & (tag.DEFINITE | tag.PREFIXED | tag.CONJ) == tag.DEFINITE:
            last += 1
        stems = frozenset(self.text.types[at].stem for at in range(first, last))
        return Voice(mention_words(self.text, first, last), stems, None, manner, "", True)

    def _unnamed(self, first: int, end: int) -> Voice | None:
        """«مسؤول أردني», «مصدر في الحركة»: the party is known, and the words are leaked."""
        text = self.text
        head = next((at for at in range(first, end) if text.tags[at] & (tag.TITLE | tag.UNNAMED)), None)
        if head is None or any(is_of(text, self.lookup, "former", at) for at in range(first, end)):
            return None
        manner = SPOKESMAN if is_of(text, self.lookup, "spokesman", head) else LEAK
        if not is_of(text, self.lookup, "official", head):
            return None
        if any(is_of(text, self.lookup, "no office", at) for at in range(head + 1, end)):
            return None  # «مصادر طبية فلانية»
        body = next((at for at in range(head + 1, end) if text.tags[at] & BODIES), None)
        if body is None:
            return self.parties.state(head + 1, end, manner)
        voice = self.parties.body_within(body, end, manner)
        return None if voice is None else replace(voice, gender="")  # «رحب مصدر في الحركة»


_PLACES = 8
"""So many mentions of somebody are asked for his post."""
_NAME, _LETTERS = 3, 4
"""An unknown name has at most so many words, each of at least so many letters."""
_WHOEVER = frozenset(["\u0645\u0646", "\u0645\u0627"])
_TO = "\u0644"
_UPON = "\u0639\u0644\u064a"
_SENT_TO = "\u0627\u0644\u064a"
"""«المبعوث إلى أستراليا» is not hers."""
_AFFAIRS = "\u0644\u0634\u0624\u0648\u0646"
"""«الأمين المساعد لشؤون أستراليا» works on her."""
_OWNERS, _OWNER_WITHIN = 6, 40
"""A pronoun in a post goes back over so many mentions and words."""
_HEAD_WITHIN = 2
"""The word that says what a post is stands among its first so many («السيد وزير …»)."""


def _unlike(text: Text, end: int) -> bool:
    """«وزير الخارجية الفلاني»: the adjective is the minister's, and of no state that the article names."""
    return is_adjective(text, end - 1) and not text.types[end - 1].stem.endswith("ه")


def _may_be_name(text: Text, lookup: Lookup, at: int) -> bool:
    """A word of no list that is shaped like no verbal noun («ترسيم», «استئناف»)."""
    word = text.types[at].bare
    if text.tokens[at].endswith(("\u0627\u064b", "\u064b\u0627", "\u064b")) or word.startswith("\u0628\u0645"):
        return False  # «دوما», «بمختلف»
    verbal = (word[0] in "\u062a" and word[-2:-1] == "\u064a") or (word[0] == "\u0627" and word[-2:-1] == "\u0627")
    known = text.tags[at] & ~(tag.GIVEN | tag.MALE) or matter_at(text, lookup, at) is not None
    return len(word) >= _LETTERS and not known and not verbal


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
    parties = Parties(text, people, lookup, at, bodies, find_aliases(text, lookup))
    return Voices(text, people, lookup, at, by_name, parties, find_posts(text, at, order), order)
