"""Words that look like verbs of saying and say nothing: nouns spelt alike, passives, facts, the first person."""

from __future__ import annotations

from functools import cache

from qawl.find.areas import names_site
from qawl.find.cognates import is_cognate
from qawl.find.markers import CLAUSES, Met, separate, unknown_prefixed
from qawl.find.masdars import has_doer_and_object
from qawl.find.mentions import Mention
from qawl.find.passives import is_held_of, written_passive
from qawl.lexicon.inflect import Form
from qawl.lexicon.load import THAT_CLAUSE, Cue
from qawl.text import tags as tag
from qawl.text.fold import fold
from qawl.text.layers import Text

_OF_NOUNS = ("\u064b", "\u064d", "\u0629")
"""Marks of a noun's ending, and ة: no verb ends in them."""
_TANWIN_AND_ALEF = "\u064b\u0627"
_OUT_OF = frozenset({"من", "ومن"})
"""«من بين السكان»: no verb stands behind these that is spelt like a preposition."""
_BETWEEN = 10
"""So far before «وبين» may the other «بين» stand."""
_AHEAD = 12


def is_noun(text: Text, first: int, cue: Cue, form: Form) -> bool:
    """Whether the word that could be a verb is a noun or a preposition: «طلباً», «وصفة», «وهو أمر», «بينهم وبين»."""
    word = text.tokens[first]
    if word.endswith(_OF_NOUNS) or word[-2:] == _TANWIN_AND_ALEF or (word.endswith("ا") and "\u064b" in word[-3:]):
        return True
    if written_passive(word, cue, form):
        return True  # «أُعلن»: nobody is named
    if form.number == "d" and is_cognate(text, first, cue):
        return True  # «رفضت الحركة رفضا قاطعا»
    if form.tense != "past" or form.suffixed:
        return False
    if form.number == "s" and has_doer_and_object(text, first):
        return True
    behind = text.tags[first - 1] if first else 0
    if form.number == "d" and behind & (tag.VERB | tag.CUE) and not behind & tag.NOMINAL and not _told(text, first):
        return True  # «تضمن نفيا قاطعا»: behind a verb it is what that takes
    if form.number == "d" and len(form.word) == _SHORT_DUAL and form.gender == "m" and _is_accusative_noun(text, first):
        return True
    before = text.tags[first - 1] if first else 0
    if cue.weak and first and text.types[first - 1].bare in _OUT_OF and word[0] == "أ":
        return True  # «من أبرز المحاور»
    if form.number == "d" and _may_be_active(form) and not before & tag.RELATIVE:
        return not takes_next(text, first, cue)
    if cue.lemma == _ORDERS and form.word == _ORDERS and (_is_qualified(text, first) or _is_somebodys(text, first)):
        return True  # «الوحدة أمر مهم», «ولي أمر الطالبة»
    if cue.ambiguous and before & tag.HE and form.gender == "m" and form.number == "s":
        return not text.tags[first] & tag.CONJ
    if not text.tags[first] & tag.PREPOSITION:
        return False
    return bool(first and text.types[first - 1].bare in _OUT_OF) or _said_before(text, first)


def _told(text: Text, index: int) -> bool:
    """«وأوضح سوغا أن»: what is said follows."""
    return index + 1 < len(text.tags) and bool(text.tags[index + 1] & tag.THAT)


def _is_qualified(text: Text, first: int) -> bool:
    """Whether an adjective without an article stands right behind: no verb has one there."""
    after = text.tags[first + 1] if first + 1 < len(text.tags) else 0
    return bool(after & tag.COMMON) and not after & _NO_QUALITY


def _is_somebodys(text: Text, first: int) -> bool:
    """«كل ولي أمر», «من يهمهم أمر القرية»: behind a guardian or another verb the word is an affair, and no order."""
    if not first or text.tags[first] & tag.CONJ:
        return False
    before = text.tags[first - 1]
    acts = before & tag.VERB and not before & (tag.NOMINAL | tag.AUXILIARY | tag.RELATIVE | tag.CONJ)
    return bool(acts) or text.types[first - 1].stem in _GUARDIANS


