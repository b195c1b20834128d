"""Past what stands aside on the way from a cue to its content: between dashes, between commas, in brackets, a post."""

from __future__ import annotations

from qawl.find.adjectives import is_adjective
from qawl.find.markers import Met, opens_saying, separate
from qawl.find.mentions import Mention, read_mention
from qawl.find.noun_phrases import extend_phrase
from qawl.lexicon.inflect import Form
from qawl.lexicon.load import THAT_CLAUSE, Cue
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text


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


def past_adjectives(text: Text, index: int, limit: int) -> int:
    """«في حوار مع صحيفة "الضفاف" اللندنية»: past what says of which place a body in marks is."""
    people = tag.NISBA | tag.DEFINITE
    while index < limit and text.tags[index] & people == people and not text.tags[index] & (tag.PREFIXED | tag.CONJ):
        index += 1
    return index


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
    beside = subject is not None and index == subject.end
    company = bits & tag.BODY or (subject is not None and (subject.kind in (HopKind.BODY, HopKind.MEDIA) or beside))
    company = company and not (bits & tag.POST_ADJECTIVE and subject is not None and subject.kind is HopKind.PERSON)
    if subject is not None and company and bits & tag.DEFINITE and not bits & tag.TITLE:
        return _past_what_it_is(text, index, limit, cue, beside=beside) if index <= subject.end + 1 else 0
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


def tells_of_unnamed(text: Text, index: int, limit: int, found: Met) -> bool:
    """«قالت دول مجاورة لم ترسل مراقبين إن», «وقال مصرفي طلب عدم ذكر اسمه: …»: a clause that only says who speaks.

    Behind somebody without name or article no relative pronoun stands; what the verb introduces lies ahead.
    """
    subject, bits = found.subject, text.tags[index]
    if subject is None or bits & tag.CONJ or not bits & (tag.NEGATION | tag.CUE) or index < subject.end:
        return False
    if any(text.tags[at] & _KNOWN for at in range(subject.first, subject.end)):
        return False
    hides = bits & tag.CUE and index + 1 < limit and text.types[index + 1].stem in _HIDES
    hides = hides and any(cue.act in ("ask", "reject") for cue, _ in text.types[index].cues)
    denies = bits & tag.NEGATION and not text.tags[index - 1] & (tag.COMMA | tag.MARK)
    if not hides and not denies:
        return False
    for at in range(index + 1, min(limit, index + _RELATED)):
        bits = text.tags[at]
        if bits & (tag.STOP | tag.LINE | tag.MARK) or (bits & tag.CUE and bits & tag.CONJ and not bits & tag.NOMINAL):
            return False
        if bits & tag.COLON or (bits & tag.THAT and not bits & tag.CONJ):
            return not text.tags[at - 1] & (tag.VERB | tag.BEFORE_CLAUSE)
    return False


_KNOWN = tag.DEFINITE | tag.GIVEN | tag.PLACE | tag.BODY_NAME | tag.OUTLET
_HIDES = ("عدم", "كشف", "ذكر", "نشر", "اخفاء", "تسميه", "افصاح", "اشاره", "تعريف", "حجب")
_RELATED = 25


def _past_one_of(text: Text, index: int, limit: int) -> int:
    """«أعلنت شركة "السنابل" إحدى شركات الوزارة توقيعها …»: past what somebody is one of, if a noun follows; else 0."""
    other = read_mention(text, index, limit)
    if other is None or other.end >= limit:
        return 0
    bits = text.tags[other.end]
    noun = bits & tag.COMMON and bits & tag.POSSESSED and text.tags[index + 1] & tag.DEFINITE
    return other.end if noun and not bits & (tag.PREFIXED | tag.CONJ) else 0


