"""How well moments, figures, meetings and positions are found, on articles marked by reading; places without words.

usage: python -m evals.records ARTICLES.jsonl[.gz] evals/gold/records/learnt.jsonl... [--show KIND]
       python -m evals.records --strip ARTICLES.jsonl[.gz] MARKED.jsonl -o OUT.jsonl
A line of the marks holds an article's id, a digest of its text, and places and values of each record (evals/README.md).
Two records are the same from an overlap on: moments and figures half of the letters of both, meetings and positions a
third. A moment is right with its kind, days and duration; a figure with number, bound, unit and measure; a meeting
with its kind; a position with its party and its sign. Units are compared as people, percent, money or things. A state
is named by the office of whoever speaks for it.
`--show` lists what was missed (-), wrong (~) or too much (+).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from evals.standoff import digest_of, read_lines
from qawl.lexicon.positions import load_position_words
from qawl.model.codec import line_of
from qawl.model.documents import Article
from qawl.pipeline import Kit, load_kit, read_article
from qawl.text.fold import fold

Form = Mapping[str, Any]
KINDS = ("moments", "figures", "meetings", "positions")
OVERLAP = {"moments": 0.5, "figures": 0.5, "meetings": 0.33, "positions": 0.33}
WANTS = {"for": "+", "demand": "+", "conditional": "+", "against": "-", "refuse": "-"}
FRAME = ("low", "high", "bound", "unit", "measure")
CURRENCIES = (
    "usd eur sar aed egp iqd dzd mad tnd kwd qar gbp cent lbp ils sdg yer jod bhd lyd omr syp irr try cny money rial "
    "dinar dirham lira"
)
MONEY = frozenset(CURRENCIES.split())
HEADS = ("رئيس", "رئيسة", "وزير", "وزيرة", "ملك", "عاهل", "أمير", "سفير", "سلطات")
FREE = {"في", "من", "على", "بن", "ال"}


@dataclass(frozen=True, slots=True)
class Pair:
    """One record of the gold and the one found for it; one of them None where it has no other."""

    gold: Form | None
    found: Form | None


def overlap(left: Sequence[int], right: Sequence[int]) -> float:
    """The F1 of the letters of two places."""
    common = min(left[1], right[1]) - max(left[0], right[0])
    return 0.0 if common <= 0 else 2 * common / (left[1] - left[0] + right[1] - right[0])


def pair(
    gold: Sequence[Form], found: Sequence[Form], least: float, first: Callable[[Form, Form], bool] | None = None
) -> list[Pair]:
    """Each record with at most one of the other side, those that `first` says first, and those that agree most."""
    ranked = sorted(
        (
            (first is not None and first(g, f), overlap(g["at"], f["at"]), i, j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
        ),
        key=lambda one: (not one[0], -one[1], one[2], one[3]),
    )
    left: dict[int, int] = {}
    right: dict[int, int] = {}
    for _, value, i, j in ranked:
        if value >= least and i not in left and j not in right:
            left[i], right[j] = j, i
    pairs = [Pair(g, found[left[i]] if i in left else None) for i, g in enumerate(gold)]
    return pairs + [Pair(None, f) for j, f in enumerate(found) if j not in right]


def same_name(name: str, accepted: Iterable[str]) -> bool:
    """Whether the words of one are all among those of the other."""
    words = _words(name)
    return any(other and words and (words <= other or other <= words) for other in map(_words, accepted))


def _words(name: str) -> frozenset[str]:
    return frozenset(word.removeprefix("ال") for word in fold(name).split() if word not in FREE)


def right_moment(gold: Form, found: Form, _text: str) -> bool:
    same = all(gold[key] == found[key] for key in ("kind", "from", "to"))
    return same and (gold["kind"] not in ("duration",) or gold["duration"] == found["duration"])


def right_figure(gold: Form, found: Form, _text: str) -> bool:
    return all(_same_value(key, gold, found) for key in FRAME)


def _same_value(key: str, gold: Form, found: Form) -> bool:
    """Whether a field of two figures agrees; the units of things are named freely, and count as one."""
    if key != "unit":
        return bool(gold[key] == found[key])
    return _sort_of(gold["unit"]) == _sort_of(found["unit"])


def _sort_of(unit: str) -> str:
    if unit in ("person", "percent"):
        return unit
    return "money" if unit in MONEY else "thing"


def right_meeting(gold: Form, found: Form, _text: str) -> bool:
    return bool(gold["kind"] == found["kind"])


def right_position(gold: Form, found: Form, text: str) -> bool:
    forms = [text[start:end] for start, end in gold["party"]]
    names = [*forms, *(state for form in forms for state in _states(form))]
    return WANTS[gold["stance"]] == WANTS[found["stance"]] and (not forms or same_name(found["party"], names))


def _states(form: str) -> Iterator[str]:
    """The state that an adjective right behind an office says: «وزير الخارجية الأردني» speaks for it."""
    words, (offices, countries) = fold(form).replace("،", "").split(), _offices()
    for office, adjective in pairwise(words):
        if office.removeprefix("ال") in offices and (country := countries.get(adjective.removeprefix("ال"))):
            yield country


@cache
def _offices() -> tuple[frozenset[str], Mapping[str, str]]:
    words = load_position_words()
    offices = (*words.classes["state office"], *HEADS)
    states = frozenset(words.states)
    return frozenset(map(fold, offices)), {
        fold(one): state for one, state in words.countries.items() if state in states
    }


RIGHT: Mapping[str, Callable[[Form, Form, str], bool]] = {
    "moments": right_moment,
    "figures": right_figure,
    "meetings": right_meeting,
    "positions": right_position,
}


def f1(right: int, gold: int, found: int) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    precision, recall = right / found if found else 1.0, right / gold if gold else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def measure(articles: Mapping[str, str], marks: Iterable[Form], forms: Mapping[str, Form], show: str | None) -> str:
    """One line a kind; beneath, what else is right of those that were paired."""
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for line in marks:
        text = articles[line["id"]]
        for kind in (kind for kind in KINDS if kind in line):  # some lines were marked for some kinds alone
            for one in _pairs(kind, line[kind], forms[line["id"]].get(kind, ()), text):
                right = one.gold is not None and one.found is not None and RIGHT[kind](one.gold, one.found, text)
                _count(counts[kind], kind, one, right, text)
                if show == kind and not right:
                    _show(line["id"], text, one)
    return "\n".join(_told(kind, counts[kind]) for kind in KINDS)


def _pairs(kind: str, gold: Sequence[Form], found: Sequence[Form], text: str) -> list[Pair]:
    """Of positions, two of which may share their words, those that are right go together first."""
    if kind != "positions":
        return pair(gold, found, OVERLAP[kind])
    return pair(gold, found, OVERLAP[kind], lambda g, f: right_position(g, f, text))


def _count(counts: Counter[str], kind: str, one: Pair, right: bool, text: str) -> None:
    counts["gold"] += one.gold is not None
    counts["found"] += one.found is not None
    counts["right"] += right
    if one.gold is None or one.found is None:
        return
    counts["paired"] += 1
    for key in ("status", "date", "stance") if kind in ("meetings", "positions") else ():
        if key in one.gold:
            counts[key] += one.gold[key] == one.found[key]
    for key in FRAME if kind == "figures" else ():
        counts[key] += _same_value(key, one.gold, one.found)
    for key in ("kind", "from", "to", "duration") if kind == "moments" else ("kind",) if kind == "meetings" else ():
        counts[key] += one.gold[key] == one.found[key]
    if kind == "figures":
        place = one.gold["claimant"]
        name = one.found["claimant"]
        counts["claimant"] += (place is None) == (name is None) and (
            place is None or same_name(name, [text[place[0] : place[1]]])
        )
    if kind == "meetings":
        wanted = [[text[s:e] for s, e in forms] for forms in one.gold["participants"] if forms]
        names = list(one.found["participants"])
        counts["named"] += len(wanted)
        counts["names"] += len(names)
        counts["met"] += sum(any(same_name(name, forms) for name in names) for forms in wanted)


def _told(kind: str, counts: Counter[str]) -> str:
    gold, found = counts["gold"], counts["found"]
    precision, recall, value = f1(counts["right"], gold, found)
    told = f"{kind:9} F1 {value:.3f}  P {precision:.3f}  R {recall:.3f}  ({gold} marked, {found} found)"
    parts = [
        f"{key} {counts[key] / max(1, counts['paired']):.3f}"
        for key in (*FRAME, "kind", "from", "to", "duration", "claimant", "status", "date", "stance")
        if key in counts
    ]
    if counts["named"]:
        parts.append(
            f"participants P {counts['met'] / max(1, counts['names']):.3f} R {counts['met'] / counts['named']:.3f}"
        )
    return told + (f"; of {counts['paired']} paired: {', '.join(parts)}" if parts else "")


def _show(name: str, text: str, one: Pair) -> None:
    sign = "-" if one.found is None else "+" if one.gold is None else "~"
    place = (one.gold or one.found or {})["at"]
    before, after = text[max(0, place[0] - 50) : place[0]], text[place[1] : place[1] + 50]
    print(f"{sign} {name}: …{before}[[{text[place[0] : place[1]]}]]{after}…".replace("\n", " "))
    for side, form in (("gold", one.gold), ("found", one.found)):
        if form is not None:
            values = {key: value for key, value in form.items() if key not in ("at",) and value not in (None, [])}
            print(f"    {side}: {json.dumps(values, ensure_ascii=False)} «{text[form['at'][0] : form['at'][1]]}»")


# The words taken away


def strip(marked: Form, text: str) -> dict[str, object]:
    """Places for words; a name that does not stand in the article is left out, and an issue's words too."""
    found: dict[str, Any] = {"id": marked["id"], "digest": digest_of(text)}
    for kind in KINDS:
        found[kind] = sorted((_stripped(kind, one, text) for one in marked[kind]), key=lambda one: one["at"])
    return found


