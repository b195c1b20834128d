"""Sources named beside the clause: «وفقا لـ», «بحسب ما قال», «كما قال», «نقلا عن»."""

from __future__ import annotations

from dataclasses import replace

from qawl.find.frames import Frame
from qawl.find.markers import opens_saying, separate
from qawl.find.mentions import Mention, read_mention
from qawl.find.relays import passed_on
from qawl.find.sources import past_country, past_hiding, past_second_adjective, read_source
from qawl.lexicon.inflect import Form
from qawl.lexicon.load import THAT_CLAUSE, Cue
from qawl.text import tags as tag
from qawl.text.layers import Text

CITATION = "citation"
"""The marker of «نقلا عن»: the source behind the words of whoever speaks in the clause."""
ASIDE = "aside"
"""The marker of an adverbial that ends the words before it and adds no statement: «على حد قوله»."""
GOVERNING = ("adverbial", CITATION)
"""The markers of an adverbial that governs a clause."""
BREAK = tag.DASH | tag.COMMA | tag.STOP | tag.LINE | tag.COLON
_OPENERS = 4
"""At most so many words stand before an adverbial that opens its sentence («وفي المقابل، وفقا لـ»)."""


def read_adverbial(text: Text, first: int, end: int, cue: Cue, form: Form) -> Frame | None:
    """The frame of an adverbial of source that stands from token `first` to `end`."""
    limit = text.sentence_end(first)
    if "verb" in cue.takes and end < limit and text.tags[end] & tag.COMMON and not text.tags[end] & tag.CUE:
        return None  # «على ما قيمته»
    if "verb" in cue.takes and end < limit and _describes(text, end):
        return None  # «القضاء على ما وصفه بالخطأ»
    cue_end, source, speaker = read_source(text, first, end, limit, cue)
    if speaker is None and not _is_possessive(text, source):
        return None
    after = speaker.end if speaker is not None else source + 1
    if THAT_CLAUSE in cue.takes:
        led = _introduced(text, first, cue_end, after, limit, cue, form, speaker)
        if led is not None or speaker is None or not _as_it_says(text, first, speaker):
            return led
        first -= 1  # «…، كما جاء في بيان للوزارة»
    cue = _as_its_verb(text, first, cue_end, cue)
    carrier, speaker = passed_on(text, cue_end - 1, speaker, limit)
    after = past_hiding(text, speaker.end) if speaker is not None else after
    pieces = governed(text, first, after, limit, possessive=speaker is None)
    if not pieces:
        return Frame(cue, form, first, cue_end, first, False, None, ASIDE, after, None, None, None)
    return Frame(
        cue,
        form,
        first,
        cue_end,
        first,
        False,
        speaker,
        "adverbial",
        pieces[0][0],
        None,
        None,
        None,
        pieces=pieces,
        carriers=() if carrier is None else (carrier,),
    )


def _describes(text: Text, index: int) -> bool:
    """Whether the verb says what something is held to be («ما وصفته بـ…»), and not who tells of it («ما أعلنته»)."""
    return any(form.suffixed and cue.takes[:1] == ("target",) for cue, form in text.types[index].cues)


def _as_it_says(text: Text, first: int, source: Mention) -> bool:
    """«…، كما جاء في بيان للوزارة», «كما ورد في صحيفة الضفاف»; but a word «كما ورد في القواميس» is nobody's saying."""
    if first < 2 or not text.tags[first - 1] & tag.AS:
        return False
    head = text.tags[source.head]
    apart = text.tags[first - 2] & (tag.COMMA | tag.DASH) and head & (tag.BODY | tag.BODY_NAME | tag.DOCUMENT)
    return bool(apart or head & (tag.MEDIUM | tag.OUTLET))


_WHAT = "ما"
"""What a verb with a pronoun goes back to («ما أعلنه»); without it the same letters may be a noun («وجهة»)."""


