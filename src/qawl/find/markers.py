"""What introduces a content: a complementiser, a colon, a quotation mark, a preposition the cue takes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from qawl.find.fields import in_charge_of
from qawl.find.marked_words import takes_marked
from qawl.find.mentions import OPENS_CLAUSE, Mention, read_mention
from qawl.lexicon.load import THAT_CLAUSE, Cue
from qawl.text import tags as tag
from qawl.text.fold import fold
from qawl.text.layers import Text
from qawl.text.quotes import Quote


@cache
def separate(take: str) -> str:
    """The folded preposition that this code of `takes` stands for; "" where it stands for something else."""
    return fold(take) if len(take) > 1 and not take.isascii() and take != THAT_CLAUSE else ""


SILENCE = "silence"
"""The marker of a frame that reports what somebody did not say."""


CLAUSES = (THAT_CLAUSE, ":", "quote")
"""Markers that introduce a whole clause, after which hardly any word but one of saying stands."""


LONG_QUOTE = 5
"""Tokens inside quotation marks from which on they hold a saying wherever they stand, and not a name or title."""


@dataclass(slots=True)
class Met:
    """What the walk from the cue to its content has met so far."""

    subject: Mention | None = None
    addressee: Mention | None = None
    time: tuple[int, int] | None = None
    place: tuple[int, int] | None = None
    carriers: tuple[Mention, ...] = ()
    marker: str = ""
    content: int = -1
    strange: int = 0
    """Words on the way that belong to nothing that was read: neither who speaks nor an adverbial."""


def marks_content(text: Text, index: int, limit: int, cue: Cue, found: Met, relative: bool) -> bool:
    """Whether the content is introduced at `index`; if so `found` says by what and where it begins."""
    bits, kind = text.tags[index], text.types[index]
    if bits & tag.THAT and not bits & tag.CONJ:
        before = text.tags[index - 1]
        named = found.subject is not None and found.subject.end == index
        if (
            before & tag.VERB
            and not before & tag.PREPOSITION
            and text.phrase_ends.get(index - 2) != index
            and not named
        ):
            return False  # «يجب أن», but not «عن مسؤول لم تسمه أن»
        if before & tag.POSSESSED and before & tag.PREPOSITION and not named and _wants(text, index):
            return False  # «نريد منهم أن», «يحق لها أن»
        if relative and before & tag.DEFINITE and text.tags[index - 2] & tag.FROM:
            return False  # «الذي من المفترض أن»
        if before & tag.BEFORE_CLAUSE and not any(text.types[index - 1].bare == separate(take) for take in cue.takes):
            return False
        found.marker, found.content = THAT_CLAUSE, _past_lines(text, index + 1) if bits & tag.BARE_THAT else index
        return found.content < len(text.tokens)
    if bits & (tag.COLON | tag.MARK) and _is_title(text, index):
        return False
    if bits & tag.COLON:
        if cue.weak and index + 1 < len(text.tags) and text.tags[index + 1] & tag.LINE:
            return False  # a byline: «كتب فلان:»
        if text.types[index - 1].bare in _EXAMPLES:
            return False  # «أضافت الشركة ميزات، منها: …»
        found.marker, found.content = ":", index + 1
        while found.content < len(text.tokens) - 1 and text.tags[found.content] & tag.LINE:
            found.content += 1
        return found.content < len(text.tokens)
    if bits & tag.MARK:
        quote = text.quote_at(index)
        if quote is None or (cue.weak and text.tags[index - 1] & tag.PREPOSITION):
            return False  # «سلم الوزير رسالة بشأن "…"»
        if _names_on_the_way(text, index, quote, limit, cue):
            return False
        inside = text.token_at(quote.end - 1) - index
        if inside >= (6 if cue.weak else LONG_QUOTE) or (inside >= 2 and _quotes_directly(text, index, cue, found)):
            found.marker, found.content = "quote", index
            return True
        if not relative and takes_marked(text, index, limit, cue, found.subject):
            found.marker, found.content = "object", index
            return True
        return not relative and _is_taken_in_marks(text, index, limit, cue, found)
    if relative or (bits & tag.CONJ and not bits & tag.PREFIXED):
        return False
    for take in cue.takes:
        if bits & tag.WHAT_OF and cue.act != "say" and _ONTO_WHAT.get(kind.bare, " ") == separate(take):
            found.marker, found.content = take, index
            return True
        if kind.bare == separate(take):
            if _is_relayed(text, index) or _is_of_post(text, index, limit, found) or in_charge_of(text, index, limit):
                return False  # «كشفت الصحيفة، نقلا عن مصدر، أن»
            if text.tags[index - 1] & tag.ISSUED:
                return False  # «أعلن بيان صادر عن الوزارة أن»
            return _after_preposition(text, index, limit, take, cue, found)
        if len(take) == 1 and (
            kind.bare == take
            or kind.prefix == take
            or (take == cue.takes[0] and kind.bare.startswith(take) and bits & tag.MAY_SPLIT)
            or (kind.bare.startswith(take) and (unknown_prefixed(text, index) or _what(text, index, take)))
            or (take == cue.takes[0] and kind.bare in _BOTH and _right_behind(text, index, found))
        ):
            if (
                bits & (tag.PRESS | tag.TIME | tag.ROLE_LINK | tag.CONJ)
                or _stands_for(text, index)
                or (take == "ل" and _addresses(text, index, found))
            ):
                return False
            if unknown_prefixed(text, index) and _introduced_next(text, index + 1, limit, cue):
                return False  # «وذكر بركوت أن»: who speaks may begin with ب
            found.marker, found.content = take, index
            return True
    return False


def _wants(text: Text, that: int) -> bool:
    """Whether أن belongs to the verb before a preposition with a pronoun; «لم يذكر اسمه له إن» is another's."""
    if text.tokens[that].startswith(_HAMZA_BELOW) or not text.tags[that] & tag.BARE_THAT:
        return False
    verb = text.tags[that - 2]
    return bool(verb & (tag.VERB | tag.OUTRIGHT)) and not verb & tag.CUE and not text.tags[that - 3] & tag.NEGATION