_ORDERS, _GUARDIANS = "أمر", ("ولي", "اولياء")
_NO_QUALITY = (
    tag.DEFINITE | tag.PREFIXED | tag.TITLE | tag.UNNAMED | tag.BODY | tag.BODY_NAME | tag.PLACE | tag.GIVEN | tag.TIME
    | tag.POSSESSED | tag.HONORIFIC | tag.SAME | tag.CONJ | tag.MEDIUM | tag.DOCUMENT
)  # fmt: skip


def _is_accusative_noun(text: Text, first: int) -> bool:
    """«لقي رفضا قويا», «فعلوا ذلك طلبا للعلم»: an adjective in ا follows, or the preposition of a noun."""
    before = text.tags[first - 1] if first else tag.LINE
    if first + 1 >= len(text.tags) or before & (tag.AUXILIARY | tag.RELATIVE | tag.NEGATION | tag.HE):
        return False
    after, types = text.types[first + 1], text.types[first]
    if after.bare.endswith("ا") and len(after.bare) > _SHORT_DUAL and not after.tags & _NO_ADJECTIVE:
        return True
    noun = any(form.tense == "noun" for _, form in types.cues) and not types.tags & tag.CONJ and not before & _APART
    return noun and (after.bare in _OF_A_NOUN or after.prefix == "ل")


_NO_ADJECTIVE = tag.THAT | tag.DEFINITE | tag.PLACE | tag.GIVEN | tag.PREPOSITION | tag.CUE | tag.POSSESSED
_APART = tag.COMMA | tag.STOP | tag.LINE | tag.MARK | tag.CLOSE | tag.COLON | tag.DASH
_OF_A_NOUN = frozenset({"من", "منه", "منها", "منهم", "في", "علي"})


def names_topic(text: Text, cue: Cue, marker: str, content: int) -> bool:
    """«تحدث المدير عن الإصابة», «… عن تجربته»: what somebody spoke about is named, and not what he said of it."""
    if cue.takes[:1] != (_ABOUT,) or cue.act != "say" or marker != _ABOUT:
        return False
    bits = text.tags[content] if text.types[content - 1].bare == _ABOUT else 0  # not «عن اعتقاده بأن الجسر آمن»
    return bool(bits & (tag.DEFINITE | tag.POSSESSED) and bits & tag.COMMON)


_ABOUT = "عن"


def _may_be_active(form: Form) -> bool:
    """«ليس صادقا مع نفسه»: the dual of such a verb is spelt like its participle in the accusative."""
    return form.gender == "m" and form.word[1] == "ا" and len(form.word) > _SHORT_DUAL


_SHORT_DUAL = 4
"""Letters of a dual that is spelt like no participle («قالا»)."""


def takes_next(text: Text, first: int, cue: Cue) -> bool:
    """Whether أن or a preposition that the verb takes stands right behind it."""
    if first + 1 >= len(text.tags):
        return False
    after = text.types[first + 1]
    if after.tags & tag.THAT and THAT_CLAUSE in cue.takes:
        return True
    return any(after.bare == separate(take) or (len(take) == 1 and after.prefix == take) for take in cue.takes)


def is_supposed(text: Text, begin: int, verb: int = 0) -> bool:
    """«إذا وافق المجلس على …», «في حال رفض الوزير …», «قد يطلب», «ألا ترى أن»: nobody has said it, and may never.

    `verb` is where a verb in the present stands, before which «قد» and «ربما» say that it only may be so.
    """
    if verb and text.types[verb - 1 - bool(text.tags[verb - 1] & tag.NEGATION)].folded in _MAY:
        return True
    if text.tokens[begin] == _NOT_THAT or (begin and text.tokens[begin - 1] == _NOT_THAT):
        return True
    if begin and text.types[begin - 1].folded in _ASKS and text.tokens[text.sentence_end(begin) - 1] in _QUESTION_MARKS:
        return True  # «لماذا يصر المدير على …؟»
    led = begin - 1 - (begin > 1 and text.types[begin - 1].folded == _WHAT_IF)  # «إذا ما وافق»
    return begin > 0 and bool(text.tags[led] & tag.CONDITION) and not text.tags[begin] & tag.CONJ


_MAY = frozenset({"قد", "وقد", "فقد", "ربما", "وربما", "فربما", "لربما", "لعل", "ولعل", "لعله", "لعلها"})
"""Before a verb in the present: perhaps."""
_NOT_THAT, _WHAT_IF = "ألا", "ما"
_ASKS = frozenset(joined + word for joined in ("", "و", "ف") for word in ("لماذا", "كيف", "متي", "هل"))
_QUESTION_MARKS = ("؟", "?")