def _as_its_verb(text: Text, first: int, end: int, cue: Cue) -> Cue:
    """«بحسب ما أعلن الوزير»: what he does is what the verb says."""
    what = next((index for index in range(first, end) if _WHAT in text.types[index].folded), end)
    for index in range(first + 1, end):
        for verb, form in text.types[index].cues:
            if form.tense == "past" and verb.act != cue.act and (index > what or not form.suffixed):
                return replace(cue, act=verb.act)
    return cue


def _introduced(
    text: Text,
    first: int,
    cue_end: int,
    after: int,
    limit: int,
    cue: Cue,
    form: Form,
    speaker: Mention | None,
) -> Frame | None:
    """«جاء في تقرير المنظمة … أن …»: a source that a complementiser or a colon leads on from."""
    for index in range(after, min(limit, after + _TO_THAT)):
        bits = text.tags[index]
        if bits & (tag.THAT | tag.COLON) and not bits & tag.CONJ:
            content = index + 1 if bits & (tag.BARE_THAT | tag.COLON) else index
            return (
                Frame(cue, form, first, cue_end, first, False, speaker, THAT_CLAUSE, content, None, None, None)
                if content < limit
                else None
            )
        if bits & tag.CUE and not bits & (tag.NOMINAL | tag.PREPOSITION):
            break
        if bits & tag.MARK and opens_saying(text, index):  # «وجاء في البيان "…"»
            return Frame(cue, form, first, cue_end, first, False, speaker, "quote", index, None, None, None)
    return None


_TO_THAT = 24
"""Behind a report, who made it and when, stands أن: «جاء في استطلاع أعدته المؤسسة في أيار/مايو أن»."""


def _is_possessive(text: Text, index: int) -> bool:
    return index < len(text.tags) and bool(text.tags[index] & tag.SAYING)


def governed(text: Text, first: int, after: int, limit: int, *, possessive: bool) -> tuple[tuple[int, int], ...]:
    """The clause that the adverbial governs: what follows it where it opens its sentence, else what precedes it."""
    start = _before_marks(text, text.sentence_start(first), first)
    while start < first and text.tags[start] & (tag.LINE | tag.COMMA | tag.STOP):
        start += 1
    start = _past_dateline(text, start, first)
    if first == start and after < limit and text.tags[after] & tag.COLON:
        return _following(text, after, limit)
    so = _so_it_is(text, first, after, limit)
    if so:
        return ((so, trim_end(text, so, limit)),) if trim_end(text, so, limit) - so >= 2 else ()
    led = first - 1 - bool(first - start > 1 and text.tags[first - 1] & tag.COMMA)
    if led >= start and text.tags[led] & tag.THAT and not text.tags[led] & tag.DEFINITE:
        return _following(text, after, limit)  # «قال المدير إنه، بحسب الوزارة، بلغ الإنتاج …»
    opening = first == start or (first - start <= _OPENERS and _opens_sentence(text, start, first))
    if opening and (first == start or text.tags[first - 1] & tag.COMMA or first - start <= 2):
        alone = all(text.tags[index] & (BREAK | tag.TIME | tag.CLOSE) for index in range(after, limit))
        return _sentence_before(text, start) if alone else _following(text, after, limit)
    after = past_second_adjective(text, after, limit)
    if _joins_on(text, first, min(after, limit - 1)) and first > start and (clause := _following(text, after, limit)):
        return clause  # «…، وبحسب التقديرات فإن الخسائر كبيرة»
    if possessive or first <= start:
        return ()  # «على حد قوله» after words of the same speaker adds nothing
    if text.is_quoted(text.starts[first]):
        return ()
    if text.tags[first - 1] & tag.HE and trim_end(text, after, limit) - after >= 2:
        return ((first - 1, first), (after, trim_end(text, after, limit)))  # «…، وهو بحسب الوكالة أدنى سعر»
    start = _own_clause(text, start, first)
    before = (start, trim_end(text, start, first))
    rest = rest_of_clause(text, after, limit, first)
    if before[1] - before[0] < 2:
        return ()
    return (before, rest) if rest is not None else (before,)


