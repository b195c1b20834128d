"""The words by which outlets take a stand to what they tell: tones of verbs, and phrases of distance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from qawl.errors import BadData
from qawl.lexicon.tables import FLAG, TEXT, WORDS, Entry, Shape, Value, entries, load_files
from qawl.model.records import Act
from qawl.model.wording import Tone

FILE = "tones.toml"
SIDES = ("before", "after", "saying")
_TEXTS = ("name", "example", "source")
_TONE = dict.fromkeys(_TEXTS, TEXT) | {
    "name": Value("text", tuple(Tone)),
    "lemmas": WORDS,
    "never": WORDS,
    "silent": TEXT,
    "acts": Value("words", tuple(Act)),
}
_DISTANCE = dict.fromkeys((*_TEXTS, "what", "silent"), TEXT) | {
    "side": Value("text", SIDES),
    "heads": WORDS,
    "words": WORDS,
    "linked": FLAG,
}
_WORDS = dict.fromkeys((*_TEXTS, "what", "silent"), TEXT) | {"words": WORDS}
_SHAPE: Shape = {"tone": _TONE, "distance": _DISTANCE, "naming": _WORDS, "turn": _WORDS}


@dataclass(frozen=True, slots=True)
class ToneEntry:
    """The verbs of one tone."""

    tone: Tone
    lemmas: tuple[str, ...]
    acts: tuple[Act, ...]
    never: tuple[str, ...]
    """Written forms of its verbs that are another word («يدعى»), and say nothing of the tone."""
    example: str
    silent: str | None
    where: str


@dataclass(frozen=True, slots=True)
class Distance:
    """Phrases that keep a word or a saying at a distance."""

    name: str
    side: str
    """One of SIDES."""
    phrases: tuple[str, ...]
    linked: bool
    """The word follows with ب."""
    example: str
    what: str
    silent: str | None
    where: str


@dataclass(frozen=True, slots=True)
class SmallWords:
    """Words that change what a mark or a phrase does: nouns before a name in quotation marks, particles."""

    name: str
    words: tuple[str, ...]
    example: str
    what: str
    silent: str | None
    where: str


@dataclass(frozen=True, slots=True, eq=False)
class ToneWords:
    """All of them; one and the same value is compiled only once."""

    tones: tuple[ToneEntry, ...]
    distances: tuple[Distance, ...]
    namings: tuple[SmallWords, ...]
    """Nouns behind which quotation marks give a name."""
    turns: tuple[SmallWords, ...]
    """Words behind which something else is spoken of."""
    by_lemma: Mapping[str, Tone]
    by_act: Mapping[Act, Tone]
    never: frozenset[str]

    def tone(self, lemma: str, act: Act, *, form: str = "", negated: bool = False) -> Tone:
        """The tone of a cue in the written form that it has; of one under a negation, that of the act it then is."""
        by_act = self.by_act.get(act, Tone.NEUTRAL)
        return by_act if negated or form in self.never else self.by_lemma.get(lemma, by_act)


def load_tone_words(overlay: Path | None = None) -> ToneWords:
    """Qawl's own list and, over it, the user's: an entry of the same name adds its words.

    Raises BadData naming file and entry where something does not say what it must, or a lemma has two tones.
    Our own is read once a process.
    """
    return _own() if overlay is None else _load(overlay)


@cache
def _own() -> ToneWords:
    return _load(None)


def _load(overlay: Path | None) -> ToneWords:
    files = load_files(FILE, _SHAPE, overlay)
    tones = tuple(map(_read_tone, entries(files, "tone", _TONE)))
    by_lemma: dict[str, Tone] = {}
    by_act: dict[Act, Tone] = {}
    for entry in tones:
        for lemma in entry.lemmas:
            if by_lemma.setdefault(lemma, entry.tone) is not entry.tone:
                raise BadData(f"{entry.where}: {lemma} has two tones, {by_lemma[lemma]} and {entry.tone}")
        by_act.update(dict.fromkeys(entry.acts, entry.tone))
    return ToneWords(
        tones,
        tuple(map(_read_distance, entries(files, "distance", _DISTANCE))),
        tuple(map(_read_words, entries(files, "naming", _WORDS))),
        tuple(map(_read_words, entries(files, "turn", _WORDS))),
        by_lemma,
        by_act,
        frozenset(form for entry in tones for form in entry.never),
    )


def _read_tone(entry: Entry) -> ToneEntry:
    acts = tuple(map(Act, entry.words("acts")))
    return ToneEntry(
        tone=Tone(entry.text("name")),
        lemmas=entry.words("lemmas"),
        acts=acts,
        never=entry.words("never"),
        example=entry.text("example"),
        silent=entry.maybe("silent"),
        where=entry.where,
    )


def _read_distance(entry: Entry) -> Distance:
    heads, words = entry.words("heads"), entry.words("words")
    phrases = tuple(f"{head} {word}" for head, word in product(heads, words)) if heads else words
    return Distance(
        name=entry.text("name"),
        side=entry.text("side"),
        phrases=phrases,
        linked=entry.flag("linked"),
        example=entry.text("example"),
        what=entry.text("what"),
        silent=entry.maybe("silent"),
        where=entry.where,
    )


def _read_words(entry: Entry) -> SmallWords:
    words, what = entry.words("words"), entry.text("what")
    return SmallWords(entry.text("name"), words, entry.text("example"), what, entry.maybe("silent"), entry.where)
