"""What a stand is about: the object of the word, the issue in it, and the condition that hangs on it."""

from __future__ import annotations

from dataclasses import dataclass

from qawl.find.adjectives import is_adjective
from qawl.find.positions.issues import (
    ISSUE,
    STOPS,
    clause_end,
    clause_start,
    find_antecedent,
    is_possessed,
    read_issue,
    takes_up,
)
from qawl.find.positions.leading import ATTACHED, carries, direct_object, leads_past, names_matter, past_asked
from qawl.find.positions.scene import Scene
from qawl.find.positions.stands import NOT_TO, Stand, is_subjunctive, is_to_do, is_upon_him, owed_from, owed_noun
from qawl.find.positions.words import is_of, matter_at, phrase_end
from qawl.lexicon.positions import BEFORE, SELF, THAT
from qawl.model.positions import Stance
from qawl.text import tags as tag
from qawl.text.layers import Text

_FARTHEST = 12
"""Words between the stand and the preposition that leads to its object."""


@dataclass(frozen=True, slots=True)
class Object:
    """What the stand is about; numbers are token indexes."""

    first: int
    end: int
    issue: tuple[int, int]
    own: bool
    """It is an act that the party itself would have to do."""
    head: int
    """How many words of the issue stand before what is negotiated."""
    behind: bool = False
    """It stands behind the word and what the word says of it, and is taken up by a pronoun («نرفضه»)."""


def find_object(
    scene: Scene, stand: Stand, after: int, *, anything: bool = False, passive: bool = False
) -> Object | None:
    """The object of a stand, from `after` on; None where nothing negotiated is named.

    With `anything` the object may be whatever has the weight of a matter; `passive` puts it before the word.
    """
    if passive and BEFORE not in stand.word.takes:
        return _standing_before(scene, stand, anything) if "object" in stand.word.takes else None
    if stand.resumes and stand.word.wish and not stand.negated:
        return None  # «النظام الذي يريده الرئيس»: somebody says what he is after
    if (stand.resumes and not stand.noun and "object" in stand.word.takes) or resumed(scene, stand) is not None:
        found = _resumed_object(scene, stand)
        return found or (_taken_up(scene, stand) if resumed(scene, stand) is None else None)
    if stand.refers and not stand.noun:
        return _taken_up(scene, stand) if "object" in stand.word.takes else _asked_of(scene, stand, after)
    if SELF in stand.word.takes:
        return _of_itself(scene, stand)
    if stand.word.impersonal and (owed := _owed(scene, stand, anything)) is not None:
        return owed
    if BEFORE in stand.word.takes:
        found = _standing_before(scene, stand, anything)
        if found is not None or len(stand.word.takes) == 1:
            return found
    first = _object_start(scene, stand, after)
    number = scene.cues.get(stand.first)
    if number is not None and first is not None and "object" in stand.word.takes:
        first = _behind_name(scene, first, scene.text.token_at(scene.statements[number].content[0].start))
    noun = stand.word.impersonal and stand.fixed
    found = None if first is None else read_object(scene, first, anything, noun=noun)
    if found is not None or number is None:
        return found
    opens = scene.text.token_at(scene.statements[number].content[0].start)
    if "object" in stand.word.takes and opens > stand.first:
        resumes = first is None and bool(scene.text.tags[opens - 1] & tag.COMMA)  # «رفضت، في بيان مساء أمس، فتح المعبر»
        return read_object(scene, opens) if resumes or stand.stance is Stance.DEMAND else None
    return read_object(scene, opens, anything) if first is None and _takes(scene, stand, opens) else None


def _behind_name(scene: Scene, first: int, opens: int) -> int:
    """«طلبت الهيئة التابعة للمنظمة دخول الموقع»: the name goes on, and what is said opens with the object."""
    if not first < opens < first + _FARTHEST or matter_at(scene.text, scene.lookup, opens) is None:
        return first
    return first if matter_at(scene.text, scene.lookup, first) is not None else opens


