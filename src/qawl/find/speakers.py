"""Whose words they are: the subject, or whom a dropped subject goes back to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from qawl.find.adverbials import CITATION
from qawl.find.drafts import Draft, main_clause
from qawl.find.frames import Frame, has_pronoun
from qawl.find.mentions import Mention
from qawl.find.names import find_mentions
from qawl.find.people import Party, People, agrees, choose_dropped
from qawl.lexicon.inflect import Form
from qawl.model.records import HopKind
from qawl.text import vocabulary as tag
from qawl.text.layers import Text


def meet_people(text: Text) -> tuple[People, list[tuple[int, Party]]]:
    """Everybody the article names outright, so that a short form finds its fullest one, and where each was met."""
    people = People(text)
    met: list[tuple[int, Party]] = []
    short: list[Mention] = []
    for mention in find_mentions(text):
        if mention.kind is HopKind.PERSON and mention.role is None and mention.name[1] - mention.name[0] < 2:
            short.append(mention)  # a short form or a bare title introduces nobody
        else:
            met.append((mention.first, people.meet(mention)))
    met += [(mention.first, people.meet(mention)) for mention in short if people.knows(mention)]
    met.sort(key=lambda pair: pair[0])
    return people, met


def resolve_speakers(text: Text, people: People, drafts: Sequence[Draft], met: list[tuple[int, Party]]) -> None:
    recent: list[Party] = []
    spoken = -1
    latest: Draft | None = None
    words: dict[int, Draft] = {}
    for draft in drafts:
        frame, form = draft.frame, draft.frame.form
        if frame.subject is not None:
            party: Party | None = _anaphor(text, people, frame, recent, met) or people.meet(frame.subject)
            if party is not None and not frame.carried:
                _learn_gender(party, form)
        else:
            party = _dropped(text, draft, recent, met, spoken)
        if party is None:
            continue
        draft.party = party
        main = main_clause(text, frame, drafts)
        if main is not None:
            draft.outer = main  # «ذكرت الصحيفة نقلا عن مصدر»: the source stands behind whoever speaks
        through = () if draft.through is None else (draft.through,)
        draft.carriers = tuple([people.meet(carrier) for carrier in frame.carriers or through])
        if draft.outer is None or main is not None or draft.outer.frame.marker == "adverbial":
            spoken_before, spoken = spoken, frame.first
            if draft.outer is None and not draft.carriers:
                before = (
                    latest if frame.subject is None else words.get(id(party)) if party.kind is HopKind.UNNAMED else None
                )
                inherits = (before is not None and before.party is party and _was_carried(before)) or (
                    before is not None and before.heir is not None
                )
                draft.heir = before if inherits and before is not None and before.party is party else None
            latest = words[id(party)] = draft
            if party in recent:
                recent.remove(party)
            recent.insert(len(recent) - _is_aside(text, draft, spoken_before, recent), party)
            del recent[:-_NEAREST]


def _is_aside(text: Text, draft: Draft, spoken: int, recent: Sequence[Party]) -> bool:
    """«قال الوزير إن الأمر يسير وفق الخطة، لافتا …»: who is cited in passing is not who goes on."""
    return draft.frame.marker == "adverbial" and bool(recent) and spoken >= text.sentence_start(draft.frame.first)


def _was_carried(draft: Draft) -> bool:
    """Whether somebody stood between the article and the speaker of these words."""
    return bool(draft.carriers) or (draft.frame.marker == CITATION and draft.outer is not None)


def _anaphor(
    text: Text, people: People, frame: Frame, recent: Sequence[Party], met: Sequence[tuple[int, Party]]
) -> Party | None:
    """«معاليه», «ذات المسؤول», «أحدهما»: words that stand for the person who spoke last."""
    subject = frame.subject
    if subject is None:
        return None
    head = text.tags[subject.head]
    if head & tag.LATTER:
        earlier = bisect_left(met, frame.first, key=_place)
        return met[earlier - 1][1] if earlier else None
    if head & tag.HONORIFIC and head & tag.POSSESSED:
        addressed = _so_addressed(text, subject.head, frame.first, recent, met)
        if addressed is not None:
            return addressed
    if subject.kind is HopKind.BODY or not recent:
        return None
    points_back = (head & tag.HONORIFIC and head & tag.POSSESSED) or (
        subject.first < subject.head and text.tags[subject.first] & tag.SAME_ONE
    )
    if not points_back:
        points_back = subject.end < len(text.types) and text.tags[subject.end - 1] & tag.SAME_ONE
    if not points_back and not (
        head & tag.UNNAMED and head & tag.DEFINITE and not subject.plural and not people.knows(subject)
    ):
        return None
    return choose_dropped(recent, gender=frame.form.gender, number=frame.form.number)


def _so_addressed(
    text: Text, head: int, before: int, recent: Sequence[Party], met: Sequence[tuple[int, Party]]
) -> Party | None:
    """«معاليه»: of those before whose name «معالي» stood, who spoke last, or else who was named last."""
    stem, end = text.types[head].stem, bisect_left(met, before, key=_place)
    so_named = []
    for first, party in met[max(0, end - _NEAREST) : end]:
        around = range(max(0, first - 2), min(first + 3, before))
        stands = any(text.types[index].stem == stem and not text.tags[index] & tag.POSSESSED for index in around)
        if stands and party.kind is HopKind.PERSON and party.named:
            so_named.append(party)
    return next((party for party in reversed(recent) if party in so_named), so_named[-1] if so_named else None)


def _place(meeting: tuple[int, Party]) -> int:
    return meeting[0]


_NEAREST = 100
"""Of the mentions before a verb without a subject so many are looked at, the nearest."""


def _learn_gender(party: Party, form: Form) -> None:
    """A verb in the singular tells the gender of its subject: «قالت ساكي»."""
    if form.number == "s" and form.gender and party.feminine is None:
        party.feminine = form.gender == "f"


def _may_join(party: Party, form: Form) -> bool:
    """Whether the party may be whom a verb or participle in its sentence goes back to."""
    if form.tense == "participle" and form.number == "p" and not party.plural:
        return False
    return agrees(party, gender=form.gender, number=form.number)


def _dropped(
    text: Text, draft: Draft, recent: Sequence[Party], met: Sequence[tuple[int, Party]], spoken: int
) -> Party | None:
    """Whom a verb without a subject goes back to; inside other words, to somebody named in them."""
    frame, form, outer = draft.frame, draft.frame.form, draft.outer
    if outer is not None:
        if has_pronoun(text, frame.begin) and outer.party is not None:
            return outer.party  # «قال إنه أبلغ الوفد أن»
        start = outer.pieces[0][0]
        first, end = bisect_left(met, start, key=_place), bisect_left(met, frame.first, key=_place)
        inside = [
            party
            for _, party in met[max(first, end - _NEAREST) : end]
            if agrees(party, gender=form.gender, number=form.number)
        ]
        persons = [party for party in inside if party.kind in (HopKind.PERSON, HopKind.UNNAMED)]
        return (persons or inside)[-1] if inside else outer.party
    sentence = text.sentence_start(frame.first)
    joins = form.tense in ("participle", "noun") or (
        form.tense in ("past", "present") and text.tags[frame.first] & tag.CONJ
    )
    if joins and spoken < sentence < frame.first:
        # «المدير ناقض ذلك وقال»: the subject of the clause that the verb or participle is joined to
        first, end = bisect_left(met, sentence, key=_place), bisect_left(met, frame.first - 1, key=_place)
        for _, party in met[first:end]:
            if _may_join(party, form):
                return party
    return choose_dropped(recent, gender=form.gender, number=form.number)
