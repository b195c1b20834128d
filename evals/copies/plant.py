"""Plants copies among articles and writes down which are copies: a set made by script; the texts stay where they are.

usage: python -m evals.copies.plant ARTICLES.jsonl[.gz] OUT_FOLDER [--families N] [--seed N] [--outlets NAME,NAME]
Writes OUT_FOLDER/articles.jsonl (the given ones and the planted ones, mixed) and OUT_FOLDER/gold.jsonl: one line a
pair, `first`, `second`, `share` of the words of the shorter text, `relation` (null where it is no copy), `kinds`.
Every planted word knows the article and place it was taken from, so the shares are exact and owe nothing to Qawl.
A pair that shares between a tenth and a third is neither copy nor none: its relation is "open".
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

Place = tuple[str, int] | None
"""The article and the word of it that a word was taken from; None for one that is new."""
LEAST, MOST = 90, 900
"""Words of the articles from which copies are made."""
COPY, OPEN = 1 / 3, 1 / 10
WHOLE = 2 / 3
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


def given_rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return list({row["id"]: row for row in map(json.loads, lines)}.values())


def as_made(row: dict[str, str]) -> Made:
    words = tuple(re.findall(r"\S+\s*", row["text"]))
    places = tuple((row["id"], at) for at in range(len(words)))
    return Made(row["id"], "given", words, places, row["outlet"], row["published"] or "2015-01-01", row["title"] or "")


def without_copies(rows: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """The rows of fit length that share hardly any six words in a row with another one."""
    holders: dict[int, list[int]] = defaultdict(list)
    cut = [re.findall(r"\w+", row["text"]) for row in rows]
    for number, words in enumerate(cut):
        for key in {hash(tuple(words[at : at + 6])) for at in range(len(words) - 5)}:
            holders[key].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        if 1 < len(held) <= 60:
            shared.update((one, other) for at, one in enumerate(held) for other in held[at + 1 :])
    tied = {
        number
        for pair, count in shared.items()
        for number in pair
        if count > 0.03 * min(len(cut[pair[0]]), len(cut[pair[1]]))
    }
    return [row for at, row in enumerate(rows) if at not in tied and LEAST <= len(cut[at]) <= MOST]


# Ways of copying: each takes a text and gives another, its words knowing where they were


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


# The set


class Planting:
    """The families that are planted, and the pairs that are kept apart though they look alike."""

    def __init__(self, rows: Sequence[dict[str, str]], families: int, seed: int) -> None:
        self.chance = random.Random(seed)
        free = without_copies(rows)
        self.free = {row["id"] for row in free}
        fit = [as_made(row) for row in free]
        self.chance.shuffle(fit)
        self.sources, rest = fit[:families], fit[families:]
        self.days: dict[str, list[Made]] = defaultdict(list)
        for source in self.sources:
            self.days[source.published[:10]].append(source)
        self.decoyed, rest = rest[: families // 2], rest[families // 2 :]
        lost, rest = rest[: families // 2], rest[families // 2 :]
        self.lost = {made.id for made in lost}
        self.fillers = rest[len(rest) // 2 :]
        self.press = Press(self.chance, self.fillers, lost)
        self.numbered = [made for made in rest[: len(rest) // 2] if _is_numbered(made)][: families // 3]
        self.made: list[Made] = []
        self.decoys: dict[tuple[str, str], str] = {}

    def plant(self) -> None:
        press, ways = self.press, self._ways()
        for nth, source in enumerate(self.sources):
            for many, way in enumerate(self.chance.sample(sorted(ways), self.chance.randrange(2, 5))):
                copied = ways[way](source)
                if self.chance.random() < 0.3 and way != "reworded":
                    copied, way = press.reworded(copied), f"{way}+reworded"
                if self.chance.random() < 0.5:
                    copied = press.reheadlined(copied)
                self._put(copied, f"p{nth}-{many}", way)
        self._shared_words()
        for nth, made in enumerate(self.numbered):
            self._decoy(made, press.another_day(made), f"t{nth}", "template")

    def _ways(self) -> dict[str, Callable[[Made], Made]]:
        press = self.press
        return {
            "buried": press.buried,
            "continued": press.continued,
            "cut": press.cut,
            "glued": press.glued,
            "joined": lambda made: press.joined(made, self._beside(made)),
            "merged": lambda made: press.merged(made, self._beside(made)),
            "reheadlined": press.reheadlined,
            "renumbered": press.renumbered,
            "reordered": press.reordered,
            "respelled": press.respelled,
            "reworded": press.reworded,
            "thinned": press.thinned,
            "uncredited": press.uncredited,
        }

    def _beside(self, made: Made) -> Made:
        """Another source, of the same day where there is one: what is mixed is news."""
        day = made.published[:10]
        return self.chance.choice([each for each in self.days[day] if each is not made] or self.sources)

    def _shared_words(self) -> None:
        """Pairs that share words which make no copy: a quotation, background, boilerplate, the frame of a series."""
        press, pairs = self.press, zip(self.decoyed[::2], self.decoyed[1::2], strict=False)
        adds = {
            "quotation": (press.with_quotation, 0.9),
            "background": (press.with_background, 0.45),
            "boilerplate": (press.with_boilerplate, 0.25),
            "series": (press.next_in_series, 0.25),
        }
        for nth, (one, other) in enumerate(pairs):
            shorter = min(len(one.words), len(other.words))
            kind = list(adds)[nth % len(adds)]
            add, most = adds[kind]
            words = press.passage(max(20, int(shorter * self.chance.uniform(0.15, most))), lost=True).words
            if kind == "quotation":
                words = tuple(re.sub('[«»"“”\n]', "", word) or " " for word in words)
            first = self._put(add(one, words), f"d{nth}-0", kind)
            second = self._put(add(other, words), f"d{nth}-1", kind)
            self.decoys[first.id, second.id] = kind

    def _decoy(self, made: Made, other: Made, name: str, kind: str) -> None:
        self.decoys[made.id, self._put(other, name, kind).id] = kind

    def _put(self, made: Made, name: str, kind: str) -> Made:
        when = datetime.fromisoformat(made.published[:10].replace("/", "-")) + timedelta(
            hours=self.chance.randrange(72)
        )
        published = when.isoformat()
        put = replace(made, id=f"planted-{name}", kind=kind, outlet=f"outlet of {name}", published=published)
        self.made.append(put)
        return put

    def gold(self) -> Iterator[dict[str, object]]:
        """Every pair that shares a tenth of the shorter one, and every decoy."""
        texts = [*self.sources, *self.decoyed, *self.numbered, *self.made, *self.fillers]
        held: dict[str, set[int]] = defaultdict(set)
        for number, made in enumerate(texts):
            for source in {place[0] for place in made.places if place is not None}:
                held[source].add(number)
        pairs = {(one, other) for numbers in held.values() for one in numbers for other in numbers if one < other}
        for one, other in sorted(pairs):
            yield from _judged(texts[one], texts[other])
        for (first, second), kind in self.decoys.items():
            yield {"first": first, "second": second, "share": 0.0, "relation": None, "kinds": [kind]}


def _judged(one: Made, other: Made) -> Iterator[dict[str, object]]:
    mine, theirs = ({*made.places} - {None} for made in (one, other))
    common = len(mine & theirs)
    sizes = sorted((common / len(made.words) for made in (one, other)), reverse=True)
    if sizes[0] < OPEN:
        return
    relation = "copy" if sizes[1] >= WHOLE else "contained" if sizes[0] >= WHOLE else "partial"
    yield {
        "first": one.id, "second": other.id, "share": round(sizes[0], 3),
        "relation": relation if sizes[0] >= COPY else "open", "kinds": sorted({one.kind, other.kind} - {"given"}),
    }  # fmt: skip


def _is_numbered(made: Made) -> bool:
    """Whether a text is told in numbers, as prices, results and forecasts are."""
    return sum(any(letter.isdigit() for letter in word) for word in made.words) > 0.1 * len(made.words)


def same_events(rows: Sequence[dict[str, str]], sources: set[str]) -> Iterator[tuple[str, str]]:
    """Articles of one day whose headlines share words, though their texts share hardly any: one event, two pens."""
    days: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for row in rows:
        if row["id"] in sources and row["title"] and row["published"]:
            days[row["published"][:10]].append((row["id"], frozenset(re.findall(r"\w{3,}", row["title"]))))
    for day in sorted(days):
        for at, (one, mine) in enumerate(days[day]):
            for other, theirs in days[day][at + 1 :]:
                if len(mine & theirs) >= max(3, 0.4 * min(len(mine), len(theirs))):
                    yield one, other


def write_set(
    articles: Path, folder: Path, families: int = 1_500, seed: int = 6, outlets: Collection[str] = ()
) -> None:
    """Plant and write the two files; with `outlets`, of their articles alone."""
    rows = [row for row in given_rows(articles) if not outlets or row["outlet"] in outlets]
    planting = Planting(rows, families, seed)
    planting.plant()
    folder.mkdir(parents=True, exist_ok=True)
    mixed = [*(row for row in rows if row["id"] not in planting.lost), *(made.row() for made in planting.made)]
    planting.chance.shuffle(mixed)
    events = [
        {"first": one, "second": other, "share": 0.0, "relation": None, "kinds": ["same event"]}
        for one, other in same_events(rows, planting.free)
    ]
    _write(folder / "articles.jsonl", mixed)
    _write(folder / "gold.jsonl", [*planting.gold(), *events])


def _write(path: Path, lines: Sequence[object]) -> None:
    path.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), encoding="utf-8")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", type=Path, metavar="ARTICLES.jsonl[.gz]")
    options.add_argument("folder", type=Path, metavar="OUT_FOLDER")
    options.add_argument("--families", type=int, default=1_500)
    options.add_argument("--seed", type=int, default=6)
    options.add_argument("--outlets", type=lambda names: names.split(","), default=())
    given = options.parse_args()
    write_set(given.articles, given.folder, given.families, given.seed, given.outlets)
    return 0


if __name__ == "__main__":
    sys.exit(main())