def _stripped(kind: str, one: Form, text: str) -> dict[str, Any]:
    form: dict[str, Any] = {**one, "at": place_of(one["at"], text)}
    match kind:
        case "figures":
            form["claimant"] = _first(text, one["claimant"])
        case "meetings":
            form["participants"] = [_all(text, names) for names in one["participants"]]
            form["place"] = _first(text, one["place"][0] if one["place"] else None)
        case "positions":
            form["party"] = _all(text, one["party"])
            form["condition"] = _first(text, one["condition"])
            del form["issue"]
    return form


def place_of(anchor: Sequence[Any], text: str) -> list[int]:
    """["words"], ["words", 2] for the second of them, or ["first words", "last words"]."""
    number = anchor[1] if len(anchor) > 1 and isinstance(anchor[1], int) else 1
    start = -1
    for _ in range(number):
        start = text.index(anchor[0], start + 1)
    if len(anchor) > 1 and isinstance(anchor[1], str):
        return [start, text.index(anchor[1], start) + len(anchor[1])]
    return [start, start + len(anchor[0])]


def _first(text: str, words: str | None) -> list[int] | None:
    start = -1 if words is None else text.find(words)
    return None if start < 0 or words is None else [start, start + len(words)]


def _all(text: str, names: Sequence[str]) -> list[list[int]]:
    return [place for name in names if (place := _first(text, name))]


