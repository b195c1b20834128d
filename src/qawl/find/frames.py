"""Read what stands around a cue: who, to whom, when, where, and where the content begins."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qawl.find.mentions import Mention, read_mention
from qawl.lexicon.inflect import Form
from qawl.lexicon.load import Cue
from qawl.model.records import HopKind
from qawl.text import vocabulary as tag
from qawl.text.layers import Text

_REACH = 60
"""How many tokens after its cue a content may begin: a title, an occasion and a relative clause fit in."""
_SLACK = 8
_PREPOSITIONS = {"إلى": ("الي",), "عن": ("عن",), "من": ("من",), "على": ("علي",), "في": ("في",), "بشأن": ("بشان",),
                 "إزاء": ("ازاء",), "ضد": ("ضد",)}  # fmt: skip
_ATTACHED = {"ب": "ب", "ل": "ل"}
_BEFORE_CLAUSE = frozenset("بعد قبل منذ دون بدون رغم الرغم حين الي حتي مع غير الا بمجرد لمجرد قبيل عقب شرط بشرط".split())


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue with what was read around it; all numbers are token indexes."""

    cue: Cue
    form: Form
    first: int
    """The first token of the cue."""
    end: int
    """The token after the cue's last."""
    begin: int
    """Where its clause begins: the subject before it, a negation, an opening word."""
    negated: bool
    subject: Mention | None
    marker: str
    """What introduces the content: «أن», ":", "quote", a preposition, "object"."""
    content: int
    """The first token of the content."""
    addressee: Mention | None
    time: tuple[int, int] | None
    place: tuple[int, int] | None
    carrier: Mention | None = None
    """For a relay: who passes the subject's words on («نقلت الوكالة عن مصدر»)."""
    carried: bool = False
    """The words were passed on, though nobody may be named who did («ونقلت عن مصدر»)."""
    pieces: tuple[tuple[int, int], ...] = ()
    """The content itself, where the frame already says how far it reaches."""


@dataclass(slots=True)
class _Found:
    """What the walk from the cue to its content has met so far."""

    subject: Mention | None = None
    addressee: Mention | None = None
    time: tuple[int, int] | None = None
    place: tuple[int, int] | None = None
    marker: str = ""
    content: int = -1


def read_verb_frame(text: Text, first: int, cue: Cue, form: Form, end: int | None = None) -> Frame | None:
    """The frame of the verb or participle at token `first`, or None where it introduces nothing.

    `end` is the token after the cue where it is of several words.
    """
    end = first + 1 if end is None else end
    if form.tense != "fixed" and not _stands_as_verb(text, first, cue, form):
        return None
    limit = _limit(text, first)
    begin, negated = _left(text, first)
    if negated and cue.negated == cue.act and cue.act not in ("say", "announce"):
        return None
    before = subject_before(text, begin, form) if form.tense in ("past", "present") else None
    if before is not None and not (fits(text, before[0], form) and _agrees(before[0], form)):
        before = None
    close = before is not None and before[0].end == begin
    found = _walk(text, end, limit, cue, form, before[0] if before is not None and close else None, negated=negated)
    if found is not None and before is not None and not close and found.subject is None:
        found = _walk(text, end, limit, cue, form, before[0], negated=negated)
    if found is None or (cue.weak and found.marker not in CLAUSES):
        return None
    subject = found.subject
    if before is not None and subject is before[0]:
        begin = before[1]
    if not _agrees(subject, form) or not _is_attribution(text, begin, first, cue, form, subject, found):
        return None
    _skip_feeling(text, found, limit)
    if negated and cue.act in ("say", "announce") and (found.marker not in CLAUSES or text.tags[found.content] & tag.QUESTION):
        found.marker = SILENCE
    elif negated and cue.negated == cue.act:
        return None
    return Frame(
        cue, form, first, end, begin, negated, subject, found.marker, found.content, found.addressee, found.time, found.place
    )  # fmt: skip


SILENCE = "silence"
"""The marker of a frame that reports what somebody did not say."""
CLAUSES = ("أن", ":", "quote")
"""Markers that introduce a whole clause, after which hardly any word but one of saying stands."""


