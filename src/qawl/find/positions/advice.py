"""What reads like a stand and is none: advice and invitations, interceptions, comparisons."""

from __future__ import annotations

from qawl.find.adjectives import is_adjective
from qawl.find.positions.issues import is_possessed
from qawl.find.positions.scene import Scene
from qawl.find.positions.stands import Stand
from qawl.find.positions.words import is_of, matter_at
from qawl.lexicon.positions import BEFORE
from qawl.model.positions import Stance
from qawl.text import tags as tag

_NEAR = 2
"""Words behind a stand among which its object begins."""
_FAR = 14
"""A verb that foretells stands at most so many words behind what is supposed."""


def is_no_stand(scene: Scene, stand: Stand, first: int, issue: int) -> bool:
    """Whether a stand whose object begins at `first`, and its issue at `issue`, is nobody's by the words around it."""
    if stand.word.impersonal and (is_compared(scene, stand) or _describes(scene, stand) or _is_law(scene, stand)):
        return True
    if _is_helped_by(scene, stand):
        return True
    if stand.word.impersonal and stand.first and is_of(scene.text, scene.lookup, "teaching", stand.first - 1):
        return True  # «التوعية بضرورة احترام المرور»
    if _is_needed(scene, stand, issue) or _is_which(scene, stand):
        return True
    if _is_claimed(scene, stand, first) or _goes_with(scene, stand, issue):
        return True
    if is_counted(scene, stand, first) or _brings_down(scene, stand) or _is_supposed(scene, stand):
        return True
    if _is_that(scene, stand, first, issue) or _is_aided(scene, stand, first):
        return True
    return is_advice(scene, stand.stance, (stand.end, first), issue)


def is_duty_told(scene: Scene, stand: Stand) -> bool:
    """«شدد على ضرورة», «أكد وجوب», «… وضرورة»: somebody says in so many words what has to be done."""
    text, before = scene.text, stand.first - 1
    if not stand.word.impersonal or not is_of(text, scene.lookup, "duty", stand.first):
        return False
    before -= before > 0 and bool(text.tags[before] & tag.MARK)
    joined = text.types[stand.first].folded[:1] == "و" and text.types[stand.first].bare[:1] != "و"
    told = before >= 0 and bool(text.tags[before] & tag.CUE or text.types[before].bare in _OF_DUTY)
    return told or joined


def _opens_words(scene: Scene, stand: Stand) -> bool:
    """«أكدت المنارة الحاجة إلى»: what somebody says begins with the word."""
    number = scene.inside[stand.first]
    return number is not None and scene.text.token_at(scene.statements[number].content[0].start) == stand.first


_OF_DUTY = frozenset(["علي", "الي", "عن"])


def _describes(scene: Scene, stand: Stand) -> bool:
    """«مشكلة اجتماعية تتطلب حلولا», «قوة ينبغي احترامها»: which one it is, behind a noun without an article."""
    text, before = scene.text, stand.start - 1
    if stand.word.takes == (BEFORE,) or stand.start <= text.sentence_start(stand.first):
        return False
    if not text.types[stand.first].bare.startswith(("ي", "ت")) or text.tags[before] & _NO_NOUN:
        return False
    known = text.tags[before] & (tag.COMMON | tag.FEMININE | tag.PLURAL) or is_adjective(text, before)
    generic = any(is_of(text, scene.lookup, "any of them", at) for at in range(max(0, before - _NEAR), before))
    return bool(known) and not text.types[before].bare.endswith("ا") and not generic


_NO_NOUN = (
    tag.DEFINITE | tag.PLACE | tag.GIVEN | tag.BODY_NAME | tag.THAT | tag.MARK | tag.COMMA | tag.STOP | tag.LINE
    | tag.TIME | tag.POSSESSED | tag.PREPOSITION | tag.COLON | tag.VERB | tag.LATIN | tag.HE
)  # fmt: skip


