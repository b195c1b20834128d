"""Names that nothing else can be, by where they stand: «قال وزير الري الهضبي لي ساورين إن», «أكدت كارين ستابل أن».

Between a verb that takes nobody and what is said stands who says it, and behind his post only his name.
"""

from __future__ import annotations

from dataclasses import replace

from qawl.find.mentions import read_mention
from qawl.find.name_shapes import ACTING
from qawl.find.noun_phrases import extend_phrase
from qawl.find.proper_names import END, joins_letters
from qawl.find.spelt_like import Named
from qawl.find.titled_names import skip_honorifics
from qawl.text import tags as tag
from qawl.text.layers import Text

_FARTHEST = 14
"""Words between the verb and what is said."""
_LONGEST = 6
_LISTED = tag.NOMINAL & ~(tag.DEFINITE | tag.GIVEN)
_OTHER = (
    (END & ~(tag.THAT | tag.DASH)) | tag.DEMONSTRATIVE | tag.MARK | tag.OPEN | tag.TITLE | tag.HONORIFIC | tag.UNNAMED
    | tag.BODY | tag.BODY_NAME | tag.MEDIUM | tag.OUTLET | tag.DOCUMENT | tag.CHANNEL | tag.MANNER | tag.OPENER
    | tag.POST_ADJECTIVE | tag.ROLE_LINK | tag.NUMERAL | tag.BEFORE_VERB | tag.SAME | tag.NO_NAME | tag.WHAT_OF
    | tag.BEFORE_CLAUSE | tag.LIGHT | tag.FEELING | tag.SUBORDINATOR | tag.CUE
)  # fmt: skip
"""What is no part of a name even here."""
_KNOWN = (
    _LISTED | _OTHER | tag.PREFIXED | tag.PREPOSITION | tag.CONJ | tag.DASH | tag.VERB | tag.GIVEN | tag.QUESTION
    | tag.THAT
)  # fmt: skip
_TIED = tag.PREFIXED | tag.CONJ
_SYLLABLES = ("لي", "ما", "لو", "لا", "اي")
"""Words that are names where one of no list stands behind them: «لي ساورين», «ما جيان»."""
_CLAUSE = (
    tag.COMMA | tag.STOP | tag.LINE | tag.RELATIVE | tag.NEGATION | tag.AUXILIARY | tag.MARK | tag.THAT
)  # fmt: skip
_THAT = "ان"
_BEFORE_HAMZA = ("لأ", "لإ", "بأ", "بإ")
_SEVERAL = "ون"
_LEADS_NAME = tag.DEFINITE | tag.GIVEN | tag.PREFIXED | tag.CONJ
_PRESENT = ("ي", "ن")
_MORNING = "الصباح"
"""One says something «صباح اليوم», never «الصباح»."""
_AND, _ALSO, _BY, _AS, _TO = "ف", "و", "ب", "ك", "ل"


def with_names_between(text: Text, behind: list[int]) -> Text:
    """The same text with the words of such a name tagged as names; `behind` is what `behind_verbs` finds."""
    found = {place for at in behind for place in _name_behind(text, at)}
    if not found:
        return text
    unlisted = {text.types[at].folded for at in found if _is_unlisted(text, at)}
    found |= {at for at in text.written.folded.places(unlisted) if _is_unlisted(text, at)}
    tied = {text.types[at].folded for at in found if text.tags[at] & _TIED and not text.tags[at] & _LISTED}
    found |= {at for at in text.written.folded.places(tied) if at and text.tags[at - 1] & (tag.GIVEN | tag.DASH)}
    types, tags = list(text.types), list(text.tags)
    for at in found:
        types[at], tags[at] = _named(text, at)
    return replace(text, types=tuple(types), tags=tuple(tags))


def _name_behind(text: Text, at: int) -> range:
    """The tokens of the name between the verb before `at` and what it says, where reading would not have it whole."""
    nobody = range(0)
    if any("person" in cue.takes or form.suffixed for cue, form in text.types[at - 1].cues):
        return nobody  # «أبلغ سالم نادرا أن»
    told, closed = _where_said(text, at), 0
    if text.tags[at] & (tag.TITLE | tag.HONORIFIC | tag.GIVEN):
        closed = _where_closed(text, at)
    said = min(told or closed, closed or told)
    if (posted := _where_posted(text, at)) and (posted <= said or said < at + 2):
        said = told = posted
    if said < at + 2:
        return nobody
    first = _where_named(text, at, said)
    words = range(first, said)
    if not 1 < len(words) <= _LONGEST or not all(_may_be_name(text, at - 1, first, place, said) for place in words):
        return nobody
    if not any(_is_name_word(text, place) for place in words):
        return nobody
    if said != told and any(_may_be_noun(text, first, place) for place in words):
        return nobody
    if any(_is_of(text, place) for place in words[:-1]):
        return nobody  # «سالم بن نادر زمن الجفاف»
    nouns = sum(bool(text.tags[place] & _LISTED) for place in words)
    if first == at and nouns > bool(text.tags[at] & tag.GIVEN):
        return nobody  # «وأضاف مادحا المؤمنين:»
    if first == at and not text.tags[at] & tag.GIVEN and any(_may_be_noun(text, first, place) for place in words):
        return nobody  # «قال المرجاني يجب أن»
    known = read_mention(text, at, said)
    return nobody if known is not None and known.end == said and known.name == (first, said) else words


