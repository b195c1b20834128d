"""Go from a cue to its content, meeting subject, addressee and occasion on the way."""

from __future__ import annotations

from dataclasses import replace

from qawl.find.ahead import begins_anew, clause_ahead, draws_on, is_where, led_ahead, on_whose_lips, stops_walk
from qawl.find.asides import (
    is_part_of_month,
    past_adjectives,
    past_brackets,
    past_clause,
    past_dashes,
    past_participle,
    past_post,
    qualifies_marked,
    tells_of_unnamed,
)  # fmt: skip
from qawl.find.bare_names import name_like_verb, unlisted_name
from qawl.find.beside import SPEAKERS, with_others
from qawl.find.cognates import cognate_end
from qawl.find.described import marks_description
from qawl.find.marked_names import enclosed_name
from qawl.find.markers import Met, marks_content, separate
from qawl.find.mentions import Mention, read_mention
from qawl.find.occasions import read_adverbial_of_saying, time_end
from qawl.find.outright import opens_outright
from qawl.find.passing import passed_by, told_aside
from qawl.find.related import does_meanwhile, has_its_object, opens_relative
from qawl.find.set_off import read_set_off, set_off_end
from qawl.find.sources import past_aside, past_manner
from qawl.find.still_named import still_named
from qawl.find.subjects import fits, is_called_upon, may_be_subject, share_of
from qawl.lexicon.inflect import Form
from qawl.lexicon.load import THAT_CLAUSE, Cue
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text

_SLACK = 16
_ENCLOSES = tag.MARK | tag.OPEN