def _is_needed(scene: Scene, stand: Stand, issue: int) -> bool:
    """«السكان بحاجة إلى مساعدات», «ما يستدعي عملية جراحية»: how things are."""
    text, before = scene.text, stand.first - 1
    if text.types[stand.first].bare.endswith(_NEED):
        return not (is_duty_told(scene, stand) or _opens_words(scene, stand))  # «ناقش الوزيران الحاجة إلى»
    if is_of(text, scene.lookup, "needs", stand.first):
        past = before >= 0 and text.types[before].bare in _WERE  # «كنا بحاجة إلى موافقتها»
        return past or is_of(text, scene.lookup, "needed", issue)
    takes = stand.fixed and stand.word.impersonal and stand.word.takes == (_OBJECT,)
    return takes and before >= 0 and text.types[before].bare == _WHAT


def _is_which(scene: Scene, stand: Stand) -> bool:
    """«المنازل التي تعتبر غير قانونية»: which ones; «التي وصفها بأنها غير قانونية» is what somebody says."""
    text = scene.text
    if stand.word.takes != (BEFORE,):
        return False
    for at in range(stand.start - 1, max(text.sentence_start(stand.first), stand.start - _FEW) - 1, -1):
        if text.tags[at] & (tag.THAT | tag.COMMA):
            return False
        if text.tags[at] & tag.RELATIVE:
            return True
    return False


def _is_helped_by(scene: Scene, stand: Stand) -> bool:
    """«أحبط الجيش، بدعم من الحلفاء، محاولة»: whose help somebody had."""
    types = scene.text.types
    helped = stand.fixed and stand.stance is Stance.FOR and types[stand.first].bare[:1] == "ب"
    return helped and stand.end < len(types) and types[stand.end].bare == "من"


_NEED = "الحاجه"
_WERE = frozenset(["كنا", "كان", "كانت", "كنت"])
_OBJECT, _WHAT, _FEW = "object", "ما", 3


def _is_law(scene: Scene, stand: Stand) -> bool:
    """«الدستور الذي يقرر وجوب التصديق»: a law says so."""
    return stand.first > 0 and is_of(scene.text, scene.lookup, "rules", stand.first - 1)


def _is_supposed(scene: Scene, stand: Stand) -> bool:
    """«حذر من أن رفض المجلس للاتفاق سيؤدي إلى الحرب»: what would follow, if there were such a stand."""
    text = scene.text
    if not stand.noun or stand.possessed or not stand.start or not text.tags[stand.start - 1] & tag.THAT:
        return False
    end = min(text.sentence_end(stand.first), stand.end + _FAR)
    return any(text.types[at].bare.startswith(("سي", "ست")) and text.tags[at] & _TELLS for at in range(stand.end, end))


_TELLS = tag.VERB | tag.CUE


def _is_claimed(scene: Scene, stand: Stand, first: int) -> bool:
    """«يصر الوزير على أن النزاع سيتصاعد»: what he holds to be so."""
    text = scene.text
    first += bool(text.tags[first] & tag.THAT)
    if stand.word.impersonal or stand.stance is not Stance.DEMAND or not first or not text.tags[first - 1] & tag.THAT:
        return False
    end = min(text.sentence_end(first), first + _SOON)
    nominal = not text.tags[first] & _TELLS
    future = [at for at in range(first + 1, end) if text.types[at].bare.startswith(("سي", "ست"))]
    return nominal and any(text.tags[at] & _TELLS or not text.types[at].tags for at in future)


_SOON = 5


