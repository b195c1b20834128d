"""Nouns of saying: «تحذير الوزارة من …», «وجه الوزير نداء إلى السكان ب…», «… للمطالبة ب…»."""

from __future__ import annotations

from dataclasses import replace

from qawl.find.frames import Frame, has_pronoun
from qawl.find.fronted import subject_before
from qawl.find.markers import CLAUSES, Met, marks_content, separate, unknown_prefixed
from qawl.find.mentions import Mention, read_mention
from qawl.find.noun_sources import hurried_to, of_nation
from qawl.find.occasions import time_end
from qawl.find.subjects import is_addressed, is_called_upon
from qawl.find.unsaid import is_done_by_nobody, is_supposed
from qawl.find.walk import walk
from qawl.lexicon.inflect import Form
from qawl.lexicon.load import THAT_CLAUSE, Cue
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.fold import fold
from qawl.text.layers import Text


def read_noun_frame(text: Text, first: int, cue: Cue, form: Form) -> Frame | None:
    """The frame of a noun of saying: «تحذير الوزارة من …», «تصريح المدير بأن …»; its source must stand beside it."""
    limit = min(text.sentence_end(first), first + 30)
    accusative = _is_accusative(text, first, form)
    if has_pronoun(text, first) or (first and text.tags[first - 1] & tag.BEFORE_VERB):
        return None  # «أنه طلب من الوزير», «قد طلب منه»
    if first and text.types[first - 1].bare in _DECIDES:
        return None  # «قررت دعوة الحراس إلى مكتبها», «انتقد عدم دعوة الحراس»: it was not or not yet done
    if is_supposed(text, first) or is_done_by_nobody(text, first) or (accusative and cue.act == "ask"):
        return None  # «قدم طلبا لبناء الجسر»: on paper
    if form.suffixed and first + 1 < limit and (cited := _cited(text, first, limit, cue, form)) is not None:
        return cited
    if cue.act == "express" and cue.kind == "noun" and "ل" in cue.takes:
        return _offered(text, first, limit, cue, form)
    if (
        carried := _carried_by_verb(text, first, limit, cue, form) or _purpose(text, first, limit, cue, form)
    ) is not None:
        return carried
    if accusative and not (cue.act in _GIVEN and _comes_from(text, first, limit)):
        return None
    subject, index = None, first + 1
    if (
        text.tags[first] & tag.CHANNEL
        and first
        and text.tags[first - 1] & tag.PREPOSITION
        and (form.suffixed or not text.tags[first - 1] & tag.FROM)
        and first - 1 > text.sentence_start(first)
    ):
        return None  # «قال في بيان إن»: the verb introduces, the noun only says where
    if not form.suffixed:
        while (
            index < limit
            and text.types[index].bare.endswith(_ADJECTIVES if accusative else _ADJECTIVES[:2])
            and not text.tags[index] & (tag.NOMINAL & ~tag.COMMON | tag.PREPOSITION)
        ):
            index += 1  # «دعوات متكررة من …»
        from_whom = index < limit and bool(text.tags[index] & tag.FROM)
        subject = read_mention(text, index + from_whom, limit) if index + from_whom < limit else None
        known = subject is not None and (
            _is_somebody(text, subject) or (from_whom and _leads_on(text, first, subject, limit, cue))
        )
        if subject is None or not known:
            return _told_with(text, first, limit, cue, form) or of_nation(text, first, limit, cue, form)
        if is_called_upon(text, subject, cue) or is_addressed(text, subject, cue):
            return hurried_to(text, first, cue, form)
        index = subject.end
    found = Met(subject)
    if subject is not None and index < limit and _is_taken(text, index) and _has_object(text, index, limit, cue):
        return Frame(cue, form, first, first + 1, first, False, subject, "object", index, None, None, None)
    while index < limit and not text.tags[index] & (tag.COMMA | tag.STOP | tag.LINE | tag.CUE | tag.RELATIVE):
        if marks_content(text, index, limit, cue, found, False):
            if found.marker == "quote" or (form.suffixed and found.marker != THAT_CLAUSE):
                return None
            return Frame(
                cue,
                form,
                first,
                first + 1,
                first,
                False,
                subject,
                found.marker,
                found.content,
                found.addressee,
                None,
                None,
            )
        if subject is not None and index == subject.end and _is_of(text, index, cue):
            return Frame(cue, form, first, first + 1, first, False, subject, "ل", index, None, None, None)
        if subject is not None and index == subject.end and _has_object(text, index, limit, cue):
            found.marker, found.content = "object", index
            return Frame(cue, form, first, first + 1, first, False, subject, "object", index, None, None, None)
        asks = cue.act in ("demand", "call") and "person" in cue.takes and found.addressee is None
        if asks and subject is not None and index == subject.end:
            found.addressee = read_mention(text, index, limit) if text.tags[index] & _WHOM else None
            if found.addressee is not None and _is_somebody(text, found.addressee):
                index = found.addressee.end  # «مطالبة المجلس الحكومة بـ…»
                continue
            found.addressee = None
        if text.tags[index] & (tag.TIME | tag.NUMBER) or text.tokens[index] == "/":
            index = time_end(text, index, limit)  # «موافقة الحكومة في 30 أيار/مايو على …»
            continue
        if not text.tags[index] & (tag.PREPOSITION | tag.PLACE | tag.NISBA):
            break
        index += 1
    named = subject is not None and not text.tags[first] & tag.DEFINITE
    content = _that_ahead(text, subject.end, limit, cue) if named and subject is not None else 0
    if not content:
        return None
    return Frame(cue, form, first, first + 1, first, False, subject, THAT_CLAUSE, content, None, None, None)


