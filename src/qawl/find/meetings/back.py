"""What in a telling goes back to what the article told before: «الوزراء», «في زيارة رسمية», a post without a name."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.find.meetings.hits import Hit
from qawl.find.meetings.words import Lookup
from qawl.lexicon.meetings import MeetingForm
from qawl.model.meetings import MeetingKind, Participant
from qawl.text import tags as tag
from qawl.text.fold import fold
from qawl.text.layers import Text


def are_those(text: Text, hit: Hit, who: Sequence[Participant]) -> bool:
    """«واجتمع الوزراء في البداية»: of whom the article has spoken before."""
    if hit.form.tense == "noun" or len(who) != 1 or not is_vague(text, who[0]) or who[0].at is None:
        return False
    return bool(text.tags[text.token_at(who[0].at.start)] & tag.PLURAL)


def is_of_two(hit: Hit, who: Sequence[Participant]) -> bool:
    """«وناقشا أيضا ملف المعابر»: what the two of whom was spoken before talked about."""
    return hit.form.word.roles == "topic" and hit.form.number == "d" and all(one.at is None for one in who)


def are_two(text: Text, lookup: Lookup, hit: Hit, who: Sequence[Participant]) -> bool:
    """«اللقاء بين الرجلين»: the context alone says which two."""
    if hit.form.tense != "noun" or not who or any(one.at is not None for one in who):
        return False
    near = range(hit.at + 1, min(text.sentence_end(hit.at), hit.at + _TWO))
    return any(text.types[at].bare in lookup.classes["one another"] for at in near)


_TWO = 5


def is_by_way(text: Text, lookup: Lookup, at: int) -> bool:
    """«في إطار جولة», «جزء من جولة»."""
    before = at - 1 - (at > 1 and bool(text.tags[at - 1] & tag.FROM))
    return before >= 0 and text.types[before].bare in lookup.classes["by way of"]


def is_joined(text: Text, lookup: Lookup, hit: Hit) -> bool:
    """«شهد الاجتماع حضور فلان», «اللقاء الذي حضره فلان»."""
    at = hit.at + 1
    if not hit.form.definite or hit.form.pronoun or at + 1 >= len(text.types):
        return False
    return text.types[at + bool(text.tags[at] & tag.RELATIVE)].bare in lookup.classes["presence"]


def is_plain(text: Text, lookup: Lookup, hit: Hit) -> bool:
    """«خلال الاجتماع، …», «وناقش الاجتماع العديد من …»: nothing behind the noun says which one it is."""
    if hit.form.tense != "noun" or not hit.form.definite or hit.form.pronoun or hit.form.plural or hit.form.word.called:
        return False
    at = hit.at + 1
    if at >= text.sentence_end(hit.at) or does_something(text, lookup, hit):
        return True
    kind, bits = text.types[at], text.tags[at]
    if kind.prefix or kind.bare in lookup.classes["with"] or kind.bare in lookup.classes["between"]:
        return False
    if kind.bare in lookup.classes["between them"] or bits & (tag.RELATIVE | tag.TIME | tag.PLACE | tag.NISBA):
        return False
    if bits & tag.PREPOSITION and not bits & tag.NOMINAL:
        return kind.bare not in lookup.classes["in"]
    if bits & tag.POSSESSED and not bits & (tag.TITLE | tag.HONORIFIC):
        return True  # «ورفع المحافظ في بداية الاجتماع شكره للوزير»
    return not bits & tag.DEFINITE or kind.bare in lookup.classes["number of"]


def is_known(text: Text, hit: Hit, holds: Sequence[tuple[int, MeetingForm]]) -> bool:
    """«المسؤولون الذين التقاهم الوفد», «تيماران التي استضافت القمة»: a relative clause tells what is known."""
    verbs = [hit.at] if hit.form.tense != "noun" else [at for at, held in holds if at < hit.at and held.tense != "noun"]
    return any(_is_relative(text, at) for at in verbs)


def _is_relative(text: Text, verb: int) -> bool:
    at = verb - 1
    while at > 0 and text.tags[at] & (tag.AUXILIARY | tag.BEFORE_VERB) and not text.tags[at] & tag.RELATIVE:
        at -= 1
    return at >= 0 and bool(text.tags[at] & tag.RELATIVE)


def does_something(text: Text, lookup: Lookup, hit: Hit) -> bool:
    """«وناقش الاجتماع خطة اللجنة»: what stands behind is what it dealt with, and nobody who met."""
    at = hit.at
    if not hit.form.definite or hit.form.pronoun or hit.form.prefix or at == text.sentence_start(at):
        return False
    behind = text.types[at + 1].bare if at + 1 < len(text.types) else ""
    return text.types[at - 1].bare in lookup.classes["deals with"] and behind not in lookup.classes["presence"]


_AGAIN = (MeetingKind.VISIT, MeetingKind.TOUR, MeetingKind.SUMMIT, MeetingKind.MEETING)


def is_adjective(text: Text, lookup: Lookup, one: Participant) -> bool:
    """«النائب الثاني»: what a list of names has made of an ordinal, an adjective or a word of meeting."""
    if one.at is None or fold(one.name) in lookup.ordinals:
        return fold(one.name) in lookup.ordinals
    at = text.token_at(one.at.start)
    if text.ends[at] < one.at.end:
        return False
    word = text.types[at].bare
    if is_of_pair(text, lookup, one):
        return True
    meets = word in lookup.forms and not lookup.classes["delegation"] & {word, text.types[at].folded}
    if len(word) <= _SHORTEST or word in lookup.ordinals or meets:
        return True  # «قمة رأسه»: a word of meeting is nobody
    if text.tags[at] & tag.CONJ and text.tags[at] & tag.BODY:
        return False  # «بين الحكومة والمعارضة»
    adjectives = lookup.classes["adjective"]
    return word in adjectives or text.types[at].stem in adjectives or bool(text.tags[at] & tag.POST_ADJECTIVE)


_SHORTEST = 2


def is_of_pair(text: Text, lookup: Lookup, one: Participant) -> bool:
    """«بين الطرفين الاجتماعيين»: which two these are, and nobody."""
    at = 0 if one.at is None else text.token_at(one.at.start)
    behind = at > 0 and text.types[at - 1].bare in lookup.classes["one another"]
    return behind and text.tags[at] & (tag.DEFINITE | tag.NISBA) == tag.DEFINITE


def is_vague(text: Text, one: Participant) -> bool:
    """«الرئيس الفلاني», «المسؤول الرفيع», whom no name of the article was found for."""
    if one.at is None or one.at.of(text.raw) != one.name:
        return False
    first, last = text.token_at(one.at.start), text.token_at(one.at.end - 1)
    tags = [text.tags[at] for at in range(first, last + 1)]
    named = any(bits & (tag.GIVEN | tag.BODY_NAME) or not bits for bits in tags)
    those = tags[0] & tag.PLURAL and tags[0] & tag.DEFINITE and not any(bits & tag.NISBA for bits in tags)
    if those and tags[0] & tag.TITLE:
        return True
    return bool(tags[0] & tag.TITLE) and not tags[0] & tag.PLURAL and not named


def is_next(text: Text, lookup: Lookup, first: int, hit: Hit) -> bool:
    """«عقب ذلك عقد …», «ثم التقى …», «أجرى قبل ذلك مباحثات», «اجتماع مماثل»: another than the one told before."""
    for at in range(max(text.sentence_start(first), first - _NEXT), max(first, hit.at)):
        word = text.types[at].bare
        after = word in lookup.classes["after"] or word in lookup.classes["before"]
        if (after and text.types[at + 1].bare == _THAT) or (at < first and word in lookup.classes["then"]):
            return True
    if hit.form.tense != "noun" or hit.form.definite or hit.form.pronoun:
        return False
    near = range(hit.at + 1, min(text.sentence_end(hit.at), hit.at + _NEXT))
    return any(text.types[at].bare in lookup.classes["another"] for at in near)


_NEXT = 3
_THAT = "\u0630\u0644\u0643"


def is_therein(text: Text, lookup: Lookup, at: int) -> bool:
    """«جاء ذلك خلال لقاء …», «وجاءت تصريحات الوزير في اجتماع …», behind the comma «وذلك خلال لقاء …»."""
    start = text.sentence_start(at)
    if at - start <= _THEREIN and text.types[start].bare in lookup.classes["came"]:
        return True
    if text.types[at - 1].bare in lookup.classes["during"] - lookup.classes["in"]:
        talked = (form for kind in text.types[start : at - 1] for form in lookup.forms.get(kind.bare, ()))
        if any(form.tense != "noun" and form.word.roles == "topic" for form in talked):
            return True  # «بحث فلان مع فلان، خلال لقائه به، الملف»
    return any(text.types[index].bare in lookup.classes["and that"] for index in range(max(start, at - _NEXT), at))


_THEREIN = 10


def is_of_the_talks(text: Text, lookup: Lookup, at: int) -> bool:
    """«جولة المفاوضات»: definite by what hangs on it."""
    if at + 1 >= len(text.types) or text.types[at + 1].bare not in lookup.classes["talks"]:
        return False
    return bool(text.tags[at + 1] & tag.DEFINITE)


def is_of_the_day(text: Text, at: int) -> bool:
    """«جلسة اليوم», «اجتماع الأربعاء»: the same."""
    index = at + 1
    return index < len(text.types) and text.tags[index] & _THE_DAY == _THE_DAY


_THE_DAY = tag.TIME | tag.DEFINITE


def names_of_summit(text: Text, hit: Hit) -> frozenset[str]:
    """The adjectives of nations and regions right behind the noun."""
    found: list[str] = []
    for at in range(hit.at + 1, min(text.sentence_end(hit.at), hit.at + 1 + _NATIONS)):
        if not text.types[at].stem.endswith(_OF_NATIONS) or text.tags[at] & (tag.PREPOSITION | tag.VERB):
            break
        found.append(text.types[at].stem)
    return frozenset(found)


_NATIONS = 5
_OF_NATIONS = "\u064a\u0647"


def is_during(text: Text, lookup: Lookup, hit: Hit) -> bool:
    """«وصل إلى الزاهرة في زيارة رسمية», «يلتقي فلانا في قمة»: what is told right before."""
    if hit.form.tense != "noun" and hit.form.word.roles in ("guest", "traveller"):
        behind = hit.at + 1 < len(text.types) and text.types[hit.at + 1].bare in lookup.classes["on it"]
        return bool(behind)  # «بزيارة إلى المنطقة يزور خلالها الزاهرة»
    if hit.form.tense != "noun" or hit.form.definite or hit.form.word.kind not in _AGAIN:
        return False
    before = hit.at - 1
    if before > 0 and text.types[before].bare in lookup.ordinals:
        before -= 1  # «في أول زيارة»
    return before > 0 and text.types[before].bare in lookup.classes["in"]
