"""Whether the words of a verb of saying still lie ahead: an أن behind who speaks, or the next clause before it."""

from __future__ import annotations

from qawl.find.areas import names_site
from qawl.find.markers import Met, separate
from qawl.find.passives import is_called
from qawl.lexicon.inflect import Form
from qawl.lexicon.load import THAT_CLAUSE, Cue
from qawl.text import tags as tag
from qawl.text.layers import Text


def stops_walk(text: Text, index: int) -> bool:
    """Whether the cue at `index` is a clause of its own rather than a look-alike noun or a title."""
    bits = text.tags[index]
    if bits & (tag.TITLE | tag.UNNAMED | tag.BODY | tag.GIVEN | tag.PREPOSITION | tag.DEFINITE) or (
        bits & tag.NO_CUE and index in text.phrase_ends
    ):
        return False
    if is_called(text, index):
        return False
    if any(cue.kind == "relay" and form.tense == "fixed" for cue, form in text.types[index].cues):
        return False  # «نقلا عن» stands inside the clause of another verb
    return any(
        form.tense in ("past", "participle", "present")
        and not (cue.ambiguous and not bits & tag.CONJ and not _leads(text, index, cue, form))
        for cue, form in text.types[index].cues
    )


def _leads(text: Text, index: int, cue: Cue, form: Form) -> bool:
    """«…، محذرا من أن»: a participle behind a comma that what it takes follows at once is no other word."""
    after = index + 1
    if form.tense != "participle" or after >= len(text.tags) or not text.tags[index - 1] & tag.COMMA:
        return False
    taken = text.tags[after] & tag.THAT and THAT_CLAUSE in cue.takes
    return bool(taken) or any(text.types[after].bare == separate(take) for take in cue.takes)


def clause_ahead(text: Text, index: int, limit: int, cue: Cue) -> bool:
    """Whether what the cue introduces still lies ahead, set off by a comma or an adverbial: «…، اليوم، أن»."""
    at_once = True
    for at in range(index + 1, limit):
        bits = text.tags[at]
        if bits & (tag.STOP | tag.LINE | tag.RELATIVE | tag.TURN) or draws_on(text, at):
            return False
        if bits & tag.CUE and not bits & tag.NOMINAL and stops_walk(text, at):
            return False
        channel = bits & tag.CHANNEL and text.tags[at - 1] & tag.PREPOSITION  # «في تصريح للصحيفة أن»
        at_once = at_once and not bits & tag.COMMA and not (bits & tag.CUE and not channel and _says_itself(text, at))
        before = text.tags[at - 1]
        apart = before & (tag.COMMA | tag.TIME | tag.GIVEN | tag.CLOSE) or (
            before & tag.PLACE and THAT_CLAUSE in cue.takes
        )
        if bits & tag.THAT and not bits & tag.CONJ:
            if THAT_CLAUSE not in cue.takes or before & tag.BEFORE_CLAUSE:
                return False
            led = before & (tag.PREPOSITION | tag.PREFIXED) or "target" in cue.takes
            return bool(apart) or (at_once and not led and _asserts(text, at, limit))
        if bits & tag.VERB:
            return False
        if (
            apart
            and before & (tag.COMMA | tag.TIME)
            and any(text.types[at].bare == separate(take) for take in cue.takes)
        ):
            return True
    return False


def begins_anew(text: Text, that: int, cue: Cue) -> bool:
    """«… كما أنهم», «…، أي أنها», «حيث من المتوقع أن», «الجماعات التي … عليها أن»: an أن that is of another clause."""
    before, further = text.tags[that - 1], text.tags[that - 2] if that > 1 else tag.LINE
    if before & tag.AS:
        return True
    taken = any(text.types[that - 1].bare == separate(take) for take in cue.takes)
    if before & tag.OWN_CLAUSE and not taken:
        return True
    if text.types[that - 1].bare == _ON and further & tag.COMMA and not taken:
        return True  # «وأيد المجلس الخطة، على أن تنفذ غدا»
    likely = before & tag.DEFINITE and further & tag.FROM and that > 2
    return bool(likely and (further & tag.CONJ or text.tags[that - 3] & (tag.COMMA | tag.STOP | tag.SUBORDINATOR)))


_ON = "علي"


