"""Who may be the subject of a verb, behind it or before it."""

from __future__ import annotations

import re
from dataclasses import replace

from qawl.find.memorials import is_memorial
from qawl.find.mentions import Mention, read_mention
from qawl.find.noun_phrases import is_dual
from qawl.find.proper_names import FUNCTION
from qawl.find.things import BETWEEN, framed_thing, is_paper_told_of, is_topic
from qawl.lexicon.inflect import Form
from qawl.lexicon.load import Cue
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text


def subject_before(text: Text, verb: int, form: Form) -> tuple[Mention, int] | None:
    """The subject that stands before the verb whose clause begins at `verb`, and where it begins."""
    if verb and (framed := _framed(text, verb)) is not None:
        return framed
    if verb == 0 or (text.tags[verb] & tag.CONJ and not text.tags[verb - 1] & tag.COMMA):
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
        if antecedent is not None:
            return antecedent
        verb, last = last, last - 1
    start = _clause_start(text, last, floor)
    tries = 0
    while start >= floor and tries < 4:
        mention = read_mention(text, start, verb) if start < verb else None
        alone = not text.tags[verb] & tag.CONJ
        told = mention is not None and (
            speaks(text, mention, tells=alone) or (alone and not tries and is_topic(text, mention, start, form))
        )
        if not alone and mention is not None and not text.tags[mention.end] & tag.RELATIVE:
            told = False  # «استقبل الوزير السفير، وأكد»; but «التحالف الذي يضم أحزابا، ويدعو إلى»
        if mention is not None and told and (to := _reaching(text, mention, verb)) is not None:
            if start and text.tags[start - 1] & tag.BARE_THAT:
                to = replace(to, end=verb)  # «أن اللجنة، …، أبلغت الوفد»: behind أن stands the subject
            return to, start
        if tries and start > floor and text.tags[start - 1] & (tag.STOP | tag.LINE | tag.THAT):
            break
        nearer = _clause_start(text, start - 2, floor) if start - 2 >= floor else floor - 1
        if nearer >= start:
            break
        start, tries = nearer, tries + 1
    return None


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


def bare_subject(text: Text, first: int, content: int) -> Mention | None:
    """The words right behind a verb of saying that no list knows for a speaker: «وقال ستورم إن», «أظهرت صور أن».

    `content` is where the verb's words begin; nobody but the subject stands between, unless an adverbial does.
    """
    end = first
    while end < min(content, first + _LONGEST_BARE) and _may_be_of_subject(text, end, first):
        end += 1
    if end == first or (end < content and not text.tags[end] & _BEHIND_SUBJECT):
        return None
    bits = text.tags[first]
    if bits & (tag.MANNER | tag.BEFORE_CLAUSE) or (bits & tag.NAME_PART and end == first + 1):
        return None  # «وأكد مرة جديدة أن», «وجاء في ال"ضفاف"»
    if bits & (tag.TITLE | tag.BODY | tag.UNNAMED | tag.MEDIUM | tag.PLACE | tag.HONORIFIC):
        return None  # a list knows it, and the walk had a reason to pass it by
    if bits & tag.CALLED_UPON and bits & tag.NAME_TAIL:
        return None  # «ودعا الله أن يوفق الجميع»
    person = not bits & tag.COMMON or bool(bits & tag.GIVEN)
    kind = HopKind.PERSON if person else HopKind.BODY
    return Mention(first, end, (first, end), None, kind, bool(bits & tag.FEMININE and bits & tag.COMMON), False, first)


_LONGEST_BARE = 5
_BEHIND_SUBJECT = (
    tag.THAT | tag.COLON | tag.MARK | tag.TIME | tag.PREPOSITION | tag.PREFIXED | tag.COMMA | tag.RELATIVE | tag.OPEN
)  # fmt: skip


def _may_be_of_subject(text: Text, index: int, first: int) -> bool:
    bits, kind = text.tags[index], text.types[index]
    if not kind.folded[:1].isalpha() or bits & (FUNCTION | tag.PREFIXED | tag.FEELING | tag.CUE | tag.QUESTION):
        return False
    return not bits & tag.CONJ and not (
        bits & tag.COMMON and kind.stem != kind.bare and kind.bare.endswith("ا")
    )  # «رسميا», «جميعا»


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


