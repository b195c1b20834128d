"""What came of a job: its lists of refusals, copies and stories, and the report that stands beside them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import version

from qawl.compare.copies.values import Group
from qawl.compare.stories.values import Story
from qawl.model.codec import decode_plain
from qawl.model.documents import Rejected
from qawl.runners.across.rows import Capped
from qawl.runners.jobs.days import READINGS, REPORT, STATEMENTS
from qawl.runners.jobs.parquet_parts import Columns, Kind, Part, Parts
from qawl.runners.jobs.rows import Refused, Sort, read_refused, sort_of
from qawl.runners.plans.plan import Row
from qawl.sources.places import joined, put_whole
from qawl.sources.shards import Shard
from qawl.wording import say

COPIES, STORIES, REFUSED = "copies", "stories", "rejected"
LIST = "rejected.jsonl"
REFUSED_COLUMNS: Columns = (
    ("what", Kind.TEXT),
    ("place", Kind.TEXT),
    ("code", Kind.TEXT),
    ("details", Kind.TEXT),
    ("ar", Kind.TEXT),
    ("en", Kind.TEXT),
)
"""`place` is file and line, row or byte; `what` the article, where it is one that was read; details are JSON."""
COPY_COLUMNS: Columns = (
    ("group", Kind.TEXT),
    ("first", Kind.TEXT),
    ("second", Kind.TEXT),
    ("relation", Kind.TEXT),
    ("score", Kind.NUMBER),
    ("why", Kind.TEXTS),
    ("origin", Kind.TEXT),
    ("source", Kind.TEXT),
)
"""A row for each pair; `group` is the first of the ids of its group, `origin` who had the words first."""
STORY_COLUMNS: Columns = (
    ("story", Kind.TEXT),
    ("article", Kind.TEXT),
    ("position", Kind.WHOLE),
    ("articles", Kind.WHOLE),
    ("title", Kind.TEXT),
    ("first", Kind.TEXT),
    ("last", Kind.TEXT),
    ("keywords", Kind.TEXTS),
    ("score", Kind.NUMBER),
)
"""A row for each article, in the order of its story; `position` counts from 0."""
MOST_CAPPED = 1_000
"""Capped keys that the report lists, those with the most first; all of them are counted."""


@dataclass(slots=True)
class Tally:
    """What came of a job, as it is counted."""

    articles: int = 0
    statements: int = 0
    repeated: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    """By code."""
    examples: dict[str, Rejected] = field(default_factory=dict)
    """For each code the first that was refused."""
    copies: int = 0
    stories: int = 0
    capped: list[Capped] = field(default_factory=list)
    """Those that the report lists."""
    capped_in_all: int = 0
    loaded: Counter[str] = field(default_factory=Counter)
    """What a store did with the articles."""
    files: list[Part] = field(default_factory=list)
    """All that were written."""
    days: Counter[str] = field(default_factory=Counter)
    """Articles of each."""

    @property
    def all_refused(self) -> int:
        return sum(self.refused.values())


def count_days(rows: Iterable[Row], shards: Sequence[Shard], out: str, most: int, tally: Tally) -> None:
    """Count what the days tell, and write the list of refusals; in the order of keys lines come before refusals."""
    lines: dict[int, int] = {}
    before: list[int] = []
    with (
        Parts(out, REFUSED, REFUSED_COLUMNS, most) as parts,
        put_whole(joined(out, LIST)) as path,
        open(path, "wb") as listed,
    ):
        for key, value in rows:
            match sort_of(key):
                case Sort.FILE:
                    _count_file(decode_plain(value, Part), tally)
                case Sort.LINES:
                    lines[int.from_bytes(key[1:])] = int.from_bytes(value)
                case Sort.REPEATED:
                    tally.repeated += int.from_bytes(value)
                case Sort.REFUSED:
                    before = before or _lines_before(shards, lines)
                    shard, why = read_refused(key, value)
                    told, details = _told(why, before[shard]), dict(why.details)
                    parts.add(tuple(told.values()))
                    listed.write(json.dumps(told | {"details": details}, ensure_ascii=False).encode() + b"\n")
                    _count_refused(told, why, tally)
                case other:
                    raise AssertionError(other)
    tally.files.extend(parts.written)


def _count_file(part: Part, tally: Tally) -> None:
    tally.files.append(part)
    if part.name.startswith(f"{READINGS}/"):
        tally.articles += part.rows
        tally.days[part.name.split("/")[1].removeprefix("day=")] += part.rows
    elif part.name.startswith(f"{STATEMENTS}/"):
        tally.statements += part.rows


def _count_refused(told: dict[str, str], why: Refused, tally: Tally) -> None:
    tally.refused[why.code] += 1
    what = told["what"] or told["place"]
    tally.examples.setdefault(why.code, Rejected(what, why.code, why.details))


def _told(why: Refused, before: int) -> dict[str, str]:
    """A refusal as it is listed: its line is counted from the beginning of the file."""
    details = dict(why.details)
    return {
        "what": why.what,
        "place": f"{why.where}:{before + why.line}" if why.line else why.where,
        "code": why.code,
        "details": json.dumps(details, ensure_ascii=False, sort_keys=True),
        "ar": say("ar", why.code, **details),
        "en": say("en", why.code, **details),
    }


def _lines_before(shards: Sequence[Shard], lines: dict[int, int]) -> list[int]:
    """For each shard how many lines of its file stand before it."""
    found: list[int] = []
    for number, shard in enumerate(shards):
        follows = number > 0 and shards[number - 1].address == shard.address
        found.append(found[-1] + lines.get(number - 1, 0) if follows else 0)
    return found


def write_copies(rows: Iterable[Row], out: str, most: int, tally: Tally) -> None:
    """The pairs of articles that share their words."""
    with Parts(out, COPIES, COPY_COLUMNS, most) as parts:
        for _, value in rows:
            group = decode_plain(value, Group)
            tally.copies += 1
            origin = group.origin
            for link in group.links:
                why = list(link.why)
                pair = (link.first, link.second, str(link.relation), link.score, why, origin.article, origin.source)
                parts.add((group.ids[0], *pair))
    tally.files.extend(parts.written)


def write_stories(rows: Iterable[Row], out: str, most: int, tally: Tally) -> None:
    """The stories with their articles."""
    with Parts(out, STORIES, STORY_COLUMNS, most) as parts:
        for _, value in rows:
            story = decode_plain(value, Story)
            tally.stories += 1
            told = (len(story.articles), story.title, story.first, story.last, list(story.keywords), story.score)
            for position, article in enumerate(story.articles):
                parts.add((story.id, article, position, *told))
    tally.files.extend(parts.written)


def count_capped(rows: Iterable[Row], tally: Tally) -> None:
    """The keys that had so much that they were not followed further."""
    for _, value in rows:
        tally.capped_in_all += 1
        tally.capped.append(decode_plain(value, Capped))
        if len(tally.capped) >= 2 * MOST_CAPPED:
            tally.capped = _most(tally.capped)
    tally.capped = _most(tally.capped)


def _most(capped: Iterable[Capped]) -> list[Capped]:
    return sorted(capped, key=lambda one: (-one.many, one.kind, one.key))[:MOST_CAPPED]


def write_report(tally: Tally, out: str) -> None:
    """The report: no times and no machines, so that the same input has the same bytes."""
    told = {
        "qawl": version("qawl"),
        "articles": tally.articles,
        "statements": tally.statements,
        "repeated": tally.repeated,
        "rejected": dict(sorted(tally.refused.items())),
        "copies": tally.copies,
        "stories": tally.stories,
        "capped": {"keys": tally.capped_in_all, "most": [asdict(one) for one in tally.capped]},
        "days": dict(sorted(tally.days.items())),
        "files": {part.name: part.rows for part in sorted(tally.files, key=lambda part: part.name)},
    }
    with put_whole(joined(out, REPORT)) as path, open(path, "wb") as report:
        report.write(json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n")


def parts_of(names: Iterable[str]) -> Iterator[str]:
    """Of the files of an outcome those that a job writes: what else lies there is nobody's business here."""
    folders = (READINGS, STATEMENTS, COPIES, STORIES, REFUSED)
    for name in names:
        folder, _, file = name.rpartition("/")
        if folder.split("/")[0] in folders and file.startswith(("part-", ".part-")):
            yield name
