"""Whom a verb accuses or describes: «اتهم فلان فلانا بـ…», «ما وصفه بـ…»; the words begin with it where it is named."""

from __future__ import annotations

from dataclasses import replace

from qawl.find.adjectives import is_adjective
from qawl.find.markers import Met, unknown_prefixed
from qawl.find.mentions import Mention, read_mention
from qawl.lexicon.inflect import Form
from qawl.lexicon.load import THAT_CLAUSE, Cue
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text


def marks_description(text: Text, index: int, cue: Cue, form: Form, found: Met) -> bool:
    """Behind a pronoun («وصفها بـ…», «اعتبره "…"»), and behind بـ in marks, stands what is said; `found` says where."""
    if "target" not in cue.takes:
        return False
    kind, bits = text.types[index], text.tags[index]
    if bits & tag.THAT:
        return False
    quoted = kind.bare == "ب" and index + 1 < len(text.tags) and bool(text.tags[index + 1] & tag.MARK)
    if not form.suffixed and not quoted:
        return False
    if kind.prefix == "ب" or kind.bare == "ب" or (unknown_prefixed(text, index) and kind.bare[0] == "ب"):
        found.marker, found.content = "ب", index
        return True
    quote = text.quote_at(index) if bits & tag.MARK else None
    if quote is not None and quote.closed and (text.tags[index - 1] & tag.CUE or found.subject is not None):
        found.marker, found.content = "quote", index
        return True
    return False


def description_end(text: Text, index: int, limit: int) -> int:
    """How far a description reaches that stands inside a clause of its own: «ما وصفه بالخطأ الجسيم من خلال …»."""
    start = index
    while index < limit:
        bits = text.tags[index]
        inside = bits & tag.PLACING or (bits & tag.PREPOSITION and bits & tag.POSSESSED)  # «بتدبير انقلاب ضده»
        if index > start and bits & _ENDS and not (inside and not bits & tag.CONJ) and not _both(text, start, index):
            break
        quote = text.quote_at(index) if bits & tag.MARK else None
        closed = quote is not None and quote.closed and quote.outer_start == text.starts[index]
        index = text.token_at(quote.outer_end - 1) + 1 if quote is not None and closed else index + 1
    return index


def _both(text: Text, start: int, index: int) -> bool:
    """«في الخلاف بينه وبين البلدية»: the other of two between whom something is."""
    if not text.tags[index] & tag.CONJ or not text.types[index].bare.startswith(_BETWEEN):
        return False
    return any(text.types[at].bare.startswith(_BETWEEN) for at in range(start, index))


_BETWEEN = "بين"
_ENDS = (
    tag.COMMA | tag.STOP | tag.LINE | tag.RELATIVE | tag.SUBORDINATOR | tag.TIME | tag.PREPOSITION | tag.CONJ
    | tag.VERB | tag.CUE | tag.CLOSE | tag.DASH | tag.AUXILIARY | tag.NEGATION | tag.TURN
)  # fmt: skip


def find_target(text: Text, first: int, cue: Cue, form: Form, found: Met, before: Mention | None) -> None:
    """«وتتهم الحكومة بالتلكؤ»: whom the verb is about is no subject; the content begins with it."""
    subject = found.subject
    if subject is None or subject is before or form.suffixed or "target" not in cue.takes or subject.first <= first:
        return
    owned = next((at for at in range(subject.first + 1, min(subject.end + 1, found.content)) if _is_his(text, at)), 0)
    if owned and (found.marker in ("ب", "object") or _joined_to(text, found)):
        end = min(subject.end, owned)  # «اتهم المرجاني نائبه السابق بـ…»: nobody is his own deputy
        found.subject = replace(subject, end=end, name=(subject.name[0], min(subject.name[1], end)))
        found.marker, found.content = "object", owned
        return
    if text.tags[subject.first - 1] & tag.RELATIVE or found.marker not in ("ب", THAT_CLAUSE, "object"):
        return
    if found.marker == cue.takes[0] == THAT_CLAUSE and text.tags[found.content - 1] & tag.BARE_THAT:
        return  # «اعتبر البعض بأن العودة ممكنة»
    if cue.takes[0] == "target" and found.marker != "object" and _joined_to(text, found):
        target = _last_named(text, subject, _introduced_at(text, found))
        if target:
            found.marker, found.content = "object", target
            return
    two = _two(text, subject)
    if two is not None:
        found.subject, found.marker, found.content = two, "object", two.end
    elif _is_described(text, found, subject):
        found.subject, found.marker, found.content = None, "object", subject.first
    elif found.marker != "object" and _joined_to(text, found):
        target = _apart(text, subject.end, _introduced_at(text, found))
        if target:
            found.marker, found.content = "object", target


