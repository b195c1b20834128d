"""Who is meant: mentions to the persons and bodies of the article, dropped subjects included."""

from __future__ import annotations

from bisect import bisect_left

from qawl.find.mentions import Mention, mention_span, mention_words
from qawl.find.name_forms import HEADS, OTHERWISE, as_premier, is_fixed, same_name, stem_of
from qawl.find.parties import Party
from qawl.model.documents import Span
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text

_COMPLETE = tag.DEFINITE | tag.PLACE | tag.NISBA | tag.COMMA | tag.MARK | tag.CLOSE | tag.POST_ADJECTIVE
_SPEAKERS = tag.GIVEN | tag.TITLE | tag.HONORIFIC | tag.BODY | tag.BODY_NAME | tag.PLACE
_BODIES = tag.BODY | tag.BODY_NAME | tag.PLACE
_POSTS = tag.TITLE | tag.PLURAL | tag.DEFINITE
_ONE, _NAMESAKES = ("احد", "احدي", "اي"), 60  # of the parties that share a word so many are looked at, the last


class People:
    """The parties of one article; made anew for each article."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._count = 0
        self._known_by: dict[str, list[Party]] = {}
        """The parties whose name or posts hold a word: nobody else can be meant by a mention with that word."""

    def meet(self, mention: Mention) -> Party:
        """The party that this mention stands for, a new one if it is nobody met elsewhere in the article."""
        stems = self._stems(*mention.name)
        named = self._is_named(mention)
        candidates = [party for party in self._sharing(stems, mention) if self._may_be(mention, stems, named, party)]
        if candidates:
            remote = [
                (_is_former(stems, named, one), self._is_remote(mention, stems, named, one)) for one in candidates
            ]
            near = [one for one, far in zip(candidates, remote, strict=True) if far == min(remote)]
            called = [one for one in near if self._is_called(one, stems)]
            near = [one for one in near if not one.named or one in called] if called else near
            party = min(near, key=lambda one: one.distance(mention.first))
        else:
            joint = self._is_joint(mention)
            party = Party(mention.name, stems, mention.kind, named, joint=joint, number=self._count)
            self._count += 1
        self._learn(party, mention, stems, named)
        for stem in (*party.stems, *party.roles):
            holders = self._known_by.setdefault(stem, [])
            if party not in holders[-_NAMESAKES:]:
                holders.append(party)
        return party

    def _is_remote(self, mention: Mention, stems: tuple[str, ...], named: bool, party: Party) -> bool:
        """«المنظمة» is rather «منظمة السنابل» than «قيادة المنظمة», «الرئيس» than of a board."""
        if not stems or (named and mention.kind is HopKind.PERSON):
            return False
        if len(stems) == 1 and not self._text.tags[mention.head] & (tag.BODY | tag.TITLE | tag.DEFINITE):
            return False  # «السنابل» is short for «حركة السنابل»
        if not party.named or party.role is None:
            return party.stems[:1] != stems[:1] and not set(stems) <= party.roles
        if len(stems) > 1:
            return False
        first, end = party.role
        after = self._text.tags[first + 1] if first + 1 < end else 0
        return self._text.types[first].stem != stems[0] or bool(after & tag.BODY)

    def _is_called(self, party: Party, stems: tuple[str, ...]) -> bool:
        """«رئيس الشركة» is rather whose post begins with these words than «رئيس مجلس إدارة الشركة»."""
        if len(stems) < 2 or not party.named or party.role is None:
            return False
        return self._stems(*party.role)[: len(stems)] == stems

    def _sharing(self, stems: tuple[str, ...], mention: Mention) -> list[Party]:
        """Every party that shares a word with the mention or its post, in the order they were met."""
        words = stems if mention.role is None else (*stems, *self._stems(*mention.role))
        found = {id(party): party for stem in words for party in self._known_by.get(stem, ())[-_NAMESAKES:]}
        return sorted(found.values(), key=lambda party: party.number)

    def knows(self, mention: Mention) -> bool:
        """Whether the mention stands for somebody met elsewhere in the article."""
        return self.known(mention) is not None

    def known(self, mention: Mention) -> Party | None:
        """Whom the mention stands for among those met elsewhere in the article; nothing is learnt from it."""
        stems, named = self._stems(*mention.name), self._is_named(mention)
        holders = (party for party in self._sharing(stems, mention) if self._may_be(mention, stems, named, party))
        return next(holders, None)

    def namesakes(self, mention: Mention) -> list[Party]:
        """The persons whose full names end or begin like this short one."""
        stems = self._stems(*mention.name)
        sharing = (one for one in self._sharing(stems, mention) if one.named and one.kind is HopKind.PERSON)
        return [one for one in sharing if len(one.stems) > 1 and not one.joint and same_name(stems, one.stems)]

    def _learn(self, party: Party, mention: Mention, stems: tuple[str, ...], named: bool) -> None:
        if named and (not party.named or len(stems) > len(party.stems) or self._names_blessed(mention, party)):
            if not party.named:
                party.roles |= frozenset(party.stems)
                party.role = party.role or party.name
            party.name, party.stems, party.named, party.kind = mention.name, stems, True, mention.kind
        elif not named and not party.named and (len(stems) > len(party.stems) or self._is_plainer(mention, party)):
            party.name, party.stems = mention.name, stems
        if mention.role is not None:
            roles = frozenset(self._stems(*mention.role))
            if party.role is None or len(roles) > len(party.roles):
                party.role = mention.role
            party.roles |= roles
            self._learn_superiors(party, mention.role[0], mention.role[1])
        elif mention.kind in (HopKind.BODY, HopKind.MEDIA) and mention.name[0] > mention.first:
            party.roles |= frozenset(self._stems(mention.first, mention.name[0]))  # «شبكة "…"»: later «الشبكة»
        if not named and party.named and _COUNTERPARTS & party.roles:
            party.roles |= frozenset(stems)  # «نظيره السعودي» has the post too
        if mention.role is None and not named:
            self._learn_superiors(party, mention.head, mention.name[1])
        if mention.feminine and mention.kind is not HopKind.BODY:
            party.feminine = True
        party.male = party.male or (named and mention.kind is HopKind.PERSON and self._is_male(mention))
        if mention.kind is HopKind.BODY and party.feminine is None and not mention.plural:
            party.feminine = self._gender(mention)
        party.plural = party.plural or mention.plural
        all_of_them = mention.plural and not mention.feminine and self._part_of(mention.first) not in _ONE
        people = self._text.tags[mention.head] & tag.NISBA and self._text.types[mention.head].bare.endswith("ون")
        party.several = (not party.named and (party.several or all_of_them)) or bool(people)  # «الفلسطينيون»
        at = bisect_left(party.places, mention.first)
        if at == len(party.places) or party.places[at] != mention.first:
            party.places.insert(at, mention.first)

    def _names_blessed(self, mention: Mention, party: Party) -> bool:
        """«قال صلى الله عليه وسلم … . وقال رسول الله …»: the title is a name, the blessing none."""
        now, before = (self._text.tags[first] for first in (mention.name[0], party.name[0]))
        return bool(now & before & tag.PROPHET and now & tag.TITLE and not before & tag.TITLE)

    def _is_plainer(self, mention: Mention, party: Party) -> bool:
        """«المسؤولون» is a name, «المسؤولين» the same word where a preposition or a verb needs it."""
        types, whole = self._text.types, mention.name[1] - mention.name[0] == party.name[1] - party.name[0]
        is_subject, was_none = types[mention.name[0]].stem.endswith("ون"), types[party.name[0]].stem.endswith("ين")
        return bool(whole and mention.plural and is_subject and was_none)

    def _is_male(self, mention: Mention) -> bool:
        """«سالم الدفلى»: a man by his given name; a family name alone says nothing."""
        first, end = mention.name
        return end - first > 1 and bool(self._text.types[first].tags & tag.MALE) and not mention.plural

    def _learn_superiors(self, party: Party, first: int, end: int) -> None:
        """«نائب الرئيس», «مدير مكتب الوزير»: a post behind a noun that wants another is somebody else's."""
        types, tags = self._text.types, self._text.tags
        posts = [at for at in range(first, end) if tags[at] & tag.TITLE]
        own = {types[at].stem for at in posts if at == first or tags[at] & tag.CONJ or tags[at - 1] & _COMPLETE}
        party.superiors = (party.superiors | {types[at].stem for at in posts}) - own

    def _gender(self, mention: Mention) -> bool | None:
        """Whether verbs with this body are in the feminine; None where the press writes both («المغرب»)."""
        head = self._text.tags[mention.head]
        if head & tag.BODY:
            return mention.feminine
        return True if head & tag.PLACE and not head & tag.MASCULINE else None

    def _may_be(self, mention: Mention, stems: tuple[str, ...], named: bool, party: Party) -> bool:
        if (party.joint or mention.plural) and party.joint != self._is_joint(mention):
            return False
        if stems == party.stems[-1:] != party.stems and party.kind is HopKind.PERSON and self._is_people(mention):
            return party.named  # «محمد سالم السوداني»: later «السوداني»
        if self._is_marked(mention) and party.kind is HopKind.PERSON and party.named:
            return 1 < len(stems) < len(party.stems) and stems == party.stems[-len(stems) :]
        if stems != party.stems and self._is_agency(mention):
            return False
        definite = bool(self._text.tags[mention.head] & (tag.DEFINITE | tag.PLACE | tag.BODY_NAME | tag.OUTLET))
        if mention.kind is HopKind.PERSON and named:
            if party.kind is not HopKind.PERSON:
                return False
            if not party.named:
                return mention.role is not None and set(self._stems(*mention.role)) == set(party.stems)
            return same_name(stems, party.stems)
        if mention.kind in (HopKind.PERSON, HopKind.UNNAMED):
            if party.kind not in (HopKind.PERSON, HopKind.UNNAMED):
                return False
            definite = definite or (
                party.named and (self._is_construct(mention) or self._is_sole_holder(mention, stems, party))
            )
            if not definite and set(stems) != set(party.stems) and len(stems) < 3:
                return False
            if self._text.types[mention.head].stem in party.superiors:
                return False
            if not party.named and len(stems) == 1 and self._is_other_office(stems, party):
                return False
            if mention.plural and self._part_of(mention.name[0]) != self._part_of(party.name[0]):
                return False  # «أحد المسؤولين» is not «المسؤولون»
            known = party.roles if party.named else set(party.stems) | party.roles
            if not stems or mention.plural != party.plural:
                return False
            if party.named and (self._holds(mention, stems, party) or self._is_counterpart(mention, stems, party)):
                return True
            return set(stems) <= known
        if party.kind in (HopKind.PERSON, HopKind.UNNAMED):
            return False
        if definite and stems and set(stems) <= party.roles:
            return True
        shorter, longer = sorted((stems, party.stems), key=len)
        head = mention.head if len(stems) <= len(party.stems) else party.name[0]
        if shorter and shorter[0] != longer[0] and self._text.tags[head] & tag.PLACE:
            return False  # a state is not what is called after it: «السعودية», «ميناء الجزائر»
        if shorter and shorter[0] != longer[0] and self._is_within(shorter[0], mention, party):
            return False  # nor a club the hall in it: «النادي», «قاعة المؤتمرات بالنادي»
        return (
            bool(shorter)
            and set(shorter) <= set(longer)
            and (len(stems) <= len(party.stems) or len(shorter) > 1)
            and (definite or stems == party.stems)
        )

    def _is_people(self, mention: Mention) -> bool:
        """«السوداني», alone and of one man: a family name where the article has somebody who is called so."""
        bits, kind = self._text.tags[mention.head], self._text.types[mention.head]
        alone = mention.name[1] - mention.first == 1 and mention.kind is HopKind.BODY
        return bool(alone and bits & tag.NISBA and bits & tag.DEFINITE) and kind.bare.endswith("ي")

    def _is_agency(self, mention: Mention) -> bool:
        """«بحسب "الألمانية"»: alone in marks the adjective of a state is its agency, and no company so called."""
        tags, (first, end) = self._text.tags, mention.name
        marked = end - first == 1 and self._is_marked(mention)
        return bool(marked and tags[first] & tag.NISBA and tags[first] & tag.DEFINITE)

    def _is_marked(self, mention: Mention) -> bool:
        """«وقال "ولد الدفلى"»: whether the name stands in marks, and nobody knows yet whether it is a person's."""
        tags, (first, end) = self._text.tags, mention.name
        alone = mention.kind is HopKind.BODY and mention.role is None and first > 0 and end < len(tags)
        return bool(alone and tags[first - 1] & tags[end] & tag.MARK)

    def _is_joint(self, mention: Mention) -> bool:
        """«الهضبة والكروم والضفاف»: whether several are named who speak together."""
        tags, (first, end) = self._text.tags, mention.name
        return mention.plural and any(tags[at] & tag.CONJ and tags[at] & _SPEAKERS for at in range(first + 1, end))

    def _holds(self, mention: Mention, stems: tuple[str, ...], party: Party) -> bool:
        """«الرئيس المصري» of whom only «الرئيس» was said; but «رئيس الشرطة» is another office than «الرئيس»."""
        if not party.roles or not party.roles <= set(stems):
            return False
        definite = self._text.tags[mention.head] & tag.DEFINITE
        return bool(definite) or len(stems) == 1 or party.roles != {self._text.types[mention.head].stem}

    def _is_counterpart(self, mention: Mention, stems: tuple[str, ...], party: Party) -> bool:
        """«وزير الخارجية السعودي», of whom only «نظيره السعودي» was said, beside another minister of that post."""
        if not _COUNTERPARTS & party.roles:
            return False
        rest = [stem for stem in stems if stem not in party.roles]
        kinds = [self._text.types[at] for at in range(*mention.name) if self._text.tags[at] & tag.NISBA]
        if not rest or not kinds or any(kind.stem in rest for kind in kinds):
            return False
        holders = (one for one in self._known_by.get(rest[0], ()) if one.named and one is not party)
        return any(set(rest) <= one.roles for one in holders)

    def _is_construct(self, mention: Mention) -> bool:
        """«رئيس اللجنة»: a post is as definite as the body behind it; an office that each state has is not."""
        tags, after = self._text.tags, mention.head + 1
        if mention.kind is not HopKind.PERSON or mention.plural or after != mention.name[1] - 1:
            return False
        post = tags[mention.head] & tag.TITLE and not tags[mention.head] & tag.OFFICE
        return bool(post and tags[after] & tag.DEFINITE and tags[after] & tag.BODY)

    def _is_sole_holder(self, mention: Mention, stems: tuple[str, ...], party: Party) -> bool:
        """«وزير الصحة», «رئيس الوزراء»: an office that each state has is the one holder's whom the article names."""
        office = self._text.tags[mention.head] & tag.OFFICE or is_fixed(self._text, mention)
        if not stems or mention.plural or not office:
            return False
        holders = (one for one in self._known_by.get(stems[0], ()) if one.named and set(stems) <= one.roles)
        return all(one is party for one in holders)

    def _is_other_office(self, stems: tuple[str, ...], party: Party) -> bool:
        """«الرئيس» is not «رئيس الوزراء الجديد»: what is over holders of posts is an office of its own."""
        first, end = party.name
        if end - first < 2 or self._text.types[first].stem != stems[0]:
            return False
        return self._text.tags[first + 1] & _POSTS == _POSTS

    def _part_of(self, first: int) -> str:
        """«أحد», «بعض»: the word by which a phrase means some of several; empty where it means all."""
        return self._text.types[first].stem if self._text.tags[first] & tag.SAME else ""

    def _is_within(self, stem: str, *holders: Mention | Party) -> bool:
        """Whether one of the two phrases holds the word only in what a preposition ties to its head.

        «الأرصاد» is short for «الرئاسة العامة للأرصاد», but the company not for «مجلس المديرين للشركة».
        """
        types, tags = self._text.types, self._text.tags
        for first, end in (holder.name for holder in holders):
            at = next((index for index in range(first + 1, end) if types[index].stem == stem), first)
            known_by = tags[at] & tag.DEFINITE and tags[first] & tag.BODY and tags[first] & tag.DEFINITE
            tied = types[at].prefix == "ب" or (types[at].prefix == "ل" and tags[at] & _BODIES and not known_by)
            if at > first and (tied or tags[at - 1] & tag.PREPOSITION):
                return True
        return False

    def _is_named(self, mention: Mention) -> bool:
        """Whether the mention gives a proper name rather than a title or a common noun."""
        if mention.kind is not HopKind.PERSON:
            return mention.kind is not HopKind.UNNAMED
        head = self._text.tags[mention.head]
        if mention.role is not None or mention.name[0] != mention.head or not head & (tag.TITLE | tag.HONORIFIC):
            return True
        full = mention.name[1] - mention.head > 1 and self._text.tags[mention.head + 1] & (tag.GIVEN | tag.NAME_PART)
        return bool(head & tag.PROPHET or (full and head & tag.GIVEN))  # «فائزة عبد الله»

    def _stems(self, first: int, end: int) -> tuple[str, ...]:
        types = self._text.types
        if first < end and self._text.tags[first] & tag.PROPHET:
            return _PROPHET
        stems = [
            stem_of(types[index]) if types[index].tags & OTHERWISE else types[index].stem
            for index in range(first, end)
            if types[index].folded[:1].isalnum()
            and (
                types[index].tags & tag.GIVEN
                or not types[index].tags & (tag.SAME | tag.DEMONSTRATIVE | tag.HONORIFIC)
                or self._is_of_elders(first, index)
            )
        ]
        stems = as_premier(stems) if stems and stems[0] in HEADS else stems
        return tuple(stems) if _SERVANT not in stems else self._with_servants(first, end, stems)

    def _is_of_elders(self, first: int, index: int) -> bool:
        """«مجلس الشيوخ»: of whom a body is made is part of what it is called, though it also honours a man."""
        types, several = self._text.types, tag.PLURAL | tag.DEFINITE
        return index > first and bool(types[index - 1].tags & tag.BODY) and types[index].tags & several == several

    def _with_servants(self, first: int, end: int, stems: list[str]) -> tuple[str, ...]:
        """«عبد الله» as «عبدالله»: the press writes both, also of one man in one article."""
        types = self._text.types
        whole = {types[at + 1].stem: types[at + 1].bare for at in range(first, end - 1) if types[at].stem == _SERVANT}
        joined: list[str] = []
        for stem in stems:
            if joined and joined[-1] == _SERVANT:
                joined[-1] += whole.get(stem, stem)
            else:
                joined.append(stem)
        return tuple(joined)

    def place(self, party: Party) -> Span:
        """Where the article gives the party's fullest name."""
        return mention_span(self._text, *party.name)

    def fullest(self, party: Party) -> str:
        """The party's fullest name in the article's own letters."""
        return mention_words(self._text, *party.name)


def _is_former(stems: tuple[str, ...], named: bool, party: Party) -> bool:
    """«الرئيس» is rather the one in office than «الرئيس السابق سامي الدفلى», named last."""
    return not named and not _FORMER & set(stems) and bool(_FORMER & party.roles)


_COUNTERPARTS = frozenset(("نظيره", "نظيرته", "نظيرها", "نظيرتها"))
_FORMER = frozenset(("سابق", "اسبق", "راحل", "مخلوع"))


_PROPHET = ("النبي",)
"""One, by whatever title or blessing he is named."""
_SERVANT = "عبد"
