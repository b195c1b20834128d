"""Frames to statements in the making: each with its content, and the words around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from qawl.find.adverbials import ASIDE, CITATION, GOVERNING, trim_end
from qawl.find.contents import clause_reach, find_content
from qawl.find.ends import Weights
from qawl.find.frames import Frame
from qawl.find.inserted import INSERTED
from qawl.find.markers import CLAUSES, SILENCE
from qawl.find.mentions import Mention
from qawl.find.passing import carried_before, carried_behind
from qawl.find.people import Party
from qawl.find.relays import carrier_of_noun
from qawl.lexicon.load import THAT_CLAUSE
from qawl.model.records import Hop, HopKind
from qawl.text import vocabulary as tag
from qawl.text.layers import Text
from qawl.text.quotes import Quote


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
    heir: Draft | None = None
    """The earlier words of the same speaker, through whose chain these came too."""
    chain: tuple[Hop, ...] | None = None

    @property
    def length(self) -> int:
        return sum(end - first for first, end in self.pieces)


def draft_statements(text: Text, frames: Sequence[Frame], ends: Weights) -> list[Draft]:
    """The statements that the frames make, in the order of their cues; those that are denied are left out.

    `ends` are the learnt weights of where attributed words end.
    """
    begins = clauses_of_saying(text, frames)
    several = {id(frame) for frame in frames if _is_of_several(text, frame)}
    of_one = {at: frame for at, frame in begins.items() if id(frame) not in several} if several else begins
    drafts: list[Draft] = []
    under_way: list[tuple[int, int]] = []
    """Pieces of drafts that may still hold a later cue."""
    inside = _quotes_around(text, frames)
    for number, frame in enumerate(frames):
        if frame.marker in (ASIDE, SILENCE):
            continue
        later = _boundaries(text, frames, number, inside)
        under_way = [piece for piece in under_way if piece[1] > frame.first]
        if any(first <= frame.first for first, _ in under_way):
            later += _resumed(text, frame)
        pieces = (
            _cited(text, frame, drafts)
            or _until_others(text, frame, later)
            or find_content(text, frame, sorted(later), of_one if _is_one(frame) else begins, ends)
        )
        if pieces:
            drafts.append(Draft(frame, pieces))
            under_way += pieces
    drafts = _carry(drafts)
    _carry_behind(text, drafts)
    leaning = _leaning(text, drafts)
    _nest(drafts)
    for cited, around in leaning:
        cited.outer = around
    return [draft for draft in drafts if not (_is_denied(draft) or _is_wished(text, draft) or _is_nobodys(draft))]


def _until_others(text: Text, frame: Frame, later: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """The pieces that the frame already has; what follows «بحسب الصندوق …» only as far as another clause of saying."""
    if frame.marker != "adverbial" or len(frame.pieces) != 1 or frame.pieces[0][0] < frame.first:
        return frame.pieces
    start, end = frame.pieces[0]
    end = trim_end(text, start, min([end, *(begin for begin in later if begin > start + 2)]))
    return ((start, end),) if end > start else frame.pieces


def clauses_of_saying(text: Text, frames: Sequence[Frame]) -> dict[int, Frame]:
    """For each token at which the clause of a cue or what it introduces begins, its frame."""
    introduced = {_introduced_at(text, frame): frame for frame in frames if not frame.pieces}
    return introduced | {_boundary(text, frame): frame for frame in frames}


def boundaries_of(text: Text, frames: Sequence[Frame], number: int) -> list[int]:
    """The token indexes at which a rule would end the content of frame `number`, in order."""
    return sorted(_boundaries(text, frames, number, _quotes_around(text, frames)))


def _quotes_around(text: Text, frames: Sequence[Frame]) -> list[int]:
    """For each frame, where the innermost closed quotation opens that holds its cue; -1 if none does."""
    found: list[int] = []
    open_quotes: list[Quote] = []
    coming = [quote for quote in text.quotes if quote.closed]
    at = 0
    for frame in frames:
        place = text.starts[frame.first]
        while at < len(coming) and coming[at].outer_start < place:
            open_quotes.append(coming[at])
            at += 1
        while open_quotes and open_quotes[-1].end <= place:
            open_quotes.pop()
        found.append(open_quotes[-1].outer_start if open_quotes else -1)
    return found


def _boundaries(text: Text, frames: Sequence[Frame], number: int, inside: Sequence[int]) -> list[int]:
    """Where later clauses of saying begin that may end the content of frame `number`."""
    frame = frames[number]
    if frame.content >= len(text.tokens):
        return []
    content = text.starts[frame.content]
    quote = text.quote_at(frame.content)
    reach = text.token_at(quote.outer_end) if quote is not None and quote.closed else frame.content
    found = [
        begin
        for earlier in frames[max(0, number - 2) : number]
        if not earlier.pieces and (begin := _introduced_at(text, earlier)) > frame.first
    ]  # «قال الوزير، منددا بالهجوم: …»: the participle's words end where the verb's begin
    last = clause_reach(text, min(reach, len(text.tokens) - 1))
    for at in range(number + 1, len(frames)):
        other = frames[at]
        if other.first > last + _NEAR:
            break  # the content has ended before
        # a cue inside a quotation that opens in the content does not end it
        if inside[at] < content and _bounds(text, frame, other):
            found.append(_boundary(text, other))
            if found[-1] > reach + _NEAR:
                last = min(last, found[-1])
    return found


def _introduced_at(text: Text, frame: Frame) -> int:
    """The token that introduces the content: أن, a colon, or the first of the content itself."""
    introduces = frame.content > frame.end and text.tags[frame.content - 1] & (tag.BARE_THAT | tag.COLON)
    return frame.content - 1 if introduces else frame.content


_NEAR = 80
"""More tokens than lie between the beginning of a clause and its cue."""


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


def _is_nobodys(draft: Draft) -> bool:
    """«أوضح الوزير أنه تم الاتفاق على …»: inside somebody's words nobody agrees by a verb that names nobody."""
    frame = draft.frame
    return (
        frame.cue.act == "agree" and frame.form.tense == "fixed" and frame.subject is None and draft.outer is not None
    )