def walk(
    text: Text,
    index: int,
    limit: int,
    cue: Cue,
    form: Form,
    subject: Mention | None = None,
    *,
    negated: bool = False,
    has_subject: bool = False,
) -> Met | None:
    """From the cue to its content, collecting subject, addressee, time and place on the way."""
    found = Met(subject)
    seeks_subject = form.tense != "participle" and not has_subject and not _says_who(form)
    tags = text.tags
    relative, inner, slack, late, aside_end = False, False, 0, -1, -1
    while index < limit:
        bits = tags[index]
        if bits & tag.NO_CUE and index in text.phrase_ends:
            index = text.phrase_ends[index]  # «الذي اشترط ألا يذكر اسمه»
            continue
        if bits & tag.DASH and (aside := told_aside(text, index, limit)) is not None:
            index = aside[0]
            found.carriers += (aside[1],)
            continue
        if bits & tag.DASH and (end := past_dashes(text, index, limit, found)):
            index = end  # «أعلن سالم الدفلى - مدير المتحف، الذي كتب التقرير - أن»
            continue
        if bits & tag.CARRIED and (passed := passed_by(text, index, limit, found.subject)) is not None:
            index, relative, inner = passed[0], False, False
            found.carriers += () if passed[1] is None else (passed[1],)
            continue
        if bits & tag.COMMA and (close := set_off_end(text, index, limit, cue, found)):
            read_set_off(text, index, close, cue, found)
            index, relative, inner, slack = close + 1, False, False, 0
            continue
        if relative and bits & tag.CUE and not bits & tag.NOMINAL and _takes_that(text, index):
            inner = not has_its_object(text, index, limit)
        elif inner and bits & tag.THAT and not tags[index - 1] & tag.COMMA:
            inner, index = False, index + 1  # «الذي أكد أن …»: what the relative clause says
            continue
        if relative and not inner and late < 0 and _may_be_late(text, index, cue):
            late = index
        if (
            bits & (tag.MANNER | tag.SAME_ONE)
            and bits & (tag.MANNER | tag.PREPOSITION)
            and not (bits & tag.CONJ and not text.types[index].folded.startswith(_BY))
        ):
            index = max(text.phrase_ends.get(index, 0), index + 1)  # «دان أمس وبشدة الهجوم»
            continue
        if bits & tag.CUE and (end := cognate_end(text, index, limit, cue)) > index:
            index = end  # «رفضت الحركة رفضا قاطعا إقامة …»
            continue
        if bits & tag.THAT and begins_anew(text, index, cue):
            return None
        if marks_description(text, index, cue, form, found):
            return found
        if bits & _ENCLOSES and seeks_subject and found.subject is None and tags[index - 1] & tag.CUE:
            found.subject = enclosed_name(text, index, limit)
            if found.subject is not None:
                index = found.subject.end
                continue
        if marks_content(text, index, limit, cue, found, relative) and not is_where(text, index, limit, cue, found):
            asked = text.tags[index - 1] & tag.HOW
            if found.marker == THAT_CLAUSE and asked and text.tags[index] & tag.BARE_THAT:
                found.content = index - 1  # «أوضح التقرير كيف أن …»
            return found
        if bits & tag.VERB and seeks_subject and found.subject is None:
            found.subject = name_like_verb(text, index, limit, cue)
            if found.subject is not None:
                index += 1
                continue
        if not relative and tells_of_unnamed(text, index, limit, found):
            relative = True  # «وقال مصرفي طلب عدم ذكر اسمه: …»
            index += 1
            continue
        if bits & (tag.OUTRIGHT | tag.VERB) and opens_outright(text, index, cue, found):
            found.marker, found.content = ":", index
            return found
        if bits & tag.WHAT and _names_a_clause(text, index, cue, found):
            found.marker, found.content = "object", index
            return found
        if not relative and ((bits & tag.VERB and bits & tag.CONJ) or draws_on(text, index)):
            return None  # «… ويمكن أن», «… فمن المرجح أن»: another clause, with an أن of its own
        if not bits & tag.CONJ and (
            (bits & tag.QUESTION and negated) or (bits & tag.HOW and _is_told(text, index, cue))
        ):
            found.marker, found.content = "object", index
            return found
        if bits & tag.CONDITION and bits & tag.QUESTION:
            return None  # «… هل يمكن القول إن»: a question of its own begins
        if bits & tag.STOP and len(text.tokens[index - 1]) == 1 and index + 1 < limit:
            index += 1  # «قال م. سالم»
            continue
        if bits & (tag.LINE | tag.STOP):
            return _as_late(found, late, cue)
        if bits & tag.MARK:
            mention = read_mention(text, index, limit) if found.subject is None and seeks_subject else None
            if mention is not None and not (index == aside_end and mention.kind is not HopKind.PERSON):
                found.subject = with_others(text, mention, limit, cue)
                index = found.subject.end
            else:
                quote, called = text.quote_at(index), index == aside_end
                index = text.token_at(quote.outer_end - 1) + 1 if quote is not None and quote.closed else index + 1
                index = past_adjectives(text, index, limit) if called else index
            continue
        if bits & tag.AS and found.subject is not None and (end := past_manner(text, index, limit)):
            index = end  # «أضاف الوزير، كما نقلت الصحيفة، أن»
            continue
        if bits & tag.TURN and bits & tag.SUBORDINATOR and tags[index - 1] & tag.COMMA:
            return None  # «…، بينما»: another clause begins
        if bits & tag.HE and index and tags[index - 1] & tag.COMMA and (end := past_clause(text, index, limit)):
            index = end
            continue
        if bits & tag.CONJ and on_whose_lips(text, index, limit):
            index = past_clause(text, index, limit) or index + 1  # «، وعلى لسان المتحدث باسمها،»
            continue
        if bits & tag.CUE and not relative and index and (end := past_aside(text, index, limit)):
            index = end
            continue
        if bits & tag.OPEN and (close := past_brackets(text, index, limit)):
            if found.subject is not None and found.subject.end == index:
                found.subject = with_others(text, replace(found.subject, end=close), limit, cue)
                close = found.subject.end
            index = close
            continue
        if bits & tag.RELATIVE or does_meanwhile(text, index, cue, found):
            relative = True
        elif bits & tag.COMMA:
            slack, relative, inner = max(0, slack - 2), False, False
        elif bits & tag.CUE and not relative and index > 0 and stops_walk(text, index):
            if opens_relative(text, index, limit, found):
                relative = True  # «في بيان نشرته الوكالة أن»
                index += 1
                continue
            if _is_taken(text, index, cue, found):
                found.marker, found.content = "object", index
                return found
            own = past_participle(text, index, limit, cue, form)
            if own is None:
                return None
            index = own
            continue
        elif bits & tag.NUMBER and seeks_subject and found.subject is None and (some := share_of(text, index, limit)):
            found.subject, index = some, some.end
            continue
        elif seeks_subject and found.subject is None and not relative and not bits & tag.TIME:
            mention = read_mention(text, index, limit)
            if mention is not None and _is_felt(text, mention) and "object" in cue.takes:
                mention = None  # «أكد الحرص على …»
            if mention is not None and may_be_subject(text, mention, cue, limit) and fits(text, mention, form):
                found.subject = mention = with_others(text, mention, limit, cue)
                index = mention.end
                continue
        if not relative and found.subject is not None and is_part_of_month(text, index, limit):
            index += 1  # «أعلنت البلدية مطلع أيار انسحابها»
            bits = tags[index]
        if found.subject is not None and found.subject.end == index and qualifies_marked(text, index):
            found.subject, index = replace(found.subject, end=index + 1), index + 1
            continue
        if bits & tag.TIME and not relative:
            end = time_end(text, index, limit)
            found.time, index = found.time or (index, end), end
            continue
        if (bits & (tag.PREPOSITION | tag.PREFIXED) and not bits & (tag.TITLE | tag.BODY)) or bits & tag.PREFIXED:
            index = aside_end = read_adverbial_of_saying(
                text, index, limit, cue, found
            )  # «أعلنت عبر "صدى الوادي" أنها»
            continue
        if (
            not relative
            and (bits & _THINGS or _plain_word(text, index, cue, found, seeks_subject))
            and not bits & tag.COMMA
        ):
            if seeks_subject and found.subject is None and (name := unlisted_name(text, index, limit, cue)) is not None:
                found.subject, index = name, name.end
                continue
            step = past_post(text, index, limit, found, cue) or _noun_phrase(
                text, index, limit, cue, found, seeks_subject=seeks_subject
            )
            if step < 0:
                return found
            if step > index:
                index = step
                continue
        if not relative and not bits & tag.COMMA:
            slack, found.strange = slack + 1, found.strange + 1
            if slack > _SLACK or bits & (tag.NEGATION | tag.AUXILIARY):
                return None
        index += 1
    return None