def _goes_with(scene: Scene, stand: Stand, issue: int) -> bool:
    """«خطر يهدد السكان», «تصعيدا ضد المنارة يخالف القانون»: the verb says which, and judges nothing."""
    text = scene.text
    if stand.word.takes != (BEFORE,) or not text.types[stand.first].bare.startswith(("ي", "ت")):
        return False
    before = text.tags[stand.start - 1] if issue < stand.start else 0
    if before & tag.COMMON and not before & (_NO_NOUN | tag.FEMININE | tag.BODY):
        return True  # «الكف عن تزويد الحركة بصواريخ تهدد الإقليم»
    for at in range(issue, stand.start):
        if text.tags[at] & (_KNOWN | tag.POSSESSED):
            return False
        if text.tags[at] & tag.PREPOSITION:
            break
    return issue < stand.start and not text.tags[stand.start - 1] & (tag.HE | tag.DEMONSTRATIVE)


_KNOWN = tag.DEFINITE | tag.PLACE | tag.BODY_NAME | tag.DEMONSTRATIVE | tag.HE


def _is_aided(scene: Scene, stand: Stand, first: int) -> bool:
    """«دعم الهيئة لتحقيق أهدافها»: she is helped to do it; «دعم الهيئة للاتفاق» is her own."""
    text = scene.text
    helps = stand.fixed and not stand.word.own and stand.stance is Stance.FOR and stand.word.takes == (_FOR,)
    act = matter_at(text, scene.lookup, first) or text.types[first].stem[-2:-1] == _VERBAL
    return helps and not text.tags[first] & tag.DEFINITE and bool(act)


_FOR = "ل"
_VERBAL = "ي"
"""«تحقيق», «تنفيذ», «تعزيز»."""


def _is_that(scene: Scene, stand: Stand, first: int, issue: int) -> bool:
    """«نعارض فكرة أن وقف القتال شرط»: against what is said of it, and not against it."""
    against = stand.stance in (Stance.AGAINST, Stance.REFUSE) and not stand.word.impersonal
    return against and any(scene.text.tags[at] & tag.THAT for at in range(first + 1, issue))


def is_advice(scene: Scene, stance: Stance, before: tuple[int, int], issue: int) -> bool:
    """«دعا المجلس إلى اجتماع» invites, «طلبت المنارة من رعاياها» advises: nothing is demanded of another side."""
    if stance is not Stance.DEMAND:
        return False
    if is_of(scene.text, scene.lookup, "invited to", issue):
        return True
    return any(is_of(scene.text, scene.lookup, "own people", at) for at in range(*before))


def is_compared(scene: Scene, stand: Stand) -> bool:
    """«لا تقل أهمية عن», «على الرغم من أن»: nothing is called important, and nobody has to do anything."""
    text, lookup = scene.text, scene.lookup
    before = stand.start > 0 and is_of(text, lookup, "compared", stand.start - 1)
    return before or (stand.end < len(text.types) and is_of(text, lookup, "no duty", stand.end))


def _brings_down(scene: Scene, stand: Stand) -> bool:
    """«اعتراض سبعة صواريخ»: an interception, and no objection."""
    end = min(stand.end + _NEAR, len(scene.text.types))
    against = "object" not in stand.word.takes and stand.stance is Stance.AGAINST
    return against and any(is_of(scene.text, scene.lookup, "brought down", at) for at in range(stand.end, end))


def is_counted(scene: Scene, stand: Stand, first: int) -> bool:
    """«قبلت المنارة 20 طلب لجوء في العام الماضي»: how many, and no stand."""
    return stand.stance is Stance.FOR and not stand.word.impersonal and bool(scene.text.tags[first] & tag.NUMBER)


def is_stance_itself(scene: Scene, issue: tuple[int, int]) -> bool:
    """«يتمسك بموقفه في مواجهة الانتقادات»: whatever it is that he holds to, it is not said."""
    first, end = issue
    if not is_of(scene.text, scene.lookup, "stance noun", first) or not is_possessed(scene.text, first):
        return False
    return end == first + 1 or scene.text.types[first + 1].bare in _HOW


_HOW = frozenset(["في", "رغم", "امام", "مع"])
"""«موقفه من الحصار» says what it is, «موقفه أمام المجلس» how it is held."""