_HAMZA_BELOW = "إ"
_EXAMPLES = frozenset({"مثل", "امثال", "منها", "منهم", "منهن", "بينها", "بينهم"})
"""Behind these a colon opens a list."""


def _is_title(text: Text, index: int) -> bool:
    """«أشارت ورقة بعنوان "الماء لنا" إلى أن»: what a paper or a meeting is called, and nobody's words."""
    index -= 1 + bool(text.tags[index - 1] & tag.COLON)
    return index >= 0 and bool({text.types[index].bare, text.types[index].stem} & _TITLE)


_TITLE = frozenset({"عنوان", "بعنوان", "عنوانه", "عنوانها"})


def _past_lines(text: Text, index: int) -> int:
    """«وأشارت إلى أن» and the quotation in a line of its own: where it opens; without one, as it was."""
    at = index
    while at < len(text.tags) - 1 and text.tags[at] & tag.LINE:
        at += 1
    return at if at > index and text.tags[at] & tag.MARK else index


def _is_taken_in_marks(text: Text, mark: int, limit: int, cue: Cue, found: Met) -> bool:
    """«دعا الوزير "لتضامن صادق" بين القرى»: inside the mark stands the preposition that the cue takes."""
    if mark + 1 >= limit or cue.weak:
        return False
    kind, bits = text.types[mark + 1], text.tags[mark + 1]
    take = kind.prefix
    if not take or take not in cue.takes or bits & (tag.PRESS | tag.TIME | tag.PLACE | tag.GIVEN | tag.TITLE):
        return False
    found.marker, found.content = take, mark
    return True


_BOTH = frozenset({"بدعوه", "بمبادره", "بمشاركه", "بحضور"})
"""Prepositions in most places, and what is welcomed or asked for right behind the verb: «رحب الوزير بمبادرة الأمم»."""


def _right_behind(text: Text, index: int, found: Met) -> bool:
    subject = found.subject
    return bool(text.tags[index - 1] & tag.CUE) or (subject is not None and subject.end == index)