def _takes(scene: Scene, stand: Stand, opens: int) -> bool:
    """Whether what a statement says begins with what its cue takes, however far behind: «دعا الوزير، …، إلى»."""
    text = scene.text
    before = opens - 1 if not text.tags[opens - 1] & tag.MARK else opens - 2
    if before <= stand.first:
        return False
    return any(
        carries(scene, opens, take) if take in ATTACHED else text.types[before].bare == _FOLDED[take]
        for take in stand.word.takes
        if take in ATTACHED or _FOLDED[take]
    )


def _owed(scene: Scene, stand: Stand, anything: bool) -> Object | None:
    """«يجب على الحكومة أن تضغط على حليفها»: what is asked of somebody by name, whatever it is."""
    text, first = scene.text, stand.end
    if not stand.word.owed:
        if first + 1 >= len(text.types) or not is_of(text, scene.lookup, "owes", first):
            return None
        first += 1
    behind = stand.word.owed and is_upon_him(text, stand.first)
    that = first - is_to_do(text, scene.lookup, first) if behind else owed_from(text, first)
    if that is None and (noun := owed_noun(text, scene.lookup, first)) is not None:
        that = noun - 1
    if that is None or that + 1 >= text.sentence_end(first):
        return None
    end = clause_end(scene, that + 1)
    issue = read_issue(scene, that + 1, end)
    if issue is None:
        return None
    issue = (issue[0] - (text.types[issue[0] - 1].bare in NOT_TO), issue[1])  # «على المنارة ألا تطرح الملف»
    found = _named(scene, that + 1, end, issue)
    if found is not None or not (anything or _names_party(scene, first, that)) or issue[1] - issue[0] < _ENOUGH:
        return found
    return Object(that + 1, end, issue, False, 0)


def _names_party(scene: Scene, first: int, that: int) -> bool:
    """«على الحكومة أن …»: whether a party is told what it has to do, where it is about a conflict; not «على الناس»."""
    if not scene.heated:
        return False
    mention = scene.mention_at(first, that)
    voice = None if mention is None else scene.voices.of_mention(mention)
    return voice is not None and voice.political


def resumed(scene: Scene, stand: Stand) -> int | None:
    """The relative before a verb whose pronoun stands for its object («الاتفاق الذي ترفضه الحركة»), if there is one."""
    if not stand.resumes or "object" not in stand.word.takes or scene.text.tokens[stand.first].endswith("هم"):
        return None  # «المشاركون الذين تساندهم»: people, and no matter
    text = scene.text
    for at in range(stand.first - 1, max(text.sentence_start(stand.first), stand.first - 3) - 1, -1):
        if text.tags[at] & tag.RELATIVE:
            return at
        if not text.tags[at] & (tag.NEGATION | tag.AUXILIARY):
            return None
    return None


def _resumed_object(scene: Scene, stand: Stand) -> Object | None:
    text, end = scene.text, resumed(scene, stand)
    if end is None:
        return None
    if end and text.types[end - 1].bare in _WHICH:
        end -= 1  # «الاستفتاء، وهو ما ترفضه الحكومة»
    if end and text.tags[end - 1] & tag.COMMA:
        end -= 1
    start, first = max(text.sentence_start(end), end - ISSUE), end
    while first > start and not text.tags[first - 1] & (STOPS | tag.PREPOSITION | (tag.CUE & ~tag.NOMINAL)):
        if first < end and text.tags[first - 1] & tag.DEFINITE and not is_adjective(text, first):
            break  # «بحث الوفد الاتفاق الذي»: another noun
        first -= 1
        if text.tags[first] & (tag.CONJ | tag.PREFIXED):
            break
    issue = None if first == end else read_issue(scene, first, end)
    if issue is None:
        return None
    weighty = scene.heated and stand.stance is Stance.AGAINST and _has_weight(scene, issue)
    return _named(scene, first, stand.end, issue) or (Object(first, stand.end, issue, False, 0) if weighty else None)


_WITH = frozenset(["لدي", "لديها", "لديه", "لدينا", "عند"])
_THEM = ("\u0647\u0645", "\u0647\u0646")
_WHICH = frozenset(["هو", "هي", "الامر", "وهو", "وهي"])