def read_texts(path: Path, wanted: set[str]) -> dict[str, Form]:
    return {line["id"]: line for line in read_lines(path) if line["id"] in wanted}


def read_forms(articles: Iterable[Form], kit: Kit) -> Iterator[tuple[str, Form]]:
    """What is found in each article, as `qawl extract --records` gives it."""
    for line in articles:
        article = Article(line["id"], line["text"], published=line.get("published"), outlet=line.get("outlet"))
        yield line["id"], line_of(read_article(article, kit))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--strip", action="store_true")
    parser.add_argument("articles", type=Path)
    parser.add_argument("marks", type=Path, nargs="+")
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--show", choices=KINDS)
    given = parser.parse_args()
    marks = [line for path in given.marks for line in read_lines(path)]
    lines = read_texts(given.articles, {str(line["id"]) for line in marks})
    if given.strip:
        stripped = (strip(line, lines[line["id"]]["text"]) for line in marks)
        written = (json.dumps(line, ensure_ascii=False, separators=(",", ":")) for line in stripped)
        given.output.write_text("".join(f"{line}\n" for line in written), "utf-8")
        return
    known = [line for line in marks if line["id"] in lines and digest_of(lines[line["id"]]["text"]) == line["digest"]]
    if len(known) < len(marks):
        print(f"{len(marks) - len(known)} articles are missing, or have another text than was marked", file=sys.stderr)
    forms = dict(read_forms([lines[line["id"]] for line in known], load_kit(records=True)))
    print(measure({name: line["text"] for name, line in lines.items()}, known, forms, given.show))


if __name__ == "__main__":
    main()