def draws_on(text: Text, at: int) -> bool:
    """«…، فمن المرجح أن»: a clause of its own begins, drawn from what was told."""
    bits = text.tags[at]
    return bool(bits & tag.CONJ and bits & tag.PREPOSITION) and text.types[at].folded[:1] == _SO


_SO = "\u0641"


def _asserts(text: Text, that: int, limit: int) -> bool:
    """Whether a noun follows أن, or is attached to it, so that it tells what is and not what ought to be."""
    if not text.tags[that] & tag.BARE_THAT:
        return True
    after = text.tags[that + 1] if that + 1 < limit else 0
    return bool(after & (tag.NOMINAL | tag.DEMONSTRATIVE | tag.MARK)) and not after & (tag.VERB | tag.CUE)


def _says_itself(text: Text, index: int) -> bool:
    """«رفضت الطلب قائلة إن …»: the أن behind this participle or noun of saying is its own."""
    return any(form.tense in ("participle", "noun") for _, form in text.types[index].cues)


def is_where(text: Text, index: int, limit: int, cue: Cue, found: Met) -> bool:
    """«رأى مدير القسم في المتحف أن …»: في leads to where somebody works, and what the verb takes lies ahead."""
    ahead = found.marker == "في" and clause_ahead(text, index, limit, cue)
    if ahead or (found.marker == "ب" and names_site(text, index) and _taken_further(text, index, limit)):
        found.marker, found.content = "", -1
        return True
    return False


def _taken_further(text: Text, site: int, limit: int) -> bool:
    """«أشاد الوزير خلال اجتماعه بمقر الوزارة بجهود المنظمة»: of two ب the one that leads to no site is the verb's."""
    if text.tags[site - 1] & tag.CUE:
        return False
    for at in range(site + 1, min(limit, site + _TO_PREPOSITION)):
        bits, kind = text.tags[at], text.types[at]
        if bits & (_ENDS_CLAUSE | tag.VERB | tag.CUE) and not bits & (tag.NOMINAL | tag.PREFIXED | tag.WHAT_OF):
            return False
        led = (kind.prefix == "ب" and bits & tag.PREFIXED) or (bits & tag.WHAT_OF and kind.bare[:1] == "ب")
        if led and not bits & (tag.PLACE | tag.TIME | tag.GIVEN | tag.CONJ) and not names_site(text, at):
            return True
    return False


_ENDS_CLAUSE = tag.STOP | tag.LINE | tag.COMMA | tag.COLON | tag.THAT | tag.RELATIVE | tag.TURN | tag.MARK


def led_ahead(text: Text, index: int, limit: int, cue: Cue) -> tuple[str, int] | None:
    """«أكد سالم الدفلى وكيل لجنة القرى على ضرورة»: behind a post stands the preposition that leads to the words."""
    bits = text.tags[index]
    if cue.takes[0] != THAT_CLAUSE or bits & (tag.CONJ | tag.PREFIXED):
        return None
    if not bits & (tag.TITLE | tag.HONORIFIC) and not _is_nominative(text, index):
        return None
    taken = {separate(take): take for take in cue.takes}
    for at in range(index + 1, min(limit, index + _TO_PREPOSITION)):
        bits = text.tags[at]
        if bits & (tag.THAT | tag.STOP | tag.LINE | tag.COLON | tag.MARK | tag.RELATIVE | tag.TURN | tag.VERB):
            return None
        if bits & tag.CUE and not bits & tag.NOMINAL:
            return None
        take = taken.get(text.types[at].bare)
        if take and at + 1 < limit and not text.tags[at + 1] & (tag.THAT | tag.PLACE | tag.TIME):
            return take, at + 1
    return None


def _is_nominative(text: Text, index: int) -> bool:
    """«معنيون»: a plural in ون is a subject, never what a verb takes."""
    return text.types[index].folded.endswith("ون") and bool(text.tags[index] & tag.COMMON)


_TO_PREPOSITION = 25


def on_whose_lips(text: Text, index: int, limit: int) -> bool:
    return index + 1 < limit and bool(text.tags[index + 1] & tag.TONGUE and text.tags[index - 1] & tag.COMMA)