def _stands_as_verb(text: Text, first: int, cue: Cue, form: Form) -> bool:
    """Whether a word that is also something else stands where a verb would."""
    bits = text.tags[first]
    previous = text.tags[first - 1] if first else tag.LINE
    if form.tense == "participle":
        if bits & (tag.PREPOSITION | tag.SUBORDINATOR | tag.TIME):
            return False  # «مجددا»: again
        if form.word.endswith("ا") and not bits & tag.COMMON:
            return True
        return bool(previous & (tag.COMMA | tag.MARK | tag.STOP | tag.LINE | tag.CLOSE) or bits & tag.CONJ)
    alike = cue.ambiguous and form.gender == "m" and form.number == "s"
    if not (alike or bits & (tag.COMMON | tag.PREPOSITION | tag.TIME | tag.TITLE | tag.BODY | tag.GIVEN | tag.PLACE)):
        return True
    opens = previous & (tag.DASH | tag.POSSESSED | tag.COMMA | tag.STOP | tag.LINE | tag.AUXILIARY | tag.NEGATION | tag.RELATIVE | tag.MARK | tag.CLOSE) or bits & tag.CONJ
    if bits & (tag.PREPOSITION | tag.SUBORDINATOR | tag.TIME) and form.tense == "past" and not previous & (tag.AUXILIARY | tag.RELATIVE):
        return bool(opens) and _named_next(text, first)
    if cue.ambiguous and bits & tag.PREPOSITION and not previous & (tag.AUXILIARY | tag.NEGATION | tag.RELATIVE) and form.word == cue.lemma:
        return bool(previous & tag.LINE and not bits & tag.CONJ) is False and bool(opens) and _named_next(text, first)
    if _named_next(text, first) and not previous & (tag.PREPOSITION | tag.SAME) and (previous & tag.DEFINITE or not previous & (tag.COMMON | tag.PREFIXED)):
        return True
    if opens or previous & (tag.SUBORDINATOR | tag.THAT) and not text.types[first - 1].bare in _BEFORE_CLAUSE:
        return True
    return subject_before(text, first, form) is not None


def _named_next(text: Text, first: int) -> bool:
    """Whether somebody is named right after the word: «وبيّن الوزير»."""
    after = text.tags[first + 1] if first + 1 < len(text.tags) else 0
    named = tag.TITLE | tag.GIVEN | tag.UNNAMED | tag.HONORIFIC | tag.BODY_NAME | tag.PLACE | tag.BODY | tag.MEDIUM | tag.NISBA
    if text.tags[first] & tag.CONJ and after & tag.DEFINITE and not after & (tag.PREFIXED | tag.CONJ):
        return True
    return bool(after & named) and not after & (tag.PREFIXED | tag.CONJ) and bool(after & (tag.DEFINITE | tag.GIVEN | tag.PLACE) or not after & tag.PLURAL)


def _is_attribution(text: Text, begin: int, first: int, cue: Cue, form: Form, subject: Mention | None, found: _Found) -> bool:
    """Whether somebody speaks here at all, and not a fact, a thing or nobody."""
    if subject is None and first and text.tags[first - 1] & tag.RELATIVE and text.tags[first] & tag.NO_CUE and not _relative_agrees(text.types[first - 1].bare, form):
        return False  # «التي يعتقد أنها»: a passive that names nobody
    if subject is not None and found.marker == "object" and subject.first > first + 1 and _is_unknown_word(text, subject):
        return False
    if subject is None and form.tense == "present":
        if text.tags[first] & tag.NO_CUE and (begin == first):
            return False
        if found.marker not in CLAUSES and not text.tags[first] & tag.CONJ:
            return False
        if begin == first and first and text.tags[first - 1] & tag.COMMON and not text.tags[first - 1] & (tag.DEFINITE | tag.COMMA | tag.CUE):
            return False
    if subject is None and found.marker == "object" and text.tags[first] & tag.COMMON and form.tense == "past" and not text.tags[first] & tag.CONJ:
        return False  # a headline's noun: «رفض المقترح»
    if subject is not None and found.marker not in CLAUSES and _is_thing(text, subject):
        return False
    if found.marker == "object" and not _object_counts(text, first, cue, form, subject, found):
        return False
    return True