def _names_on_the_way(text: Text, index: int, quote: Quote, limit: int, cue: Cue) -> bool:
    """«قال عضو "رابطة أطباء الأطفال" في المدينة سالم الدفلى: "…"»: a name in marks, and the words lie behind it."""
    before, after = text.tags[index - 1], text.token_at(quote.outer_end - 1) + 1
    if text.tags[index + 1] & OPENS_CLAUSE:
        return False  # «قال مندوب بالمنظمة "لا يوجد طعام"»
    behind_verb = quote.closed and before & tag.CUE and after - index <= _TO_SIGN and after < limit
    if behind_verb and any(text.types[after].bare == separate(take) for take in cue.takes):
        return True  # «أشار "موقع السنابل" إلى أن»
    if not quote.closed or not before & tag.NOMINAL or after - index > _LONGEST_NAME or after >= limit:
        return False
    introduced = text.tags[after] & tag.THAT and not text.tags[after] & tag.CONJ and THAT_CLAUSE in cue.takes
    if before & _NO_BEARER:
        return bool(introduced)  # «أكد أحد المسؤولين "تحتفظ الصحيفة باسمه" أن»
    for at in range(after, min(limit, after + _TO_WORDS)):
        bits = text.tags[at]
        if bits & (tag.STOP | tag.LINE | tag.TURN) or (bits & (tag.VERB | tag.CUE) and not bits & tag.NOMINAL):
            return False
        if bits & tag.COLON:
            return at + 1 < len(text.tags) and bool(text.tags[at + 1] & tag.MARK)
        if bits & tag.THAT and not bits & tag.CONJ:
            return THAT_CLAUSE in cue.takes and not text.tags[at - 1] & tag.BEFORE_CLAUSE
    return False


_NO_BEARER = (
    tag.DEFINITE | tag.GIVEN | tag.PLACE | tag.CHANNEL | tag.DOCUMENT | tag.PRESS | tag.PREPOSITION | tag.TIME
    | tag.PREFIXED
)  # fmt: skip
"""Behind these a quotation is what is said, not what somebody is called."""
_LONGEST_NAME = 12
_TO_SIGN = 6
"""At most so many tokens make up a name in marks right behind its verb, the marks counted."""
_TO_WORDS = 20
"""At most so many tokens stand between a name in marks and the words of who bears it."""


def signs_report(text: Text, first: int, found: Met) -> bool:
    """«كتب ـ سالم المرجاني: أعلنت …», «كتب سالم المرجاني: أعلنت …» at the head of an article: whose report it is."""
    heads = first == 0 or text.tags[first - 1] & tag.LINE
    if found.marker != ":" or not heads or text.tags[first] & tag.CONJ:
        return False
    if text.tags[first + 1] & (tag.DASH | tag.COLON) or text.tokens[first + 1] == "/":
        return True
    named = found.subject is not None and found.subject.end == found.content - 1
    return first < _HEAD and named and not text.tags[found.content] & tag.MARK


_HEAD = 40
"""Within so many tokens of its beginning an article says who wrote it."""


def _introduced_next(text: Text, index: int, limit: int, cue: Cue) -> bool:
    if index + 1 < limit and text.tags[index] & tag.OPEN and text.tags[index + 1] & tag.NUMBER:
        return True  # «ويأمل بركوت (79 عاما) في أن»
    if index < limit and text.tags[index] & tag.PREFIXED and text.types[index].prefix in cue.takes:
        return True  # «وطالب بركوت بوقف العمل»
    return index < limit and THAT_CLAUSE in cue.takes and bool(text.tags[index] & tag.THAT)


def _is_of_post(text: Text, index: int, limit: int, found: Met) -> bool:
    """«دعا سالم الدفلى المبعوث الخاص إلى المنارة نظيره إلى …»: where somebody is sent, and what he asks lies ahead."""
    after = index + 1
    if found.subject is None or found.subject.end != index or after >= limit or not text.tags[after] & tag.PLACE:
        return False
    for at in range(after + 1, min(limit, after + _TO_WORDS)):
        if text.tags[at] & (tag.STOP | tag.LINE | tag.COMMA | tag.VERB | tag.THAT | tag.MARK):
            break
        if text.types[at].bare == text.types[index].bare:
            return True
    return False


def _is_relayed(text: Text, index: int) -> bool:
    """Whether a preposition belongs to the relay before it: «نقلا عن»."""
    return any(cue.kind == "relay" and form.tense == "fixed" for cue, form in text.types[index - 1].cues)


def opens_saying(text: Text, mark: int) -> bool:
    """Whether the quotation that this mark opens is long enough to hold a saying wherever it stands."""
    quote = text.quote_at(mark)
    return quote is not None and text.token_at(quote.end - 1) - mark >= LONG_QUOTE


