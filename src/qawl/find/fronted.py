"""The subject that stands before its verb: «الوزير يؤكد», «كان الوزير قد أكد», «المادة التي يقول إنها خطرة»."""

from __future__ import annotations

from dataclasses import replace

from qawl.find.mentions import Mention, read_mention
from qawl.find.proper_names import name_end_at
from qawl.find.qualified import qualified_thing
from qawl.find.subjects import speaks
from qawl.find.things import BETWEEN, framed_thing, is_paper_told_of, is_topic
from qawl.find.topics import opens_anew
from qawl.lexicon.inflect import Form
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text


def subject_before(text: Text, verb: int, form: Form) -> tuple[Mention, int] | None:
    """The subject that stands before the verb whose clause begins at `verb`, and where it begins."""
    if verb and (framed := _framed(text, verb)) is not None:
        return framed
    if verb == 0 or ((text.tags[verb] & tag.CONJ or opens_anew(text, verb)) and not text.tags[verb - 1] & tag.COMMA):
        return None
    if text.tags[verb] & tag.CONJ and form.suffixed and text.tags[verb - 1] & tag.COMMA:
        return None  # «وبخ السيناتور الرئيس، واتهمه»: whom the verb means stands before it, and not who speaks
    floor = text.sentence_start(verb)
    last = verb - 1
    if last and text.tags[last] & tag.IN_TURN and text.tags[last - 1] & tag.RELATIVE:
        last -= 1  # «الوكيل سامي الدفلى، الذي بدوره رحب بـ»
    if text.tags[last] & tag.RELATIVE and not text.tags[verb] & tag.CONJ:
        if form.suffixed and _stands_for(text, last, verb):
            return None
        antecedent = _antecedent(text, last, floor)
        if not relative_agrees(text.tags[last], form):
            return antecedent if antecedent is not None and _spoke(text, antecedent[1]) else None
        if antecedent is None:
            antecedent = qualified_thing(text, last, verb, floor, form)
        if antecedent is not None:
            return antecedent
        verb, last = last, last - 1
    start = _clause_start(text, last, floor)
    tries = 0
    while start >= floor and tries < 4:
        mention = _read_at(text, _past_turn(text, start, verb), verb) if start < verb else None
        alone = not text.tags[verb] & tag.CONJ
        told = mention is not None and (
            speaks(text, mention, tells=alone) or (alone and not tries and is_topic(text, mention, start, form))
        )
        if not alone and mention is not None and not text.tags[mention.end] & tag.RELATIVE:
            told = False  # «استقبل الوزير السفير، وأكد»; but «التحالف الذي يضم أحزابا، ويدعو إلى»
        if mention is not None and told and (to := _reaching(text, mention, verb)) is not None:
            if start and text.tags[start - 1] & tag.BARE_THAT:
                to = replace(to, end=verb)  # «أن اللجنة، …، أبلغت الوفد»: behind أن stands the subject
            return _whose_post(text, to, start, floor, verb) or (to, start)
        if tries and start > floor and text.tags[start - 1] & (tag.STOP | tag.LINE | tag.THAT):
            break
        nearer = _clause_start(text, start - 2, floor) if start - 2 >= floor else floor - 1
        if nearer >= start:
            break
        start, tries = nearer, tries + 1
    return None


def _whose_post(text: Text, post: Mention, start: int, floor: int, verb: int) -> tuple[Mention, int] | None:
    """«ريمون كولان، المحلل في المصرف، يرى»: the full name that opens the sentence before the comma of its post."""
    alone = post.head == start and text.tags[start] & tag.TITLE and not text.tags[start] & (tag.PLURAL | tag.HONORIFIC)
    if not alone or post.role is not None or start < floor + 3 or not text.tags[start - 1] & tag.COMMA:
        return None
    first = floor
    while first < start and text.tags[first] & (tag.LINE | tag.DASH):
        first += 1
    named = read_mention(text, first, start - 1) if start - first < _LONGEST_NAME else None
    if named is None or named.kind is not HopKind.PERSON or named.role is not None or named.end != start - 1:
        return None
    full = named.name == (first, start - 1) and start - 1 - first > 1 and not text.tags[first] & tag.TITLE
    return (replace(named, end=verb, role=(start, post.name[1])), first) if full else None