def _relative_agrees(relative: str, form: Form) -> bool:
    return form.number != "s" or not (relative == "التي" and form.gender == "m" or relative == "الذي" and form.gender == "f") or form.suffixed


def _is_unknown_word(text: Text, subject: Mention) -> bool:
    """A single word that no list knows and that has no article: too little to be somebody without أن or a quotation."""
    head = text.tags[subject.head]
    return subject.name[1] - subject.name[0] == 1 and not head & (tag.NOMINAL | tag.LATIN | tag.DOCUMENT)


def _is_thing(text: Text, subject: Mention) -> bool:
    """Whether the phrase is headed by a common noun of no list of persons, bodies or documents: «كشف الفوز عن»."""
    head = text.tags[subject.head]
    known = tag.TITLE | tag.UNNAMED | tag.BODY | tag.BODY_NAME | tag.MEDIUM | tag.OUTLET | tag.PLACE | tag.GIVEN | tag.DOCUMENT | tag.NISBA | tag.HONORIFIC
    return bool(head & tag.COMMON) and not head & known


def _skip_feeling(text: Text, found: _Found, limit: int) -> None:
    """«أعرب عن أمله في …»: the feeling belongs to the cue, the content follows it."""
    if found.marker not in ("عن", "object", "ب") or not text.tags[found.content] & tag.FEELING:
        return
    index = found.content + 1
    while index < limit and index - found.content < 5:
        bits, kind = text.tags[index], text.types[index]
        if bits & tag.THAT:
            found.content = index + 1 if bits & tag.BARE_THAT else index
            return
        if bits & tag.PREFIXED or kind.bare in FEELING_LINKS or kind.prefix or _unknown_prefixed(text, index) and kind.bare[0] in "بل":
            attached = kind.bare not in FEELING_LINKS
            found.content = index if attached or index + 1 >= limit else index + 1
            if not attached and found.content < limit and text.tags[found.content] & tag.BARE_THAT:
                found.content += 1
            return
        if not bits & (tag.DEFINITE | tag.COMMON | tag.PLACE | tag.NISBA | tag.MARK):
            return
        index += 1


FEELING_LINKS = frozenset("في من ازاء بشان علي حيال تجاه حول عن الي".split())


def _limit(text: Text, first: int) -> int:
    """As far as the content may begin: the sentence, and past a line break only after a colon."""
    return min(text.sentence_end(first), first + _REACH)


def _walk(
    text: Text, index: int, limit: int, cue: Cue, form: Form, subject: Mention | None = None, *, negated: bool = False
) -> _Found | None:
    """From the cue to its content, collecting subject, addressee, time and place on the way."""
    found = _Found(subject)
    seeks_subject = form.tense != "participle"
    tags, types = text.tags, text.types
    relative, slack = False, 0
    while index < limit:
        bits = tags[index]
        if _marks_content(text, index, limit, cue, found, relative):
            return found
        if bits & tag.QUESTION and negated and not bits & tag.CONJ:
            found.marker, found.content = "object", index
            return found
        if bits & (tag.LINE | tag.STOP):
            return None
        if bits & tag.MARK:
            mention = read_mention(text, index, limit) if found.subject is None and seeks_subject else None
            if mention is not None:
                found.subject, index = mention, mention.end
            else:
                quote = text.quote_at(index)
                index = text.token_at(quote.outer_end - 1) + 1 if quote is not None and quote.closed else index + 1
            continue
        if bits & tag.RELATIVE:
            relative = True
        elif bits & tag.COMMA:
            slack, relative = max(0, slack - 2), False
        elif bits & tag.CUE and not relative and index > 0 and _stops_walk(text, index):
            return None
        elif seeks_subject and found.subject is None and not relative and not bits & tag.TIME:
            mention = read_mention(text, index, limit)
            if mention is not None and _may_be_subject(text, mention, cue, limit) and fits(text, mention, form):
                found.subject, index = mention, mention.end
                continue
        if bits & tag.TIME and not relative:
            end = _time_end(text, index, limit)
            found.time, index = found.time or (index, end), end
            continue
        if bits & (tag.PREPOSITION | tag.PREFIXED) and not bits & (tag.TITLE | tag.BODY) or bits & tag.PREFIXED:
            index = _adverbial(text, index, limit, cue, found)
            continue
        if not relative and (bits & _THINGS or _plain_word(text, index, cue, found)) and not bits & tag.COMMA:
            step = _noun_phrase(text, index, limit, cue, found, seeks_subject=seeks_subject)
            if step < 0:
                return found
            if step > index:
                index = step
                continue
        if not relative and not bits & tag.COMMA:
            slack += 1
            if slack > _SLACK or bits & (tag.NEGATION | tag.AUXILIARY):
                return None
        index += 1
    return None


