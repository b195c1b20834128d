"""The ways in which copies are made of articles; every word of a copy knows where it was taken from."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

Place = tuple[str, int] | None
"""The article and the word of it that a word was taken from; None for one that is new."""
_KINDLED = 0.04
"""The share of words that a light rewording changes."""
_SAME = {
    "قال": "ذكر", "وقال": "وذكر", "أكد": "شدد على", "وأكد": "وشدد على", "أضاف": "تابع", "وأضاف": "وتابع",
    "أوضح": "بيّن", "وأوضح": "وبيّن", "أعلن": "كشف", "أعلنت": "كشفت", "اليوم": "أمس", "أمس": "الثلاثاء", "خلال": "أثناء",
    "حول": "بشأن", "بشأن": "حول", "إلى": "نحو", "بعد": "عقب", "قبل": "قبيل", "عدد": "مجموعة", "كبير": "ضخم",
    "جديد": "حديث", "عام": "سنة", "المملكة": "السعودية", "يتم": "يجري", "التي": "والتي", "الذي": "والذي", "وقد": "ولقد",
    "أن": "بأن", "كما": "وكذلك", "حيث": "إذ", "الماضي": "المنصرم", "القادم": "المقبل", "أكثر": "أزيد",
}  # fmt: skip


@dataclass(frozen=True)
class Made:
    """A text as words with blanks behind them, and where each was taken from."""

    id: str
    kind: str
    words: tuple[str, ...]
    places: tuple[Place, ...]
    outlet: str
    published: str
    title: str

    def row(self) -> dict[str, str | None]:
        text = "".join(self.words).strip()
        return {
            "id": self.id, "outlet": self.outlet, "url": None, "published": self.published,
            "title": self.title, "text": text,
        }  # fmt: skip


class Press:
    """The ways in which one text is made from others, with a seed of its own."""

    def __init__(self, chance: random.Random, fillers: Sequence[Made], lost: Sequence[Made]) -> None:
        self._chance = chance
        self._fillers = fillers
        self._lost = list(lost)

    def filler(self) -> Made:
        """An article that is in no other family."""
        return self._chance.choice(self._fillers)

    def passage(self, many: int, *, lost: bool = False) -> Made:
        """Words in a row of somebody else's article; where `lost`, of one that is taken out of the set."""
        filler = self._lost.pop() if lost else self.filler()
        start = self._chance.randrange(max(1, len(filler.words) - many))
        return _of(filler, filler.words[start : start + many], filler.places[start : start + many])

    def reheadlined(self, made: Made) -> Made:
        return replace(made, title=self.filler().title)

    def cut(self, made: Made) -> Made:
        """The first part of a text: from a good third of it to most."""
        kept = int(len(made.words) * self._chance.uniform(0.36, 0.9))
        return _of(made, made.words[:kept], made.places[:kept])

    def reworded(self, made: Made) -> Made:
        words: list[str] = []
        places: list[Place] = []
        for word, place in zip(made.words, made.places, strict=True):
            bare, blank = word.rstrip(), word[len(word.rstrip()) :] or " "
            if self._chance.random() >= _KINDLED * (6 if bare in _SAME else 0.75):
                words.append(word)
                places.append(place)
            elif bare in _SAME:
                words.append(_SAME[bare] + blank)
                places.append(None)
            elif self._chance.random() < 0.5:
                words.append(self._chance.choice(self.filler().words).rstrip() + blank)
                places.append(None)
        return _of(made, words, places)

    def respelled(self, made: Made) -> Made:
        """Another house's spelling and marks."""
        swap = str.maketrans({"أ": "ا", "إ": "ا", "ى": "ي", "«": '"', "»": '"', "،": ",", "ة": "ه"})
        return _of(made, [word.translate(swap) for word in made.words], made.places)

    def uncredited(self, made: Made) -> Made:
        """Its first and last few words gone, where the source is named."""
        front, back = self._chance.randrange(2, 7), self._chance.randrange(2, 7)
        return _of(made, made.words[front:-back], made.places[front:-back])

    def glued(self, made: Made) -> Made:
        """The whole text between the words of another, longer one."""
        around = self.passage(int(len(made.words) * self._chance.uniform(1, 2.5)))
        at = self._chance.randrange(len(around.words) + 1)
        words = (*around.words[:at], "\n", *made.words, "\n", *around.words[at:])
        return _of(made, words, (*around.places[:at], None, *made.places, None, *around.places[at:]))

    def continued(self, made: Made) -> Made:
        """The lead taken over, then words of one's own."""
        lead = max(45, int(len(made.words) * self._chance.uniform(0.35, 0.6)))
        own = self.passage(int(lead * self._chance.uniform(0.5, 1.7)))
        words = (*made.words[:lead], "\n", *own.words)
        return _of(made, words, (*made.places[:lead], None, *own.places))

    def buried(self, made: Made) -> Made:
        """The whole text within one of three times its length, in one paragraph."""
        around = self.passage(int(len(made.words) * self._chance.uniform(1.8, 2.2)))
        at = self._chance.randrange(len(around.words) + 1)
        words = (*around.words[:at], *_run_on(made), *around.words[at:])
        return _of(made, words, (*around.places[:at], *made.places, *around.places[at:]))

    def joined(self, made: Made, other: Made) -> Made:
        """Two whole texts in one paragraph."""
        return _of(made, (*_run_on(made), *_run_on(other)), (*made.places, *other.places))

    def renumbered(self, made: Made) -> Made:
        """Digits in the other script."""
        swap = str.maketrans("0123456789٠١٢٣٤٥٦٧٨٩", "٠١٢٣٤٥٦٧٨٩0123456789")
        return _of(made, [word.translate(swap) for word in made.words], made.places)

    def reordered(self, made: Made) -> Made:
        """Its sentences in another order, the first one where it was."""
        ends = [0, *(at + 1 for at, word in enumerate(made.words) if word.rstrip()[-1] in ".؟!" or "\n" in word)]
        sentences = list(zip(ends, [*ends[1:], len(made.words)], strict=True))
        rest = sentences[1:]
        self._chance.shuffle(rest)
        order = [at for start, end in (sentences[0], *rest) for at in range(start, end)]
        return _of(made, [made.words[at].rstrip() + " " for at in order], [made.places[at] for at in order])

    def thinned(self, made: Made) -> Made:
        """A paragraph from its middle dropped."""
        size = len(made.words)
        start = int(size * self._chance.uniform(0.2, 0.5))
        end = start + int(size * self._chance.uniform(0.15, 0.35))
        return _of(made, made.words[:start] + made.words[end:], made.places[:start] + made.places[end:])

    def merged(self, made: Made, other: Made) -> Made:
        """The first halves of two texts in one."""
        parts = [(each, int(len(each.words) * self._chance.uniform(0.45, 0.9))) for each in (made, other)]
        words = tuple(word for each, kept in parts for word in (*each.words[:kept], "\n"))
        places = tuple(place for each, kept in parts for place in (*each.places[:kept], None))
        return _of(made, words, places)

    # Ways of not copying

    def with_quotation(self, made: Made, quotation: Sequence[str]) -> Made:
        """The text with a quotation that another report has too."""
        at = self._chance.randrange(len(made.words) // 3, len(made.words))
        said = ("وقال: ", "«", *quotation[:-1], quotation[-1].rstrip(), "» ")
        places = (*made.places[:at], *(None for _ in said), *made.places[at:])
        return _of(made, (*made.words[:at], *said, *made.words[at:]), places)

    def with_background(self, made: Made, background: Sequence[str]) -> Made:
        """The text with a paragraph at its end that other texts end with too."""
        words = (*made.words, "\n", *background)
        return _of(made, words, (*made.places, *(None for _ in range(len(background) + 1))))

    def with_boilerplate(self, made: Made, boilerplate: Sequence[str]) -> Made:
        """The text under the words with which every page of a live report opens."""
        return _of(made, (*boilerplate, "\n", *made.words), (*(None for _ in boilerplate), None, *made.places))

    def next_in_series(self, made: Made, series: Sequence[str]) -> Made:
        """The text between the words with which every report of a series opens and ends."""
        half = len(series) // 2
        words = (*series[:half], "\n", *made.words, "\n", *series[half:])
        return _of(made, words, (*[None] * (half + 1), *made.places, *[None] * (len(series) - half + 1)))

    def another_day(self, made: Made) -> Made:
        """The same template with other numbers."""
        chance = self._chance

        def other(number: re.Match[str]) -> str:
            return "".join(chance.choice("123456789") for _ in number[0])

        words = [re.sub(r"\d+", other, word) for word in made.words]
        return _of(made, words, [None] * len(words))


def _run_on(made: Made) -> list[str]:
    return [f"{word.rstrip()} " for word in made.words]


def _of(made: Made, words: Sequence[str], places: Sequence[Place]) -> Made:
    return replace(made, words=tuple(words), places=tuple(places))