def is_done_by_nobody(text: Text, first: int) -> bool:
    """«تم إبلاغ السكان بأن», «سيتم توجيه المسؤول»: it was done, by nobody; whom the noun names it was done to."""
    done = first > 0 and text.types[first - 1].bare in _DONE
    return done and not (first + 1 < len(text.tags) and text.tags[first + 1] & tag.FROM)


_DONE = frozenset(
    letters + verb for letters in ("", "س") for verb in ("تم", "تمت", "يتم", "تتم", "جري", "جرت", "يجري", "تجري")
)


def _said_before(text: Text, first: int) -> bool:
    """«العلاقة بينهم وبين شعوبهم»: the same preposition stands before, and no أن behind."""
    if not text.tags[first] & tag.CONJ or (first + 1 < len(text.tags) and text.tags[first + 1] & tag.THAT):
        return False
    bare = text.types[first].bare
    for at in range(first - 1, max(-1, first - _BETWEEN), -1):
        if text.tags[at] & (tag.STOP | tag.LINE):
            return False
        if text.tags[at] & tag.PREPOSITION and text.types[at].bare.startswith(bare):
            return True
    return False


def tells_fact(text: Text, begin: int, first: int, cue: Cue, form: Form, subject: Mention | None, found: Met) -> bool:
    """Whether nobody says what the verb takes: «مما يؤكد أن», «يحكى أن», «يعتبر اللاعب الأول», «اعتقد أننا»."""
    if form.suffixed or form.number != "s":
        return False
    if form.tense == "present":
        if _is_led_by_fact(text, first, cue, found):
            if subject is None or subject.first < first:
                return True
            return found.marker == "object" and is_unknown_word(text, subject)
        led = subject is None and found.marker == THAT_CLAUSE
        led = led and (_is_led_by_thing(text, begin, cue, found) or _appears(text, begin, form))
        return led or is_held_of(text, first, form)
    before = text.tags[begin - 1] if begin else 0
    quoted = before & (tag.MARK | tag.COLON) or text.is_quoted(text.starts[first])
    return bool(
        form.tense == "past"
        and subject is None
        and quoted
        and _may_be_mine(text, first)
        and found.marker == THAT_CLAUSE
    )


def lacks_beside(text: Text, cue: Cue, found: Met) -> bool:
    """«حملت السفينة القمح»: without the word that makes the verb accuse, behind the accused, it says nothing."""
    if not cue.beside:
        return False
    named = cue.takes[:1] == ("object",)  # «تدعم خيار الحوار»: it is what the verb takes itself
    if named:
        return text.types[found.content].bare not in _folded(cue.beside)
    for at in range(found.content + 1, min(text.sentence_end(found.content) - 1, found.content + _AHEAD)):
        if text.tags[at] & (tag.COMMA | tag.STOP | tag.VERB | tag.RELATIVE):
            return True
        if text.types[at].folded in _folded(cue.beside):
            after = text.types[at + 1].bare.endswith("ه") and not text.tags[at + 1] & tag.DEFINITE
            large = after and not text.tags[min(at + 2, len(text.tags) - 1)] & tag.DEFINITE
            return bool(large)  # «يحمل الوزارة مسؤولية كبيرة»: a thing does
    return True


def takes_other(text: Text, end: int, cue: Cue, found: Met) -> bool:
    """«زاد عدد المصانع …، أي أنها تضاعفت», «شهد العام تغيرات منها أن»: the verb takes a thing, and the أن is another's.

    Words that are neither who speaks nor when and where stand between the verb and what it is said to take.
    """
    if not found.strange or not (cue.weak or found.marker == "object"):
        return False
    if cue.weak and found.marker not in CLAUSES:
        return True
    last = range(max(end, found.content - _BESIDE_WORDS), found.content)
    if any(other.lemma == _SAID for at in last for other, _ in text.types[at].cues):
        return False  # «واصل الخطيب كلامه قائلا: …»
    subject = range(0) if found.subject is None else range(found.subject.first, found.subject.end)
    relative = False
    for at in range(end, found.content):
        bits = text.tags[at]
        relative = not bits & tag.COMMA and (relative or _qualifies(text, at))
        if not relative and at not in subject and _opens_another(bits) and not (bits & tag.DEMONSTRATIVE and at == end):
            return True
    return cue.weak and found.strange > _MOST_STRANGE and not text.tags[end] & (tag.KNOWN_SPEAKER | tag.DEFINITE)