def read_object(scene: Scene, first: int, anything: bool = False, *, noun: bool = False) -> Object | None:
    """The object that begins at a token, if it names something negotiated, or `anything` of weight.

    With `noun` the words before say that a noun begins there («ضرورة …»), known to the lists or not.
    """
    if scene.text.tags[first] & tag.CONJ and scene.text.tags[first] & tag.CUE & ~tag.NOMINAL:
        return None  # «أبدت معارضتها وطالبت ب»: another stand
    end = clause_end(scene, first)
    issue = read_issue(scene, first, end)
    if issue is None or is_everyday(scene, issue):
        return None
    if scene.text.types[issue[0]].bare in _WITH:
        return None  # «يجب أن تكون لدى المنارة القدرة»
    if scene.text.tags[issue[0]] & tag.BODY_NAME and not _is_act(scene, issue):
        return None  # «رسالة إلى مجلس الأمن»: whom it goes to
    found = _named(scene, first, end, issue) or _aimed_at(scene, first, end, issue[0])
    if (found is not None and found.head <= _ENOUGH) or not anything or not _has_weight(scene, issue, noun=noun):
        return found
    return Object(first, end, issue, False, 0)


def _is_act(scene: Scene, issue: tuple[int, int]) -> bool:
    """«فتح المعابر»: an act that is written like the name of a body, before the noun that it is of."""
    first, end = issue
    of = tag.DEFINITE | tag.PLACE | tag.COMMON
    return (
        bool(matter_at(scene.text, scene.lookup, first)) and end > first + 1 and bool(scene.text.tags[first + 1] & of)
    )


def is_everyday(scene: Scene, issue: tuple[int, int]) -> bool:
    """«التعليق على», «تحقيق هدف»: nothing that is negotiated; a word that only points does not count («وقف هذه …»)."""
    first, end = issue
    if is_of(scene.text, scene.lookup, "everyday", first):
        return True
    second = first + 1
    pointing = tag.DEMONSTRATIVE | tag.PREFIXED | tag.CONJ
    return (
        second < end and is_of(scene.text, scene.lookup, "everyday", second) and not scene.text.tags[second] & pointing
    )


def _has_weight(scene: Scene, issue: tuple[int, int], *, noun: bool = False) -> bool:
    """Whether the words name a matter: a noun with what hangs on it, which is nobody's everyday business."""
    text, first = scene.text, issue[0]
    bits = text.tags[first]
    if issue[1] - issue[0] < _ENOUGH or bits & (
        tag.TITLE | tag.UNNAMED | tag.GIVEN | tag.PLACE | tag.BODY_NAME | tag.BODY
    ):
        return False
    led = first > 0 and bool(text.tags[first - 1] & tag.PREPOSITION) and not text.types[first].tags
    led = led or bool(text.types[first].prefix) or (noun and not text.types[first].tags)
    return (led or bool(bits & (tag.COMMON | tag.DEFINITE))) and not any(
        is_of(text, scene.lookup, "everyday", at) or text.tags[at] & tag.NUMBER for at in range(*issue)
    )


def _of_itself(scene: Scene, stand: Stand) -> Object | None:
    """«لا هدنة قبل الانسحاب»: the slogan names what it is about."""
    text, first = scene.text, stand.end - 1
    if first + 1 >= len(text.types) or phrase_end(text, scene.lookup, "so far", stand.end) > stand.end:
        return None
    end = clause_end(scene, first)
    issue = read_issue(scene, first, end)
    return None if issue is None else Object(stand.first, end, issue, True, 0)


def _asked_of(scene: Scene, stand: Stand, after: int) -> Object | None:
    """«ندعوه إلى حوار»: the pronoun is whoever is asked."""
    first = _object_start(scene, stand, after)
    return None if first is None else read_object(scene, first)


def _taken_up(scene: Scene, stand: Stand) -> Object | None:
    """«نص القرار … ونحن نرفضه»: what the pronoun of the verb stands for."""
    if scene.text.tokens[stand.first].endswith(_THEM):
        return None  # «المقاتلون الذين تدعمهم»: people, and no matter
    first = clause_start(scene, stand.start)
    pointed = scene.text.tags[first] & tag.DEMONSTRATIVE  # «هذا أمر لا نقبله»
    before = scene.text.tags[stand.start - 1] if stand.start > first else 0
    if before & tag.COMMON and not before & _FIXED and not pointed:
        return None  # «في اتهام رفضته الحكومة»
    issue = find_antecedent(scene, first, "") if pointed else find_antecedent(scene, stand.start, stand.refers)
    if issue is None:
        return None
    return Object(min(first, stand.start), stand.end, issue, False, 0, behind=issue[1] <= first or first == stand.start)