_THINGS = tag.NOMINAL | tag.DEMONSTRATIVE | tag.SAME | tag.FEELING


def _plain_word(text: Text, index: int, cue: Cue, found: _Found) -> bool:
    """A word of no list right behind the subject of a verb that takes an object: «يؤيد الحزب توسيع …», «فند ما قيل»."""
    if found.subject is None or found.subject.end != index or "object" not in cue.takes:
        return False
    bits, word = text.tags[index], text.types[index].bare
    if bits & tag.QUESTION and word == WHAT:
        return True
    return not bits & ~tag.FEMININE and word[:1].isalpha() and not word.endswith("ا")


WHAT = "ما"


def _marks_content(text: Text, index: int, limit: int, cue: Cue, found: _Found, relative: bool) -> bool:
    """Whether the content is introduced at `index`; if so `found` says by what and where it begins."""
    bits, kind = text.tags[index], text.types[index]
    if bits & tag.THAT and not bits & tag.CONJ:
        previous = text.types[index - 1].bare
        if previous in _BEFORE_CLAUSE and not any(previous in _PREPOSITIONS.get(take, ()) for take in cue.takes):
            return False
        found.marker, found.content = "أن", index + 1 if bits & tag.BARE_THAT else index
        return found.content < len(text.tokens)
    if bits & tag.COLON:
        if cue.weak and index + 1 < len(text.tags) and text.tags[index + 1] & tag.LINE:
            return False  # a byline: «كتب فلان:»
        found.marker, found.content = ":", index + 1
        while found.content < len(text.tokens) - 1 and text.tags[found.content] & tag.LINE:
            found.content += 1
        return found.content < len(text.tokens)
    if bits & tag.MARK:
        quote = text.quote_at(index)
        if quote is None:
            return False
        inside = text.token_at(quote.end - 1) - index
        if inside >= (6 if cue.weak else _LONG_QUOTE) or (inside >= 2 and _quotes_directly(text, index, cue, found)):
            found.marker, found.content = "quote", index
            return True
        return False
    if relative or (bits & tag.CONJ and not bits & tag.PREFIXED):
        return False
    for take in cue.takes:
        if kind.bare in _PREPOSITIONS.get(take, ()):
            return _after_preposition(text, index, limit, take, cue, found)
        if take in _ATTACHED and (kind.bare == take or kind.prefix == take or take == cue.takes[0] and kind.bare.startswith(take) and bits & tag.MAY_SPLIT or kind.bare.startswith(take) and _unknown_prefixed(text, index)):
            if bits & tag.PRESS or bits & tag.TIME or (take == "ل" and _addresses(text, index, found)):
                return False
            found.marker, found.content = take, index
            return True
    return False


_LONG_QUOTE = 5
"""Tokens inside quotation marks from which on they hold a saying wherever they stand, and not a name or title."""


def _quotes_directly(text: Text, index: int, cue: Cue, found: _Found) -> bool:
    """Whether a short quotation follows its verb or the speaker at once, and the verb is one of saying."""
    if cue.weak or "أن" not in cue.takes:
        return False
    quote = text.quote_at(index)
    after = text.token_at(quote.outer_end - 1) + 1 if quote is not None else index + 1
    if after < len(text.tags) and not text.tags[after] & (tag.COMMA | tag.STOP | tag.LINE | tag.CONJ | tag.SUBORDINATOR | tag.CLOSE):
        return False
    beside = bool(text.tags[index - 1] & tag.CUE) or found.subject is not None and found.subject.end == index
    return beside and not (found.subject is not None and text.tags[found.subject.head] & tag.MEDIUM)


