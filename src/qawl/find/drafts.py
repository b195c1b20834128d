"""Frames to statements in the making: each with its content, and the words around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qawl.find.adverbials import ASIDE, CITATION, GOVERNING, trim_end
from qawl.find.answers import ANSWER
from qawl.find.boundaries import NEAR, boundaries, clauses_of_saying, is_of_several, is_one, quotes_around, resumed
from qawl.find.contents import find_content
from qawl.find.ends import Weighing, Weights
from qawl.find.frames import Frame
from qawl.find.joined import stays_within
from qawl.find.markers import SILENCE
from qawl.find.mentions import Mention
from qawl.find.parties import Party
from qawl.find.passing import carried_before, carried_behind
from qawl.find.relays import carrier_of_noun
from qawl.lexicon.load import THAT_CLAUSE
from qawl.model.records import Hop, HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text


@dataclass(slots=True)
class Draft:
    """A statement in the making."""

    frame: Frame
    pieces: tuple[tuple[int, int], ...]
    party: Party | None = None
    outer: Draft | None = None
    carriers: tuple[Party, ...] = ()
    through: Mention | None = None
    """Who carried the words, named in an adverbial."""
    in_passing: bool = False
    """That adverbial stands between the verb and its words: it carries this sentence and no later one."""
    known_before: bool = False
    """Who speaks has spoken in the article before, and nobody carried that."""
    heir: Draft | None = None
    """The earlier words of the same speaker, through whose chain these came too."""
    issuer: Party | None = None
    """Where a bare «البيان» speaks: who spoke in a statement before it."""
    chain: tuple[Hop, ...] | None = None

    @property
    def length(self) -> int:
        return sum(end - first for first, end in self.pieces)


def draft_statements(text: Text, frames: Sequence[Frame], ends: Weights) -> list[Draft]:
    """The statements that the frames make, in the order of their cues; those that are denied are left out.

    `ends` are the learnt weights of where attributed words end.
    """
    begins = clauses_of_saying(text, frames)
    several = {id(frame) for frame in frames if is_of_several(text, frame)}
    of_one = {at: frame for at, frame in begins.items() if id(frame) not in several} if several else begins
    drafts: list[Draft] = []
    under_way: list[tuple[int, int]] = []
    """Pieces of drafts that may still hold a later cue."""
    inside, weighing = quotes_around(text, frames), Weighing(ends)
    for number, frame in enumerate(frames):
        if frame.marker in (ASIDE, SILENCE):
            continue
        later = boundaries(text, frames, number, inside)
        under_way = [piece for piece in under_way if piece[1] > frame.first]
        if any(first <= frame.first for first, _ in under_way):
            later += resumed(text, frame)
        pieces = (
            _cited(text, frame, drafts)
            or _until_others(text, frame, later)
            or find_content(text, frame, sorted(later), _begins_beside(text, frames, number, begins, of_one), weighing)
        )
        if pieces:
            drafts.append(Draft(frame, pieces))
            under_way += pieces
    _answer(drafts)
    drafts = _carry(text, drafts)
    _carry_behind(text, drafts)
    leaning = _leaning(text, drafts)
    _nest(drafts)
    for cited, around in leaning:
        cited.outer = around
    return [
        draft
        for draft in drafts
        if not (_is_denied(draft) or _is_wished(text, draft) or _is_foretold(text, draft) or _is_nobodys(draft))
    ]


def _answer(drafts: Sequence[Draft]) -> None:
    """«يدعون إلى رفع الأسعار، وهو ما تعارضه الحكومة»: of the words that end before it the answer means the nearest."""
    for number, draft in enumerate(drafts):
        if draft.frame.marker != ANSWER:
            continue
        start, end = draft.pieces[0][0], draft.frame.begin
        said = [
            other
            for other in drafts[max(0, number - _BESIDE) : number]
            if other.pieces[0][0] >= start and other.pieces[-1][1] <= end and other.pieces[0][0] > other.frame.first
        ]
        near = [other for other in said if end - other.pieces[-1][1] <= _TO_ANSWER]
        if near:
            draft.pieces = min(near, key=lambda other: other.length).pieces
        elif said:
            draft.pieces = ((said[-1].pieces[0][0], draft.pieces[0][1]),)


_TO_ANSWER = 3
"""Between words and who answers them stand at most their closing mark and a comma."""


def _begins_beside(
    text: Text, frames: Sequence[Frame], number: int, begins: Mapping[int, Frame], of_one: Mapping[int, Frame]
) -> Mapping[int, Frame]:
    """Where the clauses of saying begin at which the words of this frame may end: those that do not go on with them."""
    frame = frames[number]
    beside = of_one if is_one(frame) else begins
    near = frames[number + 1 : number + 1 + _BESIDE]
    going = {id(other) for other in near if stays_within(text, frame, other)}
    return {at: other for at, other in beside.items() if id(other) not in going} if going else beside


def _until_others(text: Text, frame: Frame, later: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """The pieces that the frame already has; what follows «بحسب الصندوق …» only as far as another clause of saying."""
    if frame.marker != "adverbial" or len(frame.pieces) != 1 or frame.pieces[0][0] < frame.first:
        return frame.pieces
    start, end = frame.pieces[0]
    end = trim_end(text, start, min([end, *(begin for begin in later if begin > start + 2)]))
    return ((start, end),) if end > start else frame.pieces


def _is_denied(draft: Draft) -> bool:
    """«نفى المكتب أن يكون الوزير قد أمر بـ…»: the saying itself is denied, so nobody said it here."""
    outer = draft.outer
    if outer is None or outer.frame.act != "deny" or outer.frame.marker != THAT_CLAUSE:
        return False
    return draft.frame.first - outer.pieces[0][0] <= _DENIED_REACH


def _is_wished(text: Text, draft: Draft) -> bool:
    """«يتوقع الخبراء أن تعلن الوزارة …», «يجب أن يقبل»: behind أن a verb tells what may be."""
    frame = draft.frame
    if frame.form.tense != "present" or frame.first < 2 or not text.tags[frame.first - 1] & tag.BARE_THAT:
        return False
    return not text.tags[frame.first - 2] & tag.BEFORE_CLAUSE or frame.act in _DECIDED


_DECIDED = ("accept", "reject", "agree")
"""What «قبل أن» leads to was said, or was decided and stands out still: «قبل أن يضيف», but «قبل أن يوافق»."""


def _is_foretold(text: Text, draft: Draft) -> bool:
    """«قال الوزير إن السكان لن يقبلوا بـ…»: in somebody's words «لن» tells what will be, and is nobody's answer."""
    frame = draft.frame
    if draft.outer is None or frame.cue.act != "accept" or not frame.negated or not frame.first:
        return False
    if frame.subject is not None and text.tags[frame.subject.head] & tag.HOMELAND:
        return False  # «إن بلاده لن تقبل بـ…»: for it he answers
    return text.types[frame.first - 1].bare == _WILL_NOT


_WILL_NOT = "لن"


def _is_nobodys(draft: Draft) -> bool:
    """«أوضح الوزير أنه تم الاتفاق على …»: inside somebody's words nobody agrees by a verb that names nobody."""
    frame = draft.frame
    return (
        frame.cue.act == "agree" and frame.form.tense == "fixed" and frame.subject is None and draft.outer is not None
    )