_LONGEST_NAME = 6


def _past_turn(text: Text, start: int, verb: int) -> int:
    """Past what turns to the subject that stands behind it: «أما سالم الدفلى يقول», «من جانبه سالم الدفلى يقول»."""
    if text.tags[start] & tag.AS_FOR:
        return start + 1
    return text.phrase_ends.get(start, start + 1) if text.tags[start] & tag.IN_TURN else start


def _read_at(text: Text, start: int, verb: int) -> Mention | None:
    """The noun phrase at `start`, though و be written onto a name of no title: «وسالم الدفلى يقول»."""
    mention = read_mention(text, start, verb) if start < verb else None
    named = start < verb and text.tags[start] & tag.CONJ and text.types[start].tags & tag.GIVEN
    if mention is None and named and not text.types[start].cues:  # «وروى سالم الدفلى قال»
        end = name_end_at(text, start + 1, verb)
        return Mention(start, end, (start, end), None, HopKind.PERSON, False, False, start) if end > start + 1 else None
    return mention


def _framed(text: Text, verb: int) -> tuple[Mention, int] | None:
    """The subject between two words that frame it: «كان الوزير … قد», «أما الوزير … فـ», «سبق للوزير أن»."""
    bits, floor = text.tags[verb], max(text.sentence_start(verb), verb - _LONGEST_FRAME)
    if bits & tag.BEFORE_VERB and bits & tag.AUXILIARY:
        opener = tag.AUXILIARY
    elif bits & (tag.CONJ | tag.AUXILIARY) and text.types[verb].folded[0] == "ف":
        opener = tag.AS_FOR  # «أما الوزير فقد قال» too
    elif text.tags[verb - 1] & tag.BARE_THAT:
        opener = tag.ONCE
    else:
        return None
    for first in range(verb - 2, floor - 1, -1):
        bits = text.tags[first]
        if bits & opener and not bits & tag.BEFORE_VERB:
            mention = read_mention(text, first + 1, verb, attached=opener == tag.ONCE)
            if mention is None or not (speaks(text, mention) or _fills(text, mention, first + 1, verb)):
                thing = framed_thing(text, first + 1, verb) if opener == tag.AUXILIARY else None
                return None if thing is None else (thing, first)
            return replace(mention, end=verb), first
        if bits & (tag.STOP | tag.LINE | tag.COLON | tag.THAT) or (opener == tag.ONCE and first < verb - _LONGEST_ONCE):
            return None
    return None


def _fills(text: Text, mention: Mention, first: int, verb: int) -> bool:
    """«وكان بارلو قد أعلن»: a word of no list that stands alone between the two that frame a subject."""
    alone = mention.end >= verb - 1 and mention.first == first == mention.head
    return alone and not text.tags[first] & ~(tag.GIVEN | tag.FEMININE | tag.LATIN)


_LONGEST_FRAME = 40
_LONGEST_ONCE = 8


def _stands_for(text: Text, relative: int, verb: int) -> bool:
    """«الحملة التي وصفتها بالوحشية»: the pronoun of the verb is what the relative clause is about, its object."""
    bits, word = text.tags[relative], text.types[verb].bare
    if word.endswith("ها"):
        return bool(bits & tag.HER)
    if word.endswith("هم"):
        return not bits & (tag.HER | tag.HIM)
    return bool(bits & tag.HIM) and word.endswith("ه")


def relative_agrees(relative: int, form: Form) -> bool:
    """«المادة التي يقول إنها خطرة»: a verb that does not agree with التي has somebody else as its subject."""
    if form.suffixed:
        return True
    if form.number != "s":
        return not (relative & tag.HER and form.tense == "present")
    return not ((relative & tag.HER and form.gender == "m") or (relative & tag.HIM and form.gender == "f"))


def _spoke(text: Text, start: int) -> bool:
    """«تصريحات الوزير التي قال فيها»: of words it is said who spoke them."""
    return start > 0 and bool(text.tags[start - 1] & (tag.CHANNEL | tag.SAYING_OF | tag.DOCUMENT))