def speaks(text: Text, mention: Mention, *, tells: bool = False) -> bool:
    """Whether what stands before a verb can speak: a person, a body, a place, if `tells` a text; no thing, no event."""
    head = text.tags[mention.head]
    if head & tag.LATTER or (tells and head & (tag.TELL | tag.TELLS) and head & tag.DEFINITE):
        return True
    if text.tags[mention.first] & tag.TIME or (head & (tag.CHANNEL | tag.TIME) and not head & tag.DOCUMENT):
        return False
    if head & tag.KNOWN_SPEAKER or is_memorial(text, mention.head):
        return True
    if head & tag.COMMON:
        return bool(head & tag.PLURAL and head & tag.NISBA)
    if head & (tag.NISBA | tag.DEFINITE):
        return True
    return mention.name[1] - mention.name[0] > 1 and not head & tag.NOMINAL


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
    if between & tag.RELATIVE or (between & tag.COMMA and text.tags[verb - 1] & tag.COMMA and verb - mention.end < 25):
        return mention
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
    if mention.role is not None or mention.kind.value == "person":
        return mention
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


def fits(text: Text, mention: Mention, form: Form) -> bool:
    """Whether the gender of a singular verb allows this phrase as its subject: «طالب الحكومة» has another one."""
    if form.number != "s" or not form.gender:
        return True
    head = text.tags[mention.head]
    if form.gender == "f" and mention.first == mention.head and head & _MEN == _MEN and not head & tag.FEMININE:
        return False  # «وحثت السكان على»
    if mention.plural:
        return True
    feminine = (head & tag.FEMININE and not head & tag.MALE) or (head & tag.PLACE and not head & tag.MASCULINE)
    if form.gender == "m" and mention.first == mention.head and _feminine_plural(text, mention.head):
        return False  # «ودعا الجهات المعنية إلى»
    if form.gender == "m" and text.types[mention.first].stem in _ALL and _are_offices(text, mention):
        return False  # «وطالب جميع مكاتب التعليم بـ»
    if form.gender == "m":
        return (
            not (feminine and head & (tag.TITLE | tag.BODY | tag.PLACE | tag.UNNAMED | tag.MEDIUM))
            or mention.first != mention.head
        )
    if head & tag.BODY and not head & tag.PLURAL:
        return bool(feminine) or _feminine_plural(text, mention.head)  # «قالت الاتحادات»
    if mention.name[0] > mention.head and text.tags[mention.name[0]] & tag.FEMININE:
        return True  # «أكدت عضو اللجنة منى الدفلى»: a post in the masculine, held by a woman
    return bool(feminine) or not head & (tag.TITLE | tag.MASCULINE) or bool(head & (tag.GIVEN | tag.PLURAL))


_MEN = tag.UNNAMED | tag.PLURAL | tag.DEFINITE


_ALL = ("كل", "جميع", "كافه", "ساير")


def _are_offices(text: Text, mention: Mention) -> bool:
    """«جميع مكاتب التعليم»: all of many bodies; what is said of each of them takes a feminine verb."""
    bits = text.tags[mention.head]
    return bool(bits & tag.BODY and not bits & (tag.TITLE | tag.UNNAMED)) and mention.first < mention.head


def _feminine_plural(text: Text, index: int) -> bool:
    bits, word = text.tags[index], text.types[index].bare
    noun = bits & tag.DEFINITE and (bits & tag.COMMON or not bits & ~tag.DEFINITE)
    return bool(noun) and word.endswith("ات") and len(word) > _LONGEST_SINGULAR


_LONGEST_SINGULAR = 5
"""Letters, article included, of the words in ات that are no plural («الذات»)."""


def agrees_in_gender(subject: Mention | None, form: Form) -> bool:
    """A masculine verb cannot have a feminine person as its subject."""
    return subject is None or not (
        form.gender == "m"
        and form.number == "s"
        and subject.feminine
        and subject.kind.value == "person"
        and not subject.plural
    )


