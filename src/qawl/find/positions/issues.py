"""The words that name an issue, the clause they stand in, and what a pronoun or a judgement takes up of them."""

from __future__ import annotations

from qawl.find.accusatives import is_marked
from qawl.find.adjectives import is_adjective
from qawl.find.positions.leading import way_end
from qawl.find.positions.scene import Scene, ends_clause
from qawl.find.positions.words import is_of, matter_at, phrase_end
from qawl.text import tags as tag
from qawl.text.layers import Text

LONGEST = 28
"""Words of an object that are looked at."""
ISSUE = 5
"""Words that name an issue."""
_INNER = tag.PREPOSITION | tag.NEGATION
STOPS = (
    tag.THAT | tag.RELATIVE | tag.SUBORDINATOR | tag.VERB | tag.COMMA | tag.STOP | tag.LINE | tag.COLON | tag.OPEN
    | tag.CLOSE | tag.DASH | tag.AUXILIARY | tag.MARK
)  # fmt: skip
_CLAUSE = 24
_LEAST, _MORE = 5, 12
"""So many words behind its issue belong to a stand, at least and at most."""
_HANGING = tag.RELATIVE | tag.TIME | tag.OPEN
_QUESTIONS = frozenset("?؟")
_BACK = 30
"""So many words back is what a pronoun stands for."""


def clause_start(scene: Scene, at: int) -> int:
    """Where the clause that reaches to the token `at` begins."""
    text, number = scene.text, scene.inside[at]
    start = max(text.sentence_start(at), at - _CLAUSE)
    while at > start:
        before = at - 1
        if ends_clause(text, before) or text.tags[before] & tag.THAT or scene.inside[before] != number:
            break
        at = before
    return at


def clause_end(scene: Scene, first: int) -> int:
    """Where the clause that begins at `first` ends."""
    text = scene.text
    limit = min(text.sentence_end(first), first + LONGEST)
    number = scene.inside[first]
    for at in range(first + 1, limit):
        if (ends_clause(text, at) and not _runs_on(text, at)) or (
            scene.inside[at] != number and scene.inside[at] is None
        ):
            return at
        if text.tags[at] & tag.CONJ and text.tags[at] & tag.CUE and not text.tags[at] & tag.DEFINITE:
            return at
        if _is_joined_stand(scene, at):
            return at
        if is_of(text, scene.lookup, "turn", at):
            return at
    while limit - 1 > first and ends_clause(text, limit - 1):
        limit -= 1
    return limit


def _is_joined_stand(scene: Scene, at: int) -> bool:
    """«نعارض الحصار وندعو إلى»: another stand of whoever speaks."""
    kind = scene.text.types[at]
    if kind.folded[:1] != "و" or kind.tags & tag.NOMINAL:
        return False
    known = (forms for rest, _, forms in scene.lookup.stances.get(kind.bare, ()) if not rest)
    return any(form.gender == "" and form.tense in ("past", "present") for forms in known for form in forms)


def content_end(scene: Scene, issue_end: int, end: int) -> int:
    """Where the words of a stand end: with their clause, or before what hangs on them far behind the issue."""
    text = scene.text
    past = issue_end + _MORE
    turns = (at for at in range(issue_end, min(end, past)) if takes_up(text, at))
    end = next(turns, end)  # «… وهو ما يشير إلى الخلاف»
    if end <= past:
        return end
    for at in range(issue_end + _LEAST, past):
        if text.tags[at] & _HANGING or phrase_end(text, scene.lookup, "issue end", at) > at:
            past = at
            break
    while past > issue_end and (_dangles(text, past - 1) or text.tags[past - 1] & tag.COMMA):
        past -= 1
    return past


def goes_on_to(scene: Scene, end: int) -> int:
    """«بالتدخل الفوري، واتخاذ خطوات عاجلة»: where a content of few words ends that «و» carries on behind a comma."""
    text = scene.text
    if end + 2 >= len(text.tags) or not text.tags[end] & tag.COMMA or scene.inside[end + 1] != scene.inside[end - 1]:
        return end
    bits = text.tags[end + 1]
    joined = text.types[end + 1].folded[:1] == "و" and not bits & (tag.VERB | tag.HE | tag.DEFINITE | tag.PLACE)
    told = bits & tag.CUE and not bits & tag.COMMON
    return clause_end(scene, end + 1) if joined and not told else end