def _unknown_prefixed(text: Text, index: int) -> bool:
    """A word that no list knows and that begins with ب or ل, where a content may begin: «بتعجيل»."""
    kind = text.types[index]
    return not kind.tags & (tag.NOMINAL | tag.CUE | tag.PREPOSITION | tag.SUBORDINATOR) and len(kind.bare) > 3


def _after_preposition(text: Text, index: int, limit: int, take: str, cue: Cue, found: _Found) -> bool:
    after = index + 1
    if after >= limit or text.tags[after] & (tag.COMMA | tag.STOP | tag.LINE | tag.RELATIVE):
        return False
    if take in ("في", "من", "على") and text.tags[after] & (tag.CHANNEL | tag.TIME) and not text.tags[after] & tag.DEFINITE:
        return False
    if take == "من" and ("person" in cue.takes or "object" in cue.takes) and text.tags[after] & (tag.NOMINAL):
        mention = read_mention(text, after, limit)
        if mention is not None and mention.end < limit and text.tags[mention.end] & tag.THAT:
            found.addressee = mention
            return False
    found.marker, found.content = take, after
    if text.tags[after] & tag.THAT:
        found.marker, found.content = "أن", after + 1 if text.tags[after] & tag.BARE_THAT else after
    return True


def _addresses(text: Text, index: int, found: _Found) -> bool:
    """Whether «ل…» at `index` names somebody spoken to: «لنظيره», «لرويترز», «للصحفيين»."""
    bits = text.tags[index]
    return bool(bits & (tag.OUTLET | tag.MEDIUM | tag.TITLE | tag.PRESS | tag.GIVEN)) or found.subject is None and bool(bits & tag.PLACE)


def _stops_walk(text: Text, index: int) -> bool:
    """Whether the cue at `index` is a clause of its own rather than a look-alike noun or a title."""
    bits = text.tags[index]
    if bits & (tag.TITLE | tag.UNNAMED | tag.BODY | tag.GIVEN | tag.PREPOSITION | tag.DEFINITE) or bits & tag.NO_CUE and index in text.phrase_ends:
        return False
    if any(cue.kind == "relay" and form.tense == "fixed" for cue, form in text.types[index].cues):
        return False  # «نقلا عن» stands inside the clause of another verb
    return any(form.tense in ("past", "participle", "present") and not (cue.ambiguous and not bits & tag.CONJ) for cue, form in text.types[index].cues)


def _may_be_subject(text: Text, mention: Mention, cue: Cue, limit: int) -> bool:
    head = text.tags[mention.head]
    if head & (tag.CHANNEL | tag.FEELING) and (head & tag.POSSESSED or not head & (tag.DEFINITE | tag.DOCUMENT)):
        return False
    if head & (tag.TITLE | tag.UNNAMED | tag.BODY | tag.BODY_NAME | tag.MEDIUM | tag.OUTLET | tag.PLACE | tag.GIVEN | tag.DOCUMENT | tag.MARK):
        return True
    if not head & tag.COMMON and not head & tag.NISBA:
        return True  # a name that no list knows
    closed = mention.end >= limit or text.tags[mention.end] & (tag.THAT | tag.COLON | tag.COMMA | tag.MARK | tag.TIME | tag.PREPOSITION | tag.PREFIXED)
    return bool(closed) and bool(head & (tag.DEFINITE | tag.NISBA) or text.tags[mention.first] & tag.SAME) and "object" not in cue.takes[:1]


def _time_end(text: Text, index: int, limit: int) -> int:
    """The end of an expression of time: «اليوم الجمعة», «مساء أمس الأربعاء»."""
    end = text.phrase_ends.get(index, index + 1)
    while end < limit and text.tags[end] & (tag.TIME | tag.NUMBER) and not text.tags[end] & tag.CONJ:
        end = max(end + 1, text.phrase_ends.get(end, 0))
    return min(end, limit)


