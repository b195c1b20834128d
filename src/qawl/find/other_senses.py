"""Verbs of saying in another sense: what is only seen, only named or prompted; and what a report shows."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from qawl.find.areas import names_site
from qawl.find.markers import CLAUSES, Met
from qawl.find.mentions import read_mention
from qawl.find.occasions import time_end
from qawl.find.passives import is_called, is_expected
from qawl.find.subjects import DRAWN
from qawl.lexicon.inflect import Form
from qawl.lexicon.load import THAT_CLAUSE, Cue
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.fold import fold
from qawl.text.layers import Text


def only_telling(cue: Cue, form: Form) -> Cue | None:
    """The cue without its ب, where a verb of the past or present first takes أن: «ذكر المدير بالوزارة أن»."""
    if cue.takes[:1] != (THAT_CLAUSE,) or "ب" not in cue.takes or form.tense not in ("past", "present"):
        return None
    return replace(cue, takes=tuple(take for take in cue.takes if take != "ب"))


def pointing_with_lam(text: Text, end: int, cue: Cue) -> Cue | None:
    """«مشيرا لقدرة القطاع»: the cue with ل for its إلى, where a thing stands right behind it."""
    if end >= len(text.tags) or cue.lemma not in _POINTS or text.types[end].prefix != _TO:
        return None
    bits = text.tags[end]
    thing = bits & tag.COMMON and not bits & _SOMEBODY
    return replace(cue, takes=(_TO,)) if thing else None


def means_other(text: Text, first: int, end: int, cue: Cue, form: Form, found: Met) -> bool:
    """Whether the verb at `first`, with what it takes at `found`, says nothing here."""
    if cue.lemma == _SEES and found.marker == _IN:
        return _is_only_seen(text, end, found)
    if cue.lemma == _NAMES and found.marker == "ب" and form.tense in ("past", "present"):
        return _is_only_named(text, first, end, form, found)
    if cue.lemma == _EXPRESSES and found.marker in CLAUSES and _is_through(text, first, found):
        return True
    if is_called(text, first) or _quotes_another(text, first, end, cue, found):
        return True
    if cue.lemma == _ACCEPTS and form.tense == "present":
        return _turns_to(text, end, found)
    if cue.lemma == _ADMITS and found.marker == "ب":
        return _passes_law(text, end, found)
    if cue.lemma == _HOLDS:
        return not _is_text_that_says(text, found)
    if cue.lemma == _DRAWS and found.content > end + 1 and text.types[end].bare in DRAWN:
        noun = first and text.tags[first - 1] & tag.PREPOSITION  # «حرص على لفت الانتباه إلى»
        return bool(noun) or text.types[end + 1].bare != _TOWARDS  # «يلفت النظر أن الجسر قديم»
    if cue.lemma == _WAVES:
        looms = text.tags[end] & tag.PREPOSITION or text.types[end].bare[0] == _TO  # «يلوح في الأفق», «يلوح لمودعيه»
        return bool(looms) or _takes_thing(text, cue, found)
    return cue.lemma == _CALLS and not form.suffixed and _prompts(text, first, end)


def _is_through(text: Text, first: int, found: Met) -> bool:
    """«قالت الشرطة، عبر موقعها، إن»: what stands behind the preposition is a channel, and nobody who expresses it."""
    if not text.tags[first] & tag.PREPOSITION or _SHADDA in text.tokens[first]:
        return False
    return found.subject is None or found.subject.kind in (HopKind.BODY, HopKind.MEDIA)


_SHADDA = "\u0651"


def _is_text_that_says(text: Text, found: Met) -> bool:
    """«تضمن البيان أن الجسر مفتوح»; but «تضمن الوزارة أن …» warrants it, and «تضمن البيان عرضا» only holds it."""
    if found.subject is None or found.marker != THAT_CLAUSE or found.content - found.subject.end > _FAR:
        return False
    heads = text.tags[found.subject.head] | text.tags[found.subject.first]  # «بيان للوزارة»: whoever issued it speaks
    return bool(heads & (tag.DOCUMENT | tag.CHANNEL | tag.TELLS | tag.TELL))


_FAR = 8
"""More tokens than tell which text it is."""


def is_matter(text: Text, first: int, form: Form) -> bool:
    """«سيصبح أمرا صعبا»: a matter, and nobody who orders; but «أصدر الملك أمرا ملكيا بـ…» is an order all the same."""
    if first and text.types[first - 1].bare in _BEFORE_NOUNS:
        return True  # «في ملاحظة أن»
    if is_expected(text, first):
        return True
    word = text.tokens[first].removeprefix("و").removeprefix("ف")
    if form.word[0] != _LONG_ALEF or word[0] != _HAMZA:
        return False
    for at in range(first - 1, max(-1, first - _TO_GIVER), -1):
        if text.tags[at] & (tag.STOP | tag.LINE | tag.COLON):
            return True
        if text.tags[at] & tag.LIGHT:
            return False
    return True


_LONG_ALEF, _HAMZA = "آ", "أ"
"""«آمرا» orders; «أمرا» is a matter."""
_TO_GIVER = 14
_BEFORE_NOUNS = frozenset({"في", "من", "الي", "علي", "عن", "مع"})


def _passes_law(text: Text, end: int, found: Met) -> bool:
    """«أقر المجلس بغالبية كبيرة تعديلا», «أقر المجلس قانونا يسمح للبلدية ببناء …»; but «أقر الوزير أمس بوجود أزمة»."""
    if text.types[found.content].stem in _VOTES or _names_how(text, found.content):
        return True
    between = range(_behind(end, found), found.content)
    construct = text.tags[between.start] if between else 0
    if construct & tag.COMMON and not construct & _NO_THING:
        return True  # «أقر المجلس إعادة تشكيل اللجنة بالتصويت»
    return any(
        text.tags[at] & tag.COMMON and not text.tags[at] & _OCCASION and _bare_object(text, at) for at in between
    )


def _names_how(text: Text, content: int) -> bool:
    """«أقر المجلس … بمقر النادي», «… بموافقة 300 صوت»: where and with how many, and nothing that is admitted."""
    counted = text.types[content].stem in _COUNTED and text.tags[content + 1] & tag.NUMBER
    return bool(counted or text.tags[content] & tag.PLACE) or names_site(text, content)


_COUNTED = frozenset({"موافقه", "تاييد", "قيمه", "مبلغ"})


def _quotes_another(text: Text, first: int, end: int, cue: Cue, found: Met) -> bool:
    """«شهد الحارس الانفجار: …», «أردف سالم، الذي يقضي إجازته في التلة: …»: a colon or mark that is another verb's."""
    if found.marker not in _LOOSE or not (cue.weak or cue.lemma == _SHOWS):
        return False
    if first and text.tags[first - 1] & tag.RELATIVE:
        return any(_is_thing(text, at) for at in range(end, found.content))
    thing = _behind(end, found)
    if thing >= found.content - 1 or text.tags[first] & tag.GOES_ON or not _is_thing(text, thing):
        return False
    return not any(other.lemma == _SAID for at in range(thing, found.content) for other, _ in text.types[at].cues)


