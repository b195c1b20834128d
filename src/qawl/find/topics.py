"""What a clause behind أن is about: its first words, which are the subject of the verb that they lead up to."""

from __future__ import annotations

from dataclasses import replace

from qawl.find.mentions import Mention, read_mention
from qawl.find.subjects import agrees_in_gender, fits
from qawl.lexicon.inflect import Form
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text


def opens_anew(text: Text, verb: int) -> bool:
    """«… للبلاد وقد أعلن الوزير»: a clause of its own, whose subject does not stand before it."""
    return text.types[verb].folded in _HAS_NOW


_HAS_NOW = ("وقد", "فقد")


def topic_before(text: Text, begin: int, form: Form) -> tuple[Mention, int] | None:
    """The topic of the clause whose verb begins at `begin`, and where it stands: «أن الشعب يعتبر أن», «إن الأخير أكد».

    Behind أن a noun phrase is the subject, whatever the word lists know of it; of verbs joined by و («أن الحزب طالب
    ويطالب») it is the subject of each.
    """
    end = begin
    if opens_anew(text, begin):
        return None
    if begin and text.tags[begin] & tag.CONJ:
        if not _says_the_same(text, begin):
            return None
        end = begin - 1
    if end and text.tags[end - 1] & tag.MARK:
        end -= 1  # «إن الحكومة "حذرت …"»
    start = end
    while start > max(0, end - _LONGEST) and not text.tags[start - 1] & _BOUNDARY:
        start -= 1
    if start < end and text.tags[start] & tag.MARK:
        start += 1  # «أن "الحزب طالب …"»
    leads = text.tags[start - 2] if start > 1 and text.tags[start - 1] & tag.MARK else text.tags[start - 1]
    if start in (0, end) or not leads & tag.BARE_THAT or not _begins_phrase(text, start):
        return None
    mention = read_mention(text, start, end)
    if mention is None:
        feminine = bool(text.tags[start] & tag.FEMININE)
        mention = Mention(start, end, (start, _noun_end(text, start, end)), None, HopKind.BODY, feminine, False, start)
    elif any(not text.tags[at] & _LEFT_OVER for at in range(mention.end, end)):
        return None
    if not fits(text, mention, form) or not agrees_in_gender(mention, form):
        return None
    if form.gender == "m" and form.number == "s" and text.tags[start] & tag.FEMININE and mention.head == start:
        return None
    return replace(mention, end=begin), start


def narrator_before(text: Text, verb: int) -> tuple[Mention, int] | None:
    """«عن أبي سالم رضي الله عنه قال: …»: in a tradition whoever is named behind عن speaks, and where that begins."""
    start = verb
    while start > max(0, verb - _LONGEST_NARRATOR) and not text.tags[start - 1] & _OPENS:
        start -= 1
    if start + 1 >= verb or text.types[start].bare != "عن" or text.tags[verb] & tag.CONJ:
        return None
    named = read_mention(text, start + 1, verb)
    if named is None or named.kind is not HopKind.PERSON:
        return None
    blessed = bool(text.tags[min(named.end, verb)] & tag.NO_CUE)
    if text.types[start].folded.startswith("و") and not blessed and not text.tags[named.name[0]] & tag.NAME_PART:
        return None  # «وعن سامي الدفلى قال إنه …»: of him somebody else tells
    end = text.phrase_ends.get(named.end, named.end) if blessed else named.end
    return (replace(named, end=verb), start) if end == verb else None


_LONGEST_NARRATOR = 9
"""At most so many tokens stand between عن and the narrator's verb: his name and a blessing."""
_OPENS = tag.COMMA | tag.STOP | tag.LINE | tag.COLON | tag.MARK | tag.OPEN | tag.DASH


def _says_the_same(text: Text, verb: int) -> bool:
    """«طالب ويطالب»: whether the verb is the one before it once more, in another tense."""
    lemmas = {cue.lemma for cue, _ in text.types[verb - 1].cues}
    return any(cue.lemma in lemmas for cue, _ in text.types[verb].cues)


def _begins_phrase(text: Text, start: int) -> bool:
    bits = text.tags[start]
    known = tag.NOMINAL | tag.LATTER | tag.POSSESSED | tag.SAME | tag.DEMONSTRATIVE
    return bool(bits & known) and not bits & (tag.PREPOSITION | tag.PREFIXED | tag.CONJ | tag.CUE)


def _noun_end(text: Text, start: int, end: int) -> int:
    """The noun with the adjectives and nouns behind it, up to a preposition or a time."""
    at = start + 1
    while at < end and text.tags[at] & tag.NOMINAL and not text.tags[at] & (tag.PREFIXED | tag.TIME | tag.CONJ):
        at += 1
    return at


_LONGEST = 14
"""At most so many tokens stand between أن and the verb whose subject follows it."""
_BOUNDARY = (
    tag.THAT | tag.COMMA | tag.STOP | tag.LINE | tag.COLON | tag.VERB | tag.RELATIVE | tag.SUBORDINATOR | tag.NEGATION
    | tag.AUXILIARY | tag.DASH | tag.QUESTION
)  # fmt: skip
_LEFT_OVER = tag.NOMINAL | tag.PREPOSITION | tag.PREFIXED | tag.TIME | tag.MARK | tag.OPEN | tag.CLOSE | tag.LATIN