def _adverbial(text: Text, index: int, limit: int, cue: Cue, found: _Found) -> int:
    """Past an adverbial of the saying, noting whom it addresses, when and where; the index after it."""
    bits, kind = text.tags[index], text.types[index]
    attached = bool(bits & tag.PREFIXED)
    inner = index if attached else index + 1
    if inner >= limit:
        return limit
    if not attached and (bits & tag.POSSESSED or text.tags[inner] & (tag.THAT | tag.COLON | tag.MARK | tag.COMMA)):
        return inner  # «في بيان لها أن»
    end = text.phrase_ends.get(index, 0)
    if end > index and bits & tag.TIME:
        found.time = found.time or (index, end)
        return end
    addressing = kind.prefix == "ل" or kind.bare in ADDRESSING
    if addressing and found.addressee is None and found.content < 0:
        mention = read_mention(text, inner, limit) if not attached else _attached_mention(text, index, limit)
        if mention is not None:
            found.addressee = mention
            return max(mention.end, index + 1)
    if kind.bare in ASKED and "object" in cue.takes and (mention := read_mention(text, inner, limit)) is not None and not attached:
        found.addressee = found.addressee or mention
        return mention.end  # «طلبت النقابة من الإدارة تأجيل …»
    end = inner + 1
    if text.tags[inner] & tag.CHANNEL:
        while end < limit and text.types[end].bare.endswith(("ي", "يه")) and not text.tags[end] & (tag.DEFINITE | tag.GIVEN | tag.PREPOSITION):
            end += 1
    while end < limit and not text.tags[end] & (
        tag.COMMA | tag.STOP | tag.LINE | tag.COLON | tag.THAT | tag.MARK | tag.PREPOSITION | tag.PREFIXED | tag.RELATIVE | tag.TIME | tag.CUE
        | tag.TITLE
    ):  # fmt: skip
        end += 1
    if found.place is None and kind.bare in PLACING and text.tags[inner] & (tag.CHANNEL | tag.PLACE | tag.NOMINAL) and not text.tags[inner] & tag.TIME:
        found.place = (inner, min(end, limit))
    return max(end, index + 1)


ADDRESSING = frozenset(("ل", "لـ", "امام", "الي"))
ASKED = frozenset(("من", "علي"))
PLACING = frozenset(("في", "خلال", "علي"))


def _attached_mention(text: Text, index: int, limit: int) -> Mention | None:
    """The mention that begins with the word to which ل is attached: «لرويترز»."""
    head = text.tags[index]
    if not head & (tag.NOMINAL):
        return None
    end = index + 1
    while end < limit and end - index < 6 and text.tags[end] & (tag.NOMINAL) and not text.tags[end] & (
        tag.COMMA | tag.THAT | tag.COLON | tag.MARK | tag.PREPOSITION | tag.CONJ | tag.TIME | tag.PREFIXED
    ):  # fmt: skip
        end += 1
    return Mention(index, end, (index, end), None, HopKind.BODY, False, False, index)


def _noun_phrase(text: Text, index: int, limit: int, cue: Cue, found: _Found, *, seeks_subject: bool) -> int:
    """A noun phrase that is no subject: addressee, or the content itself (then -1); 0 if it is neither."""
    if "person" in cue.takes and found.addressee is None and not text.tags[index] & tag.CHANNEL:
        mention = read_mention(text, index, limit)
        if mention is not None and mention.end < limit:
            found.addressee = mention
            return mention.end
    if "object" in cue.takes or "target" in cue.takes:
        definite = seeks_subject and text.tags[index] & tag.DEFINITE and found.subject is None and cue.takes and cue.takes[0] == "أن"
        if definite and (mention := read_mention(text, index, limit)) is not None and mention.end < limit and text.tags[mention.end] & tag.THAT:
            found.subject = mention
            return mention.end
        if not text.tags[index] & (tag.CONJ | tag.TIME) and not _clause_ahead(text, index, limit, cue):
            found.marker, found.content = "object", index
            return -1
    return 0


