"""What stands between commas behind who speaks, before what is said: «قال الوزير، ردا على سؤال حول كذا، إن»."""

from __future__ import annotations

from qawl.find.ahead import stops_walk
from qawl.find.areas import names_site
from qawl.find.markers import LONG_QUOTE, Met, separate
from qawl.find.occasions import read_adverbial_of_saying, time_end
from qawl.find.passing import passed_by
from qawl.lexicon.load import THAT_CLAUSE, Cue
from qawl.text import tags as tag
from qawl.text.layers import Text


def set_off_end(text: Text, comma: int, limit: int, cue: Cue, found: Met) -> int:
    """The comma that closes what the comma at `comma` opens, if the words that the cue introduces follow it; else 0.

    Nothing between the two is what the cue takes, not even behind a preposition that it may take.
    """
    if comma + 2 >= limit:
        return 0
    if found.subject is None and not (text.tags[comma - 1] & tag.CUE and _is_adverbial(text, comma + 1)):
        return 0
    if text.tags[comma + 1] & (tag.COMMA | tag.MARK | tag.COLON):
        return 0
    relative = bool(text.tags[comma + 1] & (tag.RELATIVE | tag.AS | tag.NEGATION))
    index, at_once = comma + 1, True
    while index < min(limit - 2, comma + _LONGEST):
        bits = text.tags[index]
        if bits & tag.MARK:
            index = _past_quote(text, index)
            if not index:
                return 0
            continue
        if bits & tag.COMMA:
            beside = found.subject is not None and found.subject.end == comma
            if _follows(text, index + 1, cue, comma + 1, at_once=at_once):
                return index
            if beside and at_once and _is_object(text, index + 1, cue, comma + 1):
                return index
            if found.subject is None or "target" in cue.takes:
                return 0  # «كشف، أمس، مدير الشركة، عن …», «اتهمت الهيئة، في تقرير لها، الشركة، بكذا»
            relative, at_once = False, False
        elif _breaks_off(text, index, relative) and not (index == comma + 1 and _is_regarding(text, index)):
            return 0
        relative = relative or bool(bits & (tag.RELATIVE | tag.WHAT_OF))
        index += 1
    return 0


def read_set_off(text: Text, comma: int, close: int, cue: Cue, found: Met) -> None:
    """Note when, where, to whom and through whom the words between two commas say that something was said.

    What says who or what somebody is, or tells of a thing in a clause of its own, tells nothing of the saying.
    """
    index, bits = comma + 1, text.tags[comma + 1]
    if bits & tag.DEFINITE and not bits & (tag.TIME | tag.PREFIXED):
        return  # «، المطلع على التحقيق،»
    while index < close:
        bits = text.tags[index]
        carried = index + 1 < close and text.tags[index + 1] & tag.CARRIED  # «تصريحاته التي أوردتها وكالة كذا»
        if bits & tag.RELATIVE and not carried:  # «، الذي كان عضوا لمدة سنوات، لصحيفة كذا،»
            index = next((at for at in range(index, close) if text.tags[at] & tag.COMMA), close)
            continue
        passed = passed_by(text, index, close, found.subject) if bits & tag.CARRIED else None
        if passed is not None:
            found.carriers += () if passed[1] is None else (passed[1],)
            index = passed[0]
        elif bits & tag.TIME:
            end = time_end(text, index, close)
            found.time, index = found.time or (index, end), end
        elif bits & (tag.PREPOSITION | tag.PREFIXED) and (not bits & _SOMEBODY or _is_told(text, comma, index)):
            before, upon = found.addressee, text.types[index].bare == _UPON
            index = max(index + 1, read_adverbial_of_saying(text, index, close, cue, found))
            if upon:
                found.addressee = before  # «عبر حسابه على منصة كذا»: where, and not to whom
        else:
            index += 1


def _is_told(text: Text, comma: int, index: int) -> bool:
    """«، في تصريح خاص لوكالة السنابل،», «، للصحفيين،»: to whom; «، المدير الفني لنادي السنابل،» is of whom."""
    told = any(text.tags[before] & _TOLD_IN for before in range(max(comma, index - 2), index))
    return text.types[index].prefix == _TO and (told or bool(text.tags[index - 1] & tag.COMMA))


_SOMEBODY, _TO = tag.TITLE | tag.BODY, "\u0644"
_UPON = "\u0639\u0644\u064a"
_LONGEST = 30
"""At most so many tokens stand between the two commas."""
_ENDS = tag.STOP | tag.LINE | tag.COLON | tag.THAT | tag.TURN