def takes_up(text: Text, at: int) -> bool:
    """«وهو», «وهي»: what follows says more of the whole."""
    return bool(text.tags[at] & tag.HE) and text.types[at].folded[:1] == "و"


def _runs_on(text: Text, at: int) -> bool:
    """«الطريق، الذي يربط …»: a relative carries the noun on behind a comma."""
    return bool(text.tags[at] & tag.COMMA) and at + 1 < len(text.tags) and bool(text.tags[at + 1] & tag.RELATIVE)


def find_antecedent(scene: Scene, at: int, gender: str) -> tuple[int, int] | None:
    """The negotiated thing of this gender that was named last before `at`, in this sentence or the one before."""
    text = scene.text
    start = text.sentence_start(at)
    earlier = text.sentence_start(start - 1) if start > 1 else start
    asked = any(text.tokens[one] in _QUESTIONS for one in range(earlier, start))  # «… بالخروج؟ هذا مستحيل»
    start = max(start if asked else earlier, at - _BACK)
    for place in range(at - 1, start - 1, -1):
        if matter_at(text, scene.lookup, place) is None or text.tags[place] & tag.POSSESSED:
            continue
        first = place
        while (
            first > start
            and text.tags[first - 1] & tag.COMMON
            and not text.tags[first - 1] & (STOPS | tag.PREPOSITION | tag.DEFINITE | tag.CUE)
            and not text.tags[first] & (tag.CONJ | tag.PREFIXED)
        ):
            first -= 1
        if first == place and is_adjective(text, place) and first and text.tags[first - 1] & tag.DEFINITE:
            continue  # «التعديل الدستوري»: what it is like
        issue = read_issue(scene, first, min(clause_end(scene, first), at))
        if issue is None or not any(text.tags[one] & tag.DEFINITE for one in range(*issue)):
            continue
        if not gender or gender == _gender(text, issue[0]):
            return issue
    return None


def _gender(text: Text, at: int) -> str:
    feminine = text.tags[at] & (tag.FEMININE | tag.PLURAL) or text.types[at].stem.endswith(("ه", "ات"))
    return "f" if feminine else "m"


def is_possessed(text: Text, at: int) -> bool:
    """«قراره», «موقفها»: whether a pronoun is written onto the word."""
    token = text.tokens[at]
    return bool(text.tags[at] & tag.POSSESSED) or (
        not text.types[at].stem.startswith("ال") and token.endswith(("ها", "هم", "نا", "ته"))
    )


def read_issue(scene: Scene, first: int, end: int) -> tuple[int, int] | None:
    """The words that name the matter: the first noun that is more than a light head, and what hangs on it."""
    text, at = scene.text, first
    while (
        at < end
        and (
            _is_light(scene, at)
            or (at > first and is_of(text, scene.lookup, "manner", at))  # «التوصل بشكل عاجل إلى اتفاق»
            or _is_adverb(text, at)
            or phrase_end(text, scene.lookup, "firm", at) > at + 1  # «جملة وتفصيلا»
            or (text.tags[at] & tag.DEFINITE and is_of(text, scene.lookup, "firm", at))  # «رفضها القاطع والصارم ل»
            or not text.types[at].folded[:1].isalpha()
        )
    ):
        way = way_end(text, at) if is_of(text, scene.lookup, "manner", at) else 1
        at = max(at + way, *(phrase_end(text, scene.lookup, name, at) for name in ("light", "firm")))
    start = at
    words = 0
    while at < end and words < ISSUE:
        bits = text.tags[at]
        if bits & tag.MARK or _is_called(scene, at):
            at += 1
            continue
        if at > start and (bits & STOPS & ~_kept(text, at) or _joins(text, at) or _tells(text, at)):
            break
        if at > start and (takes_up(text, at) or text.types[at].bare == _WHATEVER):
            break  # «رفضت استقباله وهو ما يشير إلى …»
        if at > start and (
            (bits & tag.TIME and words > 1 and not text.tags[at - 1] & tag.NUMBER) or _leads_on(scene, start, at)
        ):
            break
        words += 1
        at += 1
    while at > start and (_dangles(text, at - 1) or text.tags[at - 1] & tag.MARK or _is_called(scene, at - 1)):
        at -= 1
    return (start, at) if at > start else None