def _is_thing(text: Text, index: int) -> bool:
    return bool(text.tags[index] & _THING) and not text.tags[index] & _NO_THING


_LOOSE = (":", "quote")
_THING = tag.COMMON | tag.DEFINITE
_NO_THING = (
    tag.CHANNEL | tag.DOCUMENT | tag.PRESS | tag.SAYING | tag.TIME | tag.TITLE | tag.HONORIFIC | tag.UNNAMED | tag.GIVEN
    | tag.PLACE | tag.BODY | tag.BODY_NAME | tag.MEDIUM | tag.OUTLET | tag.PREPOSITION | tag.PREFIXED | tag.CONJ
    | tag.POSSESSED | tag.MANNER | tag.SAME | tag.NISBA | tag.CUE | tag.VERB | tag.RELATIVE | tag.DEMONSTRATIVE
)  # fmt: skip
"""What is no thing that a verb takes for itself: who speaks, how and where, and what he says or writes."""


def _turns_to(text: Text, end: int, found: Met) -> bool:
    """«يقبل السكان على القراءة بنهم»: whoever turns to a thing accepts nothing."""
    on = (at for at in range(end, found.content) if text.tags[at] & tag.PREPOSITION)
    return any(text.types[at].bare.startswith(_ON) for at in on)


_ACCEPTS, _ON, _SAID = "قبل", "علي", "قال"