_DENIED_REACH = 8
"""How many tokens into a denied clause its verb may stand."""


def _cited(text: Text, frame: Frame, drafts: Sequence[Draft]) -> tuple[tuple[int, int], ...]:
    """For «نقلا عن»: the words of whoever speaks in its sentence, which the cited source shares."""
    main = main_clause(text, frame, drafts)
    return main.pieces if main is not None else ()


def main_clause(text: Text, frame: Frame, drafts: Sequence[Draft]) -> Draft | None:
    if frame.marker != CITATION:
        return None
    start = text.sentence_start(frame.first)
    at = bisect_left(drafts, start, key=_cue_at)
    split = bisect_left(drafts, frame.first, key=_cue_at) - 1
    if split > at and drafts[split].frame.content > frame.first and drafts[split].frame.form.tense != "participle":
        return drafts[split]  # «… ، وأضافت الصحيفة نقلا عن مصدر أن»: of two sayings the one that it splits
    citing = drafts[split].frame.subject if split >= at else None
    if citing is not None and citing.end == frame.first and drafts[split].frame.marker == "adverbial":
        return drafts[split]  # «…، حسبما ذكرت الصحيفة نقلا عن مصدر»
    while at < len(drafts) and drafts[at].frame.first < frame.first:
        if drafts[at].frame.form.tense != "participle":
            return drafts[at]
        at += 1
    return None