def may_be_subject(text: Text, mention: Mention, cue: Cue, limit: int) -> bool:
    head = text.tags[mention.head]
    if is_called_upon(text, mention, cue):
        return False
    if text.tags[mention.first] & tag.SAME and text.types[mention.first].folded.endswith("ا"):
        return False  # «أقر المجلس عددا من العقوبات»: in the accusative it is what the verb takes
    if text.tags[mention.head - 1] & tag.CUE and is_oblique(text, mention.head):
        return False
    if head & tag.SOMEBODY or (head & tag.CALLED_UPON and head & tag.NAME_TAIL):
        return True  # «قال الله تعالى»
    if head & tag.COMMON and head & tag.POSSESSED and not head & _KNOWN and not _at_words(text, mention.end):
        return False  # «أكدت موقفها "الداعم"», but «قال خاطفها:»
    if head & (tag.CHANNEL | tag.FEELING) and (head & tag.POSSESSED or not head & (tag.DEFINITE | tag.DOCUMENT)):
        return False
    if head & (
        tag.TITLE
        | tag.HONORIFIC
        | tag.UNNAMED
        | tag.BODY
        | tag.BODY_NAME
        | tag.MEDIUM
        | tag.OUTLET
        | tag.PLACE
        | tag.GIVEN
        | tag.NAME_PART
        | tag.DOCUMENT
        | tag.MARK
    ):
        return True
    if (not head & tag.COMMON and not head & tag.NISBA) or is_memorial(text, mention.head):
        return True  # a name that no list knows
    closed = mention.end >= limit or text.tags[mention.end] & (
        tag.THAT | tag.COLON | tag.COMMA | tag.MARK | tag.TIME | tag.PREPOSITION | tag.PREFIXED
    )
    return (
        bool(closed)
        and bool(head & (tag.DEFINITE | tag.NISBA) or text.tags[mention.first] & tag.SAME)
        and "object" not in cue.takes[:1]
    )


def _at_words(text: Text, index: int) -> bool:
    return index < len(text.tags) and bool(text.tags[index] & (tag.THAT | tag.COLON))


_KNOWN = (
    tag.TITLE | tag.HONORIFIC | tag.UNNAMED | tag.BODY | tag.BODY_NAME | tag.MEDIUM | tag.OUTLET | tag.PLACE
    | tag.GIVEN | tag.DOCUMENT | tag.NISBA | tag.KIN | tag.HOMELAND | tag.LATTER
)  # fmt: skip


def is_oblique(text: Text, index: int) -> bool:
    """«دعا المتظاهرين», «أرسل فريقا», «تدعو طرفي النزاع»: behind a verb the ending says that these are its objects."""
    bits, kind = text.tags[index], text.types[index]
    if (bits & tag.PLURAL and kind.bare.endswith("ين")) or (not bits & ~tag.DEFINITE and _OF_SEVERAL.match(kind.bare)):
        return True  # «المعتادين»
    if text.tokens[index].endswith(_THEIR_OBJECT) and not bits & tag.GIVEN:
        return True  # «شكر زملاءه», but «قال زملاؤه»
    if kind.bare.endswith("ا") and kind.stem != kind.bare and not bits & (tag.GIVEN | tag.DEFINITE):
        return not is_dual(text, index)
    after = text.tags[index + 1] if index + 1 < len(text.tags) else 0
    return bool(bits & tag.OBLIQUE and after & (tag.NOMINAL | tag.MARK) and not after & (tag.PREFIXED | tag.CONJ))


_OF_SEVERAL = re.compile("الم.{4,}ين$")
_THEIR_OBJECT = ("اءه", "اءها", "اءهم", "اءهما", "اءنا")


def is_called_upon(text: Text, mention: Mention, cue: Cue) -> bool:
    """«ودعا الله أن يوفق الجميع», «كما دعا المجتمع الدولي إلى التحرك»: of these somebody asks, they do not ask."""
    some = text.tags[mention.first] & tag.SAME and text.types[mention.first].stem not in _ALL
    if some or not text.tags[mention.head] & tag.CALLED_UPON:
        return False  # «طالب عدد من المواطنين بـ»
    asked = cue.act == "ask" and mention.end < len(text.tags) and bool(text.tags[mention.end] & tag.THAT)
    return asked or cue.act in ("call", "demand")  # «سأل الله أن …», but «سأل الناس عن …»