_DECIDES = frozenset({"عدم", "دون", "بدون", "اي", "حتي", "لحين", "انتظار", "بانتظار", "مسأله", "موعد"}) | frozenset(
    prefix + verb
    for prefix in ("", "و", "س")
    for verb in ("قرر", "قررت", "قرروا", "يقرر", "تقرر", "يعتزم", "تعتزم", "اعتزم", "ينوي", "تنوي")
)


def _is_taken(text: Text, index: int) -> bool:
    """«رفض الشركة دعوات إلى …»: a noun of saying behind whoever acts is what the noun of action takes."""
    return any(form.tense == "noun" and cue.act in _PROPOSED for cue, form in text.types[index].cues)


_PROPOSED = ("call", "demand", "offer", "ask")


_ADJECTIVES = ("ه", "ي", "ا")


def _comes_from(text: Text, first: int, limit: int) -> bool:
    """«تلقى وعدا قاطعا من الوزير ب…»: who gave it stands behind من."""
    index = first + 1
    while index < limit and index - first < _TO_SOURCE and text.types[index].bare.endswith(_ADJECTIVES):
        index += 1
    return index < limit and bool(text.tags[index] & tag.FROM)


_TO_SOURCE = 3
_GIVEN = ("promise", "warn", "threaten", "offer")
"""What somebody has from another: «تلقى وعدا من …»; but «جاء تأكيدا من الهيئة على …» tells why."""


def _leads_on(text: Text, first: int, subject: Mention, limit: int, cue: Cue) -> bool:
    """«تأكيدات من الأطراف المعنية بأنها …»: whoever stands between من and أن says it, known to a list or not."""
    that = subject.end < limit and text.tags[subject.end] & tag.THAT and not text.tags[subject.end] & tag.CONJ
    several = text.types[first].bare.endswith("ات") and not text.tags[first] & tag.DEFINITE
    return bool(that and several and text.tags[subject.head] & tag.DEFINITE and THAT_CLAUSE in cue.takes)


