"""Whose words they are: the subject, or whom a dropped subject goes back to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from qawl.find.adverbials import CITATION
from qawl.find.answers import ANSWER
from qawl.find.antecedents import acts, subjects_between
from qawl.find.carried import cited_with, goes_on_inside, spoke_beside, told_of_inside
from qawl.find.drafts import Draft, main_clause
from qawl.find.dropped import NEAREST, SOMEBODY, find_dropped, place_of, source_of
from qawl.find.frames import Frame
from qawl.find.homelands import homeland_of, is_homeland, nameless
from qawl.find.joined import told_goes_on
from qawl.find.mentions import Mention
from qawl.find.name_forms import is_fixed, stem_of
from qawl.find.names import find_mentions
from qawl.find.parties import Party, agrees, choose_dropped
from qawl.find.people import People
from qawl.find.scripture import SCRIPTURE
from qawl.lexicon.inflect import Form
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text


def meet_people(text: Text) -> tuple[People, list[tuple[int, Party]]]:
    """Everybody the article names outright, so that a short form finds its fullest one, and where each was met."""
    people = People(text)
    met: list[tuple[int, Party]] = []
    short: list[Mention] = []
    for mention in find_mentions(text):
        alone = mention.name[1] - mention.name[0] < 2 and mention.head == mention.name[0]
        if alone and mention.role is None and _is_short(text, mention):
            short.append(mention)  # a short form or a bare title introduces nobody
        else:
            met.append((mention.first, people.meet(mention)))
    met += [(mention.first, people.meet(mention)) for mention in short if people.knows(mention)]
    met.sort(key=lambda pair: pair[0])
    return people, met


def _is_short(text: Text, mention: Mention) -> bool:
    if mention.kind is HopKind.UNNAMED:
        bits = text.tags[mention.head]
        return bool(bits & tag.DEFINITE) and not mention.plural and not bits & tag.ANYBODY  # «المصدر», not «الآخر»
    return mention.kind is HopKind.PERSON


def resolve_speakers(text: Text, people: People, drafts: Sequence[Draft], met: list[tuple[int, Party]]) -> None:
    recent: list[Party] = []
    spoken = told = -1
    latest: Draft | None = None
    previous: Draft | None = None
    words: dict[int, Draft] = {}
    media: tuple[Party, ...] = ()
    inner: Draft | None = None
    issuer: Party | None = None
    heard: set[int] = set()
    for draft in drafts:
        frame, form = draft.frame, draft.frame.form
        main = main_clause(text, frame, drafts)
        around = draft.outer if main is None else main
        if frame.subject is not None and is_homeland(text, frame.subject):
            party: Party | None = _homeland(text, frame.subject, draft, recent, met)
        elif frame.subject is not None:
            party = _anaphor(text, people, frame.subject, frame, recent, met) or _of_two(people, frame, recent)
            if party is None or (around is not None and party is around.party):
                party = _other(text, frame.subject, party, met) or people.meet(frame.subject)
            if party is not None and not frame.carried and not text.tags[frame.subject.first] & tag.ISSUES:
                bare = frame.subject.role is None and frame.first < frame.subject.first == frame.subject.name[0]
                _learn_gender(party, form, by_name=bare)
        elif goes_on_inside(text, draft, previous):
            party, draft.outer = previous.party if previous else None, previous.outer if previous else None
        elif (told_of := told_of_inside(text, draft, latest)) is not None:
            party, draft.outer = people.known(told_of) or people.meet(told_of), latest
        else:
            party = find_dropped(text, draft, recent, met, told)
            party = spoke_beside(text, draft, party, previous) or party
            party = _told_of(text, people, draft, met) or party
            if inner is not None and party is not None and _passed_the_word(draft, party, latest, inner):
                party, draft.heir = inner.party, inner
        if frame.marker == SCRIPTURE and draft.outer is None and previous is not None and not frame.carried:
            draft.outer = cited_with(text, draft, previous)
        previous = draft
        if party is None:
            continue
        draft.party = party
        if text.tags[party.name[0]] & tag.ISSUES and party.name[1] - party.name[0] == 1:
            draft.issuer = issuer
        elif _issues(text, frame):
            issuer = party
        if main is not None:
            draft.outer = main  # «ذكرت الصحيفة نقلا عن مصدر»: the source stands behind whoever speaks
        through = () if draft.through is None else (draft.through,)
        named = frame.carriers or through
        draft.carriers = tuple([_anaphor(text, people, one, frame, recent, met) or people.meet(one) for one in named])
        if frame.carried and not draft.carriers and form.tense == "past" and text.tags[frame.begin] & tag.CONJ:
            draft.carriers = _who_passed_on(media, form)
        if frame.marker == SCRIPTURE and frame.carried:
            draft.carriers = tuple(recent[-1:])  # «… . واستشهد بقوله تعالى»: whoever spoke last cites it
        media = (draft.carriers[:1] if draft.carriers else (party,) if party.kind is HopKind.MEDIA else ()) or media
        cited = frame.marker == SCRIPTURE or (form.suffixed and frame.subject is not None and not frame.carried)
        if form.tense == "noun" and cited:
            continue  # «لقوله تعالى: …»: a verse is cited, and whoever cites it goes on
        if draft.outer is None or main is not None or draft.outer.frame.marker == "adverbial":
            spoken_before, spoken = spoken, frame.first
            told = max(frame.end, frame.subject.end if frame.subject else 0, *(end for _, end in draft.pieces))
            if draft.outer is None and not draft.carriers:
                before = (
                    latest
                    if frame.subject is None
                    else words.get(id(party))
                    if party.kind is HopKind.UNNAMED or text.tags[frame.first] & tag.GOES_ON
                    else None
                )
                if draft.heir is None and before is not None and before.party is party:
                    draft.heir = (before.heir or before) if _was_carried(text, before, draft) else None
            latest, inner = draft, None
            words[id(party)] = draft
            draft.known_before = id(party) in heard
            if not draft.carriers and draft.heir is None:
                heard.add(id(party))
            if _only_provides(text, draft, party):
                continue
            if party in recent:
                recent.remove(party)
            recent.insert(len(recent) - _is_aside(text, draft, spoken_before, recent), party)
            del recent[:-NEAREST]
        elif latest is draft.outer and draft.frame.begin <= draft.outer.pieces[0][0] + 1:
            inner = draft  # «قالت الوزارة إن الوزير أكد أن …»


def _only_provides(text: Text, draft: Draft, party: Party) -> bool:
    """«وينص الاتفاق على وقف القتال. وأوضح أن …»: a treaty provides and does not go on speaking."""
    return draft.frame.cue.lemma in _PROVIDES and not text.tags[party.name[0]] & tag.KNOWN_SPEAKER


_PROVIDES = ("نص", "قضى")


def _issues(text: Text, frame: Frame) -> bool:
    """«قال الوزير في بيان إن …»: whose words a bare «البيان» has, where it speaks later."""
    start = frame.begin if frame.subject is None else min(frame.begin, frame.subject.first)
    return any(text.tags[at] & tag.ISSUES for at in range(start, frame.content))


def _told_of(text: Text, people: People, draft: Draft, met: Sequence[tuple[int, Party]]) -> Party | None:
    """«قالت المديرة إن الوزير زار القرية وأكد …»: whom the words around begin with, if nobody acts behind him."""
    if draft.outer is None or (told := told_goes_on(text, draft.outer.frame, draft.frame)) is None:
        return None
    others = [pair for pair in met if pair[0] != told.end + 1]  # «إن الوزير استقبل السفير وأكد …»: no subject
    acting = subjects_between(text, others, told.end, draft.frame.begin, draft.frame.form)
    return None if acting else people.known(told) or people.meet(told)


def _passed_the_word(draft: Draft, party: Party, latest: Draft | None, inner: Draft) -> bool:
    """«قالت الوزارة إن الوزير أكد … . وأضاف …»: a body only told of his words, and the verb goes on with them."""
    form, person = draft.frame.form, inner.party
    if draft.outer is not None or latest is None or party is not latest.party or person is None:
        return False
    if form.tense != "past" or party.kind not in (HopKind.BODY, HopKind.MEDIA) or person.kind is not HopKind.PERSON:
        return False
    if not agrees(person, gender=form.gender, number=form.number) or latest.frame.form.tense != "past":
        return False
    return party.feminine is not None and party.feminine != (form.gender == "f")


def _who_passed_on(media: tuple[Party, ...], form: Form) -> tuple[Party, ...]:
    """«ونقلت عن الوزارة قولها إن»: the medium whose words the article had last, if the verb agrees with it."""
    told = form.gender == "f"  # «ونقل عن» is more often a passive
    return tuple([one for one in media if told and one.kind is HopKind.MEDIA and one.feminine is not False])


def _is_aside(text: Text, draft: Draft, spoken: int, recent: Sequence[Party]) -> bool:
    """«قال الوزير إن الأمر يسير وفق الخطة، لافتا …»: who is cited in passing is not who goes on."""
    frame = draft.frame
    cited = frame.marker == "adverbial" or (frame.marker == ANSWER and frame.cue.act in ("deny", "reject"))
    return cited and bool(recent) and spoken >= text.sentence_start(frame.first)


def _was_carried(text: Text, draft: Draft, later: Draft) -> bool:
    """Whether somebody stood between the article and the speaker of these words, and of what he says later.

    «قال المدير، بحسب الوكالة، إن السد آمن. وأضاف …»: whoever is cited in passing is not cited for what follows, unless
    nobody but the agency knows who «مصدر» is; nor is one who had spoken before «في تصريحات نشرتها الوكالة».
    """
    first = draft.heir or draft
    if first.frame.subject is not None and text.tags[first.frame.subject.head] & tag.PROPHET:
        return False  # «عن أبي سالم أن النبي صلى الله عليه وسلم قال: …»: each tradition has narrators of its own
    known = later.party is not None and later.party.kind is not HopKind.UNNAMED
    later_on = text.sentence_start(later.frame.first) > first.frame.first
    heard_of = first.known_before and not known and not first.frame.carried
    if later_on and ((first.in_passing and known) or heard_of):
        return False
    return (
        draft.heir is not None or bool(draft.carriers) or (draft.frame.marker == CITATION and draft.outer is not None)
    )


def _of_two(people: People, frame: Frame, recent: Sequence[Party]) -> Party | None:
    """«كورسيل», where two of that name are told of: who spoke last, though the other was named since.

    «قالت كورسيل»: the woman of the two.
    """
    subject, form = frame.subject, frame.form
    if (
        subject is None
        or subject.kind is not HopKind.PERSON
        or subject.role is not None
        or subject.name[1] - subject.name[0] > 1
    ):
        return None
    alike = people.namesakes(subject)
    fitting = [one for one in alike if agrees(one, gender=form.gender, number=form.number)]
    if len(fitting) == 1 < len(alike):
        return fitting[0]
    return next((one for one in reversed(recent) if one in alike), None) if len(alike) > 1 else None


def _other(text: Text, subject: Mention, speaker: Party | None, met: Sequence[tuple[int, Party]]) -> Party | None:
    """«قال مكتب الدراج إن الأخير وافق»: behind a body called after somebody, that person; nobody speaks of himself."""
    if speaker is None or speaker.kind is not HopKind.BODY or not text.tags[subject.head] & tag.LATTER:
        return None
    persons = (one for _, one in met if one.kind is HopKind.PERSON and one.named)
    return next((one for one in persons if one.stems[-1] in speaker.stems), None)


def _homeland(
    text: Text, subject: Mention, draft: Draft, recent: Sequence[Party], met: Sequence[tuple[int, Party]]
) -> Party:
    """Whose words «بلاده ترفض» are: the state of whoever speaks around them, or who spoke last."""
    outer = draft.outer.party if draft.outer is not None else recent[-1] if recent else None
    state = None if outer is None else homeland_of(text, outer, met)
    return nameless(subject, len(met)) if state is None else state


def _anaphor(
    text: Text,
    people: People,
    subject: Mention,
    frame: Frame,
    recent: Sequence[Party],
    met: Sequence[tuple[int, Party]],
) -> Party | None:
    """«معاليه», «ذات المسؤول», «أحدهما»: words that stand for the person who spoke last."""
    head = text.tags[subject.head]
    if head & tag.LATTER:
        earlier = bisect_left(met, frame.first, key=place_of)
        return met[earlier - 1][1] if earlier else None
    if (holder := _by_post(text, subject, recent) or _same_source(text, people, subject, recent, met)) is not None:
        return holder
    if head & tag.HONORIFIC and head & tag.POSSESSED:
        addressed = _so_addressed(text, subject.head, frame.first, recent, met)
        if addressed is None and not any(party.kind in SOMEBODY for party in recent):
            addressed = _last_acting(text, met, frame.first)
        if addressed is not None:
            return addressed
    if subject.kind in (HopKind.BODY, HopKind.MEDIA) or not recent:
        return None
    if (called := _by_epithet(text, people, subject, frame, recent)) is not None:
        return called
    if (meant := _by_honorific(text, people, subject, frame.first, recent, met)) is not None:
        return meant
    points_back = (head & tag.HONORIFIC and head & tag.POSSESSED) or (
        subject.first < subject.head and text.tags[subject.first] & tag.SAME_ONE
    )
    if not points_back:
        points_back = subject.end < len(text.types) and text.tags[subject.end - 1] & tag.SAME_ONE
    if not points_back and not (
        head & tag.UNNAMED and head & tag.DEFINITE and not subject.plural and not people.knows(subject)
    ):
        return None
    if head & tag.ANYBODY:
        return None  # «الآخر»
    if head & tag.DOCUMENT:  # «وأوضح المصدر»: a paper as well as somebody unnamed, hardly ever a person with a name
        source = source_of(recent)
        if source is not None:
            return source
    one = head & tag.OFFICE  # «طالب عدد من السكان بذلك. وقال الوزير إن»
    persons = [party for party in recent if party.kind in SOMEBODY and not (one and _is_some(party))]
    return choose_dropped(persons, gender=frame.form.gender, number=frame.form.number)


def _by_epithet(text: Text, people: People, subject: Mention, frame: Frame, recent: Sequence[Party]) -> Party | None:
    """«قال سفير الهضبة سامي الدفلى … . وأكد الدبلوماسي الهضبي»: spoken of as known and met nowhere, he spoke last."""
    head, end = text.tags[subject.head], subject.name[1]
    if subject.role is not None or subject.plural or end - subject.head != _OF_TWO or subject.first < subject.head:
        return None
    if end < len(text.tags) and text.tags[end] & tag.CONJ and text.tags[end] & tag.TITLE:
        return None  # «الداعية الهضبي وإمام المسجد نادر الراوي»
    people_of = text.tags[end - 1] & tag.NISBA and text.tags[end - 1] & tag.DEFINITE
    if not people_of or not head & tag.DEFINITE or head & (tag.OFFICE | tag.ANYBODY | tag.SPEAKS_FOR | tag.HONORIFIC):
        return None
    known, last = people.known(subject), recent[-1]
    if known is not None and (known.named or known.places[0] < subject.first or known.kind is not subject.kind):
        return None
    if text.types[subject.head].stem in _NOBODY_KNOWN or last.kind is not HopKind.PERSON or not last.named:
        return None
    other = _nationality(text, last)
    fits = agrees(last, gender=frame.form.gender, number=frame.form.number)
    return last if fits and other in (None, stem_of(text.types[end - 1])) else None


def _nationality(text: Text, party: Party) -> str | None:
    """Of which people a party is by the adjective in its post; None where it has none."""
    words = range(*party.role) if party.role is not None else ()
    return next((stem_of(text.types[at]) for at in words if text.tags[at] & tag.NISBA), None)


_NOBODY_KNOWN = frozenset(("مسوول", "مصدر", "مسووله", "ملك", "عاهل", "عاهله"))
_OF_TWO = 2


def _is_some(party: Party) -> bool:
    """«عدد من السكان», «بعض النواب»: several of whom nobody is named."""
    return party.kind is HopKind.UNNAMED and (party.plural or party.several)


def _by_post(text: Text, subject: Mention, recent: Sequence[Party]) -> Party | None:
    """«الوزير»: of those who spoke the last with that post, though another minister was named since."""
    if is_fixed(text, subject):
        words = {stem_of(text.types[at]) for at in range(subject.head, subject.name[1])}
        offices = (one for one in reversed(recent) if one.kind is HopKind.PERSON and one.named and words <= one.roles)
        return next((one for one in offices if not words & one.superiors), None)
    head, stem = text.tags[subject.head], text.types[subject.head].stem
    if subject.end - subject.first > 1 or subject.plural or not head & tag.TITLE or not head & tag.DEFINITE:
        return None
    if head & tag.UNNAMED and not head & tag.OFFICE:
        return None  # «المسؤول»
    held = (one for one in reversed(recent) if one.kind is HopKind.PERSON and one.named and stem in one.roles)
    return next((one for one in held if stem not in one.superiors), None)


def _same_source(
    text: Text, people: People, subject: Mention, recent: Sequence[Party], met: Sequence[tuple[int, Party]]
) -> Party | None:
    """«قال مسؤول إن … . وأضاف المسؤول في القصر»: spoken of as known, he is the only one like him who spoke."""
    head, stem = text.tags[subject.head], text.types[subject.head].stem
    if subject.kind is not HopKind.UNNAMED or subject.plural or not head & tag.DEFINITE or subject.first < subject.head:
        return None
    if head & (tag.ANYBODY | tag.SPEAKS_FOR):
        return None  # «المتحدث باسم الشرطة»: of each body there is one, known or not
    alike = [one for one in recent if one.kind is HopKind.UNNAMED and not one.plural and one.stems[:1] == (stem,)]
    if len(alike) != 1 or not people.knows(subject) or text.tags[alike[0].name[0]] & tag.DEFINITE:
        return None
    return None if any(one.named and stem in one.roles for _, one in met) else alike[0]


def _by_honorific(
    text: Text, people: People, subject: Mention, before: int, recent: Sequence[Party], met: Sequence[tuple[int, Party]]
) -> Party | None:
    """«قال الدكتور إن»: an honorific with the article and no name behind it means him before whose name it stood."""
    head, after = text.tags[subject.head], text.tags[subject.end] if subject.end < len(text.tags) else tag.STOP
    alone = subject.end - subject.first == 1 and head & tag.HONORIFIC and head & tag.DEFINITE
    if not alone or head & (tag.POSSESSED | tag.PLURAL | tag.GIVEN) or not after & _BEHIND_HONORIFIC:
        return None
    known = people.known(subject)
    return None if known is not None and known.named else _so_addressed(text, subject.head, before, recent, met)


_BEHIND_HONORIFIC = (
    tag.THAT | tag.COLON | tag.MARK | tag.COMMA | tag.STOP | tag.PREPOSITION | tag.PREFIXED | tag.TIME | tag.TITLE
    | tag.CUE | tag.VERB | tag.AUXILIARY
)  # fmt: skip


def _last_acting(text: Text, met: Sequence[tuple[int, Party]], before: int) -> Party | None:
    """«استقبل الأمير الوفد. ورحب سموه بالجميع»: before anybody has spoken, the person who did something last."""
    near = met[: bisect_left(met, before, key=place_of)][-NEAREST:]
    persons = ((at, party) for at, party in reversed(near) if party.kind is HopKind.PERSON and party.named)
    return next((party for at, party in persons if acts(text, at, text.sentence_start(at))), None)


def _so_addressed(
    text: Text, head: int, before: int, recent: Sequence[Party], met: Sequence[tuple[int, Party]]
) -> Party | None:
    """«معاليه»: of those before whose name «معالي» stood, who spoke last, or else who was named last."""
    stem, end = text.types[head].stem, bisect_left(met, before, key=place_of)
    so_named = []
    for first, party in met[max(0, end - NEAREST) : end]:
        around = range(max(0, first - 2), min(first + 3, before))
        stands = any(text.types[index].stem == stem and not text.tags[index] & tag.POSSESSED for index in around)
        if stands and party.kind is HopKind.PERSON and party.named:
            so_named.append(party)
    return next((party for party in reversed(recent) if party in so_named), so_named[-1] if so_named else None)


def _learn_gender(party: Party, form: Form, *, by_name: bool = False) -> None:
    """A verb in the singular tells the gender of its subject: «قالت ساكي», «قال باشينيان» of one called «نيكول»."""
    past = form.number == "s" and form.tense == "past" and party.kind is HopKind.PERSON
    if by_name and past and form.gender == "m" and not party.heard:
        party.feminine = False
    party.heard = party.heard or (past and bool(form.gender))
    if form.number == "s" and form.gender and (party.feminine is None or party.kind is HopKind.BODY):
        party.feminine = form.gender == "f"