def _is_described(text: Text, found: Met, subject: Mention) -> bool:
    """«ووصف الوزير بأنه عادل», «ووصف الوضع في المدينة التي تسيطر عليها الحركة بأنه خطير»: nobody but what is described.

    A thing is, wherever بأنه stands; somebody only right before it.
    """
    if found.marker == "object" or not _joined_to(text, found):
        return False
    return _introduced_at(text, found) == subject.end or _is_thing(text, subject)


def _is_thing(text: Text, subject: Mention) -> bool:
    head = text.tags[subject.head]
    return bool(head & tag.COMMON and head & tag.DEFINITE) and not head & (tag.KNOWN_SPEAKER | tag.NISBA | tag.PLURAL)


def find_told(text: Text, begin: int, cue: Cue, form: Form, found: Met, before: Mention | None) -> None:
    """«وأبلغ الركاب أن», «حيث حث المرضى على»: alone behind a verb that wants somebody stands whom he told."""
    subject = found.subject
    if subject is None or subject is before or form.suffixed or form.number != "s" or found.addressee is not None:
        return
    if cue.takes[:1] != ("person",) or form.tense not in ("past", "present") or found.marker not in cue.takes:
        return
    joined = text.tags[begin] & tag.CONJ or (begin and text.tags[begin - 1] & tag.SUBORDINATOR)
    some = subject.plural or subject.kind is HopKind.BODY
    wants = cue.act == "say" or (cue.takes[1:] == ("على",) and some)
    if joined and wants and begin < subject.first <= begin + 2 and subject.end >= found.content - 1:
        found.subject, found.addressee = None, subject


def _is_his(text: Text, index: int) -> bool:
    """«نائبه», «مستشارها»: whose post it is, is told by its pronoun."""
    bits, before = text.tags[index], text.tags[index - 1]
    if not bits & tag.TITLE or bits & (tag.CONJ | tag.PREFIXED | tag.PREPOSITION) or before & tag.PREPOSITION:
        return False
    return text.tokens[index].endswith(_HIS)


_HIS = ("ه", "ها")


def _apart(text: Text, start: int, end: int) -> int:
    """«اتهم الوزير، بكلمات مقتضبة، الحزب بأنه …»: the target right before what it is accused of; 0 for none."""
    first = end
    while first > start and text.tags[first - 1] & tag.NOMINAL and not text.tags[first - 1] & _NOT_IN_TARGET:
        first -= 1
    return first if start < first < end and text.tags[first - 1] & tag.COMMA else 0


def _last_named(text: Text, subject: Mention, end: int) -> int:
    """«وصف رئيس اللجنة في البرلمان الهجوم بأنه …»: behind a definite phrase another noun is what is meant; 0 for none.

    Its place: a noun with the article that is no adjective, or one without it that it belongs to («قرار الحكومة»).
    """
    last = end - 1
    if last <= subject.head + 1 or not text.tags[last] & tag.DEFINITE or text.tags[last] & _NO_TARGET:
        return 0
    first = last
    if not text.tags[last - 1] & tag.DEFINITE and text.tags[last - 1] & tag.COMMON:
        first = last - 1
    if first <= subject.head + 1 or is_adjective(text, first) or text.tags[first] & _NO_TARGET:
        return 0
    before = text.tags[first - 1]
    whole = before & tag.DEFINITE and not before & (tag.PREPOSITION | tag.TITLE | tag.RELATIVE | tag.POSSESSED)
    return first if whole and before & tag.COMMON else 0


_NO_TARGET = (
    tag.CONJ | tag.PREFIXED | tag.TIME | tag.GIVEN | tag.PLACE | tag.TITLE | tag.HONORIFIC | tag.NISBA | tag.RELATIVE
)
_NOT_IN_TARGET = tag.COMMA | tag.TIME | tag.PREFIXED | tag.CONJ | tag.CHANNEL


def _introduced_at(text: Text, found: Met) -> int:
    return found.content - 1 if text.tags[found.content - 1] & tag.THAT else found.content


def _joined_to(text: Text, found: Met) -> bool:
    """Whether ب introduces what is said: «بأن», «بالتلكؤ»."""
    return text.types[_introduced_at(text, found)].bare.startswith("ب")


def _two(text: Text, subject: Mention) -> Mention | None:
    """«تتهم سوريا إسرائيل بـ…»: the first of two states or bodies that were read as one."""
    if subject.end - subject.first < 2 or not text.tags[subject.first] & tag.PLACE:
        return None
    after = text.tags[subject.first + 1]
    if after & (tag.NISBA | tag.CONJ | tag.PREFIXED) or not after & (tag.PLACE | tag.BODY | tag.TITLE):
        return None
    return read_mention(text, subject.first, subject.first + 1)