def _antecedent(text: Text, relative: int, floor: int) -> tuple[Mention, int] | None:
    """The noun phrase that ends where a relative clause begins, the longest of several, and where it begins."""
    end = relative - 1 if text.tags[relative - 1] & tag.COMMA else relative
    found = None
    for start in range(end - 1, max(floor, end - _LONGEST_PHRASE) - 1, -1):
        if text.tags[start] & (BETWEEN & ~tag.MARK):
            break
        mention = read_mention(text, start, end, attached=True)
        if mention is not None and mention.end == end and speaks(text, mention, tells=True):
            found = (mention, start)
    return found


_LONGEST_PHRASE = 10
"""At most so many tokens make up the phrase that a relative clause qualifies."""


def _clause_start(text: Text, index: int, floor: int) -> int:
    """The token after the nearest boundary at or before `index`."""
    here = index
    boundary = (
        tag.DASH
        | tag.COMMA
        | tag.STOP
        | tag.COLON
        | tag.LINE
        | tag.THAT
        | tag.SUBORDINATOR
        | tag.AUXILIARY
        | tag.NEGATION
    )
    while index >= floor and not text.tags[index] & boundary:
        if (
            text.tags[index] & tag.MARK
            and (quote := text.quote_at(index)) is not None
            and text.starts[here] < quote.outer_end
        ):
            break  # inside a quotation its opening mark begins the clause
        index -= 1
    return text.phrase_ends.get(index, index + 1)


def _reaching(text: Text, mention: Mention, verb: int) -> Mention | None:
    """The mention if it leads up to the verb: nothing between, an apposition in commas, or a relative clause."""
    end = _past_brackets(text, mention.end, verb)
    if end == verb:
        return mention
    between = text.tags[end]
    if mention.kind is HopKind.PERSON and between & tag.TITLE and _all_of_post(text, end, verb):
        return mention
    aside = between & tag.COMMA and text.tags[verb - 1] & tag.COMMA
    aside = aside or (between & tag.DASH and text.tags[verb - 1] & tag.DASH and mention.end < verb - 1)
    if between & tag.RELATIVE or (aside and verb - mention.end < 25):
        return mention  # «أما سالم الدفلى - سائق حافلة - يقول»
    if is_paper_told_of(text, mention, verb):
        return mention
    if verb - mention.end > 5 or (not between & (tag.PREPOSITION | tag.PREFIXED) and text.types[mention.end].cues):
        return None
    if text.tags[verb - 1] & tag.PREPOSITION and not text.tags[verb - 1] & (tag.POSSESSED | tag.NOMINAL | tag.IN_TURN):
        return None  # «الوفد بشأن طلب …»: behind a preposition stands a noun
    known = tag.NOMINAL | tag.PREPOSITION | tag.PREFIXED | tag.POSSESSED
    if any(
        text.tags[index] & (BETWEEN | tag.CUE) or not text.tags[index] & known for index in range(mention.end, verb)
    ):
        return None
    dated = any(text.tags[index] & (tag.TIME | tag.NUMBER) for index in range(mention.end, verb))
    if mention.role is not None or mention.kind.value == "person" or dated:
        return mention  # «تقرير الهيئة قبل نحو ثلاثة أشهر أشار إلى»
    return replace(mention, end=verb, name=(mention.first, verb) if mention.name[1] == mention.end else mention.name)


def _past_brackets(text: Text, index: int, verb: int) -> int:
    """«منظمة الصيادين (صيد) قالت»: past what stands in brackets at `index`."""
    if not text.tags[index] & tag.OPEN:
        return index
    closing = next((at for at in range(index + 1, min(verb, index + _LONGEST_PHRASE)) if text.tags[at] & tag.CLOSE), 0)
    return closing + 1 if closing else index


def _all_of_post(text: Text, index: int, verb: int) -> bool:
    """«كان سالم الدفلى رئيس لجنة النقل قال»: whether nothing but the post stands before the verb."""
    other = BETWEEN | tag.COMMA | tag.VERB | tag.RELATIVE | tag.AUXILIARY
    return verb - index <= _LONGEST_POST and not any(
        text.tags[at] & other or (text.tags[at] & tag.CUE and not text.tags[at] & tag.NOMINAL)
        for at in range(index, verb)
    )


_LONGEST_POST = 16
