"""How the words of texts are written into an index, and which words a question stands for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from qawl.dossiers.routes import parts_of
from qawl.model.documents import Article
from qawl.store.search.endings import other_endings
from qawl.text.fold import fold, fold_with_origins

FORM = "2"
"""Another one with every change in what is written into an index: old stores are then indexed anew."""
MOST_PARTS = 32
"""Different words and phrases that are asked for; more would only slow the search down."""

_WORD = re.compile(r"\w+")
_ARABIC = re.compile("[\u0621-\u064a]")
_ARTICLE = re.compile("[وف]?(?:[بك]?ال|لل)(?=.{3})")
_LETTER = re.compile("([وف])(?=.{3})|([بلكس])(?=.{3})")
_PREFIXES = tuple(
    conjunction + preposition
    for conjunction in ("", "و", "ف")
    for preposition in ("", "ال", "ب", "بال", "ك", "كال", "ل", "لل")
)
_BEFORE_ENDINGS = ("", "ال", "و", "وال", "ب", "بال", "ل", "لل", "ولل")
_BEFORE_VERBS = ("س", "وس", "فس")
_BEFORE_PHRASES = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول")
_MARK = (
    "\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad"
)
_MARKS = re.compile(f"[{_MARK}]+")
_WRITTEN = re.compile(rf"\w[\w{_MARK}]*")
"""A word with the marks on it and in it."""
_ODD = re.compile(r"[^\u0000-\u024f\u060c-\u06d5\u06f0-\u06ff\u2000-\u214f\u2190-\u27ff]")
"""What neither takes from a text nor adds to it letter by letter: such texts are folded as a whole."""
_TOLD = re.compile("[أإآ\u0671ىئؤة\u06a9\u06cc]|[يه]$|^[وف]?[بكل]?(?:ال|لل)?ا(?!ل)")
"""Words that another word may be folded to as well: what is spelled otherwise is told apart by these alone."""
_SHORT = 3
"""Letters of a word at whose end a hamza behind «ي» is often left out."""
_NUMBER = re.compile(r"\d+(?:[.,:/\u066b\u066c-]\d+)+")
_QUOTED = re.compile(
    "«([^«»]*)»|»([^«»]+)«"  # the second, for marks that a keyboard has the other way round
    '|["“”„‟]([^"“”„‟]*)["“”„‟]'
    r"|(?<!\w)['‘’‚‛`´]([^'‘’‚‛`´]+)['‘’‚‛`´](?!\w)"
    '|[«"“”„‟]([^«»"“”„‟]+)$'  # begun and not ended
)
_ANGLES = str.maketrans({"‹": "«", "›": "»"})
_LISTS = ("common.tsv", "verbs.tsv", "places.tsv", "names.tsv", "nationalities.tsv")
_MOST_KEPT = 100_000

Phrase = tuple[str, ...]
"""Folded words that stand side by side."""


@dataclass(frozen=True, slots=True)
class Part:
    """A word or phrase that is asked for."""

    words: Phrase
    spelled: Phrase
    """The same words as they were typed, marks apart."""
    forms: tuple[Phrase, ...]
    """All that it is found as; the first are `words`."""
    kin: tuple[Phrase, ...] = ()
    """As what it is found behind all others: another number or case of it, or the spelling of other newsrooms."""

    @property
    def told(self) -> Phrase:
        """Those of its spellings that an index tells apart from others."""
        return tuple(word for word in self.spelled if is_told(word))


# What people ask


@lru_cache(maxsize=256)
def parts_asked(typed: str) -> tuple[Part, ...]:
    """The words and the quoted phrases of a question, each once.

    >>> [part.words for part in parts_asked("الوزير «وقف إطلاق النار»")]
    [('الوزير',), ('وقف', 'اطلاق', 'النار')]
    """
    found: dict[Phrase, Part] = {}
    done = 0
    typed = typed.replace("<<", "«").replace(">>", "»").translate(_ANGLES)
    for quoted in _QUOTED.finditer(typed):
        for part in _plain_parts(typed[done : quoted.start()]):
            found.setdefault(part.words, part)
        if phrase := _phrase(next(filter(None, quoted.groups()), "")):
            found[phrase.words] = phrase
        done = quoted.end()
    for part in _plain_parts(typed[done:]):
        found.setdefault(part.words, part)
    return tuple(found.values())[:MOST_PARTS]


def _phrase(typed: str) -> Part | None:
    """A phrase in its own order; what is written to the front of its first word may stand there."""
    words, spelled = tuple(words_of(typed)), tuple(_WORD.findall(spelling(typed)))
    if not words:
        return None
    forms: tuple[Phrase, ...] = (words,)
    if len(words) > 1 and _ARABIC.match(words[0]):
        forms = tuple((before + words[0], *words[1:]) for before in _BEFORE_PHRASES)
    return Part(words, spelled, forms)


def _plain_parts(typed: str) -> Iterator[Part]:
    """Each word by itself; a number with its separators, and a name of two words that is also written as one."""
    done = 0
    for number in _NUMBER.finditer(typed):
        yield from _word_parts(typed[done : number.start()])
        words = tuple(words_of(number[0]))
        yield Part(words, words, (words,))
        done = number.end()
    yield from _word_parts(typed[done:])


def _word_parts(typed: str) -> Iterator[Part]:
    words = words_of(typed)
    spelled = _WORD.findall(spelling(typed))
    if len(spelled) != len(words):  # a sign that folds to several words
        spelled = words
    at = 0
    while at < len(words):
        word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
        if (word == "عبد" and after.startswith("ال")) or (word == "ابو" and _ARABIC.match(after)):
            pair = (word, after)
            forms = (pair, (word + after,), *((before + word, after) for before in _BEFORE_PHRASES[1:]))
            yield Part(pair, (spelled[at], spelled[at + 1]), (*forms, *_each(_BEFORE_PHRASES[1:], word + after)))
            at += 2
            continue
        apart = tuple((before + word[:3], word[3:]) for before in _BEFORE_PHRASES) if _is_joined(word) else ()
        forms = (*((form,) for form in _forms(word, spelled[at])), *apart)
        yield Part((word,), (spelled[at],), forms, tuple((form,) for form in _kin(word) if (form,) not in forms))
        at += 1


def _each(prefixes: Sequence[str], word: str) -> Iterator[Phrase]:
    return ((prefix + word,) for prefix in prefixes)


def _is_joined(word: str) -> bool:
    """Whether two words may have been written as one: «عبدالسلام», «ابوظبي»."""
    return (word.startswith("عبدال") and len(word) > 6) or (word.startswith("ابو") and len(word) > 5)


def forms_of(word: str) -> tuple[str, ...]:
    """A folded word and the forms it is forgiven for: without the article, and with each prefix.

    >>> forms_of("والجسر")[:3]
    ('والجسر', 'جسر', 'الجسر')
    """
    return _forms(word, word)


@lru_cache(maxsize=1024)
def _forms(word: str, spelled: str) -> tuple[str, ...]:
    if not _ARABIC.match(word):
        return (word,)
    stems = list(dict.fromkeys(stem for one in _hamzas(word, spelled) for stem in _stems(one)))
    stems += [stem[:-1] for stem in stems if stem.endswith("يء")]  # «شي» for «الشيء»
    forms = [prefix + stem for stem in stems for prefix in _PREFIXES]
    forms += [prefix + stem for stem in stems if stem[0] in "ايتن" for prefix in _BEFORE_VERBS]
    return tuple(dict.fromkeys((word, *forms)))


@lru_cache(maxsize=1024)
def _kin(word: str) -> tuple[str, ...]:
    """«وزراء» for «وزير» and «الوزير» for «الوزراء», with all that is written to the front.

    >>> _kin("الجسر")[:2]
    ('جسور', 'الجسور')
    """
    if not _ARABIC.match(word):
        return ()
    found: dict[str, None] = {}
    for stem in _stems(word):
        for one in (stem, *_respelled(stem)):
            others = (*(() if one == stem else (one,)), *_plurals().get(one, ()))
            found |= dict.fromkeys(prefix + other for other in others for prefix in _PREFIXES)
            if one not in _proper_names():
                found |= dict.fromkeys(prefix + other for other in other_endings(one) for prefix in _BEFORE_ENDINGS)
    return tuple(found)


def _respelled(stem: str) -> Iterator[str]:
    """The word as other newsrooms spell it: «الأميركي» for «الأمريكي»."""
    for beginning, others in _spellings():
        if stem.startswith(beginning):
            yield from (other + stem[len(beginning) :] for other in others)


@lru_cache(maxsize=1)
def _spellings() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """For each beginning of the list those that stand for it."""
    from qawl.lexicon.tables import TEXT, load_files, rows

    groups: dict[str, set[str]] = {}
    for one, other in rows(load_files("spellings.tsv", None, None), 2, (TEXT, TEXT)):
        group = groups.get(fold(one), set()) | groups.get(fold(other), set()) | {fold(one), fold(other)}
        groups |= dict.fromkeys(group, group)
    return tuple((each, tuple(sorted(group - {each}))) for each, group in sorted(groups.items()))


@lru_cache(maxsize=1)
def _proper_names() -> frozenset[str]:
    """Names of places and given names: their ends are no endings, «لبنان» is no dual."""
    from qawl.lexicon.load import COLUMNS
    from qawl.lexicon.tables import load_files, rows

    files = {name: load_files(name, None, None) for name in ("places.tsv", "names.tsv")}
    names = (fold(row[0]) for name in files for row in rows(files[name], *COLUMNS[name]))
    return frozenset(name.removeprefix("ال") for name in names)


@lru_cache(maxsize=1)
def _plurals() -> dict[str, tuple[str, ...]]:
    """For each singular of the list its broken plurals, and the other way round."""
    from qawl.lexicon.tables import TEXT, load_files, rows

    found: dict[str, tuple[str, ...]] = {}
    for one, many in rows(load_files("plurals.tsv", None, None), 2, (TEXT, TEXT)):
        for word, other in ((fold(one), fold(many)), (fold(many), fold(one))):
            found[word] = (*found.get(word, ()), other)
    return found


def _stems(word: str) -> Iterator[str]:
    """The word without its article, or without a letter that is written to its front and is none of its own."""
    if _ARTICLE.match(word):
        yield _ARTICLE.sub("", word, count=1)
        return
    yield word
    if not _LETTER.match(word) or word in _known_words():
        return
    bare = word[1:]
    if bare in _known_words() or len(bare) > 3:
        yield bare
    if word[0] in "وف" and bare not in _known_words() and len(bare) > 3 and bare[0] in "بلكس":
        yield bare[1:]


def _hamzas(word: str, spelled: str) -> Iterator[str]:
    """The word as others carry its hamza («مسؤول», «مسئول»), and with the one that is left out at its end."""
    yield word
    if "ؤو" in spelled or "وو" in spelled:
        yield word.replace("وو", "يو")
    if "ئو" in spelled:
        yield word.replace("يو", "وو")
    if len(word) <= _SHORT and word.endswith("ي"):
        yield f"{word}ء"
    if len(word) > 5 and word.endswith("اء"):
        yield word[:-1]
    elif len(word) > 4 and word.endswith("ا"):
        yield f"{word}ء"


@lru_cache(maxsize=1)
def _known_words() -> frozenset[str]:
    """Words whose first letter is their own, as far as the lists know: «وزير» is not «و» and «زير»."""
    from qawl.lexicon.load import COLUMNS  # whoever only keeps readings needs no word lists
    from qawl.lexicon.tables import load_files, rows

    files = {name: load_files(name, None, None) for name in _LISTS}
    return frozenset(fold(cell) for name in _LISTS for row in rows(files[name], *COLUMNS[name]) for cell in row)


# What stands in a text


def words_of(text: str) -> list[str]:
    """The words of `text` in folded spelling."""
    return _WORD.findall(fold(text))


def spaced(text: str | None) -> str:
    """The folded words of `text`, each between two spaces, so that a word can be looked for as a whole."""
    return "".join(f" {word} " for word in words_of(text or ""))


def spelling(text: str) -> str:
    """`text` with its own letters, without marks and shapes: what is equal here is spelled the same.

    >>> spelling("عَلَى"), spelling("ع\u0640لي"), spelling("١٢")
    ('على', 'علي', '12')
    """
    whole = unicodedata.normalize("NFKC", text) if _ODD.search(text) else unicodedata.normalize("NFC", text)
    bare = _MARKS.sub("", whole)
    if bare.isascii() or not _ODD.search(bare):
        return bare.translate(_DIGITS).lower()
    return (
        "".join(letter for letter in bare if unicodedata.category(letter) not in ("Mn", "Cf"))
        .translate(_DIGITS)
        .lower()
    )


_DIGITS = {first + digit: str(digit) for first in (0x660, 0x6F0) for digit in range(10)}


def is_told(spelled: str) -> bool:
    """Whether a spelling is one of those that an index holds beside the folded words."""
    return _TOLD.search(spelled) is not None


_told: set[str] = set()
_untold: set[str] = set()


def index_words(text: str) -> str:
    """A text as the index takes it: in folded spelling; a zero byte would end it for SQLite."""
    return fold(text).replace("\0", " ")


def told_words(text: str) -> str:
    """The spellings of a text that are told apart, each once."""
    bare = _MARKS.sub("", unicodedata.normalize("NFC", text))
    words = set(_WORD.findall(spelling(text) if _ODD.search(bare) else bare))
    new = words - _told - _untold
    if new:  # most have been met: asking a set is faster by ten than looking at each word
        if len(_told) + len(_untold) > _MOST_KEPT:
            _told.clear()
            _untold.clear()
            new = words
        told = set(filter(is_told, new))
        _told.update(told)
        _untold.update(new - told)
    return " ".join(sorted(words & _told))


_folds: dict[str, str] = {}


def written_words(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The folded words of a stretch of a text, and where each stands with its marks.

    >>> list(written_words("ق\u0640\u0640\u0640ال الوزيرُ", 0, 13))
    [('قال', 0, 6), ('الوزير', 7, 13)]
    """
    raw = text[start:end]
    if _ODD.search(_MARKS.sub("", raw)):
        folded = fold_with_origins(raw)
        for word in _WORD.finditer(folded.text):
            place = folded.origin(*word.span())
            yield word[0], start + place.start, start + place.end
        return
    for word in _WRITTEN.finditer(raw):
        written = word[0]
        if (folded_word := _folds.get(written) or _fold(written)) != "":
            yield folded_word, start + word.start(), start + word.end()


def _fold(written: str) -> str:
    if len(_folds) > _MOST_KEPT:
        _folds.clear()
    folded = _folds[written] = fold(written)
    return folded


def head_and_body(article: Article) -> tuple[str, str]:
    """The headline and what the article itself says behind it, the page around it left out."""
    head = (article.title or "").strip()
    body = "\n".join(span.of(article.text) for span in parts_of(article)).lstrip()
    return head, body[len(head) :] if head and body.startswith(head) else body
