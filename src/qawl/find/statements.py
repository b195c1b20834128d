"""Words attributed to someone: every cue of a text to a statement with its speaker and chain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qawl.find.contents import find_content, judge_kind
from qawl.find.frames import SILENCE, Frame, read_noun_frame, read_verb_frame
from qawl.find.headlines import find_headlines
from qawl.find.mentions import Mention, mention_span
from qawl.find.names import find_mentions, learn_names
from qawl.find.people import Party, People, agrees, choose_dropped
from qawl.find.relays import ASIDE, CITATION, read_adverbial, read_citation, read_manner, read_relay
from qawl.lexicon.inflect import Form
from qawl.lexicon.load import Cue
from qawl.model.documents import Span
from qawl.model.records import Act, Hop, HopKind, Statement, Unnamed
from qawl.text import vocabulary as tag
from qawl.text.layers import Text


@dataclass(slots=True)
class _Draft:
    """A statement in the making."""

    frame: Frame
    pieces: tuple[tuple[int, int], ...]
    party: Party | None = None
    outer: _Draft | None = None
    carrier: Party | None = None
    through: Mention | None = None
    """Who carried the words, named in an adverbial."""
    heir: _Draft | None = None
    """The earlier words of the same speaker, through whose chain these came too."""
    chain: tuple[Hop, ...] | None = None

    @property
    def length(self) -> int:
        return sum(end - first for first, end in self.pieces)


def find_statements(text: Text) -> tuple[Statement, ...]:
    """Every statement of the text, in the order of its cues."""
    text = learn_names(text)
    frames = find_frames(text)
    drafts = _with_contents(text, frames)
    people = People(text)
    _resolve(text, people, drafts, _gather(text, people))
    return tuple(_finish(text, people, draft) for draft in drafts)


def find_frames(text: Text) -> list[Frame]:
    """The frames of all cues, in text order; of several readings of one word the first that fits."""
    frames = find_headlines(text)
    taken = 0
    for index, bits in enumerate(text.tags):
        if bits & (tag.RELATED | tag.DASH) and _opens_links(text, index):
            taken = text.sentence_end(index)
        if not bits & tag.CUE or index < taken or (bits & tag.NO_CUE and index in text.phrase_ends):
            continue
        end = text.phrase_ends.get(index, index + 1)
        for cue, form in (*text.phrase_cues.get(index, ()), *text.types[index].cues):
            frame = _read(text, index, end if index in text.phrase_cues else index + 1, cue, form)
            if frame is None and cue.kind == "verb" and form.tense == "past":
                frame = read_manner(text, index, cue, form)
            if frame is not None:
                frames.append(frame)
                taken = frame.end if frame.marker == "adverbial" else frame.content if frame.carried else index + 1
                break
    frames.sort(key=lambda frame: frame.first)
    return [frame for number, frame in enumerate(frames) if number == 0 or frame.first != frames[number - 1].first]


def _opens_links(text: Text, index: int) -> bool:
    """Whether a line of links to other stories begins here: «اقرأ أيضا», or a bullet."""
    if text.tags[index] & tag.RELATED:
        return True
    return text.tokens[index] == "•" and (index == 0 or bool(text.tags[index - 1] & tag.LINE))


def _read(text: Text, index: int, end: int, cue: Cue, form: Form) -> Frame | None:
    if cue.kind == "adverbial":
        return read_adverbial(text, index, end, cue, form)
    if cue.kind == "relay":
        return read_citation(text, index, cue, form) if form.tense == "fixed" else read_relay(text, index, cue, form)
    if form.tense == "noun":
        return read_noun_frame(text, index, cue, form)
    return read_verb_frame(text, index, cue, form, end) if cue.kind == "verb" else None


def _with_contents(text: Text, frames: Sequence[Frame]) -> list[_Draft]:
    drafts: list[_Draft] = []
    for number, frame in enumerate(frames):
        if frame.marker in (ASIDE, SILENCE):
            continue
        later = [_boundary(text, other) for other in frames[number + 1 :] if _bounds(text, frame, other)]
        if any(first <= frame.first < end for draft in drafts for first, end in draft.pieces):
            later += _resumed(text, frame)
        pieces = _cited(text, frame, drafts) or frame.pieces or find_content(text, frame, sorted(later))
        if pieces:
            drafts.append(_Draft(frame, pieces))
    drafts = _carry(text, drafts)
    for draft in drafts:
        draft.outer = _smallest_around(draft, drafts)
    return drafts


def _resumed(text: Text, frame: Frame) -> list[int]:
    """Inside other words: where the outer speaker goes on («… أن يطول، وإن بعضهم …»)."""
    end = text.sentence_end(frame.first)
    return [
        index
        for index in range(frame.content + 1, end)
        if text.tags[index] & tag.THAT and text.tags[index] & tag.CONJ and (text.tags[index - 1] & tag.COMMA or text.tokens[index][1:2] == "إ")
    ]


def _cited(text: Text, frame: Frame, drafts: Sequence[_Draft]) -> tuple[tuple[int, int], ...]:
    """For «نقلا عن»: the words of whoever speaks in its sentence, which the cited source shares."""
    main = _main_clause(text, frame, drafts)
    return main.pieces if main is not None else ()


def _main_clause(text: Text, frame: Frame, drafts: Sequence[_Draft]) -> _Draft | None:
    if frame.marker != CITATION:
        return None
    start = text.sentence_start(frame.first)
    return next((draft for draft in drafts if start <= draft.frame.first < frame.first and draft.frame.form.tense != "participle"), None)


def _carry(text: Text, drafts: list[_Draft]) -> list[_Draft]:
    """«وبحسب الوكالة، قال المصدر إن»: an adverbial that leads to or splits another's saying only carries it."""
    kept: list[_Draft] = []
    for number, draft in enumerate(drafts):
        if draft.frame.marker == "adverbial" and draft.frame.subject is not None:
            carried = next((other for other in drafts if other is not draft and _leads_to(draft, other)), None)
            if carried is not None:
                carried.through = draft.frame.subject
                continue
        kept.append(draft)
    return kept