_SO = "\u0641"


def _before_marks(text: Text, start: int, first: int) -> int:
    """«قال فلان: "… . …"، وفق الوكالة»: where the sentence of the marks begins that close before it."""
    last = first - 1 - bool(text.tags[first - 1] & tag.COMMA)
    if last <= start or not text.tags[last] & tag.MARK:
        return start
    end = text.ends[last]
    opened = (one.outer_start for one in text.quotes if one.closed and one.outer_end == end)
    at = next((place for place in opened if place < text.starts[start]), None)
    return start if at is None else text.sentence_start(text.token_at(at))


def _so_it_is(text: Text, first: int, after: int, limit: int) -> int:
    """«بحسب بيانات أحصتها الوكالة، فإن …»: where the words begin that فإن leads to; 0 where it does not.

    Past what says which source is meant: «بحسب التقرير الذي أعدته "السنابل" فقد …».
    """
    opens = first == text.sentence_start(first) or text.tags[first] & tag.CONJ
    told, index = False, after
    while index < min(limit, after + _TO_CLAUSE):
        bits, word = text.tags[index], text.types[index].folded
        quote = text.quote_at(index) if bits & tag.MARK and told else None
        if quote is not None and quote.closed:
            index = text.token_at(quote.outer_end - 1) + 1
            continue
        told = told or bool(bits & (tag.RELATIVE | tag.CARRIED | tag.ISSUED) and index - after < 2)
        if bits & (tag.STOP | tag.LINE | tag.MARK) or (bits & tag.CUE and not bits & tag.NOMINAL and not told):
            return 0
        if bits & tag.CONJ and bits & _OPENS_ANOTHER and text.tags[index - 1] & tag.COMMA and not bits & tag.THAT:
            return 0  # «… وفقا للبيانات، ورغم ذلك فإن …»
        if bits & tag.BARE_THAT and bits & tag.CONJ and text.tokens[index][:1] == _SO:
            return index + 1 if index + 1 < limit else 0
        if told and opens and word in _SO_WORDS:
            return index
        index += 1
    return 0


_SO_WORDS = frozenset(_SO + word for word in ("قد", "لا", "لم", "لن", "ليس", "ليست", "هو", "هي", "هم", "هناك"))
_TO_CLAUSE = 30
_OPENS_ANOTHER = tag.PREPOSITION | tag.SUBORDINATOR


def _joins_on(text: Text, first: int, after: int) -> bool:
    """Whether the adverbial opens a clause of its own; «وفق الخطة وحسب الحاجة» only goes on."""
    if not text.tags[first] & tag.CONJ:
        turned = text.tags[first - 1] & tag.TURN and text.tags[first - 2] & (tag.COMMA | tag.STOP | tag.LINE)
        return bool(turned) and text.tags[after] & tag.COMMA > 0  # «…، لكن بحسب الصحيفة، يبقى الوفد»
    return bool(text.tags[first - 1] & (tag.COMMA | tag.STOP | tag.CLOSE)) or text.types[first].folded[:1] == "ف"


def _own_clause(text: Text, start: int, first: int) -> int:
    """Where the clause begins that an adverbial at `first` governs: past what joins it to the words before it."""
    opened = text.phrase_ends.get(start, start + 1) if text.tags[start] & tag.OPENER else first
    if opened < first and text.tags[opened] & tag.COMMA:
        start = opened + 1  # «من جهة أخرى، أصيب حارسان، بحسب شهود»
    told = [index for index in range(start, first) if _tells(text, index)]
    commas = [index for index in range(told[0], first - 2) if text.tags[index] & tag.COMMA] if told else []
    for comma in reversed(commas):
        if comma > told[-1] and _opens_clause(text, comma + 1):
            start = comma + 1  # «قال شهود إن …، في حين صمدت الهدنة، بحسب مسؤولين»
            break
    if text.tags[start] & (tag.NO_CUE | tag.TURN) and not text.tags[start] & tag.HE:
        start = max(text.phrase_ends.get(start, 0), start + 1)
        start += bool(text.tags[start] & tag.BARE_THAT)
    return start if first - start >= 2 else first