_DENIED_REACH = 8
"""How many tokens into a denied clause its verb may stand."""


def _resumed(text: Text, frame: Frame) -> list[int]:
    """Inside other words: where the outer speaker goes on («… أن يطول، وإن بعضهم …»)."""
    end = text.sentence_end(frame.first)
    return [
        index
        for index in range(frame.content + 1, end)
        if text.tags[index] & tag.THAT
        and text.tags[index] & tag.CONJ
        and (text.tags[index - 1] & tag.COMMA or text.tokens[index][1:2] == "إ")
        and not (text.tags[index] & tag.BARE_THAT and _may_act(text, index + 1))
    ]


def _may_act(text: Text, index: int) -> bool:
    """Whether a verb of what ought to be stands here, told of by nobody further out: «طالب بأن …، وأن تتحمل …»."""
    if index >= len(text.tags):
        return False
    bits, word = text.tags[index], text.types[index].bare
    return word[:1] in _OF_PRESENT and len(word) > 3 and not bits & (tag.NOMINAL | tag.CONJ | tag.THAT)


_OF_PRESENT = "يتن"


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
    while at < len(drafts) and drafts[at].frame.first < frame.first:
        if drafts[at].frame.form.tense != "participle":
            return drafts[at]
        at += 1
    return None


def _cue_at(draft: Draft) -> int:
    return draft.frame.first


def _carry(drafts: list[Draft]) -> list[Draft]:
    """«وبحسب الوكالة، قال المصدر إن»: an adverbial that leads to or splits another's saying only carries it."""
    kept: list[Draft] = []
    for draft in drafts:
        if draft.frame.marker == "adverbial" and draft.frame.subject is not None:
            near = bisect_left(drafts, draft.frame.first - _NEAR, key=_cue_at)
            end = bisect_left(drafts, max(draft.frame.first, draft.pieces[0][0] + 2), key=_cue_at)
            carried = next(
                (other for other in drafts[near:end] if other is not draft and _leads_to(draft, other)), None
            )
            if carried is not None:
                if not _stands_behind(draft.frame.subject, carried.frame.subject):
                    carried.through = draft.frame.subject
                continue
        kept.append(draft)
    return kept


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
    if frame.subject is None or frame.subject.kind is HopKind.MEDIA or frame.subject.kind is HopKind.PERSON:
        return False
    head = text.tags[frame.subject.head]
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
    if start > adverbial.frame.first:
        return start <= frame.first <= start + 1
    return frame.first < adverbial.frame.first < frame.content


def _nest(drafts: Sequence[Draft]) -> None:
    """Give each statement the one within whose longer content its cue stands, the innermost of several."""
    coming = sorted((first, end, number) for number, draft in enumerate(drafts) for first, end in draft.pieces)
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


_QUOTED = (":", "quote")


