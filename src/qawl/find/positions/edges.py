"""Where the name of a party ends: before whom it asks, what describes it, and what the verb leads to."""

from __future__ import annotations

from qawl.find.adjectives import is_adjective
from qawl.find.positions.words import Lookup, is_of
from qawl.text import tags as tag
from qawl.text.layers import Text

BODIES = tag.BODY | tag.BODY_NAME
_LED_TO = tag.CONJ | tag.PREFIXED | tag.NISBA


def trimmed(text: Text, first: int, end: int, lookup: Lookup | None = None) -> int:
    """The end of a name without a complement that belongs to the verb: «المملكة للتهديدات»."""
    if lookup is not None:
        stops = (at for at in range(first + 1, end) if is_of(text, lookup, "as", at))  # «أستراليا كدولة عضو»
        end = _past_name(text, first, next(stops, end), lookup)
    start = text.phrase_ends.get(first, first + 1)
    if start < end and text.tags[first] & tag.DEFINITE and text.tags[start] & tag.PLACE and start == first + 1:
        asked = not text.tags[start] & (tag.DEFINITE | tag.NISBA | tag.PREFIXED | tag.CONJ)
        if asked and text.tags[first] & tag.BODY and not text.tags[first] & tag.PLACE:
            return start  # «حث الاتحاد روضة»: whom it asks
    if text.tags[first] & (tag.DEFINITE | tag.PLACE):
        if text.tags[first] & tag.PLACE and start < end and text.tags[start] & (tag.PLACE | _LED_TO) == tag.PLACE:
            return start  # «دعت أستراليا إسبانيا إلى»
        for at in range(start, end):
            if text.tags[at] & BODIES and not text.tags[at] & _LED_TO and not is_adjective(text, at):
                return at  # «طالب المجلس الوطني الحكومة الجديدة ب»: whom it asks
    for at in range(start, end):
        kind = text.types[at]
        bare = kind.bare
        if _is_of_other_gender(text, first, at):
            return at  # «طالب المجلس الأعلى المعارضة ب»: whom it asks
        if (
            text.tags[first] & tag.DEFINITE
            and text.tags[at] & tag.DEFINITE
            and not kind.prefix
            and kind.stem.endswith("يين")
        ):
            return at  # «حث المجلس التلاليين»: whom it asks
        if text.tags[first] & tag.PLACE and text.tags[at] & (tag.CONJ | tag.BODY) == tag.CONJ | tag.BODY:
            return at  # «البيلسان وحركة السنابل»: two who speak together
        if kind.prefix == "ب" and text.tags[at] & tag.PLACE and not text.tags[first] & tag.PLACE:
            return at  # «حركة السنابل بالزاهرة»
        carried = kind.prefix == "ل" or bare.startswith("لل")
        if not carried or text.tags[at] & (BODIES | tag.PLACE | tag.NISBA | tag.TITLE):
            continue
        if at == end - 1 and kind.prefix == "ل" and not (text.tags[first] & tag.BODY and kind.stem.endswith(_OF_MEN)):
            return at  # but «الاتحاد الدولي للصحفيين»
        if lookup is not None and is_of(text, lookup, "deal", at):
            return at
    return end


def _is_of_other_gender(text: Text, first: int, at: int) -> bool:
    """Whether a feminine body stands behind the name of one that is masculine, and is no adjective of it."""
    head, bits = text.tags[first], text.tags[at]
    feminine = bits & tag.BODY and bits & tag.FEMININE and bits & tag.DEFINITE and not bits & _LED_TO
    masculine = head & tag.BODY and head & tag.DEFINITE and not head & (tag.FEMININE | tag.PLURAL | tag.PLACE)
    return (
        bool(feminine and masculine) and text.types[at].stem.endswith("ه") and not text.types[first].stem.endswith("ه")
    )


def _past_name(text: Text, first: int, end: int, lookup: Lookup) -> int:
    """Where what only describes the party begins: «أستراليا النووية», «البرلمان اليوم», «الحزب الحاكم بزعامة …»."""
    start = text.phrase_ends.get(first, first + 1)
    fixed = bool(text.tags[first] & (tag.PLACE | tag.BODY_NAME))
    government = is_of(text, lookup, "government", first)
    feminine = text.tags[first] & tag.BODY and text.types[first].stem.endswith("ه")
    run = bool(text.tags[start - 1] & (tag.DEFINITE | tag.PLACE)) or fixed
    for at in range(start, end):
        bits, kind = text.tags[at], text.types[at]
        if is_of(text, lookup, "name stops", at) or (government and bits & tag.PREFIXED):
            return at
        run = run and bool(bits & tag.DEFINITE) and not bits & (tag.CONJ | tag.PREFIXED | tag.MARK)
        if not run or is_of(text, lookup, "compass", at):
            continue
        state = text.tags[first] & tag.PLACE or not is_adjective(text, at)
        united = fixed and text.types[start - 1].bare.endswith("ه") and not kind.bare.endswith(_FEMININE)
        whole = start - first > 1 and text.tags[first] & tag.BODY_NAME and text.tags[start - 1] & tag.NISBA
        if fixed and (united or ((state or whole) and not bits & _NAMING)) and not _is_state(text, first, at, lookup):
            return at  # «الأمم المتحدة الخاص», «أستراليا النووية»
        agrees = kind.bare.endswith(_FEMININE) or text.tokens[at].endswith("\u0649")
        if feminine and start == first + 1 and is_adjective(text, at) and not agrees:
            return at  # «الحكومة النمساوية الأيديولوجي»
    return end


_OF_MEN = ("يين", "مين", "لين", "سين")
_NAMING = tag.NISBA | tag.PLACE | BODIES | tag.GIVEN
_FEMININE = ("ه", "ا", "ات")


def _is_state(text: Text, first: int, at: int, lookup: Lookup) -> bool:
    return " ".join(text.types[one].folded for one in range(first, at + 1)) in lookup.states


def is_his(text: Text, at: int) -> bool:
    """«قياداتها», «ائتلافه»: whether a pronoun says whose they are, and so that they are nobody by themselves."""
    token = text.tokens[at]
    article = text.types[at].folded.startswith("\u0627\u0644")
    return token.endswith(_PRONOUNS) and not article and not text.tags[at] & (tag.PLACE | tag.BODY_NAME)


_PRONOUNS = ("\u0647", "\u0647\u0627", "\u0647\u0645", "\u0647\u0645\u0627")