def _opens_clause(text: Text, index: int) -> bool:
    bits = text.tags[index]
    if bits & (tag.TURN | tag.SUBORDINATOR):
        return not bits & tag.THAT
    return bool(bits & tag.CONJ and bits & (tag.VERB | tag.AUXILIARY | tag.HE | tag.NEGATION))


def _tells(text: Text, index: int) -> bool:
    """Whether a verb of saying stands here, whose words are another's."""
    return any(form.tense in ("past", "present") and not cue.ambiguous for cue, form in text.types[index].cues)


def _past_dateline(text: Text, start: int, end: int) -> int:
    """«المنارة - أعلن …»: behind the place that opens a report."""
    if not text.tags[start] & tag.PLACE:
        return start
    for index in range(start + 1, min(end, start + _LONGEST_DATELINE)):
        if text.tags[index] & tag.DASH:
            return index + 1
        if not text.tags[index] & (tag.PLACE | tag.COMMA | tag.OPEN | tag.CLOSE | tag.LATIN | tag.NISBA | tag.COMMON):
            return start
    return start


_LONGEST_DATELINE = 10


def _sentence_before(text: Text, start: int) -> tuple[tuple[int, int], ...]:
    """«سقط الجسر. وذلك بحسب شهود.»: the sentence before `start`, of the same paragraph."""
    end = trim_end(text, 0, start)
    if end < 1 or any(text.tags[index] & tag.LINE for index in range(end, start)):
        return ()
    first = text.sentence_start(end - 1)
    while first < end and text.tags[first] & BREAK:
        first += 1
    return ((first, end),) if end - first >= 2 else ()


def _opens_sentence(text: Text, start: int, first: int) -> bool:
    """Whether what stands before the adverbial is itself adverbial: «وفي المقابل،»."""
    leads = tag.PREPOSITION | tag.PREFIXED | tag.SUBORDINATOR | tag.DEMONSTRATIVE | tag.TIME | tag.POSSESSED
    return bool(text.tags[start] & leads) and not any(text.tags[i] & tag.CUE for i in range(start, first))


def _following(text: Text, after: int, limit: int) -> tuple[tuple[int, int], ...]:
    index = _past_another(text, after, limit)
    while (
        index < limit
        and not text.tags[index] & BREAK
        and text.tags[index] & (tag.TIME | tag.PREPOSITION | tag.PREFIXED | tag.RELATIVE | tag.CLOSE)
    ):
        step = index
        while step < limit and not text.tags[step] & (BREAK | tag.THAT):
            quote = text.quote_at(step) if text.tags[step] & tag.MARK else None
            if text.tags[step] & tag.MARK and (
                quote is None or not quote.closed or not text.tags[index] & tag.RELATIVE
            ):
                break
            step = step + 1 if quote is None else text.token_at(quote.outer_end - 1) + 1
        if step < limit and text.tags[step] & tag.COMMA and step - index < 14:
            index = step
        break
    while index < limit and text.tags[index] & (BREAK | tag.BARE_THAT):
        index += 1
    if index < limit and text.tags[index] & tag.MARK and (quote := text.quote_at(index)) is not None and quote.closed:
        inner = text.token_at(quote.end - 1) + 1
        last = text.token_at(quote.outer_end - 1) + 1
        if last >= limit or text.tags[last] & (tag.STOP | tag.LINE):
            return ((index + 1, inner),) if inner > index + 1 else ()
    end = trim_end(text, index, limit)
    return ((index, end),) if end - index >= 2 else ()