def _clause_ahead(text: Text, index: int, limit: int, cue: Cue) -> bool:
    """Whether what the cue introduces still lies ahead, set off by a comma or an adverbial: «…، اليوم، أن»."""
    for at in range(index + 1, limit):
        bits = text.tags[at]
        if bits & (tag.STOP | tag.LINE | tag.RELATIVE | tag.TURN):
            return False
        if bits & tag.CUE and not bits & tag.NOMINAL and _stops_walk(text, at):
            return False
        before = text.tags[at - 1]
        apart = before & (tag.COMMA | tag.TIME | tag.GIVEN | tag.CLOSE) or before & tag.PLACE and "أن" in cue.takes
        if bits & tag.THAT and not bits & tag.CONJ:
            return bool(apart) and "أن" in cue.takes and text.types[at - 1].bare not in _BEFORE_CLAUSE
        if apart and before & (tag.COMMA | tag.TIME) and any(text.types[at].bare in _PREPOSITIONS.get(take, ()) for take in cue.takes):
            return True
    return False


def _left(text: Text, first: int) -> tuple[int, bool]:
    """Where the clause of the verb at `first` begins to the left, and whether a negation stands there."""
    begin, negated = first, False
    while begin > 0 and text.tags[begin - 1] & (tag.AUXILIARY | tag.NEGATION) and not text.tags[begin] & tag.CONJ:
        begin -= 1
        negated = negated or bool(text.tags[begin] & tag.NEGATION)
    return begin, negated


def subject_before(text: Text, verb: int, form: Form) -> tuple[Mention, int] | None:
    """The subject that stands before the verb whose clause begins at `verb`, and where it begins."""
    if verb == 0 or (text.tags[verb] & tag.CONJ and not text.tags[verb - 1] & tag.COMMA):
        return None
    floor = text.sentence_start(verb)
    last = verb - 1
    if text.tags[last] & tag.RELATIVE and not text.tags[verb] & tag.CONJ:
        verb, last = last, last - 1
    start = _clause_start(text, last, floor)
    tries = 0
    while start >= floor and tries < 4:
        mention = read_mention(text, start, verb) if start < verb else None
        if mention is not None and speaks(text, mention) and (reaching := _reaching(text, mention, verb)) is not None:
            return reaching, start
        if tries and start > floor and text.tags[start - 1] & (tag.STOP | tag.LINE | tag.THAT):
            break
        nearer = _clause_start(text, start - 2, floor) if start - 2 >= floor else floor - 1
        if nearer >= start:
            break
        start, tries = nearer, tries + 1
    return None


def speaks(text: Text, mention: Mention) -> bool:
    """Whether what stands before a verb can speak: a person, a body, a place; no thing and no event."""
    head = text.tags[mention.head]
    if text.tags[mention.first] & tag.TIME or head & (tag.CHANNEL | tag.TIME) and not head & tag.DOCUMENT:
        return False
    if head & (tag.TITLE | tag.UNNAMED | tag.BODY | tag.BODY_NAME | tag.MEDIUM | tag.OUTLET | tag.PLACE | tag.GIVEN | tag.DOCUMENT | tag.HONORIFIC):
        return True
    if head & tag.COMMON:
        return bool(head & tag.PLURAL and head & tag.NISBA)
    if head & (tag.NISBA | tag.DEFINITE):
        return True
    return mention.name[1] - mention.name[0] > 1 and not head & tag.NOMINAL


def _clause_start(text: Text, index: int, floor: int) -> int:
    """The token after the nearest boundary at or before `index`."""
    here = index
    boundary = tag.DASH | tag.COMMA | tag.STOP | tag.COLON | tag.LINE | tag.THAT | tag.SUBORDINATOR | tag.AUXILIARY | tag.NEGATION
    while index >= floor and not text.tags[index] & boundary:
        if text.tags[index] & tag.MARK and (quote := text.quote_at(index)) is not None and text.starts[here] < quote.outer_end:
            break  # inside a quotation its opening mark begins the clause
        index -= 1
    return index + 1