def _to_taken(text: Text, index: int, limit: int, cue: Cue) -> int:
    """«حذر الوزير الأطراف من التصعيد»: whom one warns ends where the verb's own preposition begins; else `limit`."""
    taken = {separate(take) for take in cue.takes} - {""}
    for at in range(index + 1, min(limit - 1, index + _LONGEST_POST)) if taken else ():
        part = text.tags[at - 1] & (tag.SAME | tag.NUMERAL | tag.SOMEBODY)  # «حذر البنك عددا من الشركات من …»
        if text.types[at].bare in taken and not text.tags[at + 1] & tag.PLACE and not part:
            return at
    return limit


def behind_shorter(text: Text, end: int, limit: int, cue: Cue, form: Form) -> Met | None:
    """«وحذر المسؤولون من الدخول في …»: of a preposition that both post and verb may take, the verb has the first."""
    taken = {separate(take) for take in cue.takes} - {""}
    near = range(end + 1, min(limit, end + _LONGEST_POST))
    if not taken or not any(text.types[at].bare in taken for at in near):
        return None
    whole = read_mention(text, end, limit)
    for at in () if whole is None else range(whole.head + 1, whole.end):
        if text.types[at].bare in taken:
            subject = read_mention(text, end, at)
            if subject is None or subject.end != at or not may_be_subject(text, subject, cue, limit):
                return None
            return walk(text, at, limit, cue, form, subject) if fits(text, subject, form) else None
    return None


_LONGEST_POST = 8
"""At most so many tokens of a post stand before a preposition that the verb may take."""


def _may_be_late(text: Text, index: int, cue: Cue) -> bool:
    """«أشاد المراقبون الذين يتابعون الاقتراع بتنظيمه»: in a relative clause stands what the verb itself may take."""
    take, kind = cue.takes[0] if cue.takes else "", text.types[index]
    return len(take) == 1 and kind.prefix == take and not text.tags[index] & (tag.TIME | tag.PLACE | tag.CONJ)


def _as_late(found: Met, late: int, cue: Cue) -> Met | None:
    if late < 0 or found.subject is None:
        return None
    found.marker, found.content = cue.takes[0], late
    return found


_BY = "وب"


def _is_felt(text: Text, mention: Mention) -> bool:
    head = text.tags[mention.head]
    return bool(head & tag.FEELING) and not head & (SPEAKERS | tag.UNNAMED | tag.MEDIUM)


def _takes_that(text: Text, index: int) -> bool:
    return any(THAT_CLAUSE in cue.takes for cue, _ in text.types[index].cues)


def _is_taken(text: Text, index: int, cue: Cue, found: Met) -> bool:
    """«رفضت الشركة طلب العمال»: right behind who speaks a noun of saying is what the verb takes."""
    if found.subject is None or found.subject.end != index or text.tags[index] & tag.CONJ:
        return False
    if not {"object", "target"} & set(cue.takes):
        return False
    own = text.tags[index] & tag.COMMON  # «ويرفض المدير وصفه بالقارئ»
    return any(form.tense == "noun" or (own and form.suffixed) for _, form in text.types[index].cues)