def _past_another(text: Text, index: int, limit: int) -> int:
    """Past a second source beside the first, or who published it, to the comma behind.

    «وفقا لمسؤول ووزير في الحكومة، غادر الوفد», «وفقا لتقرير نشرته الصحيفة، غادر الوفد».
    """
    if index >= limit:
        return index
    bits = text.tags[index]
    if not bits & (tag.CARRIED | tag.ISSUED) and not (bits & tag.CONJ and bits & _SOURCES):
        return index
    for at in range(index + 1, min(limit, index + _LONGEST_SOURCE)):
        if text.tags[at] & tag.COMMA:
            return at
        if text.tags[at] & (tag.VERB | tag.THAT | tag.STOP):
            break
    return index


_LONGEST_SOURCE = 12


_SOURCES = tag.TITLE | tag.UNNAMED | tag.BODY | tag.MEDIUM | tag.GIVEN | tag.HONORIFIC | tag.DOCUMENT


def trim_end(text: Text, start: int, end: int) -> int:
    while end > start and (text.tags[end - 1] & (BREAK | tag.TURN) or points_on(text, end - 1)):
        end -= 1  # a stop, a comma, «بينما», «وذلك»
    return end


def points_on(text: Text, index: int) -> bool:
    """«… آمنة وذلك -- مثلما قال -- تجسيدا …»: what only leads on to what is not there any more."""
    return bool(text.tags[index] & tag.CONJ) and text.types[index].bare == _THAT_IS


_THAT_IS = "ذلك"


def rest_of_clause(text: Text, after: int, limit: int, first: int = 0) -> tuple[int, int] | None:
    """The clause going on behind an adverbial in its middle; None where it ends or a new cue follows."""
    index = after
    while index < limit and text.tags[index] & (tag.TIME | tag.CLOSE):
        index += 1
    index = _to_comma(text, index, limit)
    if index + 1 < limit and text.tags[index] & tag.DASH and text.tags[first - 1] & tag.DASH:
        end = trim_end(text, index + 1, limit)  # «من المقرر -بحسب الصحف- أن …»
        return (index + 1, end) if end - index > 2 and not text.tags[index + 1] & BREAK else None
    if index >= limit or not text.tags[index] & (tag.COMMA | tag.PREPOSITION | tag.THAT):
        return None
    if text.tags[index] & tag.COMMA:
        index += 1
    elif not text.tags[index] & tag.THAT:
        return None
    if index >= limit or (
        text.tags[index] & (tag.CUE | tag.CONJ | tag.RELATIVE | tag.SUBORDINATOR | tag.BARE_THAT)
        and not text.tags[index] & tag.THAT
    ):
        return None
    if text.tags[index] & tag.NOMINAL and not text.tags[index] & tag.PREFIXED:
        return None
    end = trim_end(text, index, limit)
    return (index, end) if end - index >= 2 else None


def _to_comma(text: Text, index: int, limit: int) -> int:
    """Past where the source is or whose it is, to its comma: «بحسب وزارة الصحة في الهضبة، …»; else as it was."""
    for at in range(index, min(limit, index + _MORE_OF_SOURCE)):
        if text.tags[at] & tag.COMMA:
            return at
        placed = text.tags[at] & tag.DEFINITE and text.tags[at - 1] & tag.PLACING
        if not placed and not text.tags[at] & (tag.PLACING | tag.PLACE | tag.FROM | tag.PREPOSITION | tag.NISBA):
            break
    return index


_MORE_OF_SOURCE = 4


def read_citation(text: Text, first: int, cue: Cue, form: Form) -> Frame | None:
    """«نقلا عن …»: the source behind the words of the clause it stands in."""
    limit = text.sentence_end(first)
    if first + 1 >= limit or not any(text.types[first + 1].bare == separate(take) for take in cue.takes):
        return None
    source = read_mention(text, first + 2, limit)
    if source is None:
        return None
    after = past_country(text, source.end, limit)
    pieces = governed(text, first, after, limit, possessive=False)
    content = pieces[0][0] if pieces else after
    return Frame(cue, form, first, first + 1, first, False, source, CITATION, content, None, None, None, pieces=pieces)