def _qualifies(text: Text, at: int) -> bool:
    """«الدراسة التي …», «دراسة أجرتها الجامعة», «دراسة حديثة شملت …»: a clause that only says which is meant."""
    bits, before = text.tags[at], text.tags[at - 1]
    if bits & tag.RELATIVE:
        return True
    if not bits & tag.VERB or bits & tag.CONJ:
        return False
    return text.types[at].bare.endswith(_PRONOUNS) or not before & (tag.DEFINITE | tag.PLACE | tag.GIVEN | tag.COMMA)


def _opens_another(bits: int) -> bool:
    """Whether a word opens a clause of its own, so that what follows is not what the verb before it takes."""
    joined = bits & tag.CONJ and bits & (tag.PREPOSITION | tag.CUE | tag.HE | tag.NEGATION | tag.AUXILIARY)
    return bool(joined or bits & _OTHERWISE) and not bits & (tag.THAT | tag.HOW)


_SAID = "قال"
_BESIDE_WORDS = 3
_MOST_STRANGE = 2
_OTHERWISE = tag.VERB | tag.SUBORDINATOR | tag.TURN | tag.DEMONSTRATIVE


@cache
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, words))


def is_shown(text: Text, first: int, cue: Cue, form: Form, subject: Mention | None, found: Met) -> bool:
    """«وتؤكد هذه الأرقام أهمية الجسر»: a thing that is pointed at stands right behind the verb and shows it."""
    if form.tense != "present" or subject is not None or found.marker != "object" or cue.takes[:1] != (THAT_CLAUSE,):
        return False
    return found.content == first + 1 and bool(text.tags[first + 1] & tag.DEMONSTRATIVE)


def _is_led_by_thing(text: Text, begin: int, cue: Cue, found: Met) -> bool:
    """«مما يؤكد أن», «وهو ما يشير إلى أن»; a weak verb without a subject is a passive: «يحكى أن»."""
    before = text.tags[begin - 1] if begin else 0
    if before & (tag.WHAT | tag.WHAT_OF):
        return bool(text.tags[found.content - 1] & tag.BARE_THAT)  # but «ما يقول إنه خطأ»
    if before & tag.MARK and begin > 1:
        before = text.tags[begin - 2]  # «أنه "يفضل أن …"»
    return cue.weak and not before & (tag.THAT | tag.HE | tag.RELATIVE)


def _appears(text: Text, begin: int, form: Form) -> bool:
    """«ويظهر أن السد قديم»: where a clause begins with it, it appears so, and nobody says it."""
    opens = text.tags[begin] & tag.CONJ or not begin or text.tags[begin - 1] & _OPENS
    return form.word == _SEEMS and bool(opens)


def _is_led_by_fact(text: Text, verb: int, cue: Cue, found: Met) -> bool:
    """«مما يؤكد», «وهو ما يفسر», «وهو أمر يثبت», «الأمر الذي يهدد»: what was told does it; but «ما يقول إنه خطأ»."""
    if verb < 2 or text.tags[verb] & tag.CONJ:
        return False
    before, further = text.types[verb - 1], text.tags[verb - 2]
    pointed = further & (tag.HE | tag.DEMONSTRATIVE) and (text.tags[verb - 1] & tag.WHAT or before.bare == _MATTER)
    led = before.folded in _OF_WHAT or pointed or (text.tags[verb - 1] & tag.WHAT and further & tag.COMMA)
    led = led or (text.tags[verb - 1] & tag.RELATIVE and text.types[verb - 2].bare == _THE_MATTER)
    resumed = found.marker == THAT_CLAUSE and not text.tags[found.content - 1] & tag.BARE_THAT
    return bool(led) and not (resumed and cue.lemma in _HELD)


_OF_WHAT = frozenset({"مما", "بما"})
_MATTER, _THE_MATTER = "امر", "الامر"
_HELD = frozenset({"قال", "اعتقد", "زعم", "ادعى", "رأى", "ظن", "اعتبر", "وصف"})
"""Behind «ما» somebody holds it of what the pronoun goes back to."""
_SEEMS = "يظهر"
_OPENS = tag.COMMA | tag.STOP | tag.LINE | tag.COLON | tag.MARK | tag.CLOSE