def _past_what_it_is(text: Text, index: int, limit: int, cue: Cue, *, beside: bool) -> int:
    """«أعلنت سنابل، الناقل الوطني الأول، فتح خط»: past what a body is or is like, to the noun that the verb takes.

    That noun has no article; the preposition or أن that the verb takes may stand for it. 0 where none follows.
    """
    bits, before = text.tags[index], text.tags[index - 1]
    if "object" not in cue.takes or "target" in cue.takes or bits & (tag.PREFIXED | tag.CONJ | tag.POSSESSED):
        return 0
    like = beside and is_adjective(text, index) and not text.types[index].folded.startswith(_OF_ACTION)
    if not bits & tag.BODY and not like and not (before & tag.COMMA and bits & tag.COMMON):
        return 0
    tells = cue.takes[0] == THAT_CLAUSE and not before & tag.COMMA
    own = {separate(take) for take in cue.takes} - {""} if tells else set()
    for at in range(index + 1, min(limit - 1, index + _LONGEST_POST)):
        bits, before = text.tags[at], text.tags[at - 1]
        if text.types[at].bare in own and not text.tags[at + 1] & (tag.PLACE | tag.TIME):
            return at
        if bits & (tag.STOP | tag.LINE | tag.VERB | tag.MARK | tag.COLON | tag.THAT | tag.RELATIVE):
            break
        if bits & tag.CUE and not bits & tag.NOMINAL:
            break
        if bits & tag.COMMON and before & (tag.DEFINITE | tag.COMMA) and not bits & _NO_OBJECT:
            other = text.types[at].bare.endswith("ا") or text.types[at].folded.startswith("ال")
            return 0 if other else at
    return 0


_OF_ACTION = "الت"
_NO_OBJECT = tag.DEFINITE | tag.PREFIXED | tag.CONJ | tag.TITLE | tag.GIVEN | tag.TIME | tag.PREPOSITION | tag.NISBA


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

_ACTS_OF_THEIR_OWN = ("accept", "reject", "accuse", "deny")
"""Beside a verb of these the participle says something else: «رفض ذلك قائلا …»."""


def past_participle(text: Text, participle: int, limit: int, cue: Cue, form: Form) -> int | None:
    """«قال أحدهم، رافضا كشف اسمه، إن …»: where the verb's own words are introduced, past a participle beside it."""
    if form.tense not in ("past", "present") or THAT_CLAUSE not in cue.takes or cue.act in _ACTS_OF_THEIR_OWN:
        return None
    if not any(other.tense == "participle" for _, other in text.types[participle].cues):
        return None
    for index in range(participle + 1, limit):
        bits, before = text.tags[index], text.tags[index - 1]
        if bits & (tag.STOP | tag.LINE | tag.TURN):
            return None
        if bits & tag.THAT:
            own = before & tag.COMMA or _goes_back(text, participle, index, cue)
            return index if own and not bits & tag.CONJ else None
        if bits & tag.COLON or (bits & tag.MARK and opens_saying(text, index)):
            return index
    return None


def _goes_back(text: Text, participle: int, that: int, cue: Cue) -> bool:
    """Whether the أن without a comma before it is the verb's: «قال رافضا كشف اسمه إن», «أكد مخاطبا السكان أن»."""
    if that == participle + 1:
        return says_out(text, participle)
    if cue.lemma == _SAID and text.tokens[that].startswith(_HAMZA_BELOW):
        return True
    if not text.tags[that] & tag.BARE_THAT or text.types[that].folded != _THAT:
        return False  # «…، واصفا القرار بأنه», «داعيا السكان ألا»
    return not any(THAT_CLAUSE in other.takes or other.act != "say" for other, _ in text.types[participle].cues)


_HAMZA_BELOW, _THAT = "إ", "ان"


def says_out(text: Text, participle: int) -> bool:
    """«وتابع قائلا إن …»: beside a verb of saying it adds nothing; the words are the verb's."""
    return any(cue.lemma == _SAID and form.tense == "participle" for cue, form in text.types[participle].cues)


_SAID = "قال"


def qualifies_marked(text: Text, index: int) -> bool:
    """«رئيس حزب "البيت الكبير" المحافظ»: behind the marks of a name what it is like."""
    bits, before = text.tags[index], text.tags[index - 1]
    if not bits & tag.DEFINITE or bits & _NO_QUALITY:
        return False
    return bool(before & tag.MARK and is_adjective(text, index)) or _goes_with(text, index)


def _goes_with(text: Text, index: int) -> bool:
    return index > 1 and bool(text.tags[index - 2] & tag.MARK) and is_adjective(text, index - 1)


_NO_QUALITY = tag.TITLE | tag.BODY | tag.PLACE | tag.GIVEN | tag.POSSESSED | tag.TIME | tag.CONJ | tag.PREFIXED


def is_part_of_month(text: Text, index: int, limit: int) -> bool:
    return text.types[index].bare in _PARTS and index + 1 < limit and bool(text.tags[index + 1] & tag.TIME)


_PARTS = frozenset({"مطلع", "اوائل", "اواخر", "منتصف", "نهايه", "بدايه", "مستهل"})