def _that_ahead(text: Text, start: int, limit: int, cue: Cue) -> int:
    """«تأكيد البعثة في الوادي الغربي على أنها …»: what أن leads to, past more of whoever says it; 0 if none does."""
    for at in range(start, min(limit - 1, start + _TO_THAT)):
        bits = text.tags[at]
        if bits & (tag.OPEN | tag.CLOSE | tag.TURN):
            return 0
        if bits & tag.THAT and not bits & tag.CONJ:
            taken = any(text.types[at - 1].bare == separate(take) for take in cue.takes)
            led = taken or (
                THAT_CLAUSE in cue.takes and text.types[at].bare[0] != "ب" and text.tags[at - 1] & _ENDS_NAME
            )
            return (at + 1 if bits & tag.BARE_THAT else at) if led else 0
        if bits & (tag.COMMA | tag.STOP | tag.LINE | tag.COLON | tag.RELATIVE | tag.CUE | tag.VERB | tag.CONJ):
            return 0
    return 0


_ENDS_NAME = tag.DEFINITE | tag.PLACE | tag.GIVEN | tag.BODY_NAME | tag.OUTLET | tag.NISBA | tag.DASH | tag.TIME
_TO_THAT = 12
"""At most so many tokens stand between whoever says it and أن."""
_WHOM = tag.DEFINITE | tag.PLACE | tag.BODY_NAME


def _is_of(text: Text, index: int, cue: Cue) -> bool:
    """«رفض المجلس لمذكرتين سابقتين»: what its verb takes as an object the noun takes with ل."""
    bits, kind = text.tags[index], text.types[index]
    named = bits & (tag.TITLE | tag.GIVEN | tag.PLACE | tag.TIME | tag.CONJ | tag.WHAT_OF)
    return cue.takes[:1] == ("object",) and kind.prefix == "ل" and not named


def _told_with(text: Text, first: int, limit: int, cue: Cue, form: Form) -> Frame | None:
    """«اكتفى بالقول إن …», «مع التأكيد على …»: it tells how somebody acts who was named before."""
    kind, found = text.types[first], Met()
    beside = first > 0 and text.types[first - 1].bare == _WITH and cue.act in ("say", "demand", "call")
    beside = beside and cue.takes[:1] != ("person",)  # «مع الاطلاع على شروط العقد»
    if not kind.tags & tag.DEFINITE or THAT_CLAUSE not in cue.takes or first + 1 >= limit:
        return None
    if not (kind.prefix == "ب" or beside) or not marks_content(text, first + 1, limit, cue, found, False):
        return None
    if found.marker not in CLAUSES and not (beside and len(found.marker) > 1):
        return None
    return Frame(cue, form, first, first + 1, first, False, None, found.marker, found.content, None, None, None)


_WITH = "مع"
"""Before a noun of saying it tells what somebody says beside the rest: «مع التأكيد على»."""


def _cited(text: Text, first: int, limit: int, cue: Cue, form: Form) -> Frame | None:
    """«رد على منتقديه بقوله: "…"», «استشهد بقوله تعالى: {…}»: whose pronoun it is says what follows."""
    kind, index = text.types[first], first + 1
    if kind.bare[-len(fold(form.word)) - 1 :] not in _QUOTED_WITH:
        return None
    exalted = text.types[index].bare in _EXALTED
    if (not exalted and kind.bare[0] != "ب") or text.types[index].bare in _PROPHET:
        return None
    subject = Mention(index, index + 1, (index, index + 1), None, HopKind.PERSON, False, False, index)
    found = walk(text, index + exalted, limit, cue, replace(form, tense="participle"), subject if exalted else None)
    if found is None or found.marker not in CLAUSES or found.content - first > _TO_CITED:
        return None
    return Frame(
        cue, form, first, first + 1, first, False, found.subject, found.marker, found.content,
        found.addressee, found.time, found.place,
    )  # fmt: skip


_QUOTED_WITH = frozenset(letter + word for letter in ("", "ب", "ل") for word in ("قوله", "قولها", "قولهم", "قولهما"))
_EXALTED = frozenset({"تعالي", "سبحانه", "جل"})
_PROPHET = frozenset({"صلي", "عليه"})
"""Behind «قوله» a blessing says whose words they are, and he is named nowhere near."""
_TO_CITED = 12
"""At most so many tokens stand between «بقوله» and the words: an occasion, a blessing."""
_NO_OBJECT = tag.NISBA | tag.TIME | tag.PREPOSITION | tag.GIVEN | tag.VERB