def _where_said(text: Text, at: int) -> int:
    """Where أن or a colon stands with nothing between that parts a clause; 0 where none does."""
    for index in range(at, min(at + _FARTHEST, len(text.tags) - 1)):
        bits = text.tags[index]
        if bits & tag.COLON or (text.types[index].bare == _THAT and not bits & tag.CONJ):
            return index
        if bits & _CLAUSE and not bits & tag.CONJ and text.types[index].bare not in _SYLLABLES:
            return 0
    return 0


def _where_closed(text: Text, at: int) -> int:
    """Where the words behind a verb that takes no noun are parted from what follows; 0 where it takes one."""
    if _takes_noun(text, at - 1):
        return 0
    named = text.tags[at] & tag.GIVEN and not text.tags[at] & (tag.TITLE | tag.HONORIFIC)
    for index in range(at + 1, min(at + _FARTHEST, len(text.tags) - 1)):
        bits, word = text.tags[index], text.types[index].bare
        if bits & (tag.DIVINE | tag.PROPHET):
            return 0  # «قال رسول الله صلى الله عليه وسلم:»
        if named and bits & tag.TITLE and not bits & _LEADS_NAME:
            return index  # «قال سالم ورال رئيس اللجنة إن»
        led = bits & tag.PREFIXED and bits & _LISTED and not bits & tag.GIVEN  # «قال سالم للصحفيين إن»
        if (led or bits & (_CLAUSE | tag.TIME | tag.PREPOSITION)) and word not in (_MORNING, *_SYLLABLES):
            return index
    return 0


def _where_posted(text: Text, at: int) -> int:
    """«قال سالم محارم المستشار بالوزارة», «قال سالم خلف، إن»: where a post or what is said ends a name; 0 if none does.

    Only behind a verb that takes no noun.
    """
    if text.tags[at] & (tag.TITLE | tag.HONORIFIC) or not _is_name_word(text, at) or _takes_noun(text, at - 1):
        return 0
    for index in range(at + 2, min(at + _LONGEST, len(text.tags) - 1)):
        bits, behind = text.tags[index], index + 1
        if bits & tag.TITLE and not bits & (_LEADS_NAME & ~tag.DEFINITE | tag.HONORIFIC):
            return index
        if bits & tag.COMMA:
            behind += bool(text.tags[behind] & tag.PREPOSITION)
            after = text.tags[min(behind, len(text.tags) - 1)]
            return index if after & tag.BARE_THAT or (after & tag.TITLE and not after & _LEADS_NAME) else 0
        if bits & _CLAUSE:
            return 0
    return 0


def _takes_noun(text: Text, verb: int) -> bool:
    return any({"object", "target"} & set(cue.takes) for cue, _ in text.types[verb].cues)


def _where_named(text: Text, at: int, said: int) -> int:
    """Where the name begins behind the post that begins at `at`; `at` itself where there is no post."""
    bits = text.tags[at]
    if not bits & (tag.TITLE | tag.HONORIFIC) or bits & tag.GIVEN:
        return at if bits & tag.GIVEN or _is_name_word(text, at) else said
    if bits & (tag.PLURAL | tag.PREFIXED):
        return said
    fixed = text.phrase_ends.get(at, at + 1)
    definite = bool((bits | text.tags[fixed - 1]) & tag.DEFINITE)
    first = skip_honorifics(text, extend_phrase(text, fixed, said, definite=definite, post=at), said)
    return first if text.tags[first - 1] & (tag.DEFINITE | tag.PLACE | tag.BODY_NAME) else said


def _is_name_word(text: Text, index: int) -> bool:
    """A given name, or a word of no list that is no verb by its shape."""
    return bool(text.tags[index] & tag.GIVEN) or _is_unlisted(text, index)


def _is_unlisted(text: Text, index: int) -> bool:
    return not text.tags[index] & _KNOWN and text.types[index].folded[:1].isalpha()