_WHATEVER = "\u0645\u0627"
"""«ما», which opens another clause."""


def _is_called(scene: Scene, at: int) -> bool:
    """«إزالة ما يسمى المنطقة الآمنة»: words that only give what follows its name."""
    text = scene.text
    last = at if is_of(text, scene.lookup, "so called", at) else at + 1
    said = last < len(text.types) and is_of(text, scene.lookup, "so called", last)
    return said and text.types[last - 1].bare.endswith(_WHATEVER) and len(text.types[last - 1].bare) <= _SHORT


_SHORT = 3


def _joins(text: Text, at: int) -> bool:
    """«ف» joins clauses, and what looks like it within a name is a letter of the word («نزع فتيل الأزمة»)."""
    return bool(text.tags[at] & tag.CONJ) and text.types[at].folded[:1] == "و"


def _leads_on(scene: Scene, start: int, at: int) -> bool:
    """«… بسبب», «… لمنع», «… بشرط»: what follows is no part of the name of the issue."""
    text, words = scene.text, at - start
    if any(phrase_end(text, scene.lookup, name, at) > at for name in ("condition", "issue end")):
        return True
    kind, bits = text.types[at], text.tags[at]
    if kind.bare.startswith("لل"):
        return words > 2 and not bits & (tag.BODY | tag.PLACE)
    if (
        words > 1
        and kind.bare.startswith("ل")
        and len(kind.bare) > 3
        and not bits & (tag.DEFINITE | tag.PLACE | tag.BODY | tag.GIVEN)
    ):
        return (kind.prefix == "ل" or not kind.tags) and matter_at(text, scene.lookup, at) is None
    known = kind.tags & ~(tag.CONJ | tag.FEMININE)
    verbal = not known and kind.bare[:1] in "يت" and len(kind.bare) > 3 and not kind.bare.endswith("ه")
    return verbal and bool(text.tags[at - 1] & tag.DEFINITE)


def _is_adverb(text: Text, at: int) -> bool:
    return is_marked(text.tokens[at]) and not text.tags[at] & tag.NOMINAL


def _kept(text: Text, at: int) -> int:
    """Tags that do not stop an issue at a word that is also something else."""
    kind = text.tags[at]
    if text.types[at].bare == "غير":  # «انسحاب غير مشروط»
        return tag.SUBORDINATOR | tag.PREPOSITION
    return tag.SUBORDINATOR | tag.VERB if kind & tag.PREPOSITION or kind & tag.DEFINITE else 0


def _tells(text: Text, at: int) -> bool:
    """A verb of saying ends the issue; a noun that may be one does not."""
    return (
        bool(text.tags[at] & tag.CUE)
        and not text.tags[at] & tag.NOMINAL
        and any(form.tense in ("past", "present") for _, form in text.types[at].cues)
    )


def _is_light(scene: Scene, at: int) -> bool:
    text = scene.text
    if text.tags[at] & tag.MARK:
        return True
    if text.types[at].prefix and text.tags[at] & tag.DEFINITE:
        return False
    return phrase_end(text, scene.lookup, "light", at) > at and matter_at(text, scene.lookup, at) is None


def _dangles(text: Text, at: int) -> bool:
    if text.types[at].folded == _AND:
        return True  # «الاتفاق و"يطالب"»
    bits = text.tags[at]
    return bool(bits & (_INNER | tag.DEMONSTRATIVE | tag.SUBORDINATOR | tag.SAME)) and not bits & (
        tag.DEFINITE | tag.POSSESSED | tag.BODY | tag.PLACE
    )


_AND = "و"