def feels_ahead(text: Text, first: int, cue: Cue) -> bool:
    """«فيما عبر كثيرون عن تفاؤلهم»: whether behind «عبر» and whoever stands there «عن» leads to a feeling.

    «أعلن المدير عبر حسابه عن أسفه» has another verb, and «عبر موقعه دفاعا عن موقفه» another noun before «عن».
    """
    if _tells_before(text, first):
        return False
    somebody = text.tags[first + 1 : first + 2] and text.tags[first + 1] & _FEELS
    for at in range(first + 1, min(len(text.tags) - 1, first + _TO_FEELING)):
        bits = text.tags[at]
        if any(text.types[at].bare == separate(take) for take in cue.takes):
            if bits & tag.POSSESSED or text.tags[at - 1] & tag.CUE or text.types[at - 1].bare.endswith(_ACCUSATIVE):
                return at == first + 1 and not bits & tag.POSSESSED
            own = somebody and text.tags[at + 1] & tag.POSSESSED and text.tags[at + 1] & tag.COMMON
            return bool(own) or any(bits & tag.FEELING for bits in text.tags[at + 1 : at + 1 + _OF_FEELING])
        other = bits & tag.CUE and not bits & tag.NOMINAL
        if bits & _NEXT_CLAUSE or other:
            return False
    return False


_TO_FEELING = 14
"""At most so many tokens name who feels, before «عن»."""
_ACCUSATIVE = "ا"
"""«تعبيرا عن غضبهم»: so ends a noun before «عن», and hardly anybody who feels."""
_FEELS = tag.TITLE | tag.GIVEN | tag.UNNAMED | tag.HONORIFIC
_OF_FEELING = 3
"""«عن بالغ حزنه»: so near behind «عن» the feeling stands."""
_NEXT_CLAUSE = tag.STOP | tag.LINE | tag.COLON | tag.COMMA | tag.THAT | tag.VERB | tag.RELATIVE | tag.AUXILIARY


def _tells_before(text: Text, first: int) -> bool:
    """Whether another verb of saying stands before in its clause."""
    for at in range(first - 1, text.sentence_start(first) - 1, -1):
        bits = text.tags[at]
        if bits & (tag.COMMA | tag.STOP | tag.LINE | tag.THAT | tag.TURN | tag.AUXILIARY):
            return False
        if bits & tag.CUE and any(form.tense != "noun" for _, form in text.types[at].cues):
            return True
    return False


def quoted_next(text: Text, first: int) -> bool:
    """Whether a colon and a quotation stand right behind the word: «قائلة: "…"», but not «القائلة: "…"»."""
    colon = first + 2 < len(text.tags) and text.tags[first + 1] & tag.COLON and text.tags[first + 2] & tag.MARK
    return bool(colon) and not text.tags[first] & tag.DEFINITE


def named_next(text: Text, first: int) -> bool:
    """Whether somebody is named right after the word: «وبيّن الوزير»."""
    after = text.tags[first + 1] if first + 1 < len(text.tags) else 0
    named = (
        tag.TITLE
        | tag.GIVEN
        | tag.UNNAMED
        | tag.HONORIFIC
        | tag.BODY_NAME
        | tag.PLACE
        | tag.BODY
        | tag.MEDIUM
        | tag.NISBA
    )
    if after & tag.MARK and text.tags[first] & tag.CONJ and _named_in_marks(text, first + 1):
        return True
    if text.tags[first] & tag.CONJ and after & tag.DEFINITE and not after & (tag.PREFIXED | tag.CONJ):
        return True
    return (
        bool(after & named)
        and not after & (tag.PREFIXED | tag.CONJ)
        and bool(after & (tag.DEFINITE | tag.GIVEN | tag.PLACE) or not after & tag.PLURAL)
    )


def _named_in_marks(text: Text, mark: int) -> bool:
    """«وأبان "الصباغ"، في تصريح، أن»: a short name in marks, and أن behind it before another verb."""
    quote = text.quote_at(mark)
    if quote is None or not quote.closed:
        return False
    behind = text.token_at(quote.outer_end - 1) + 1
    if behind - mark > _LONGEST_MARKED:
        return False
    for at in range(behind, min(len(text.tags), behind + _TO_PREPOSITION)):
        bits = text.tags[at]
        if bits & tag.THAT:
            return not bits & tag.CONJ
        if bits & (tag.STOP | tag.LINE | tag.VERB | tag.RELATIVE) or (bits & tag.CUE and not bits & tag.CHANNEL):
            return False
    return False


_LONGEST_MARKED = 5
