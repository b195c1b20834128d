"""Verbs that take two things, what is spoken of and what it is held to be: with one of them nobody says anything."""

from __future__ import annotations

from qawl.find.markers import Met
from qawl.find.mentions import Mention
from qawl.lexicon.inflect import Form
from qawl.lexicon.load import THAT_CLAUSE, Cue
from qawl.text import tags as tag
from qawl.text.layers import Text

_AHEAD = 12


def lacks_second(text: Text, first: int, cue: Cue, form: Form, subject: Mention | None, found: Met) -> bool:
    """«يعتبر الجسر الأطول», «يصف الشوارع والأسواق», «القرار الذي أكده المدير أمس في لقاء حول المياه»."""
    if cue.act == "threaten" and found.marker == _BY and _is_threatened(text, first, form, subject):
        return True
    if cue.takes[:1] == ("target",) and not form.suffixed and _is_the_one(text, first, form):
        return True
    if found.marker != "object" or form.tense not in ("past", "present"):
        return False
    if form.suffixed or (not form.number and form.word.endswith(_PRONOUNS)):
        named = found.content > first + 1 or text.tags[found.content] & (tag.DEFINITE | tag.SAME | tag.SOMEBODY)
        return bool(named) and not {"target", "person"} & set(cue.takes)  # but «أعلنتها عاصمة»
    if cue.takes[:1] == ("target",):
        return cue.act == "say" and not _says_as_what(text, first, found)
    if cue.takes[:1] == (THAT_CLAUSE,) and "target" in cue.takes:
        return _is_passive(text, first, form, subject, found)
    return False


def _is_threatened(text: Text, first: int, form: Form, subject: Mention | None) -> bool:
    """«الفقر الذي يهدد الجميع بالجوع», «خطر يهدد السكان بـ…»: what threatens stands before it, and whom behind."""
    if form.tense != "present" or subject is None or subject.first != first + 1 or not first:
        return False
    before = text.tags[first - 1]
    thing = before & tag.COMMON and not before & (tag.DEFINITE | tag.COMMA | tag.TITLE | tag.UNNAMED | tag.BODY)
    return bool(before & tag.RELATIVE or thing) and not text.tags[first] & tag.CONJ


def _is_the_one(text: Text, first: int, form: Form) -> bool:
    """«بات متهما بالسرقة», «وصف بأنه كاذب», «29 متهما»: nobody is named of whom it is said, so that he is the one."""
    if form.tense == "participle" and first and text.tags[first - 1] & tag.NUMBER:
        return True
    after = text.types[first + 1] if first + 1 < len(text.types) else None
    if after is None or text.tags[first + 1] & tag.CONJ:
        return False
    return after.prefix == _BY or bool(after.tags & tag.THAT)


_PRONOUNS = ("ه", "ها", "هم")


def _says_as_what(text: Text, first: int, found: Met) -> bool:
    """«وصف اللقاء بالمثمر», «وصفه على أنه …»: whether anything ahead says what it is like."""
    for at in range(found.content, text.sentence_end(first)):
        kind, bits = text.types[at], text.tags[at]
        if kind.prefix == _BY or kind.bare == _BY or (not kind.tags & ~tag.FEMININE and kind.bare[:1] == _BY):
            return True
        if bits & tag.THAT or (at > found.content and (bits & tag.MARK or _is_accusative(text, at))):
            return True
        if kind.bare in _TO or kind.prefix == _FOR:
            return True
    return False


_BY = "ب"
_FOR = "ل"
_TO = ("الي", "نتيجه", "لان", "لما")


def _is_passive(text: Text, first: int, form: Form, subject: Mention | None, found: Met) -> bool:
    """«يعتبر اللاعب الأفضل»: who holds one thing to be another names both, the second in the accusative or in marks.

    In the past the two are told apart only where nobody is named. Where the first is one of many
    («تعتبر إحدى أكبر الشركات»), or in the accusative itself, it is the only one.
    """
    one_of = text.tags[found.content] & tag.FROM or text.types[found.content].bare in _ONE_OF
    if form.tense == "past":
        return subject is None and bool(one_of or _is_accusative(text, found.content))
    if one_of or _is_accusative(text, found.content):
        return True
    end = min(text.sentence_end(first), found.content + _AHEAD)
    for at in range(found.content + 1, end):
        if text.tags[at] & (tag.COMMA | tag.STOP | tag.RELATIVE):
            break
        if text.tags[at] & tag.MARK or _is_accusative(text, at):
            return False
    return True


_ONE_OF = ("احد", "احدي", "واحد", "واحدا", "واحده")


def _is_accusative(text: Text, index: int) -> bool:
    word = text.tokens[index]
    ends = word.endswith("\u064b") or (word.rstrip("\u064b").endswith("ا") and not word.endswith(_PRONOUNS))
    return ends and len(word) > 3 and not text.tags[index] & (tag.PLACE | tag.GIVEN)