def _names_a_clause(text: Text, index: int, cue: Cue, found: Met) -> bool:
    """«نافيا ما ظهر»: ما right behind the verb or who speaks stands for what the verb takes."""
    if text.tags[index] & tag.CONJ or not {"object", "target"} & set(cue.takes):
        return False
    return bool(text.tags[index - 1] & tag.CUE) or (found.subject is not None and found.subject.end == index)


def _is_told(text: Text, index: int, cue: Cue) -> bool:
    """«شرح المدير كيف تعمل الآلة»: the verb takes what follows; no mark sets it apart, and no أن stands behind."""
    if index + 1 < len(text.tags) and text.tags[index + 1] & tag.THAT:
        return False
    return bool({"object", "target", THAT_CLAUSE} & set(cue.takes)) and not text.tags[index - 1] & (
        tag.COMMA | tag.MARK
    )


def _says_who(form: Form) -> bool:
    """«وانتقدوا اختزال القضية»: a verb in the plural has its subject before it or in its ending, never behind it."""
    return form.number in ("p", "d") and form.tense in ("past", "present")


_THINGS = tag.NOMINAL | tag.DEMONSTRATIVE | tag.SAME | tag.FEELING


def _plain_word(text: Text, index: int, cue: Cue, found: Met, seeks_subject: bool) -> bool:
    """A word of no list right behind the subject of a verb that takes an object: «يؤيد الحزب توسيع …», «فند ما قيل»."""
    asked = None if "person" in cue.takes else found.addressee
    behind = index in [met.end for met in (found.subject, asked) if met is not None]
    behind = behind or (found.subject is not None and bool(text.tags[index - 1] & (tag.MANNER | tag.TIME)))
    if not behind and (seeks_subject or not text.tags[index - 1] & tag.CUE):
        return False
    if "object" not in cue.takes:
        return False
    bits, word = text.tags[index], text.types[index].bare
    if bits & tag.WHAT:
        return True
    return not bits & ~tag.FEMININE and word[:1].isalpha() and not word.endswith("ا")


_LEADS_ELSEWHERE = tag.CONJ | tag.PREFIXED | tag.THAT | tag.RELATIVE | tag.PREPOSITION | tag.TIME


def _noun_phrase(text: Text, index: int, limit: int, cue: Cue, found: Met, *, seeks_subject: bool) -> int:
    """A noun phrase that is no subject: addressee, or the content itself (then -1); 0 if it is neither."""
    if "person" in cue.takes and found.addressee is None and not text.tags[index] & tag.CHANNEL:
        mention = read_mention(text, index, _to_taken(text, index, limit, cue))
        if mention is not None and mention.end < limit:
            found.addressee = mention
            return mention.end
    asked = found.addressee
    if asked is not None and asked.end == index and text.tags[asked.first - 1] & tag.FROM:
        end = index
        while end < limit and text.tags[end] & tag.DEFINITE and not text.tags[end] & _LEADS_ELSEWHERE:
            end += 1
        if end > index and end < limit and text.tags[end] & tag.COMMON and not text.tags[end] & _LEADS_ELSEWHERE:
            return end  # «طلب من القرى المجاورة تقديم …», but «طلب من الحكومة التدخل فورا»
    if "object" in cue.takes or "target" in cue.takes:
        if (led := led_ahead(text, index, limit, cue)) is not None:
            found.marker, found.content = led
            return -1
        definite = (
            seeks_subject
            and text.tags[index] & tag.DEFINITE
            and found.subject is None
            and cue.takes
            and cue.takes[0] == THAT_CLAUSE
        )
        if (
            definite
            and (mention := read_mention(text, index, limit)) is not None
            and mention.end < limit
            and text.tags[mention.end] & tag.THAT
            and not is_called_upon(text, mention, cue)
        ):
            found.subject = mention
            return mention.end
        if (end := still_named(text, index, limit, cue, found)) and found.subject is not None:
            found.subject = replace(found.subject, end=end) if found.subject.end == index else found.subject
            return end
        if not text.tags[index] & (tag.CONJ | tag.TIME) and not clause_ahead(text, index, limit, cue):
            found.marker, found.content = "object", index
            return -1
    return 0