_FIXED = tag.DEFINITE | tag.PREPOSITION | tag.VERB | tag.SUBORDINATOR | tag.BODY | tag.PLACE | tag.TIME


def _aimed_at(scene: Scene, first: int, end: int, start: int) -> Object | None:
    """«بتوجه الدول لفرض عقوبات»: what the object serves is negotiated, where itself is not."""
    text = scene.text
    for at in range(start, min(end, start + _AIM)):
        if text.tags[at] & (tag.RELATIVE | tag.THAT | tag.CONJ) or is_of(text, scene.lookup, "issue end", at):
            return None
        if text.types[at].bare[:1] == "ل" and matter_at(text, scene.lookup, at):
            issue = read_issue(scene, at, end)
            return None if issue is None or issue[1] - issue[0] < _ENOUGH else _named(scene, first, end, issue)
    return None


_AIM = 9
_ENOUGH = 2  # words of such an issue


def _named(scene: Scene, first: int, end: int, issue: tuple[int, int]) -> Object | None:
    for at in range(*issue):
        own = matter_at(scene.text, scene.lookup, at)
        if own is None:
            continue
        if issue[1] - issue[0] == 1 and is_possessed(scene.text, at):
            return None  # «قراره», «موقفها»: nobody can tell which
        return Object(first, end, issue, own and at == issue[0], at - issue[0])
    return None


def _object_start(scene: Scene, stand: Stand, after: int) -> int | None:
    """The token at which what the word takes begins."""
    text, takes = scene.text, stand.word.takes
    if stand.stance in (Stance.DEMAND, Stance.FOR):
        after = past_asked(scene, stand, after)
    limit = min(text.sentence_end(stand.first), after + _FARTHEST)
    direct = "object" in takes or (stand.possessed and after < limit and bool(text.tags[after] & tag.COMMON))
    if direct and (first := direct_object(scene, stand, after, limit)) is not None:
        return first
    near: int | None = None
    for at in range(after, limit):
        kind, bits = text.types[at], text.tags[at]
        joined = (
            bits & tag.CONJ and bits & (tag.VERB | tag.COMMON) == tag.VERB
        )  # «طالبت بالقبض عليه وقامت بتجميد أمواله»
        if bits & (tag.STOP | tag.LINE | tag.RELATIVE) or (at > after and (bits & tag.CUE & ~tag.NOMINAL or joined)):
            break
        if bits & tag.COMMA and not stand.verb and not stand.participle and not stand.word.impersonal:
            break  # «تورط النظام في دعم الحركة بالسلاح، في تحد للقرار»: not what they support
        far = stand.word.impersonal and stand.fixed and at > after + _SOON
        if bits & tag.THAT and at > after and (far or (THAT in takes and text.tags[at - 1] & tag.PREPOSITION)):
            break  # «بعد أن», «ضرورة نقل المواد إلى قافلة يفترض أن تدخل»
        if bits & tag.THAT:  # «تعهدت بأنها لن تسمح ل…»: what she will not do
            return at + 1 if THAT in takes and at + 1 < text.sentence_end(at) else None
        for take in takes:
            if take in ATTACHED:
                if not carries(scene, at, take) or leads_past(scene, at, limit, take):
                    continue  # «طالبت النيابة بالزاهرة بفتح تحقيق», «دعت المدير العام للخطوط لفتح تحقيق»
                if take == "ل" and kind.stem.endswith(_OF_MANY) and text.types[min(at + 1, limit - 1)].bare == _TO:
                    continue  # «دعا الأمين العام في مقر النقابة للصيادين إلى تأجيل»
                if take != "ب" or near is not None or names_matter(scene, at):
                    return at if near is None or names_matter(scene, at) else near
                near = at  # «تمسكت … بالزاهرة، باتفاق»
            elif kind.bare == _FOLDED[take] and at + 1 < text.sentence_end(at):
                asks = stand.stance is Stance.DEMAND and THAT not in takes and at + 2 < limit
                if asks and is_subjunctive(text.tokens[at + 1]):
                    return at + 2  # «دعت المنارة إلى أن يرفع الحصار»
                return None if text.tags[at + 1] & tag.THAT and THAT not in takes else at + 1
    return near