def _may_be_mine(text: Text, first: int) -> bool:
    """«اعتقد»: without its hamza the first person's verb looks like the third's past."""
    return text.types[first].folded.startswith("اعت") and not text.tags[first] & tag.CONJ


def is_mine(text: Text, first: int, form: Form, subject: Mention | None, found: Met) -> bool:
    """«واعتقد ان الجسر آمن», «لا اعتقد أنه»: who believed it is named; who is not named writes «أعتقد»."""
    if form.number == "d" and form.tense == "past" and form.word.endswith(_WE) and subject is None:
        return text.is_quoted(text.starts[first])  # «"… أعلنا عن خطة"»: in marks the ending is «we»
    if (
        form.tense == "past"
        and (form.gender, form.number) == ("f", "s")
        and subject is None
        and _is_told_by_me(text, first)
    ):
        return True  # «"لقد عارضت هذه الخطة"»
    written = text.types[first].bare == _I_BELIEVE and form.tense == "past" and subject is None
    return written and found.marker == THAT_CLAUSE


def _is_told_by_me(text: Text, first: int) -> bool:
    """Whether a verb in ت stands in somebody's own words, and nobody feminine before it in their sentence."""
    if not text.types[first].bare.endswith(_I):
        return False
    quote = next((one for one in text.outer_quotes(text.starts[first], text.ends[first]) if one.closed), None)
    if quote is None:
        return False
    opens = text.token_at(quote.outer_start)
    if opens and text.tags[opens - 1] & (tag.THAT | tag.RELATIVE | tag.FEMININE):
        return False  # «قالت إنها "أوضحت بشكل جلي"»
    start = max(opens, text.sentence_start(first))
    return not any(text.tags[at] & _FEMININE for at in range(start, first))


_I = "ت"
_FEMININE = tag.FEMININE | tag.PLACE | tag.BODY_NAME | tag.PLURAL | tag.HER
_WE = "نا"
_I_BELIEVE = "اعتقد"


def carries_noun(text: Text, first: int, end: int, cue: Cue, form: Form, found: Met) -> bool:
    """«وجه رسالة بأن», «الضربة التي وجهتها»: a light verb with a noun of its own orders nothing: «وجه الموظفين بـ…»."""
    if not text.tags[first] & tag.LIGHT or cue.act != "demand":
        return False
    led = first and text.tags[first - 1] & (tag.RELATIVE | tag.PREPOSITION) and not text.tags[first] & tag.CONJ
    if form.suffixed or led or found.marker not in ("ب", THAT_CLAUSE):
        return True
    if found.content == end and unknown_prefixed(text, end):
        return True  # «وجه بلينكن نداء»: a name
    met = [one for one in (found.subject, found.addressee) if one is not None]
    if any(text.tags[one.head] & _CARRIED and not text.tags[one.head] & tag.TITLE for one in met):
        return True
    stands = set(range(end, found.content)) - {at for one in met for at in range(one.first, one.end)}
    if found.time is not None:
        stands -= set(range(*found.time))
    where = next((at for at in sorted(stands) if names_site(text, at)), found.content)
    return any(not text.tags[at] & _BESIDE for at in stands if at < where)


_BESIDE = tag.COMMA | tag.MARK | tag.TIME | tag.MANNER | tag.THAT
_CARRIED = tag.CHANNEL | tag.FEELING | tag.CUE | tag.DOCUMENT


def cannot_be_noun(text: Text, first: int) -> bool:
    """«كما أبدى خوفه»: behind «كما» stands a verb."""
    return first > 0 and bool(text.tags[first - 1] & tag.AS)


def has_said_who(text: Text, first: int) -> bool:
    """«لكنه رفض ذلك»."""
    before = text.tags[first - 1] if first else 0
    return bool(before & tag.TURN and before & tag.SUBORDINATOR) and text.tokens[first - 1].endswith(_PRONOUNS)


_PRONOUNS = ("ه", "ها", "هم")


def is_unknown_word(text: Text, subject: Mention) -> bool:
    """A single word that no list knows and that has no article: too little to be somebody without أن or a quotation."""
    head = text.tags[subject.head]
    return subject.name[1] - subject.name[0] == 1 and not head & (tag.NOMINAL | tag.LATIN | tag.DOCUMENT)