def _reaching(text: Text, mention: Mention, verb: int) -> Mention | None:
    """The mention if it leads up to the verb: nothing between, an apposition in commas, or a relative clause."""
    if mention.end == verb:
        return mention
    between = text.tags[mention.end]
    if between & tag.RELATIVE or between & tag.COMMA and text.tags[verb - 1] & tag.COMMA and verb - mention.end < 25:
        return mention
    if verb - mention.end > 5 or not between & (tag.PREPOSITION | tag.PREFIXED) and text.types[mention.end].cues:
        return None
    known = tag.NOMINAL | tag.PREPOSITION | tag.PREFIXED | tag.POSSESSED
    if any(text.tags[index] & (_BETWEEN | tag.CUE) or not text.tags[index] & known for index in range(mention.end, verb)):
        return None
    if mention.role is not None or mention.kind.value == "person":
        return mention
    return replace(mention, end=verb, name=(mention.first, verb) if mention.name[1] == mention.end else mention.name)


_BETWEEN = tag.DASH | tag.COMMA | tag.STOP | tag.COLON | tag.LINE | tag.MARK | tag.THAT | tag.NEGATION | tag.SUBORDINATOR


def fits(text: Text, mention: Mention, form: Form) -> bool:
    """Whether the gender of a singular verb allows this phrase as its subject: «طالب الحكومة» has another one."""
    if form.number != "s" or not form.gender or mention.plural:
        return True
    head = text.tags[mention.head]
    feminine = bool(head & tag.FEMININE) or bool(head & tag.PLACE and not head & tag.MASCULINE)
    if form.gender == "m":
        return not (feminine and head & (tag.TITLE | tag.BODY | tag.PLACE | tag.UNNAMED | tag.MEDIUM)) or mention.first != mention.head
    if head & tag.BODY and not head & tag.PLURAL:
        return feminine
    return feminine or not head & (tag.TITLE | tag.MASCULINE) or bool(head & (tag.GIVEN | tag.PLURAL))


def _agrees(subject: Mention | None, form: Form) -> bool:
    """A masculine verb cannot have a feminine person as its subject."""
    return subject is None or not (form.gender == "m" and form.number == "s" and subject.feminine and subject.kind.value == "person" and not subject.plural)


def _object_counts(text: Text, first: int, cue: Cue, form: Form, subject: Mention | None, found: _Found) -> bool:
    """Whether a bare noun phrase after the cue is content: enough words, and somebody who says it."""
    if "object" not in cue.takes and "target" not in cue.takes:
        return False
    return text.sentence_end(first) - found.content >= 2


def read_noun_frame(text: Text, first: int, cue: Cue, form: Form) -> Frame | None:
    """The frame of a noun of saying: «تحذير الوزارة من …», «تصريح المدير بأن …»; its source must stand beside it."""
    limit = min(text.sentence_end(first), first + 30)
    subject, index = None, first + 1
    if text.tags[first] & tag.CHANNEL and first and text.tags[first - 1] & tag.PREPOSITION and first - 1 > text.sentence_start(first):
        return None  # «قال في بيان إن»: the verb introduces, the noun only says where
    if not form.suffixed:
        while index < limit and text.types[index].bare.endswith(("ه", "ي", "يه")) and not text.tags[index] & (tag.NOMINAL & ~tag.COMMON | tag.PREPOSITION):
            index += 1  # «دعوات متكررة من …»
        if index < limit and text.types[index].bare == FROM:
            index += 1
        subject = read_mention(text, index, limit) if index < limit else None
        if subject is None or not _is_somebody(text, subject):
            return None
        index = subject.end
    found = _Found(subject)
    while index < limit and not text.tags[index] & (tag.COMMA | tag.STOP | tag.LINE | tag.CUE | tag.RELATIVE):
        if _marks_content(text, index, limit, cue, found, False):
            if found.marker == "quote" or (form.suffixed and found.marker != "أن"):
                return None
            return Frame(cue, form, first, first + 1, first, False, subject, found.marker, found.content, None, None, None)
        if not text.tags[index] & (tag.PREPOSITION | tag.PLACE | tag.NISBA | tag.TIME):
            return None
        index += 1
    return None


FROM = "من"


def _is_somebody(text: Text, mention: Mention) -> bool:
    head = text.tags[mention.head]
    return bool(head & (tag.TITLE | tag.BODY | tag.BODY_NAME | tag.PLACE | tag.GIVEN | tag.MEDIUM | tag.HONORIFIC)) and not head & (tag.CHANNEL | tag.TIME)
