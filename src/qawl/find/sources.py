"""Whom an adverbial of source names: «وفقا للوزارة», «بحسب ما نقلت عنه الصحيفة», «حسبما أفاد مصدر»."""

from __future__ import annotations

from qawl.find.mentions import Mention, read_mention
from qawl.find.subjects import speaks
from qawl.lexicon.load import THAT_CLAUSE, Cue
from qawl.text import tags as tag
from qawl.text.layers import Text


def read_source(text: Text, first: int, end: int, limit: int, cue: Cue) -> tuple[int, int, Mention | None]:
    """The end of the cue, where its source begins, and the source."""
    index = end
    if "verb" in cue.takes or (index < limit and text.tags[index] & tag.WHAT):
        if "verb" not in cue.takes:
            index += 1
        said = text.tags[index] & (tag.CUE | tag.CARRIED) if index < limit else 0
        if index in text.phrase_ends and text.tags[index] & tag.CUE:
            index = text.phrase_ends[index]  # «بحسب ما جاء في البيان»
        elif index < limit and (text.tags[index] & tag.CUE or not text.tags[index] & (tag.NOMINAL & ~tag.COMMON)):
            index += 1
        if not said or _stands_in_law(text, index, limit):
            return index, index, None  # «على ما لقيه الوفد»: nothing was said
        cue_end = index
        while index < limit and text.tags[index] & (tag.TIME | tag.PREPOSITION) and not text.tags[index] & tag.TITLE:
            if text.tags[index] & tag.TIME:
                index = max(text.phrase_ends.get(index, 0), index + 1)
            else:
                index += 1 if text.tags[index] & tag.POSSESSED else 2
        return cue_end, index, read_mention(text, index, limit) if index < limit else None
    cue_end = end
    if index >= limit:
        return cue_end, index, None
    if text.tags[index] & tag.SAYING and not text.tags[index] & tag.SAYING_OF:
        return index + 1, index, None
    if (
        text.tags[index] & tag.CUE
        and text.types[index].cues
        and text.types[index].cues[0][1].tense == "past"
        and not text.tags[index] & tag.NOMINAL
    ):
        cue_end = index = index + 1  # «وفق أعلن بيان»
    if index < limit and text.tags[index] & tag.ADDRESSING and len(text.types[index].bare) == 1:
        index += 1
    if (
        index + 1 < limit
        and text.types[index].stem in _LATEST
        and text.tags[index + 1] & (tag.DOCUMENT | tag.SAYING_OF)
    ):
        index += 1  # «بحسب آخر إحصائية رسمية»
    reports = index < limit and index in text.phrase_ends and text.tags[index] & tag.MEDIUM  # «تقارير صحفية»
    if index < limit and _is_saying_noun(text, index) and not reports and not text.tags[index] & tag.DEFINITE:
        behind = _past_issued(text, index + 1, limit)
        following = read_mention(text, behind, limit, attached=True) if behind < limit else None
        if following is not None and speaks(text, following) and not text.tags[following.head] & tag.CHANNEL:
            return cue_end, behind, following
    if index < limit and not _holds_words(cue) and _is_norm(text, index):
        return cue_end, index, None
    return cue_end, index, _named(text, index, limit)


def _past_issued(text: Text, index: int, limit: int) -> int:
    """«وفق بيان نشره المكتب», «وفق حصيلة جديدة أوردتها الوكالة»: past how it came out, to who stands behind it."""
    adjective = index + 1 < limit and text.tags[index] & tag.COMMON and not text.tags[index] & _NO_ADJECTIVE
    if adjective and text.types[index + 1].prefix == _OF:
        return index + 1  # «تقديرات أولية للوزارة»
    at = index + bool(adjective and text.tags[index + 1] & _OUT)
    return at + 1 if at < limit and text.tags[at] & _OUT else index


_OF = "ل"
_OUT = tag.ISSUED | tag.CARRIED
_NO_ADJECTIVE = tag.DEFINITE | tag.PREFIXED | tag.CONJ | tag.POSSESSED | tag.BODY | tag.TITLE | tag.ISSUED | tag.CARRIED


def _stands_in_law(text: Text, behind: int, limit: int) -> bool:
    """«تجري القرعة وفق ما ينص عليه النظام»: how something is done, and nobody's words."""
    if behind >= limit or not text.tags[behind] & tag.PREPOSITION or not text.tags[behind] & tag.POSSESSED:
        return False
    return any(cue.lemma == _LAYS_DOWN for cue, _ in text.types[behind - 1].cues)


_LAYS_DOWN = "نص"