_PERHAPS = "ربما"


def _breaks_off(text: Text, index: int, relative: bool) -> bool:
    """Whether a clause of its own begins, or another verb says something."""
    bits = text.tags[index]
    if bits & _ENDS or (bits & tag.VERB and bits & tag.CONJ and text.types[index].bare != _PERHAPS):
        return True
    return bool(bits & tag.CUE and not relative and not bits & (tag.CARRIED | tag.ISSUED) and stops_walk(text, index))


def _is_regarding(text: Text, index: int) -> bool:
    """«فيما يتعلق بكذا», «فيما يخص كذا»: it turns to a matter, and to no other clause."""
    return text.types[index + 1].bare in _REGARDS


_REGARDS = ("يتعلق", "تعلق", "يخص", "يتصل")


def _past_quote(text: Text, mark: int) -> int:
    """Past a name or title in marks; 0 where they hold a saying or do not close."""
    quote = text.quote_at(mark)
    if quote is None or not quote.closed:
        return 0
    end = text.token_at(quote.outer_end - 1) + 1
    return end if end - mark - 2 <= _LONGEST_TITLE else 0


_LONGEST_TITLE = 12


def _is_taken(text: Text, index: int, cue: Cue) -> bool:
    """Whether what the cue takes begins at `index`: «وحذر الوزير، من التصعيد، من أن»."""
    kind, bits = text.types[index], text.tags[index]
    led = (kind.bare, kind.prefix)[bool(bits & tag.PREFIXED)]
    told = text.tags[index + 1] & (tag.CHANNEL | tag.MEDIUM | tag.TONGUE | tag.OUTLET)  # «على حسابه», «على لسان»
    return led in {separate(take) or take for take in cue.takes} and not told


def _follows(text: Text, index: int, cue: Cue, first: int, *, at_once: bool) -> bool:
    """Whether behind the closing comma begins what the cue takes, and it can be nothing else.

    Without أن or a quotation it does only behind the first comma, `at_once`.
    """
    kind, bits, after = text.types[index], text.tags[index], text.tags[index + 1]
    if bits & tag.CONJ:
        return False
    if bits & tag.THAT:  # but «يشير الطبيب، إلى علامات المرض، بأنها»
        return THAT_CLAUSE in cue.takes and bool(bits & tag.BARE_THAT or not _is_taken(text, first, cue))
    apart = {separate(take) for take in cue.takes} - {""}
    if bits & tag.MARK:
        quote = text.quote_at(index)
        long = quote is not None and text.token_at(quote.end - 1) - index >= LONG_QUOTE
        return long and not cue.weak and not _is_taken(text, first, cue)
    leads = kind.bare in apart
    if _is_taken(text, first, cue) or not (_is_adverbial(text, first) or (leads and after & tag.THAT)):
        return False
    if leads:
        return bool(after & tag.THAT) or (at_once and not after & (_NO_CONTENT | _TOLD_IN))
    if at_once and ((bits & tag.PREFIXED and kind.prefix in cue.takes) or kind.bare in cue.takes):
        told = _TOLD_IN if THAT_CLAUSE in cue.takes else 0
        return not bits & (_NO_CONTENT | told) and not names_site(text, index)
    return False


def _is_object(text: Text, index: int, cue: Cue, first: int) -> bool:
    """«أعلنت الهيئة، في مؤتمر صحفي، افتتاح الجسر»: behind an adverbial a noun without article; or who is accused."""
    bits = text.tags[index]
    if "target" in cue.takes:
        named = not bits & (tag.PREFIXED | tag.CONJ | tag.TIME | tag.PREPOSITION | tag.VERB)
    else:
        named = "object" in cue.takes and bool(bits & tag.COMMON) and not bits & _NO_OBJECT
    if not named:
        return False
    return bool(text.tags[first] & (tag.PREPOSITION | tag.TIME)) and not _is_taken(text, first, cue)


_NO_OBJECT = tag.DEFINITE | tag.PREFIXED | tag.CONJ | tag.TITLE | tag.GIVEN | tag.TIME | tag.PREPOSITION | tag.NISBA


def _is_adverbial(text: Text, index: int) -> bool:
    return bool(text.tags[index] & (tag.PREPOSITION | tag.PREFIXED | tag.TIME | tag.RELATIVE | tag.AS | tag.HE))


_NO_CONTENT = tag.TIME | tag.PLACE | tag.PRESS | tag.ROLE_LINK | tag.RELATIVE | tag.COMMA | tag.STOP | tag.LINE
_TOLD_IN = tag.CHANNEL | tag.DOCUMENT
