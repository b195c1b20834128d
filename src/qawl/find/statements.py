"""Statements in the making to records: spans, kind, act, chain, and what is known of an unnamed source."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.find.adverbials import GOVERNING
from qawl.find.chains import chain_of
from qawl.find.confidence import confidence_of
from qawl.find.drafts import Draft
from qawl.find.frames import Frame, has_pronoun
from qawl.find.kinds import judge_kind
from qawl.find.markers import CLAUSES
from qawl.find.mentions import mention_span
from qawl.find.parties import Party
from qawl.find.people import People
from qawl.find.scripture import SCRIPTURE, is_blessing
from qawl.find.unsaid import names_topic
from qawl.lexicon.load import THAT_CLAUSE
from qawl.model.documents import Span
from qawl.model.records import Act, HopKind, Kind, Statement, Unnamed
from qawl.text import tags as tag
from qawl.text.layers import Text


def finish_statements(text: Text, people: People, drafts: Sequence[Draft], outlet: str | None) -> tuple[Statement, ...]:
    """The drafts as records, in the order of their cues."""
    return tuple([_finish(text, people, draft, outlet) for draft in drafts if _is_attributed(text, draft)])


def _is_attributed(text: Text, draft: Draft) -> bool:
    """Whether anybody says it: an object without a speaker is a subject that was not understood, or an event.

    Nor says anything a verb that may be another word and has no speaker: «أمر جريء بالفعل», «تبين أنها».
    """
    frame = draft.frame
    if names_topic(text, frame.cue, frame.marker, frame.content) or _leads_to_words(text, draft):
        return False
    if draft.party is not None:
        return not _says_the_same(text, draft)
    if frame.form.number == "d" and text.tags[frame.first] & tag.CONJ and not frame.cue.ambiguous:
        return True  # «وأبديا نيتهما»: two of whom no word tells which
    predicate = frame.first > 0 and text.tags[frame.first - 1] & (tag.THAT | tag.DEMONSTRATIVE | tag.HE)
    turns_out = frame.marker == THAT_CLAUSE and frame.form.tense == "present"
    noun = predicate or turns_out or text.types[frame.first].folded.endswith("ا")
    return frame.marker != "object" and not (frame.cue.ambiguous and noun)


def _leads_to_words(text: Text, draft: Draft) -> bool:
    """«عبّر عن بساطة العمل فقال: "…"»: what it names is what the words behind it are about."""
    frame, end = draft.frame, draft.pieces[-1][1]
    if frame.form.tense != "past" or frame.marker not in _TOPICS or end + 1 >= len(text.tags):
        return False
    verb = text.types[end]
    so = text.tokens[end][:1] == _SO and text.tags[end] & tag.CONJ and text.tags[end + 1] & (tag.COLON | tag.MARK)
    return bool(so) and any(cue.takes[:1] == (THAT_CLAUSE,) and form.tense == "past" for cue, form in verb.cues)


_TOPICS = ("عن", "إلى", "object")
_SO = "ف"


def _says_the_same(text: Text, draft: Draft) -> bool:
    """«قال المدير إنه يرى أن الجسر آمن»: whose words these are holds the view in them, and it is one statement."""
    frame, outer = draft.frame, draft.outer
    if outer is None or frame.subject is not None or frame.form.tense != "present" or frame.marker != THAT_CLAUSE:
        return False
    if outer.party is not draft.party or outer.frame.marker not in CLAUSES:
        return False
    return outer.pieces[0][0] == frame.begin - 1 and has_pronoun(text, frame.begin)


def _finish(text: Text, people: People, draft: Draft, outlet: str | None) -> Statement:
    frame, party = draft.frame, draft.party
    content = tuple([_piece(text, draft, first, end) for first, end in draft.pieces])
    return Statement(
        content=content,
        cue=cue_span(text, frame),
        speaker=_speaker(text, frame),
        speaker_name=None if party is None else people.fullest(party),
        role=None if party is None or party.role is None else mention_span(text, *party.role),
        kind=Kind.DIRECT if frame.marker == SCRIPTURE else judge_kind(text, content),
        act=Act(frame.act),
        negated=frame.negated,
        unnamed=_unnamed(text, party),
        chain=chain_of(text, people, draft, outlet),
        addressee=None if frame.addressee is None else mention_span(text, *frame.addressee.name),
        time=None if frame.time is None else text.span(*frame.time),
        place=None if frame.place is None else text.span(*frame.place),
        rule=rule_of(frame),
        confidence=confidence_of(draft),
    )


def _speaker(text: Text, frame: Frame) -> Span | None:
    """Where the nearest words name who speaks; a blessing alone names nobody."""
    if frame.subject is None:
        return None
    first = frame.subject.name[0]
    blessed = first < frame.subject.first or (text.tags[first] & tag.PROPHET and is_blessing(text, first))
    return None if blessed else mention_span(text, *frame.subject.name)


def _piece(text: Text, draft: Draft, first: int, end: int) -> Span:
    """A piece of content; where an adverbial governs its clause, without the و that joins the clause to the last."""
    span = text.span(first, end)
    word = text.types[first].folded
    joined = text.tags[first] & tag.CONJ or (word[:1] == "و" and _is_joined(text, first, word[1:]))
    joined = joined and not (first and text.quote_at(first - 1))
    if draft.frame.marker in GOVERNING and joined and span.end - span.start > 1:
        return Span(span.start + 1, span.end)
    hashed = span.start > 0 and text.raw[span.start - 1] == "#"  # «#المنارة»
    return Span(span.start - 1, span.end) if hashed else span


def _is_joined(text: Text, index: int, rest: str) -> bool:
    """Whether a word that begins with و and is known with it, or not at all, is one that و joins on."""
    bits = text.tags[index]
    if bits & _FUNCTIONS:
        return True
    if bits & tag.PREPOSITION:
        return rest in _PREPOSITIONS
    return not text.types[index].tags and rest[:1] in _PREFIXES and len(rest) > _SHORT


_PREPOSITIONS = frozenset({"من", "في", "عن", "علي", "الي", "مع", "بعد", "قبل", "خلال", "عند", "بين", "منذ"})
_PREFIXES = tuple("يتس")
_SHORT = 3
_FUNCTIONS = tag.NEGATION | tag.AUXILIARY | tag.HE | tag.DEMONSTRATIVE


def rule_of(frame: Frame) -> str:
    """The entry and the frame that made a record: «قال/past+أن»."""
    return f"{frame.cue.lemma}/{frame.form.tense}+{frame.marker}"


def cue_span(text: Text, frame: Frame) -> Span | None:
    """The cue without a leading و or ف; None for «فلان: كذا»."""
    if frame.first == frame.end:
        return None
    conjunction = 1 if text.tags[frame.first] & tag.CONJ else 0
    return Span(text.starts[frame.first] + conjunction, text.ends[frame.end - 1])


def _unnamed(text: Text, party: Party | None) -> Unnamed | None:
    """For an unnamed source, its nationality and office where its phrase says them."""
    if party is None or party.kind is not HopKind.UNNAMED:
        return None
    first, end = party.name
    nationality = next((text.tokens[at] for at in range(first, end) if text.tags[at] & tag.NISBA), None)
    return Unnamed(nationality, _office(text, first, end))


def _office(text: Text, first: int, end: int) -> str | None:
    for at in range(first + 1, end):
        if text.tags[at] & tag.PLACED_IN and at + 1 < end:
            return mention_span(text, at + 1, end).of(text.raw)
        if text.tags[at] & tag.PREFIXED:
            return mention_span(text, at, end).of(text.raw)
    return None
