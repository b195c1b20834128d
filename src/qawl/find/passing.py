"""Who published the very statement that is quoted: «في تصريحات نقلتها الوكالة», «في بيان أورده الموقع»."""

from __future__ import annotations

from qawl.find.mentions import Mention, read_mention
from qawl.find.occasions import time_end
from qawl.lexicon.load import THAT_CLAUSE
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text


def passed_by(text: Text, index: int, limit: int, speaker: Mention | None = None) -> tuple[int, Mention | None] | None:
    """The token after «نقلتها الوكالة» at `index`, and the medium that stands between article and speaker, if any.

    None where the verb tells of nothing that was said. Whoever publishes an interview was spoken to and passes nothing
    on; who publishes his own words, or on his own page, does not either; nor is anybody between the article and a
    document that is the `speaker` itself.
    """
    said = _antecedent(text, index) if text.tags[index] & tag.CARRIED else -1
    if said < 0:
        return None
    at = index + 1
    while at < limit and (
        text.tags[at] & tag.TIME or (text.tags[at] & tag.POSSESSED and text.tags[at] & tag.PREPOSITION)
    ):
        at = time_end(text, at, limit) if text.tags[at] & tag.TIME else at + 1
    by = read_mention(text, at, limit) if at < limit else None
    if by is None:
        return index + 1, None
    itself = speaker is not None and speaker.first <= said < speaker.end
    told = text.tags[said] & (tag.SAYING_OF | tag.DOCUMENT | tag.SAYING) and not itself
    own = text.tags[by.head] & tag.POSSESSED
    return by.end, by if told and not own and by.kind is HopKind.MEDIA else None


def told_aside(text: Text, mark: int, limit: int) -> tuple[int, Mention] | None:
    """«أكد العميد - يضيف البيان - أن …»: the token after the aside that begins with `mark`, and who tells it."""
    apart = text.tags[mark] & tag.DASH
    if not apart or mark + 4 > limit or not text.tags[mark + 1] & tag.CUE:
        return None
    verbs = [cue for cue, form in text.types[mark + 1].cues if form.tense in ("past", "present")]
    tells = any(THAT_CLAUSE in cue.takes for cue in verbs)
    by = read_mention(text, mark + 2, limit) if tells else None
    if by is None or by.end + 1 >= limit or not text.tags[by.end] & apart or not text.tags[by.end + 1] & tag.THAT:
        return None
    return by.end + 1, by


def carried_behind(text: Text, end: int) -> Mention | None:
    """The medium named behind the words, in their sentence: «"…"، في تصريحات نقلتها الوكالة»."""
    limit = text.sentence_end(end - 1)
    for index in range(end, min(limit, end + _BEHIND)):
        if (passed := passed_by(text, index, limit)) is not None:
            return passed[1]
        if text.tags[index] & (tag.THAT | tag.COLON) or (text.tags[index] & tag.CUE and not text.tags[index] & _NOUNS):
            return None
    return None


def carried_before(text: Text, begin: int) -> Mention | None:
    """The medium named before the verb at `begin`: «وفي تصريحات نقلتها الوكالة، قال الوزير إن»."""
    start = text.sentence_start(begin)
    for index in range(max(start, begin - _BEFORE), begin):
        if text.tags[index] & tag.CARRIED and (passed := passed_by(text, index, begin)) is not None:
            between = text.tags[passed[0] : begin]
            apart = all(bits & (tag.COMMA | tag.TIME | tag.CLOSE | tag.MARK) for bits in between)
            where = _antecedent(text, index) - 1
            opens = text.types[where].bare == "في" and (where <= start or text.tags[where - 1] & _OPENS)
            return passed[1] if apart and opens else None
    return None


_OPENS = tag.LINE | tag.STOP | tag.COMMA


_BEFORE = 24
"""At most so many tokens before its verb begins what says where the words came out."""


def _antecedent(text: Text, verb: int) -> int:
    """The noun of saying that the pronoun of «نقلتها» goes back to; -1 if there is none."""
    feminine = text.types[verb].bare.endswith("ها")
    for index in range(verb - 1, max(-1, verb - _BACK), -1):
        bits = text.tags[index]
        told = tag.SAYING_OF | tag.DOCUMENT | tag.SAYING  # «تصريحات», «بيان», «تصريحاته»
        if bits & told or (bits & tag.CHANNEL and not bits & tag.POSSESSED):
            return index if feminine or not bits & tag.FEMININE else -1
        if bits & (tag.VERB | tag.THAT | tag.COLON | tag.STOP | tag.LINE | tag.MARK | tag.CONJ):
            return -1
    return -1


_BACK = 8
"""At most so many tokens stand between «تصريحات» and «نقلتها»: adjectives, whom they were made to, a day."""
_BEHIND = 10
"""At most so many tokens stand between the words and «نقلتها»."""
_NOUNS = tag.NOMINAL | tag.CARRIED | tag.SAYING_OF | tag.CHANNEL