def _is_norm(text: Text, index: int) -> bool:
    """«تسير الأعمال وفق البرنامج الزمني», «… وفق شروط محددة»; but «برنامج الغوث», «نظام العمل» are a body and a law."""
    bits, after = text.tags[index], text.tags[index + 1] if index + 1 < len(text.tags) else 0
    return bool(bits & tag.NORM) and not bits & tag.GIVEN and bool(bits & tag.DEFINITE or not after & tag.DEFINITE)


def _holds_words(cue: Cue) -> bool:
    """«جاء في البرنامج أن …»."""
    return THAT_CLAUSE in cue.takes


_LATEST = frozenset({"اخر", "احدث"})


def _is_saying_noun(text: Text, index: int) -> bool:
    return bool(text.types[index].tags & tag.SAYING_OF)


def _named(text: Text, index: int, limit: int) -> Mention | None:
    """The source at `index`, to which ل may be attached: «لمصدر», «للبيت الأبيض»."""
    if index >= limit:
        return None
    found = read_mention(text, index, limit, attached=True)
    if found is not None and text.types[found.head].stem in _SIDES and text.tags[found.head] & tag.DEFINITE:
        return found  # «بحسب الجانب الآخر»
    if found is not None and not speaks(text, found):
        bare = found.end == index + 1 and not text.tags[index] & tag.NOMINAL and text.types[index].prefix == ""
        return found if bare and found.end < limit and text.tags[found.end] & tag.COMMA else None  # «بحسب فورد،»
    if (
        found is not None
        and text.tags[found.head] & (tag.CHANNEL | tag.TIME)
        and not text.tags[found.head] & (tag.DOCUMENT | tag.MEDIUM)
    ):
        return None
    return found


_SIDES = frozenset({"جانب", "جانبين", "طرف", "طرفين"})


def past_second_adjective(text: Text, after: int, limit: int) -> int:
    """«لكن بحسب وسائل إعلام محلية وأجنبية، يبقى …»: past the adjective that و joins to the source's, to its comma."""
    if after + 1 >= limit or not text.tags[after + 1] & tag.COMMA or text.tags[after] & tag.DEFINITE:
        return after
    joined = text.tags[after] & tag.CONJ and text.types[after].bare.endswith(_ADJECTIVE)
    return after + 1 if joined and text.types[after - 1].bare.endswith(_ADJECTIVE) else after


_ADJECTIVE = ("ي", "يه")


def past_country(text: Text, index: int, limit: int) -> int:
    """«نقلا عن "الضفاف" الهضبية»: past what tells behind the marks where a medium comes from."""
    if index and text.tags[index - 1] & (tag.MARK | tag.CLOSE):
        while index < limit and text.tags[index] & tag.DEFINITE and text.types[index].bare.endswith(_ADJECTIVE):
            index += 1
    return index


def past_aside(text: Text, first: int, limit: int) -> int:
    """Past an adverbial of source inside a clause, to what closes it: «يرى الوزير، بحسب الصحيفة، أن»; 0 if none is."""
    for cue, _ in (*text.phrase_cues.get(first, ()), *text.types[first].cues):
        if cue.kind != "adverbial" or THAT_CLAUSE in cue.takes:
            continue
        end = text.phrase_ends.get(first, first + 1) if first in text.phrase_cues else first + 1
        _, _, source = read_source(text, first, end, limit, cue)
        if source is not None and source.end < limit and text.tags[source.end] & _CLOSES:
            return source.end
    return 0


def past_manner(text: Text, as_: int, limit: int) -> int:
    """Past «كما نقلت الصحيفة» inside a clause, to what closes it: «قال الوزير، كما نقلت الصحيفة، إن»; 0 if none is.

    Without a comma behind the source it is «also»: «…، كما ذكرت الصحيفة أن»; but «كما نقلت عنه الصحيفة أن».
    """
    verb = as_ + 1
    tells = verb < limit and any(
        form.tense in ("past", "present") and (cue.kind == "relay" or THAT_CLAUSE in cue.takes)
        for cue, form in text.types[verb].cues
    )
    if not tells:
        return 0
    of_him = verb + 1 < limit and text.tags[verb + 1] & tag.OF_HIM
    at = verb + 1 + bool(of_him)
    source = read_mention(text, at, limit) if at < limit else None
    if source is None or not speaks(text, source) or source.end >= limit:
        return 0
    return source.end if text.tags[source.end] & (_CLOSES if of_him else tag.COMMA | tag.DASH) else 0


_CLOSES = tag.COMMA | tag.DASH | tag.THAT | tag.COLON


def past_hiding(text: Text, index: int) -> int:
    """«بحسب مصدر طلب عدم ذكر اسمه، فإن …»: past what says that somebody is not named."""
    hides = index < len(text.tags) and text.tags[index] & tag.NO_CUE
    return text.phrase_ends.get(index, index) if hides else index