def _leads_to(adverbial: _Draft, other: _Draft) -> bool:
    frame = other.frame
    if frame.marker == "adverbial" or frame.form.tense == "participle":
        return False
    start = adverbial.pieces[0][0]
    if start > adverbial.frame.first:
        return start <= frame.first <= start + 1
    return frame.first < adverbial.frame.first < frame.content


def _smallest_around(draft: _Draft, drafts: Sequence[_Draft]) -> _Draft | None:
    """The statement within whose longer content this one's cue stands, the innermost of several."""
    best, size, own = None, 0, draft.length
    for other in drafts:
        length = other.length
        if length <= own or (best is not None and length >= size):
            continue
        if any(first <= draft.frame.first < end for first, end in other.pieces):
            best, size = other, length
    return best


def _bounds(text: Text, frame: Frame, other: Frame) -> bool:
    """Whether the other cue begins a clause that ends this one's content."""
    if other.first <= frame.content:
        return False
    if text.tags[frame.content] & tag.MARK:
        quote = text.quote_at(frame.content)
        if quote is not None and quote.closed and text.starts[other.first] < quote.end:
            return False
    for quote in text.quotes:
        if quote.closed and quote.outer_start < text.starts[other.first] < quote.end and text.starts[frame.content] <= quote.outer_start:
            return False
    if other.form.tense == "participle" or other.marker in ("adverbial", ASIDE, CITATION):
        return True
    before = text.tags[other.begin]
    if before & tag.CONJ and (other.form.tense == "past" or frame.form.tense == other.form.tense == "present" and other.subject is None):
        return True
    opener = text.tags[other.begin - 1] if other.begin else 0
    return bool(opener & tag.SUBORDINATOR and not opener & tag.THAT and other.form.tense == "past")


def _boundary(text: Text, frame: Frame) -> int:
    begin = min(frame.begin, frame.first)
    while begin > 0 and text.tags[begin - 1] & (tag.SUBORDINATOR | tag.COMMA):
        begin -= 1
    return begin


def _gather(text: Text, people: People) -> list[tuple[int, Party]]:
    """Meet everybody the article names, so that a short form finds its fullest one; where each was met."""
    met: list[tuple[int, Party]] = []
    for mention in find_mentions(text):
        if mention.kind is HopKind.PERSON and mention.role is None and mention.name[1] - mention.name[0] < 2:
            continue  # a short form or a bare title introduces nobody
        met.append((mention.first, people.meet(mention)))
    return met


def _resolve(text: Text, people: People, drafts: Sequence[_Draft], met: list[tuple[int, Party]]) -> None:
    recent: list[Party] = []
    spoken = -1
    latest: _Draft | None = None
    words: dict[int, _Draft] = {}
    for draft in drafts:
        frame, form = draft.frame, draft.frame.form
        if frame.subject is not None:
            party = _anaphor(text, people, frame, recent, met) or people.meet(frame.subject)
            if party is not None and not frame.carried:
                _learn_gender(party, form)
        else:
            party = _dropped(text, draft, recent, met, spoken)
        if party is None:
            continue
        draft.party = party
        main = _main_clause(text, frame, drafts)
        if main is not None:
            draft.outer, draft.carrier = None, main.party
        carrier = frame.carrier or draft.through
        if carrier is not None:
            draft.carrier = people.meet(carrier)
        if draft.outer is None or draft.outer.frame.marker == "adverbial":
            spoken = frame.first
            if draft.outer is None and carrier is None:
                before = latest if frame.subject is None else words.get(id(party)) if party.kind is HopKind.UNNAMED else None
                inherits = before is not None and before.party is party and before.carrier is not None or before is not None and before.heir is not None
                draft.heir = before if inherits and before is not None and before.party is party else None
            latest = words[id(party)] = draft
            if party in recent:
                recent.remove(party)
            recent.append(party)