def _cue_at(draft: Draft) -> int:
    return draft.frame.first


def _carry(text: Text, drafts: list[Draft]) -> list[Draft]:
    """«وبحسب الوكالة، قال المصدر إن»: an adverbial that leads to or splits another's saying only carries it."""
    kept: list[Draft] = []
    for draft in drafts:
        if (brought := _brought_by(text, draft, drafts)) is not None:
            brought.through = draft.frame.subject
            continue
        if draft.frame.marker == "adverbial" and draft.frame.subject is not None:
            near = bisect_left(drafts, draft.frame.first - NEAR, key=_cue_at)
            end = bisect_left(drafts, max(draft.frame.first, draft.pieces[0][0] + 2), key=_cue_at)
            carried = next(
                (other for other in drafts[near:end] if other is not draft and _leads_to(draft, other)), None
            ) or _only_passed_on(text, draft, drafts[near:end])
            if carried is not None:
                if not _stands_behind(draft.frame.subject, carried.frame.subject):
                    carried.through = draft.frame.subject
                    carried.in_passing = carried.frame.first < draft.frame.first
                continue
        kept.append(draft)
    return kept


def _brought_by(text: Text, citation: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """«قال المدير إن السد آمن، نقلا عن الوكالة»: behind what somebody said, a medium that is cited only brought it."""
    source, main = citation.frame.subject, main_clause(text, citation.frame, drafts)
    if main is None or source is None or source.kind is not HopKind.MEDIA or main.through is not None:
        return None
    speaker, said = main.frame.subject, main.frame.form.tense in ("past", "present") and not main.frame.carried
    behind = main.pieces[0][0] > main.frame.first and main.pieces[-1][1] <= citation.frame.first
    return main if said and behind and speaker is not None and speaker.kind is not HopKind.MEDIA else None


def _only_passed_on(text: Text, adverbial: Draft, near: Sequence[Draft]) -> Draft | None:
    """«أعلنت الوزارة تأجيل العرض، بحسب ما نقلت الوكالة»: who passes on a saying told before adds none."""
    frame, (start, end) = adverbial.frame, adverbial.pieces[0]
    if frame.subject is None or frame.subject.kind is not HopKind.MEDIA:
        return None
    if start > frame.first or not any(_passes_on(text, at) for at in range(frame.first, frame.end)):
        return None
    said = (other for other in near if start <= other.frame.first <= start + 1 and other.pieces[-1][1] <= end)
    return next((other for other in said if other.frame.form.tense in ("past", "present")), None)


def _passes_on(text: Text, index: int) -> bool:
    return any(cue.kind == "relay" and form.tense == "past" for cue, form in text.types[index].cues)


def _stands_behind(source: Mention, speaker: Mention | None) -> bool:
    """«أكدت الصحيفة، وفقا لبعض المصادر، أن …»: nobody without a name passes on what a medium says."""
    return source.kind is HopKind.UNNAMED and speaker is not None and speaker.kind is HopKind.MEDIA


def _carry_behind(text: Text, drafts: Sequence[Draft]) -> None:
    """«"…"، في تصريحات نقلتها الوكالة»: the medium that is named behind the words carried them."""
    passed = any(map(tag.CARRIED.__and__, text.tags))
    for draft in drafts:
        if draft.through is not None or draft.frame.carriers or draft.frame.marker == "adverbial":
            continue
        if draft.frame.form.tense == "noun":
            draft.through = carrier_of_noun(text, draft.frame.first)
        elif passed:
            draft.through = carried_behind(text, draft.pieces[-1][1]) or carried_before(text, draft.frame.begin)


def _leaning(text: Text, drafts: Sequence[Draft]) -> list[tuple[Draft, Draft]]:
    """«قال المدير إن السعر تضاعف وفقا للبيانات»: a source that the speaker leans on, whose words are inside his."""
    found = []
    for number, draft in enumerate(drafts):
        if draft.frame.marker != "adverbial" or draft.pieces[0][0] > draft.frame.first or not _is_leant_on(text, draft):
            continue
        begin = min(draft.frame.begin, draft.frame.first)
        for around in reversed(drafts[max(0, number - _BESIDE) : number]):
            says = around.frame.marker not in GOVERNING and around.frame.form.tense in ("past", "present", "participle")
            if says and around.frame.first >= draft.pieces[0][0] and 0 <= begin - around.pieces[-1][1] <= 1:
                draft.pieces = around.pieces
                found.append((draft, around))
                break
    return found


_BESIDE = 4
"""Among so many drafts before an adverbial stands the one whose speaker leans on it."""


def _is_leant_on(text: Text, draft: Draft) -> bool:
    """Whether the source is one that nobody's words come through: figures, a law; or names no medium and stands close.

    «قال المدير إن الدخل انخفض، بحسب الوزارة» came through the ministry, «… تسير وفق نظام العمل» did not.
    """
    frame = draft.frame
    head = 0 if frame.subject is None else text.tags[frame.subject.head]
    if head & (tag.PROPHET | tag.DIVINE):
        return True  # «كما أخبر النبي»
    if frame.subject is None or frame.subject.kind is HopKind.MEDIA or frame.subject.kind is HopKind.PERSON:
        return False
    if head & tag.DOCUMENT:
        return not head & (tag.CHANNEL | tag.MEDIUM | tag.UNNAMED)
    if not head & (tag.BODY | tag.BODY_NAME | tag.PLACE | tag.UNNAMED | tag.OUTLET | tag.LATIN | tag.SOMEBODY):
        return bool(head & tag.COMMON)
    bare = frame.cue.kind == "adverbial" and frame.end - frame.first == 1 and "verb" not in frame.cue.takes
    return bare and not text.tags[frame.first - 1] & (tag.COMMA | tag.DASH | tag.MARK | tag.CLOSE)


def _leads_to(adverbial: Draft, other: Draft) -> bool:
    frame = other.frame
    if frame.marker == "adverbial" or frame.form.tense == "participle":
        return False
    start = adverbial.pieces[0][0]
    if frame.first < adverbial.frame.first < start == frame.content:
        return True  # «أكد المدير، ووفقا للوكالة، أن السد آمن»
    if start > adverbial.frame.first:
        return start <= frame.first <= start + 1
    return frame.first < adverbial.frame.first < frame.content


def _nest(drafts: Sequence[Draft]) -> None:
    """Give each statement the one within whose longer content its cue stands, the innermost of several."""
    holds = ((number, draft) for number, draft in enumerate(drafts) if draft.frame.marker != ANSWER)
    coming = sorted((first, end, number) for number, draft in holds for first, end in draft.pieces)
    lengths = [draft.length for draft in drafts]
    holding: list[tuple[int, int, int]] = []
    at = 0
    for draft, own in zip(drafts, lengths, strict=True):
        cue = draft.frame.first
        while at < len(coming) and coming[at][0] <= cue:
            holding.append(coming[at])
            at += 1
        holding = [piece for piece in holding if piece[1] > cue]
        around = [(lengths[number], number) for _, _, number in holding if lengths[number] > own]
        draft.outer = drafts[min(around)[1]] if around else None