def _bare_object(text: Text, index: int) -> bool:
    """Whether what a verb takes stands at `index`: in the accusative, and behind no preposition."""
    accusative = text.tokens[index].rstrip("\u064b").endswith("ا") and len(text.tokens[index]) > _SHORT
    return accusative and not text.tags[index - 1] & (tag.PREPOSITION | tag.PLACING)


_OCCASION = tag.TIME | tag.DEFINITE | tag.PREFIXED | tag.MANNER
_SHORT = 3


def _is_only_seen(text: Text, end: int, found: Met) -> bool:
    """«يرى القوارب في الميناء»; but «يرى المدير ضرورة فتح الجسر», «ترى الوزارة في الجسر فرصة» are views.

    A view begins right behind the verb or who holds it; `found` says so then.
    """
    behind = _behind(end, found)
    if behind < found.content and text.types[behind].stem in _NEEDED:
        found.content = behind
    return found.content > behind + 1


def _is_only_named(text: Text, first: int, end: int, form: Form, found: Met) -> bool:
    """«ذكر ظواهر مصاحبة بالتفصيل», «ذكره بسوء»; but «ذكر الوزير بموقف بلاده» reminds of it."""
    if _SHADDA in text.tokens[first]:
        return False
    introduced = any(bits & tag.THAT for bits in text.tags[found.content + 1 : found.content + 3])
    return form.suffixed or found.content != _behind(end, found) or introduced  # «وذكر بوغدانوف أيضا أن»


def _prompts(text: Text, first: int, end: int) -> bool:
    """«ما دعا الإدارة إلى …», «مما دعا إلى»: what prompts somebody calls nobody; but «ما دعا إليه الوزير»."""
    before, after = text.tags[first - 1] if first else 0, text.tags[end] if end < len(text.tags) else 0
    back = after & tag.PREPOSITION and after & tag.POSSESSED
    return text.types[first - 1].folded in _WHAT if before & (tag.WHAT | tag.WHAT_OF) and not back else False


def _takes_thing(text: Text, cue: Cue, found: Met) -> bool:
    """«لوح بيده», «لوح بالأعلام»: what the verb takes begins with a word that it takes in another sense."""
    kind = text.types[found.content]
    return not _folded(cue.without).isdisjoint({kind.stem, kind.bare[1:]})


@cache
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, words))


def _behind(end: int, found: Met) -> int:
    """Where the words stand that follow the verb and who does it at once."""
    subject = found.subject
    return subject.end if subject is not None and subject.first >= end else end


_DRAWS, _TOWARDS = "لفت", "الي"
_POINTS, _TO = ("أشار", _DRAWS), "ل"
_SOMEBODY = tag.TITLE | tag.GIVEN | tag.UNNAMED | tag.OUTLET | tag.MEDIUM | tag.PRESS | tag.PLACE | tag.HONORIFIC
_SHADDA = "\u0651"
_WHAT = frozenset({"ما", "مما"})
_ADMITS, _EXPRESSES = "أقر", "عبر"
_VOTES = frozenset({"غالبيه", "اغلبيه", "اكثريه", "اجماع", "اصوات"})
_WAVES, _HOLDS = "لوح", "تضمن"
_NAMES, _CALLS = "ذكر", "دعا"
_SEES, _SHOWS, _IN = "رأى", "أظهر", "في"
_NEEDED = frozenset({"ضروره", "اهميه", "وجوب", "صعوبه", "استحاله", "امكانيه", "امكان", "جدوي", "خطوره"})


def report_shows(text: Text, end: int, limit: int, cue: Cue) -> tuple[Met, Cue] | None:
    """«أظهر التقرير تراجع الأسعار»: what a document shows it says; what a player shows he does not."""
    report = read_mention(text, end, limit) if cue.lemma == _SHOWS and end < limit else None
    if report is None or not text.tags[report.head] & tag.DOCUMENT:
        return None
    content = report.end
    if content < limit and text.tags[content] & tag.TIME:
        content = time_end(text, content, limit)
    if content >= limit - 1 or not text.tags[content] & tag.COMMON or text.tags[content] & _NO_FINDING:
        return None
    return Met(report, marker="object", content=content), replace(cue, takes=(*cue.takes, "object"))


_NO_FINDING = tag.DEFINITE | tag.PREFIXED | tag.CONJ | tag.TIME | tag.PREPOSITION | tag.VERB