def _has_object(text: Text, index: int, limit: int, cue: Cue) -> bool:
    """«إعلان الأمم المتحدة سحب موظفيها»: an indefinite noun behind whoever acts is what the noun of action takes."""
    bits = text.tags[index]
    if "object" not in cue.takes or limit - index < 2 or bits & (tag.PREFIXED | tag.CONJ | tag.FEELING | tag.TITLE):
        return False
    if bits & tag.DEFINITE and not bits & tag.POSSESSED:
        # «نفي الشركة القيام بـ…», but «طلبات الشركات الراغبة»: an adjective of whoever acts
        return cue.act in ("deny", "reject") and text.types[index + 1].bare[:1] == "ب"
    return bool(bits & tag.COMMON) and not bits & _NO_OBJECT


def _is_somebody(text: Text, mention: Mention) -> bool:
    head = text.tags[mention.head]
    return bool(
        head & (tag.TITLE | tag.BODY | tag.BODY_NAME | tag.PLACE | tag.GIVEN | tag.MEDIUM | tag.HONORIFIC)
    ) and not head & (tag.CHANNEL | tag.TIME)


def _is_accusative(text: Text, first: int, form: Form) -> bool:
    """«تحذيرا», «طلبا»: whoever says it stands before, with a verb that says nothing itself."""
    return text.types[first].bare.endswith("ا") and not fold(form.word).endswith("ا")


def _carried_by_verb(text: Text, first: int, limit: int, cue: Cue, form: Form) -> Frame | None:
    """«وجه الوزير نداء جديدا إلى السكان لتقديم …»: the verb says nothing, its subject does what the noun says."""
    bits = text.tags[first]
    if form.suffixed or bits & (tag.DEFINITE | tag.PREFIXED | tag.CONJ):
        return None
    verb = next((at for at in range(first - 1, max(-1, first - _CARRIED), -1) if text.tags[at] & _STOPS_CARRYING), -1)
    if verb < 0 or not text.tags[verb] & tag.LIGHT or text.tags[verb] & tag.PREFIXED:
        return None
    if any(text.tags[at] & tag.VERB and not text.tags[at] & tag.NOMINAL for at in range(verb + 1, first)):
        return None  # «الحفر التي أطلق عليها السكان اسما شكلت تهديدا»
    subject = read_mention(text, verb + 1, first) if verb + 1 < first else None
    if subject is None and (before := subject_before(text, verb, _ANY)) is not None:
        subject = before[0]
    if subject is not None and not _is_somebody(text, subject):
        return None
    index, addressee = _past_adjectives(text, first + 1, limit), None
    found = Met(subject)
    while index < limit and not text.tags[index] & (tag.STOP | tag.LINE):
        if addressee is None and (told := _told(text, index, limit)) is not None:
            addressee, index = told, told.end
            continue
        attached = text.tags[index] & tag.PREFIXED or unknown_prefixed(text, index)
        if attached and text.types[index].bare[:1] in "بل":
            found.marker, found.content = text.types[index].bare[:1], index
        if found.marker or marks_content(text, index, limit, cue, found, False):
            begin = min(first, subject.first if subject is not None else verb)
            return Frame(
                cue, form, first, first + 1, begin, False, subject, found.marker, found.content, addressee, None, None
            )
        if not text.tags[index] & (tag.TIME | tag.COMMA | tag.CLOSE):
            return None
        index += 1
    return None