def _may_be_name(text: Text, verb: int, first: int, index: int, said: int) -> bool:
    bits, kind = text.tags[index], text.types[index]
    if bits & tag.DASH:
        return first < index < said - 1 and joins_letters(text, index)
    if not kind.folded[:1].isalpha():
        return False
    if bits & (tag.GIVEN | tag.NAME_PART) and not bits & (tag.PREFIXED | tag.CONJ):
        return True
    if bits & tag.DIVINE and not text.tags[index - 1] & tag.NAME_PART:
        return False  # «رحمه الله»
    behind_name = index > first + 1 or (index > first and _is_name_word(text, index - 1))
    if kind.bare in _SYLLABLES:
        opens = index == first > verb + 1 or (index > first and kind.bare == _SYLLABLES[0])
        return opens and index + 1 < said and _is_name_word(text, index + 1)
    if bits & tag.TIME and behind_name and kind.bare == _MORNING:
        return True
    last = behind_name and index == said - 1
    if last and bits & tag.MALE and bits & tag.PREPOSITION and not bits & _OTHER and text.tags[said] & tag.COMMA:
        return True  # «قال محمود خلف، إن»
    if last and bits & tag.TITLE and not bits & (_LEADS_NAME | tag.OFFICE) and text.tags[said] & tag.TITLE:
        return True  # «قال سالم حداد محامي المجلس»
    if bits & (_OTHER | tag.PREPOSITION | tag.QUESTION) or _leads_to(text, verb, index):
        return False
    if kind.folded[0] == _ALSO and not bits & tag.DEFINITE and (index > first + 1 or index < said - 1):
        return False  # «سالم كورسيل وسكا ورال»
    if bits & tag.CONJ:
        joins = text.tags[index - 1] & tag.DEFINITE or bits & _LISTED or not bits & tag.DEFINITE
        return behind_name and (kind.folded[0] == _AND or not joins)  # «الدفلى والمرجاني» are two
    if bits & tag.PREFIXED:
        return behind_name and kind.folded[0] in (_AS, _BY) and bool(bits & tag.GIVEN or not bits & _LISTED)
    if bits & tag.POSSESSED and bits & tag.COMMON:
        return False
    if bits & tag.DEFINITE and bits & _LISTED:
        return behind_name and not bits & (tag.NISBA | tag.PLURAL)
    if index == said - 1 and kind.folded[0] in _PRESENT and len(kind.folded) <= len("يتعين") and not bits:
        return False  # «قال الدكتور المرجاني يجب أن»
    if bits & tag.VERB and (index == first or kind.folded.endswith(_SEVERAL)):
        return False
    if bits & tag.PLACE:
        return behind_name and index == said - 1 and first > verb + 1  # «الرئيس رفاييل تيماران»
    accusative = bits & tag.COMMON and kind.folded[-1] == "ا" and kind.stem != kind.bare
    return not accusative and not (bits & tag.NISBA and not bits & tag.GIVEN)


def _is_of(text: Text, index: int) -> bool:
    """A noun without an article before one with it: «زمن الجفاف», but «عبد الرحيم»."""
    bits, after = text.tags[index], text.tags[index + 1]
    known = tag.GIVEN | tag.NAME_PART | tag.DEFINITE
    return bool(bits & _LISTED and not bits & known and after & tag.DEFINITE and after & _LISTED)


def _may_be_noun(text: Text, first: int, index: int) -> bool:
    """«سالم كورسيل يهتم بـ», «سالم كورسيل المنتمي إلى», «سالم كورسيل صلة بـ»: what may follow where no أن stands."""
    bits, word = text.tags[index], text.types[index].folded
    if bits & (tag.GIVEN | tag.NAME_PART) or index == first or word == _MORNING:
        return False
    return bool(bits & (_LISTED | tag.VERB)) or word[0] in _PRESENT or bool(ACTING.match(word))


def _leads_to(text: Text, verb: int, index: int) -> bool:
    """«أضاف سالم لكورسيل أن», «مدير المركز لطب العيون», «أشاد سالم بكورسيل وزملائه»: somebody or something else."""
    word = text.types[index].folded
    if text.tokens[index].startswith(_BEFORE_HAMZA):
        return True
    if word[0] == _BY:
        return _takes_by(text, verb)
    if word[0] == _TO:
        return bool(text.tags[index + 1] & tag.DEFINITE or text.written.folded.places({word[1:]}))
    return word[0] == _ALSO and word[-1] == "ه"


def _takes_by(text: Text, verb: int) -> bool:
    return any(_BY in cue.takes for cue, _ in text.types[verb].cues)


def _named(text: Text, at: int) -> Named:
    bits, kind = text.tags[at], text.types[at]
    if (bits & (tag.GIVEN | tag.NAME_PART) and not bits & tag.PREFIXED) or bits & tag.DASH:
        return kind, bits & ~tag.COMMON
    kept = bits & (tag.DEFINITE | tag.NAME_TAIL) if kind.folded.startswith("ال") else 0
    whole = replace(kind, bare=kind.folded, cues=(), tags=kept | tag.GIVEN)
    if not kept:
        whole = replace(whole, stem=kind.folded, prefix="")
    return whole, kept | tag.GIVEN