def _anaphor(text: Text, people: People, frame: Frame, recent: Sequence[Party], met: Sequence[tuple[int, Party]]) -> Party | None:
    """«معاليه», «ذات المسؤول», «أحدهما»: words that stand for the person who spoke last."""
    subject = frame.subject
    if subject is None:
        return None
    head = text.tags[subject.head]
    if head & tag.LATTER:
        earlier = [party for place, party in met if place < frame.first]
        return earlier[-1] if earlier else None
    if subject.kind is HopKind.BODY or not recent:
        return None
    points_back = head & tag.HONORIFIC and head & tag.POSSESSED or subject.first < subject.head and text.types[subject.first].stem in SAME_ONE
    if not points_back:
        points_back = subject.end < len(text.types) and text.types[subject.end - 1].stem in SAME_ONE
    if not points_back and not (head & tag.UNNAMED and head & tag.DEFINITE and not subject.plural and not people.knows(subject)):
        return None
    return choose_dropped(recent, gender=frame.form.gender, number=frame.form.number)


SAME_ONE = frozenset("ذات نفس ذاته ذاتها نفسه نفسها عينه مذكور".split())


def _learn_gender(party: Party, form: Form) -> None:
    """A verb in the singular tells the gender of its subject: «قالت ساكي»."""
    if form.number == "s" and form.gender and party.feminine is None:
        party.feminine = form.gender == "f"


def _dropped(text: Text, draft: _Draft, recent: Sequence[Party], met: Sequence[tuple[int, Party]], spoken: int) -> Party | None:
    """Whom a verb without a subject goes back to; inside other words, to somebody named in them."""
    frame, form, outer = draft.frame, draft.frame.form, draft.outer
    if outer is not None:
        start = outer.pieces[0][0]
        inside = [party for place, party in met if start <= place < frame.first and agrees(party, gender=form.gender, number=form.number)]
        persons = [party for party in inside if party.kind in (HopKind.PERSON, HopKind.UNNAMED)]
        return (persons or inside)[-1] if inside else outer.party
    sentence = text.sentence_start(frame.first)
    if form.tense in ("past", "present") and spoken < sentence < frame.first and text.tags[frame.first] & tag.CONJ:
        # «المدير ناقض ذلك وقال»: the subject of the clause that the verb is joined to
        for place, party in met:
            if sentence <= place < frame.first - 1 and agrees(party, gender=form.gender, number=form.number):
                return party
    return choose_dropped(recent, gender=form.gender, number=form.number)


def _finish(text: Text, people: People, draft: _Draft) -> Statement:
    frame, party = draft.frame, draft.party
    spans = tuple(text.span(first, end) for first, end in draft.pieces)
    subject = frame.subject
    return Statement(
        content=spans,
        cue=_cue_span(text, frame),
        speaker=None if subject is None else mention_span(text, *subject.name),
        speaker_name=None if party is None else people.fullest(party),
        role=None if party is None or party.role is None else mention_span(text, *party.role),
        kind=judge_kind(text, spans, text.quotes),
        act=Act(frame.cue.negated if frame.negated else frame.cue.act),
        negated=frame.negated,
        unnamed=_unnamed(text, party),
        chain=_chain(people, draft),
        addressee=None if frame.addressee is None else mention_span(text, *frame.addressee.name),
        time=None if frame.time is None else text.span(*frame.time),
        place=None if frame.place is None else text.span(*frame.place),
        rule=f"{frame.cue.lemma}/{frame.form.tense}+{frame.marker}",
        confidence=0.8,
    )


def _cue_span(text: Text, frame: Frame) -> Span | None:
    """The cue without a leading و or ف; None for «فلان: كذا»."""
    if frame.first == frame.end:
        return None
    conj = 1 if text.tags[frame.first] & tag.CONJ else 0
    return Span(text.starts[frame.first] + conj, text.ends[frame.end - 1])


def _unnamed(text: Text, party: Party | None) -> Unnamed | None:
    if party is None or party.kind is not HopKind.UNNAMED:
        return None
    return Unnamed(None, None)


def _chain(people: People, draft: _Draft) -> tuple[Hop, ...]:
    """The sources from the outlet inwards, the speaker last; () when nobody stands between."""
    if draft.chain is None:
        draft.chain = ()  # what leads back to itself adds nothing
        draft.chain = _work_out_chain(people, draft)
    return draft.chain


def _work_out_chain(people: People, draft: _Draft) -> tuple[Hop, ...]:
    if draft.party is None:
        return ()
    if draft.heir is not None:
        return _chain(people, draft.heir)
    hops: tuple[Hop, ...] = ()
    if draft.outer is not None and draft.outer.party is not None:
        hops = _chain(people, draft.outer) or (_hop(people, draft.outer.party),)
    if draft.carrier is not None:
        hops = (*hops, _hop(people, draft.carrier))
    if not hops or hops[-1].name == people.fullest(draft.party):
        return hops if len(hops) > 1 else ()
    return (*hops, _hop(people, draft.party))


def _hop(people: People, party: Party) -> Hop:
    return Hop(people.fullest(party), party.kind, None)
