"""Whether the words of a verb of saying still lie ahead: an أن behind who speaks, or the next clause before it."""

from __future__ import annotations

from qawl.find.markers import Met, separate
from qawl.find.mentions import Mention, read_mention
from qawl.find.noun_phrases import extend_phrase
from qawl.lexicon.inflect import Form
from qawl.lexicon.load import THAT_CLAUSE, Cue
from qawl.model.records import HopKind
from qawl.text import vocabulary as tag
from qawl.text.layers import Text


def stops_walk(text: Text, index: int) -> bool:
    """Whether the cue at `index` is a clause of its own rather than a look-alike noun or a title."""
    bits = text.tags[index]
    if bits & (tag.TITLE | tag.UNNAMED | tag.BODY | tag.GIVEN | tag.PREPOSITION | tag.DEFINITE) or (
        bits & tag.NO_CUE and index in text.phrase_ends
    ):
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
        at_once = at_once and not bits & tag.COMMA and not (bits & tag.CUE and _says_itself(text, at))
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
    if found.marker != "في" or not clause_ahead(text, index, limit, cue):
        return False
    found.marker, found.content = "", -1
    return True


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


def past_dashes(text: Text, dash: int, limit: int, found: Met) -> int:
    """Past what stands between dashes behind who speaks, if أن follows the second; 0 if not."""
    if found.subject is None or found.subject.end != dash:
        return 0
    for at in range(dash + 1, min(limit, dash + _BETWEEN_DASHES)):
        if text.tags[at] & (tag.STOP | tag.LINE | tag.MARK | tag.THAT):
            return 0
        if text.tags[at] & tag.DASH:
            return at + 1 if at + 1 < limit and text.tags[at + 1] & tag.THAT else 0
    return 0


_BETWEEN_DASHES = 25


def past_clause(text: Text, index: int, limit: int) -> int:
    """Past «وهي منظمة محلية،» to its closing comma; 0 if none closes it before a verb of saying."""
    for at in range(index + 1, limit):
        if text.tags[at] & tag.COMMA:
            return at + 1
        if text.tags[at] & (tag.THAT | tag.COLON | tag.MARK | tag.STOP | tag.LINE):
            return 0
    return 0


def on_whose_lips(text: Text, index: int, limit: int) -> bool:
    return index + 1 < limit and bool(text.tags[index + 1] & tag.TONGUE and text.tags[index - 1] & tag.COMMA)


def past_brackets(text: Text, opening: int, limit: int) -> int:
    """Past a few words in brackets: «حلف الشمال (حش) في المدينة»; 0 where they are many or do not close."""
    for at in range(opening + 1, min(limit, opening + _IN_BRACKETS)):
        if text.tags[at] & tag.CLOSE:
            return at + 1
    return 0


_IN_BRACKETS = 8


def past_post(text: Text, index: int, limit: int, found: Met, cue: Cue) -> int:
    """Past a post that follows its holder: «أكد سالم الدفلى، رئيس اللجنة، أن»; 0 where no post or no أن follows."""
    subject, bits = found.subject, text.tags[index]
    if subject is not None and index == subject.end and bits & tag.SAME and "object" in cue.takes:
        return _past_one_of(text, index, limit)
    if subject is None or subject.kind is not HopKind.PERSON:
        return 0
    if index == subject.end and bits & tag.POST_ADJECTIVE and bits & tag.DEFINITE and "object" in cue.takes:
        return _past_post_in_commas(text, index, limit)  # «استنكر سالم الدفلى المفتي العام للمدينة، قيام …»
    if not bits & tag.TITLE:
        return 0
    before = text.tags[index - 1]
    if index == subject.end and bits & before & tag.DEFINITE and before & tag.TITLE and not bits & tag.PLURAL:
        other = read_mention(text, index, limit)
        return index + 1 if other is None else other.end  # «الرئيس المدير العام للمؤسسة»
    if index - subject.end > 1 or text.tags[index] & (tag.PREFIXED | tag.CONJ):
        return 0
    if "object" in cue.takes and (end := _post_beside(text, index, limit, subject)):
        return end
    for at in range(index + 1, limit):
        bits = text.tags[at]
        if bits & tag.THAT and not bits & tag.CONJ:
            return at if not text.tags[at - 1] & (tag.VERB | tag.BEFORE_CLAUSE) else 0
        if bits & (tag.VERB | tag.STOP | tag.LINE | tag.RELATIVE | tag.MARK | tag.NEGATION) or (
            bits & tag.CUE and not bits & tag.NOMINAL
        ):
            return 0
    return 0


def _past_one_of(text: Text, index: int, limit: int) -> int:
    """«أعلنت شركة "السنابل" إحدى شركات الوزارة توقيعها …»: past what somebody is one of, if a noun follows; else 0."""
    other = read_mention(text, index, limit)
    if other is None or other.end >= limit:
        return 0
    bits = text.tags[other.end]
    noun = bits & tag.COMMON and bits & tag.POSSESSED and text.tags[index + 1] & tag.DEFINITE
    return other.end if noun and not bits & (tag.PREFIXED | tag.CONJ) else 0


def _post_beside(text: Text, index: int, limit: int, subject: Mention) -> int:
    """«أكد سالم الدفلى مدير المتحف أهمية …»: the end of a post right behind its holder, if a noun follows; else 0."""
    if index == subject.end + 1 and text.tags[index - 1] & tag.COMMA:
        return _past_post_in_commas(text, index, limit)
    if index != subject.end or text.tags[index] & tag.DEFINITE:
        return 0
    fixed = text.phrase_ends.get(index, index + 1)
    end = extend_phrase(text, fixed, limit, definite=False)
    if not fixed < end < limit:
        return 0
    bits = text.tags[end]
    noun = bits & tag.COMMON and not bits & (tag.GIVEN | tag.PREFIXED | tag.CONJ | tag.TITLE | tag.DEFINITE)
    return end if noun else 0


def _past_post_in_commas(text: Text, index: int, limit: int) -> int:
    """«أبدى سالم الدفلى، عضو المجلس ومدير المتحف، تفاؤله»: past the comma that closes a post, if a noun follows it."""
    for at in range(index, min(limit - 2, index + _LONGEST_POST)):
        bits, after = text.tags[at], text.tags[at + 1]
        if bits & tag.COMMA:
            noun = after & tag.COMMON and (after & tag.POSSESSED or not after & tag.DEFINITE)
            return at + 1 if noun and not after & (tag.CONJ | tag.PREFIXED | tag.TITLE | tag.GIVEN | tag.TIME) else 0
        if bits & (tag.STOP | tag.LINE | tag.VERB | tag.MARK | tag.COLON | tag.THAT | tag.RELATIVE):
            break
        if bits & tag.CUE and not bits & tag.NOMINAL:
            break
    return 0


_LONGEST_POST = 16