_SOON, _TO, _OF_MANY = 4, "الي", ("ين", "ات")
_APART = ("على", "إلى", "عن", "من", "في", "مع", "حول", "ضد", "لصالح")
_FOLDED = {word: word.replace("إ", "ا").replace("ى", "ي") for word in _APART}
_FOLDED |= dict.fromkeys(("object", THAT, BEFORE, SELF), "")


def _standing_before(scene: Scene, stand: Stand, anything: bool) -> Object | None:
    """«الانسحاب من الممر خط أحمر»: from the beginning of the clause."""
    text, start = scene.text, scene.text.sentence_start(stand.first)
    if stand.end + 1 < len(text.types) and text.tags[stand.end] & tag.HE and text.tags[stand.start - 1] & tag.HE:
        return read_object(scene, stand.end + 1, anything=True)  # «ما هو غير مقبول هو تأجيل الانسحاب»
    first = clause_start(scene, stand.start)
    first += first < stand.start and is_of(text, scene.lookup, "turn", first)  # «لكن هذا الاقتراح مرفوض»
    issue = read_issue(scene, first, stand.start) if first < stand.start else None
    if issue is not None and (_is_second(text, stand.start) or text.types[issue[0]].bare in _AGAINST):
        return None  # «"يطمس" الحقوق و"يقوض" الاتفاق»: another verb's clause
    ends = stand.end >= len(text.tags) or bool(text.tags[stand.end] & (tag.STOP | tag.LINE | tag.CLOSE))
    if (
        issue is not None
        and not _leads_to(scene, issue[1], stand.start)
        and not (ends and text.tags[issue[1]] & tag.RELATIVE)
    ):
        return None
    for at in range(*(issue or (0, 0))):
        own = matter_at(text, scene.lookup, at)
        if own is not None and issue is not None:
            return Object(first, stand.end, issue, own, at - issue[0])
    if anything and issue is not None and _has_weight(scene, issue):
        return Object(first, stand.end, issue, False, 0)
    that = first > start and text.tags[first - 1] & tag.THAT and text.types[first - 1].bare.endswith(_PRONOUNS)
    pointed = text.tags[first] & tag.DEMONSTRATIVE or that
    if not pointed or stand.start - first > _POINTED:
        return None
    issue = find_antecedent(scene, first, "")  # «هذا الأمر غير مقبول», «وصف الاتفاق بأنه متوازن»
    if issue is None or any(takes_up(text, at) for at in range(issue[1], first)):
        return None  # «تبادلا الوثائق وهو ما اعتبرت المنارة أنه خط أحمر»
    opens = first if text.tags[first] & tag.DEMONSTRATIVE or issue[0] < start else min(first, issue[0])
    return Object(opens, stand.end, issue, False, 0, behind=issue[1] <= opens)


def _is_second(text: Text, start: int) -> bool:
    """Whether «و» stands alone before the judgement, which then has its subject from another one."""
    before = start - 1
    while before > 0 and text.tags[before] & tag.MARK:
        before -= 1
    return text.types[before].folded == _AND


def _leads_to(scene: Scene, end: int, start: int) -> bool:
    """Whether what is judged reaches to the judgement: «القرار (الذي …) بأنه مرفوض», and no verb of something else."""
    text = scene.text
    if start - end <= _POINTED:
        return not any(text.tags[at] & tag.CONJ and text.tags[at] & tag.VERB for at in range(end, start))
    return any(text.tags[at] & tag.THAT for at in range(start - 2, start))


_AND, _AGAINST = "و", frozenset(["ضد"])
_POINTED = 4
_PRONOUNS = ("ه", "ها")
