"""«…، كما قال الوزير»: verbs of saying that «كما» makes adverbials of source."""

from __future__ import annotations

from qawl.find.adverbials import governed
from qawl.find.frames import Frame
from qawl.find.markers import separate
from qawl.find.mentions import Mention, read_mention
from qawl.find.relays import passed_on
from qawl.find.subjects import speaks
from qawl.lexicon.inflect import Form
from qawl.lexicon.load import THAT_CLAUSE, Cue
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text


def read_manner(text: Text, verb: int, cue: Cue, form: Form) -> Frame | None:
    """«…، كما قال الوزير»: a verb of saying that «كما» makes an adverbial of source."""
    first = verb - 1
    if first < 1 or not text.tags[first] & tag.AS or (form.tense == "present" and cue.weak):
        return None
    limit = text.sentence_end(first)
    named = verb + 1 + bool(verb + 1 < limit and text.tags[verb + 1] & tag.OF_HIM)  # «كما نقلت عنه الصحيفة»
    speaker = read_mention(text, named, limit) if named < limit else None
    if speaker is None or not speaks(text, speaker):
        return None
    carrier, source = passed_on(text, verb, speaker, limit)
    if source is None or _tells_of_its_own(text, cue, speaker, source.end, limit):
        return None
    if THAT_CLAUSE not in cue.takes and cue.kind != "relay" and not form.suffixed:
        return None  # «…، كما اعتذر المدرب»: he too
    apart = named > verb + 1 or text.tags[first - 1] & (tag.COMMA | tag.DASH | tag.MARK)
    if not apart and not (THAT_CLAUSE in cue.takes and _closes_sentence(text, source.end, limit)):
        return None
    pieces = governed(text, first, source.end, limit, possessive=False)
    return (
        Frame(
            cue,
            form,
            verb,
            verb + 1,
            first,
            False,
            source,
            "adverbial",
            pieces[0][0],
            None,
            None,
            None,
            pieces=pieces,
            carriers=() if carrier is None else (carrier,),
        )
        if pieces
        else None
    )


def _tells_of_its_own(text: Text, cue: Cue, speaker: Mention, index: int, limit: int) -> bool:
    """«…، كما وجه الوزير بتأجيل السفر», «كما هاجمت الكتائب السد»: the verb has words of its own; «كما» is «also»."""
    if cue.weak and not (speaker.kind is HopKind.PERSON or text.tags[speaker.head] & (tag.MEDIUM | tag.DOCUMENT)):
        return True
    if cue.weak and cue.takes == (THAT_CLAUSE,) and speaker.kind is HopKind.BODY:
        return True  # «كما تضمن القرار السماح بالسفر»
    if index >= limit:
        return False
    kind, bits = text.types[index], text.tags[index]
    if bits & (tag.TIME | tag.PRESS | tag.CHANNEL | tag.PLACING):
        return False
    return any(
        kind.bare == separate(take) or (take == _BY and kind.prefix == take) for take in cue.takes if take != _OF
    )


_BY, _OF = "ب", "عن"


def _closes_sentence(text: Text, index: int, limit: int) -> bool:
    """«… إلى جهة مجهولة كما أعلن مسؤول لوكالة الأنباء.»: behind who speaks stand at most an hour and a listener."""
    if index < limit and text.tags[index] & tag.PREFIXED:
        listener = read_mention(text, index, limit, attached=True)
        index = index if listener is None else listener.end
    while index < limit and text.tags[index] & (tag.TIME | tag.STOP | tag.CLOSE | tag.NO_CUE):
        index = text.phrase_ends.get(index, index + 1)  # «كما أخبر النبي صلى الله عليه وسلم.»
    return index >= limit
