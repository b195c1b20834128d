"""The words of a text by which somebody takes a stand, with what a negation makes of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qawl.find.accusatives import is_accusative
from qawl.find.positions.words import Lookup, is_of, matter_at, stands_there
from qawl.lexicon.inflect import Form
from qawl.lexicon.positions import BEFORE, StanceWord
from qawl.model.positions import Stance
from qawl.text import tags as tag
from qawl.text.layers import Text

_NEGATORS = frozenset(["لا", "لن", "لم", "ليس", "ليست", "ليسوا", "غير", "عدم", "بعدم", "دون", "بدون", "لسنا"])
_NON = "غير"
_PAST_NEGATOR = "لم"
_BUT = "الا"
_MEANS = frozenset(["يعني", "تعني", "تعنيان"])
_ANY_MORE = frozenset(["يعد", "تعد", "نعد", "اعد", "يعودوا"])
_UNLESS = "ما"
_MAYBE_WITHIN = 3
"""A word of doubt reaches over so many words."""
_WHETHER_WITHIN = 8
_QUESTIONS = frozenset("?؟")


@dataclass(frozen=True, slots=True)
class Stand:
    """One word or phrase of stance; numbers are token indexes."""

    first: int
    end: int
    word: StanceWord
    forms: tuple[Form, ...]
    stance: Stance
    negated: bool

    @property
    def verb(self) -> bool:
        return any(form.tense in ("past", "present") for form in self.forms)

    @property
    def noun(self) -> bool:
        return any(form.tense == "noun" for form in self.forms)

    @property
    def participle(self) -> bool:
        return any(form.tense == "participle" for form in self.forms)

    @property
    def first_person(self) -> bool:
        """«نرفض», «رفضنا», and not «دعمهم»: whoever speaks takes the stand."""
        own = [form for form in self.forms if form.tense != "fixed"]
        theirs = any(form.tense == "noun" and form.word.endswith("هم") for form in own)
        return bool(own) and not theirs and all(form.suffixed and form.gender == "" for form in own)

    @property
    def fixed(self) -> bool:
        return all(form.tense == "fixed" for form in self.forms)

    @property
    def possessed(self) -> bool:
        """«رفضه», «تأييدها»: the pronoun stands for whose stand it is."""
        return any(form.suffixed and form.tense == "noun" for form in self.forms)

    @property
    def start(self) -> int:
        """The first word that carries the sign, a negation with the word."""
        return self.first - 1 if self.negated else self.first

    @property
    def refers(self) -> str:
        """«نرفضه», «ترفضها»: the gender of the object that the pronoun stands for; "" without one."""
        for form in self.forms:
            if form.suffixed and form.tense in ("past", "present"):
                if form.word.endswith("\u0647\u0627"):
                    return "f"
                if form.word.endswith("\u0647"):
                    return "m"
        return ""

    @property
    def resumes(self) -> bool:
        """«الاتفاق الذي ترفضه الحركة»: the pronoun stands for the object, which is named before."""
        return any(form.suffixed and form.gender and form.tense in ("past", "present") for form in self.forms)

    @property
    def plural(self) -> bool:
        """Of several: «مطالبين», «يرفضون»."""
        tenses = ("participle", "past", "present")
        numbers = [form.number for form in self.forms if form.tense in tenses and not self.first_person]
        return bool(numbers) and all(number in ("p", "d") for number in numbers)

    @property
    def gender(self) -> str:
        """Of the verb, in the singular; "" where it says nothing or is no verb."""
        if not self.verb:
            return ""
        return next((form.gender for form in self.forms if form.number == "s" and form.tense != "noun"), "")


def find_stands(text: Text, lookup: Lookup) -> Iterator[Stand]:
    """Every word of stance that says something certain, in order; none within another."""
    past, stances, size = 0, lookup.stances, len(text.types)
    for index in text.written.bare.places(stances.keys()):
        if index < past:
            continue
        longest: int | None = None
        for rest, word, forms in stances.get(text.types[index].bare, ()):  # «وجدت فنحن» may have become a name
            if rest and (index + 1 == size or text.types[index + 1].folded != rest[0]):
                continue
            if longest not in (None, len(rest)) or not stands_there(text, index, rest):
                continue
            longest, end = len(rest), index + 1 + len(rest)  # «صوت ضد» and «صوت لصالح» may be one word here
            stand = _judge(text, lookup, Stand(index, end, word, forms, Stance.FOR, False))
            if stand is not None:
                yield stand
                past = end


def _judge(text: Text, lookup: Lookup, stand: Stand) -> Stand | None:
    """The stand with its negation counted in; None where it is doubted, asked or no stand at all."""
    first, start = stand.first, text.sentence_start(stand.first)
    if stand.word.owed and not _is_owed(text, lookup, stand, start):
        return None  # «على», which stands everywhere
    if BEFORE in stand.word.takes and first > start and is_of(text, lookup, "way", first - 1):
        return None  # «التجول بطريقة غير شرعية»
    if stand.fixed and stand.word.impersonal and _is_described(text, stand):
        return None
    if _is_beside_its_verb(text, lookup, stand, start):
        return None
    before = text.types[first - 1].bare if first > start else ""
    negated = before in _NEGATORS or before.removeprefix("و").removeprefix("ف") in _NEGATORS
    negated = negated or (before == _OR and _is_negated_before(text, first - 1, start))
    adjective = stand.participle or (before == _NON and stand.fixed and not stand.word.impersonal)
    if before in ("دون", "بدون", _NON) and not adjective:
        return None
    stance = stand.word.negated if negated else stand.word.stance
    if not negated and _was_not(text, first, start):
        stance = stand.word.negated
    if negated and before == _PAST_NEGATOR and first - 2 >= start and text.types[first - 2].bare == _UNLESS:
        return None  # «ما لم يرفضه المجلس»
    if negated and stand.end < len(text.types) and text.types[stand.end].bare == _BUT:
        return None  # «لا تعترف إلا بالحكومة»
    if stand.noun and before in _MEANS and first - 2 >= start and text.types[first - 2].bare in _NEGATORS:
        return None  # «لا يعني موافقة الحكومة على»
    if stand.word.impersonal and before in _ANY_MORE and first - 2 >= start and text.types[first - 2].bare in _NEGATORS:
        return None  # «لم نعد بحاجة إلى»
    if first > start and stand.noun and is_of(text, lookup, "withdrawn", first - 1):
        return None  # «رفعت تحفظاتها»
    if stance is None or (negated and before.endswith(_PAST_NEGATOR) and stance is not Stance.FOR):
        return None  # «لم توافق»: it may yet
    for at in range(max(start, first - _MAYBE_WITHIN), first):
        if is_of(text, lookup, "maybe", at) and not (negated and at == first - 2) and not _has_been(text, at, first):
            return None
    if _is_wondered(text, lookup, start, first) or _is_sought(text, lookup, stand) or _is_if(text, start, first):
        return None
    if text.types[first - 1].bare == "قد" and first and _present(stand):
        return None
    verbal = stand.fixed and not stand.word.impersonal and text.types[first].bare[:1] in ("ي", "ت")
    clause = _present(stand) or verbal or BEFORE in stand.word.takes
    if first > start and not negated and clause and is_subjunctive(text.tokens[first - 1]):
        return None  # «يأمل أن تؤيد», «طلب أن ترفض»
    end = text.sentence_end(first)
    if text.tokens[end - 1] in _QUESTIONS:
        return None
    return Stand(first, stand.end, stand.word, stand.forms, stance, negated)


def is_own_noun(text: Text, lookup: Lookup, word: StanceWord, at: int) -> bool:
    """Whether a noun of the same entry stands there."""
    return any(one is word for rest, one, _ in lookup.stances.get(text.types[at].bare, ()) if not rest)


def _is_beside_its_verb(text: Text, lookup: Lookup, stand: Stand, start: int) -> bool:
    """«ترفض الحركة رفضا قاطعا المقترح»: the noun is no stand of its own."""
    if not stand.noun or not is_accusative(text, stand.first):
        return False
    for at in range(stand.first - 1, max(start, stand.first - _BESIDE) - 1, -1):
        if text.tags[at] & (tag.COMMA | tag.THAT):
            return False
        if is_own_noun(text, lookup, stand.word, at):
            return not is_accusative(text, at)
    return False


_BESIDE = 5
"""The noun stands at most so many words behind its verb."""


def _is_negated_before(text: Text, at: int, start: int) -> bool:
    """«لا نعيق أو نعارض العودة»: one negation of two verbs."""
    return at - 2 >= start and text.types[at - 2].bare in _NEGATORS


_OR = "او"


def _was_not(text: Text, first: int, start: int) -> bool:
    """«لم تكن المنارة ترغب في»: the negation of «كان» is that of the verb which says what was."""
    present = any(form.tense == "present" for _, form in text.types[first].cues) or text.tags[first] & tag.VERB
    for at in range(first - 1, max(start, first - _WAS_WITHIN), -1):
        if text.tags[at] & (tag.COMMA | tag.THAT | tag.RELATIVE | tag.CUE) or not present:
            return False
        if text.types[at].bare in _BE:
            return text.types[at - 1].bare in _NEGATORS or text.types[at - 1].bare.removeprefix("و") in _NEGATORS
    return False


_BE = frozenset(["يكن", "تكن", "يكون", "تكون", "يكونوا", "كان", "كانت"])
_WAS_WITHIN = 5


def _is_if(text: Text, start: int, first: int) -> bool:
    """«إن كانت الحكومة مستعدة ل»: if she were."""
    return any(
        text.types[at].bare in _IF and text.types[at + 1].bare.startswith(_WERE)
        for at in range(max(start, first - _IF_WITHIN), first - 1)
    )


_IF, _WERE = frozenset(["ان", "فان", "وان"]), "كان"
_IF_WITHIN = 5


def _is_described(text: Text, stand: Stand) -> bool:
    """«أهمية استراتيجية للمنطقة»: what sort of importance, and of nothing that is asked for."""
    end = stand.end
    return (
        end < len(text.types)
        and stand.word.takes[0] == "object"
        and not text.tags[end] & tag.DEFINITE
        and text.types[end].folded.endswith(("يه", "قصوي", "كبري", "كبيره", "بالغه", "خاصه"))
        and bool(text.tags[end] & (tag.NISBA | tag.COMMON) or not text.tags[end])
        and end + 1 < len(text.types)
        and (not text.tags[end + 1] & tag.DEFINITE or bool(text.tags[end + 1] & tag.PREFIXED))
    )


_NO_NOUN = (
    tag.DEFINITE | tag.PREFIXED | tag.CONJ | tag.VERB | tag.PREPOSITION | tag.COMMA | tag.STOP | tag.BODY | tag.TITLE
)  # fmt: skip


def is_doubted(text: Text, lookup: Lookup, first: int) -> bool:
    """Whether the verb at `first` is only thought of, asked about or expected: «قد تطالب», «هل تطالب …؟»."""
    start = text.sentence_start(first)
    for at in range(max(start, first - _MAYBE_WITHIN), first):
        if is_of(text, lookup, "maybe", at) and not _has_been(text, at, first):
            return True
    if _is_wondered(text, lookup, start, first):
        return True
    return text.tokens[text.sentence_end(first) - 1] in _QUESTIONS


_OPENS = tag.THAT | tag.MARK | tag.COLON | tag.OPEN | tag.COMMA
_NAMED = _OPENS | tag.BODY | tag.BODY_NAME | tag.PLACE | tag.NISBA | tag.GIVEN


def _is_owed(text: Text, lookup: Lookup, stand: Stand, start: int) -> bool:
    """«إن على الحكومة أن تنسحب»: at the head of its clause, and «أن» behind whoever it falls to."""
    first = stand.first
    if is_upon_him(text, first):
        falls = first == start or text.types[first].folded[:1] in _JOINED or bool(text.tags[first - 1] & _NAMED)
        if not falls or stand.end >= len(text.tokens):
            return False
        return is_subjunctive(text.tokens[stand.end]) or is_to_do(text, lookup, stand.end)
    if first > start and not text.tags[first - 1] & _OPENS:
        return False
    if stand.end < len(text.tags) and text.tags[stand.end] & (tag.THAT | tag.RELATIVE | tag.DEMONSTRATIVE):
        return False
    return owed_from(text, stand.end) is not None or owed_noun(text, lookup, stand.end) is not None


def is_upon_him(text: Text, at: int) -> bool:
    """«الحكومة عليها أن توقف القتال»: whoever it falls to stands before."""
    bare = text.types[at].bare
    return bare.removeprefix("و").removeprefix("ف").startswith(_UPON_HIM)


def is_to_do(text: Text, lookup: Lookup, at: int) -> bool:
    """«عليهم الانسحاب», «عليها اتخاذ إجراءات»: the noun of what somebody has to do."""
    bits = text.tags[at]
    return matter_at(text, lookup, at) is not None and not bits & (tag.PREFIXED | tag.CONJ | tag.BODY | tag.PLACE)


_UPON_HIM = "\u0639\u0644\u064a\u0647"
_JOINED = ("و", "ف")


def owed_noun(text: Text, lookup: Lookup, first: int) -> int | None:
    """«على مجلس الوزراء تنفيذ الاتفاق»: the noun of what a body has to do, right behind its name."""
    if first < len(text.types) and is_of(text, lookup, "all of them", first):
        return _owed_by_all(text, lookup, first)
    body = tag.BODY | tag.BODY_NAME
    if first >= len(text.types) or not text.tags[first] & body or text.tags[first] & (tag.PREFIXED | tag.CONJ):
        return None
    end, at = min(text.sentence_end(first), first + _NAME), text.phrase_ends.get(first, first + 1)
    while at < end and text.tags[at] & (tag.DEFINITE | tag.PLACE) and not text.tags[at] & tag.PREFIXED:
        at += 1
    definite = any(text.tags[one] & (tag.DEFINITE | tag.PLACE | tag.BODY_NAME) for one in range(first, at))
    if at >= end or not definite or text.tags[at] & _NO_NOUN or not text.tags[at] & tag.COMMON:
        return None
    return at


def _owed_by_all(text: Text, lookup: Lookup, first: int) -> int | None:
    """«على جميع الأطراف وقف القتال»: the noun of what all of them have to do."""
    for at in range(first + 1, min(text.sentence_end(first), first + _NAME)):
        if text.tags[at] & tag.DEFINITE and matter_at(text, lookup, at) is None and not text.tags[at] & tag.PREFIXED:
            continue
        whole = at > first + 1 or text.tags[first] & tag.DEFINITE
        return at if whole and is_to_do(text, lookup, at) and not text.tags[at] & tag.DEFINITE else None
    return None


def owed_from(text: Text, first: int) -> int | None:
    """The «أن» that leads to what somebody has to do, from the name of who has to do it on."""
    if first >= len(text.types):
        return None
    stop = tag.VERB | tag.COMMA | tag.STOP | tag.LINE | tag.RELATIVE | tag.SUBORDINATOR | tag.COLON
    for at in range(first, min(text.sentence_end(first), first + _NAME)):
        if is_subjunctive(text.tokens[at]) or text.types[at].bare in NOT_TO:
            return at if at > first else None
        if text.tags[at] & stop & ~tag.THAT:
            return None
    return None


def _has_been(text: Text, at: int, first: int) -> bool:
    """«كان الوزير قد طالب»: with a verb of the past «قد» says that it was so."""
    kind = text.types[first]
    present = kind.bare[:1] in "ينتأ" and not kind.bare.endswith(("ت", "وا"))
    return text.types[at].bare == _ALREADY and (not present or any(form.tense == "past" for _, form in kind.cues))


_ALREADY = "قد"


def _is_wondered(text: Text, lookup: Lookup, start: int, first: int) -> bool:
    """«لم يتضح ما إذا كان المجلس سيوافق»: whether, in the same clause."""
    for at in range(first - 1, max(start, first - _WHETHER_WITHIN) - 1, -1):
        if text.tags[at] & (tag.COMMA | tag.THAT | tag.MARK):
            return False
        if is_of(text, lookup, "whether", at):
            return True
    return False


def _is_sought(text: Text, lookup: Lookup, stand: Stand) -> bool:
    """«الحصول على دعم الحكومة»: whose support is sought has not given it."""
    if stand.verb or stand.possessed or (stand.participle and not stand.noun):
        return False
    return is_sought(text, lookup, stand.first)


def is_sought(text: Text, lookup: Lookup, first: int) -> bool:
    """Whether a word of seeking stands right before: «الحصول على»."""
    start = max(text.sentence_start(first), first - _SOUGHT_WITHIN)
    return any(is_of(text, lookup, "sought", at) for at in range(start, first))


_SOUGHT_WITHIN = 2
_NAME = 7
"""Whoever has to do something is named in at most so many words."""
NOT_TO = frozenset(["الا"])


def is_subjunctive(token: str) -> bool:
    """«أن» right before a verb: what it leads to is wished, feared or asked for."""
    return token.lstrip("وفبل") in ("أن", "ان", "لأن")


def _present(stand: Stand) -> bool:
    return any(form.tense == "present" for form in stand.forms)


def is_head_word(text: Text, index: int) -> bool:
    """Whether a noun begins here that may head an object."""
    bits = text.tags[index]
    wrong = (
        tag.PREPOSITION | tag.SUBORDINATOR | tag.RELATIVE | tag.NEGATION | tag.VERB | tag.COMMA | tag.STOP | tag.LINE
    )
    return not bits & (wrong & ~tag.POSSESSED)
