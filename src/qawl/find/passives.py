"""Verbs of saying in the passive, which name nobody: «اتُّهم الحراس», «يُعتقد», «طائرة يرجح أنها»."""

from __future__ import annotations

from qawl.find.mentions import Mention
from qawl.lexicon.inflect import Form
from qawl.lexicon.load import Cue
from qawl.text import tags as tag
from qawl.text.layers import Text


def written_passive(token: str, cue: Cue, form: Form) -> bool:
    """«اتُهم», «أُعلن», «يُعتقد», «يُنصح»: the vowel is written that only a passive has there.

    In the present ُ also stands in «يُعلن», «يُحذر»; where the active has َ it is the passive's.
    """
    if _DAMMA not in token:
        return False
    letters = token.removeprefix("و").removeprefix("ف") if token[1:2] != _DAMMA else token
    if form.tense == "past":
        return _DAMMA in letters[1:4].replace(_SHADDA, "")[:2]
    return form.tense == "present" and letters.removeprefix(_WILL)[1:2] == _DAMMA and _has_a(cue)


def _has_a(cue: Cue) -> bool:
    """Whether the active present begins with َ: «اعتقد», «توقع», and verbs whose participle has no م («ناصح»)."""
    if cue.lemma[0] in _LONG:
        return True
    return any(form.tense == "participle" and form.word[0] != _FROM_II for form in cue.forms)


def is_called(text: Text, index: int) -> bool:
    """«سلاح يدعى "البرق"», «أحد السكان يدعى سالم»: it is called so; «يدعى أنه» and «يدعي» claim."""
    if text.types[index].bare not in _CALLED or text.tokens[index][-1] != _MAQSURA:
        return False
    return index + 1 >= len(text.tags) or not text.tags[index + 1] & tag.THAT


_CALLED, _MAQSURA = ("يدعي", "تدعي"), "ى"


def is_expected(text: Text, first: int) -> bool:
    """«لم يكن مستغربا أن», «كان متوقعا», «ليس مستبعدا»: right behind «to be» it is what was expected, by nobody."""
    word = text.tokens[first]
    if not first or text.tags[first] & tag.CONJ or not word.rstrip(_FATHATAN).endswith("ا"):
        return False
    before = text.types[first - 1]
    return before.bare.removeprefix("و") in _WAS


_FATHATAN = "\u064b"
_WAS = frozenset({"كان", "كانت", "يكن", "تكن", "ليس", "ليست", "يعد", "تعد", "يبدو", "بدا"})


def is_anybody(text: Text, verb: int, subject: Mention | None) -> bool:
    """«أي شخص يعتقد أنه …»: whoever may, and nobody who did."""
    return subject is not None and subject.first < verb and text.types[subject.first].bare == _ANY


_ANY = "اي"
_DAMMA, _SHADDA = "\u064f", "\u0651"
_LONG, _FROM_II, _WILL = "ات", "م", "س"


def is_held_of(text: Text, first: int, form: Form) -> bool:
    """«طائرة يرجح أنها»: behind a noun without an article the pronoun means that noun, and nobody is named."""
    if form.tense != "present" or not first or first + 1 >= len(text.tags) or form.word not in _HELD:
        return False
    before, after = text.tags[first - 1], text.tags[first + 1]
    pronoun = after & tag.THAT and not after & tag.BARE_THAT
    return bool(pronoun and before & tag.COMMON and not before & _MAY_HOLD)


_MAY_HOLD = tag.DEFINITE | tag.POSSESSED | tag.PLACE | tag.SAME | tag.SOMEBODY | tag.UNNAMED | tag.GIVEN | tag.NEGATION
_HELD = ("يعتقد", "يرجح", "يظن", "يشتبه")