def _quotes_directly(text: Text, index: int, cue: Cue, found: Met) -> bool:
    """Whether a short quotation follows its verb or the speaker at once, and the verb is one of saying."""
    if cue.weak or THAT_CLAUSE not in cue.takes:
        return False
    quote = text.quote_at(index)
    after = text.token_at(quote.outer_end - 1) + 1 if quote is not None else index + 1
    if after < len(text.tags) and not text.tags[after] & (
        tag.COMMA | tag.STOP | tag.LINE | tag.CONJ | tag.SUBORDINATOR | tag.CLOSE
    ):
        return False
    through = found.subject is not None and text.tags[index - 1] & tag.PREPOSITION  # «أكد المدير عبر "صباح الوادي"، أن»
    beside = bool(text.tags[index - 1] & tag.CUE and not through) or any(
        met is not None and met.end == index for met in (found.subject, found.addressee)
    )
    if text.types[index - 1].prefix and text.tags[index - 1] & (tag.BODY | tag.MEDIUM):
        return False  # «المدير العام لشركة "سنابل الوادي"، إن»: the mark names the company
    return beside and not (found.subject is not None and text.tags[found.subject.head] & tag.MEDIUM)


def _stands_for(text: Text, index: int) -> bool:
    """«بوصفها», «باعتباره»: as what somebody acts or is taken, and nothing that the cue takes."""
    return text.types[index].folded.startswith(_AS_WHAT) and bool(text.tags[index] & tag.POSSESSED)


_AS_WHAT = ("بوصف", "باعتبار", "بصفت")


def _what(text: Text, index: int, take: str) -> bool:
    """«أشاد بما تقوم به»: the preposition that the cue takes is written onto ما or من."""
    return bool(text.tags[index] & tag.WHAT_OF) and text.types[index].bare[:1] == take


def unknown_prefixed(text: Text, index: int) -> bool:
    """A word that no list knows and that begins with ب or ل, where a content may begin: «بتعجيل»."""
    kind = text.types[index]
    bits = kind.tags | text.tags[index]  # the article may have named «بركوت» in full
    return not bits & (tag.NOMINAL | tag.CUE | tag.PREPOSITION | tag.SUBORDINATOR) and len(kind.bare) > 3


_ONTO_WHAT = {"عما": "عن", "عمن": "عن", "مما": "من", "ممن": "من"}
"""«تساءل عما إذا كان الجسر آمنا», «حذر مما قد يحدث»: what else stands apart, written onto ما or من."""


def _after_preposition(text: Text, index: int, limit: int, take: str, cue: Cue, found: Met) -> bool:
    after = index + 1
    if after >= limit or text.tags[after] & (tag.COMMA | tag.STOP | tag.LINE | tag.RELATIVE):
        return False
    if (
        take in ("في", "من", "على")
        and text.tags[after] & (tag.CHANNEL | tag.TIME)
        and not text.tags[after] & tag.DEFINITE
    ):
        return False
    if take == "على" and text.tags[after] & _SITES and _behind_channel(text, index):
        return False  # «وبخه في تغريدة على تويتر», «أكد عبر حسابه الرسمي على منصة "صدى" أن»
    if take == "من" and ("person" in cue.takes or "object" in cue.takes) and text.tags[after] & (tag.NOMINAL):
        mention = read_mention(text, after, limit)
        if mention is not None and mention.end < limit and text.tags[mention.end] & tag.THAT:
            found.addressee = mention
            return False
    found.marker, found.content = take, after
    if text.tags[after] & tag.THAT:
        leads = text.tags[after] & tag.BARE_THAT
        found.marker, found.content = THAT_CLAUSE, _past_lines(text, after + 1) if leads else after
    return found.content < len(text.tokens)


_SITES = tag.OUTLET | tag.BODY_NAME | tag.MEDIUM | tag.MARK | tag.LATIN


def _behind_channel(text: Text, index: int) -> bool:
    """«في تغريدة على», «عبر حسابه الرسمي على»: a channel, and at most what it is like, before the preposition."""
    at = index - 1
    while at > index - 1 - _LIKE and text.tags[at] & tag.DEFINITE and not text.tags[at] & tag.CHANNEL:
        at -= 1
    return bool(text.tags[at] & tag.CHANNEL)


_LIKE = 2


def _addresses(text: Text, index: int, found: Met) -> bool:
    """Whether «ل…» at `index` names somebody spoken to: «لنظيره», «لرويترز», «للصحفيين»."""
    bits = text.tags[index]
    return bool(bits & (tag.OUTLET | tag.MEDIUM | tag.TITLE | tag.PRESS | tag.GIVEN)) or (
        found.subject is None and bool(bits & tag.PLACE)
    )