def _offered(text: Text, first: int, limit: int, cue: Cue, form: Form) -> Frame | None:
    """«قدم المدير شكره لكل من حضر», «تقدم بالشكر إلى الفريق على صبره»: thanks that a verb hands over."""
    verb = _light_before(text, first)
    index = first + 1
    while index < limit and index - first < _TO_WHOM and not _leads_to_whom(text, index):
        if not text.tags[index] & (tag.DEFINITE | tag.CONJ | tag.FEELING | tag.POSSESSED | tag.COMMON):
            return None
        index += 1
    if verb < 0 or index >= limit or not _leads_to_whom(text, index):
        return None
    subject = read_mention(text, verb + 1, first) if verb + 1 < first else None
    if subject is not None and not _is_somebody(text, subject):
        return None
    marker, content = text.types[index].bare[:1], index
    for at in range(index, min(limit - 2, index + _TO_REASON)):
        if text.tags[at] & (tag.COMMA | tag.STOP | tag.LINE | tag.CUE | tag.VERB):
            break
        if text.types[at].bare in _FOR:
            marker, content = "على", at + 1
            break
    if content == index and not text.types[first].bare.endswith(_PRONOUNS):
        return None  # «وجه الشكر إلى الفريق»: for nothing that is told
    return Frame(cue, form, first, first + 1, verb, False, subject, marker, content, None, None, None)


def _leads_to_whom(text: Text, index: int) -> bool:
    """«للعاملين», «إلى القيادة», «لكل من حضر»."""
    kind = text.types[index]
    return (
        kind.bare in ("الي", "ل", "في", "لكل")
        or kind.prefix == "ل"
        or (unknown_prefixed(text, index) and kind.bare[0] == "ل")
    )


def _light_before(text: Text, first: int) -> int:
    """The verb that carries the noun at `first`; -1 if another verb stands between, or none before."""
    for at in range(first - 1, max(-1, first - _CARRIED), -1):
        if text.tags[at] & tag.LIGHT and not text.tags[at] & tag.PREFIXED:
            return at
        if text.tags[at] & _STOPS_CARRYING or (text.tags[at] & tag.VERB and not text.tags[at] & tag.NOMINAL):
            return -1
    return -1


_FOR = frozenset({"علي", "لانه", "لانها", "لانهم"})
_PRONOUNS = ("ه", "ها", "هم")
_TO_WHOM = 5
"""At most so many tokens stand between the thanks and whom they are for: adjectives, «وتقديره»."""
_TO_REASON = 25
"""At most so many tokens name whom the thanks are for, before what they are for."""
_CARRIED = 14
"""At most so many tokens stand between «وجه» and its noun."""
_ANY = Form("", "past", "", "")
_STOPS_CARRYING = tag.LIGHT | tag.THAT | tag.STOP | tag.LINE | tag.COLON | tag.RELATIVE | tag.SUBORDINATOR


def _past_adjectives(text: Text, index: int, limit: int) -> int:
    while (
        index < limit
        and text.types[index].bare.endswith(("ه", "ا", "ي"))
        and not text.tags[index] & (tag.PREPOSITION | tag.TIME | tag.PREFIXED | tag.CONJ | tag.PLACE | tag.TITLE)
        and not unknown_prefixed(text, index)
    ):
        index += 1
    return index


def _told(text: Text, index: int, limit: int) -> Mention | None:
    """Whom the noun is addressed to: «إلى السكان», «لليمن»."""
    bits = text.tags[index]
    who = tag.TITLE | tag.PLACE | tag.BODY | tag.BODY_NAME | tag.UNNAMED | tag.GIVEN | tag.NISBA
    if text.types[index].prefix == "ل" and bits & who:
        return read_mention(text, index, limit, attached=True)
    if bits & tag.ADDRESSING and index + 1 < limit and text.tags[index + 1] & (who | tag.DEFINITE):
        return read_mention(text, index + 1, limit)
    return None


def _purpose(text: Text, first: int, limit: int, cue: Cue, form: Form) -> Frame | None:
    """«تظاهر السكان للمطالبة بفتح الطريق»: what the noun takes, right behind it, is what they demand."""
    kind, index = text.types[first], first + 1
    if form.suffixed or cue.act != "demand" or index + 1 >= limit or kind.prefix not in ("ل", "ب"):
        return None
    found = Met()
    if not marks_content(text, index, limit, cue, found, False) or found.marker == "quote":
        return None
    return Frame(cue, form, first, first + 1, first, False, None, found.marker, found.content, None, None, None)
