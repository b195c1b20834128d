"""Learns from marked articles where attributed words end: weights for qawl.find.ends.

usage: python evals/learn_ends.py GOLD.jsonl... -o src/qawl/lexicon/ar/ends.tsv
       python evals/learn_ends.py GOLD.jsonl... --held HELD.jsonl...       (learns, writes nothing, measures on HELD)
The files are gold as the scorer reads it, with texts. Needs scikit-learn (the dependency group "learn").
docs/models/ends.md says on what the weights that Qawl ships were learnt, and what they are worth.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qawl.find.boundaries import boundaries_of, clauses_of_saying
from qawl.find.contents import clause_end, clause_reach, open_start
from qawl.find.cues import find_frames
from qawl.find.ends import Weights, features, is_over, places
from qawl.find.frames import Frame
from qawl.find.names import learn_names
from qawl.pipeline import Kit, load_kit
from qawl.text.layers import Text, read_text

HEAD = """\
# Where attributed words end: feature, weight in thousandths. Learnt by evals/learn_ends.py; not to be changed by hand.
"""
LEAST_OFTEN = 3
"""A feature that was seen less often is not learnt."""
STRENGTH = 0.3
"""Of the regularisation (C of the logistic regression), chosen with outlets held out."""
EDGE = frozenset(" \t\n\"'«»“”„‟‟‘’:،,.؛;-–—…()[]")


@dataclass(frozen=True, slots=True)
class Example:
    """One content with its places to end, the features of each but the last, and which is right."""

    places: tuple[int, ...]
    features: tuple[tuple[str, ...], ...]
    right: int | None
    """Which of the places is right; None if none is."""
    ruled: bool
    """Whether the rule alone ends it rightly."""
    limit: int
    """Which of the places is taken at the latest: where the words are over whatever the weights say."""


def examples(gold: Mapping[str, Any], kit: Kit) -> Iterator[Example]:
    """What one marked article teaches: of each content that begins where the gold one does, where it ends."""
    raw = str(gold["text"])
    text = learn_names(read_text(raw, kit.vocabulary))
    frames = find_frames(text)
    begins = clauses_of_saying(text, frames)
    marked = [(one["cue"], min(one["content"])) for one in gold["statements"] if one["cue"]]
    for number, frame in enumerate(frames):
        start, cue = open_start(text, frame), (text.starts[frame.first], text.ends[frame.end - 1])
        content = next((words for place, words in marked if place[0] < cue[1] and cue[0] < place[1]), None)
        if start is None or content is None:
            continue
        first, end = _trimmed(raw, *content)
        if _trimmed(raw, text.starts[start], len(raw))[0] == first:
            ruled = clause_end(text, start, boundaries_of(text, frames, number), None)
            yield _example(text, frame, start, ruled, end, begins)


def _example(text: Text, frame: Frame, start: int, ruled: int, end: int, begins: Mapping[int, Frame]) -> Example:
    reach = clause_reach(text, start)
    found = tuple(places(text, start, reach, ruled, begins))
    ends = [_trimmed(text.raw, text.starts[start], text.ends[index - 1])[1] for index in found]
    right = ends.index(end) if end in ends else None
    seen = tuple(tuple(features(text, frame, index, reach, ruled, begins)) for index in found[:-1])
    over = next(at for at, index in enumerate(found) if index == reach or is_over(text, start, index, ruled, begins))
    return Example(found, seen, right, ends[found.index(ruled)] == end, over)


def _trimmed(raw: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without marks and blanks at its edges."""
    while start < end and raw[start] in EDGE:
        start += 1
    while end > start and raw[end - 1] in EDGE:
        end -= 1
    return start, end


def learn(seen: Sequence[Example]) -> dict[str, int]:
    """Weights for which the first place that speaks for an end is as often as possible the right one."""
    extraction: Any = importlib.import_module("sklearn.feature_extraction")  # heavy, and no part of Qawl
    linear: Any = importlib.import_module("sklearn.linear_model")
    rows, ends = [], []
    often = Counter(name for one in seen for found in one.features for name in found)
    for one in seen:
        for number in range(0 if one.right is None else min(one.right + 1, len(one.features))):
            rows.append({name: 1 for name in one.features[number] if often[name] >= LEAST_OFTEN})
            ends.append(number == one.right)
    vectors = extraction.DictVectorizer()
    model = linear.LogisticRegression(C=STRENGTH, max_iter=3000, fit_intercept=False)
    model.fit(vectors.fit_transform(rows), ends)
    weights = zip(vectors.feature_names_, model.coef_[0], strict=True)
    return {name: round(1000 * weight) for name, weight in weights if round(1000 * weight)}


def ends_at(one: Example, weights: Weights) -> int:
    """Which of its places the weights choose."""
    sums = (sum(weights.get(name, 0) for name in found) for found in one.features[: one.limit])
    return next((number for number, total in enumerate(sums) if total > 0), one.limit)


def read_all(paths: Iterable[Path], kit: Kit) -> list[Example]:
    lines = (line for path in paths for line in path.read_text("utf-8").splitlines() if line.strip())
    return [one for line in lines for one in examples(json.loads(line), kit)]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", type=Path, nargs="+")
    options.add_argument("--held", type=Path, nargs="+", default=[], help="articles to measure on")
    options.add_argument("-o", "--output", type=Path, help="the file to write")
    given, kit = options.parse_args(), load_kit()
    seen = read_all(given.gold, kit)
    weights = learn(seen)
    for name, found in (("learnt on", seen), ("held out", read_all(given.held, kit))):
        right = sum(one.right == ends_at(one, weights) for one in found)
        ruled = sum(one.ruled for one in found)
        print(f"{name}: {len(found)} contents, ended rightly by rule {ruled}, learnt {right}", file=sys.stderr)
    if given.output is not None:
        given.output.write_text(HEAD + "".join(f"{name}\t{weights[name]}\n" for name in sorted(weights)), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