def _is_of_several(text: Text, frame: Frame) -> bool:
    """«… وأكدوا أن», «… وأضافا أن»: a joined verb whose ending says that several speak, named before it."""
    joined = text.tags[frame.begin] & tag.CONJ and frame.subject is None and frame.marker not in _QUOTED
    return bool(joined and frame.form.number in ("p", "d") and frame.form.tense in ("past", "present"))


def _is_one(frame: Frame) -> bool:
    """Whether one person speaks, who does not go on in the plural: «قال سالم إن الطرفين بحثا الأمر وأكدا …»."""
    subject = frame.subject
    alone = subject is None or (subject.kind is HopKind.PERSON and not subject.plural)
    return alone and frame.form.number == "s" and frame.form.tense == "past"


def _bounds(text: Text, frame: Frame, other: Frame) -> bool:
    """Whether the other cue begins a clause that ends this one's content."""
    if other.first <= frame.content or (_is_one(frame) and _is_of_several(text, other)):
        return False
    if other.form.suffixed and other.form.tense == "noun" and text.types[other.first].bare[:1] == "ب":
        return other.marker in CLAUSES  # «وجه تحذيرا إلى السكان بقوله إن …»
    if frame.form.tense == other.form.tense == "noun" and text.tags[other.first] & tag.CONJ:
        return True  # «رغم نفي الشركة القيام بذلك وتأكيد الوزارة أن …»
    if other.form.tense == "noun" and text.tags[other.begin] & tag.LIGHT and text.tags[other.begin - 1] & tag.COMMA:
        return True  # «…، مقدما شكره للعاملين»
    if other.form.tense == "participle" or other.marker in ("adverbial", ASIDE, CITATION, INSERTED):
        return True
    opened = text.tags[frame.begin - 1] if frame.begin else 0
    leads = opened & tag.SUBORDINATOR and not opened & tag.THAT
    if leads and other.form.tense == "past" and other.begin and text.tags[other.begin - 1] & tag.COMMA:
        return True  # «بينما أكد فلان …، قال فلان»
    before = text.tags[other.begin]
    if before & tag.CONJ and (
        other.form.tense == "past"
        or (other.marker in _QUOTED and other.form.tense == "present")  # «… إلى وقت، ويقول: "…"»
        or (frame.form.tense == other.form.tense == "present" and other.subject is None)
    ):
        return True
    tells = other.form.tense == "past" or (other.cue.takes[:1] == (THAT_CLAUSE,) and other.act not in _STANDS)
    if tells and _dated_by(text, other.begin):
        return True
    if other.form.tense == "past" and _opened_at(text, other.begin) < other.begin:
        return True
    opener = text.tags[other.begin - 1] if other.begin else 0
    return bool(opener & tag.SUBORDINATOR and not opener & tag.THAT and other.form.tense == "past")


def _boundary(text: Text, frame: Frame) -> int:
    begin = min(frame.begin, frame.first)
    begin = _opened_at(text, begin)
    while begin > 0 and text.tags[begin - 1] & (tag.SUBORDINATOR | tag.COMMA):
        begin -= 1
    return begin


_STANDS = ("accept", "reject", "agree", "promise")
"""«لن يشارك قبل أن توافق الحكومة»: what is waited for dates nothing."""


def _dated_by(text: Text, begin: int) -> bool:
    """«… قبل أن تؤكد المديرة أن …», «بعد أن حذرت من»: a saying that only dates the words is not one of them."""
    if begin < 2 or not text.tags[begin - 1] & tag.BARE_THAT:
        return False
    before = text.tags[begin - 2]
    return bool(before & tag.PREPOSITION and before & tag.SUBORDINATOR and before & tag.BEFORE_CLAUSE)


def _opened_at(text: Text, begin: int) -> int:
    """«…، وفي الشأن المالي قال المدير»: where the adverbial begins that و joins on and that leads to the verb."""
    nearest = begin - 2 if begin > 1 and text.tags[begin - 1] & tag.COMMA else begin - 1
    for at in range(nearest, max(0, nearest - _LONGEST_OPENER), -1):
        bits = text.tags[at]
        if bits & _NO_OPENER:
            break
        if bits & tag.COMMA:
            first = text.tags[at + 1] if at + 1 < begin else 0
            return at + 1 if first & tag.IN_TURN or (first & tag.CONJ and first & tag.PREPOSITION) else begin
    return begin


_LONGEST_OPENER = 8
_NO_OPENER = tag.STOP | tag.LINE | tag.COLON | tag.MARK | tag.THAT | tag.CUE | tag.VERB | tag.RELATIVE | tag.AUXILIARY
