"""Who answers what was said before: «اتهمت الشركة بالإهمال، وهو ما تنفيه», «…، الأمر الذي نفته البلدية»."""

from __future__ import annotations

from qawl.find.adverbials import governed
from qawl.find.frames import Frame
from qawl.find.mentions import Mention, read_mention
from qawl.find.subjects import speaks
from qawl.lexicon.inflect import Form
from qawl.lexicon.load import Cue
from qawl.text import tags as tag
from qawl.text.layers import Text

ANSWER = "answer"
"""The marker of a verb whose pronoun stands for the clause before it: its words are that clause."""


def read_answer(text: Text, verb: int, cue: Cue, form: Form) -> Frame | None:
    """The frame of the verb at token `verb` behind «وهو ما» or «الأمر الذي», with who answers right behind it."""
    first = _opens(text, verb)
    if not first or "object" not in cue.takes or not text.types[verb].bare.endswith(_PRONOUNS):
        return None
    limit = text.sentence_end(verb)
    subject = _who(text, verb + 1, limit)
    if subject is None or _goes_on(text, subject.end, limit):
        return None
    pieces = governed(text, first, subject.end, limit, possessive=False)[:1]
    if not pieces or pieces[0][0] >= first:
        return None
    return Frame(
        cue, form, verb, verb + 1, first, False, subject, ANSWER, pieces[0][0], None, None, None, pieces=pieces
    )  # fmt: skip


def _opens(text: Text, verb: int) -> int:
    """Where «وهو ما», «وهو الأمر الذي», «الأمر الذي» stands that leads to the verb; 0 where none does."""
    if verb < 3:
        return 0
    words = [text.types[at].folded for at in range(verb - 3, verb)]
    if words[-1] == _WHAT and words[-2] in _WHICH:
        return verb - 2
    if words[-1] != _THAT or words[-2] != _MATTER:
        return 0
    return verb - 3 if words[-3] in _WHICH else verb - 2


_WHAT, _THAT, _MATTER, _WHICH = "ما", "الذي", "الامر", ("وهو", "وهي", "وهذا")
_PRONOUNS = ("ه", "ها")


def _who(text: Text, index: int, limit: int) -> Mention | None:
    """Who answers, past «بدوره», «بشدة»; None where nobody stands there who may speak."""
    while index < limit and text.tags[index] & (tag.MANNER | tag.IN_TURN):
        index = text.phrase_ends.get(index, index + 1)
    subject = read_mention(text, index, limit) if index < limit else None
    return subject if subject is not None and speaks(text, subject) else None


def _goes_on(text: Text, index: int, limit: int) -> bool:
    """«وهو ما أكده الوزير بقوله إن …»: the words that follow are what he says, and no clause before."""
    return index < limit and bool(text.tags[index] & (tag.THAT | tag.COLON))
