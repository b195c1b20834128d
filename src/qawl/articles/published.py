"""When an article was published, and where that is known from: the page's words, never the day it was read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qawl.articles.dates import Read, date_in_address, find_dates, read_date
from qawl.articles.kinds import Sorted
from qawl.articles.metadata import Told
from qawl.articles.tree import Tree
from qawl.model.captures import Announced
from qawl.model.documents import SegmentKind
from qawl.text.fold import fold

_NEAR = 12
"""Lines around the headline and the body's first line in which a page says its date."""
_HOUR = re.compile(r"^\W*\d{1,2}:\d{2}(?::\d{2})?\s*(?:ص|م|صباحا|مساء|am|pm|ت م)?\W*$", re.IGNORECASE)
_LONGEST = 16
"""Words of the longest line that is read for a date."""
_DATELINE = 90
"""Letters of the body's first line in which an agency writes the day."""
_OF_SECOND = frozenset({SegmentKind.EMBEDDED, SegmentKind.BOILERPLATE})
_WHERE = frozenset({SegmentKind.BOILERPLATE, SegmentKind.MAIN, SegmentKind.CAPTION})
_FIRST = re.compile("نشر|النشر|تاريخ|كتب في|publie|posted|published")
_LATER = re.compile("تحديث|محدث|تعديل|updated|modified|mise a jour|حقوق|©|copyright|العدد")


@dataclass(frozen=True, slots=True)
class Published:
    """A date, where it comes from, and whether the page's own weekday speaks against it."""

    iso: str | None = None
    basis: str = "none"
    """feed, json-ld, meta, address, text or none."""
    weekday_wrong: bool = False


def find_published(
    tree: Tree,
    told: Told,
    kinds: Sequence[SegmentKind],
    url: str | None,
    announced: Announced,
    zone: str | None,
    place: tuple[int | None, int, int],
) -> Published:
    """The best date of a page: what a feed told, then its JSON-LD, its meta tags, its address, its visible words.

    A visible date of the address's own day goes before the address: it often has the hour. `place` is the line
    of the headline and the first line of the body.
    """
    if announced.published and (read := read_date(announced.published, zone)):
        return _made(read, "feed")
    for basis, words in told.published:
        if read := read_date(words, zone):
            return _made(read, basis)
    address = date_in_address(url) if url else None
    visible = _visible(tree, kinds, zone, place)
    if address and not (visible and visible.iso.startswith(address.iso)):
        return _made(address, "address")
    return _made(visible, "text") if visible else Published()


def find_part_dates(tree: Tree, judged: Sequence[Sorted], zone: str | None) -> dict[int, str]:
    """The dates of second articles by their number: the first that a short line among theirs says, or none."""
    dates: dict[int, str] = {}
    for line, one in zip(tree.lines, judged, strict=True):
        if one.part == 0 or one.part in dates or one.kind not in _OF_SECOND or line.text.count(" ") >= _LONGEST:
            continue
        if read := _read_line(line.text, line.datetime, zone):
            dates[one.part] = read.iso
    return dates


def _made(read: Read, basis: str) -> Published:
    return Published(read.iso, basis, read.weekday_wrong)


def _visible(
    tree: Tree, kinds: Sequence[SegmentKind], zone: str | None, place: tuple[int | None, int, int]
) -> Read | None:
    """The date that stands where a page says it: between headline and body, or just around them."""
    headline, start, end = place
    found = []
    for at, line in enumerate(tree.lines):
        distance = _distance(at, headline, start, end)
        if kinds[at] not in _WHERE or line.text.count(" ") >= _LONGEST:
            continue
        if (read := _read_line(line.text, line.datetime, zone)) and distance <= _limit(line.text):
            found.append((_rank(line.text, distance, read), at, read))
    if found:
        _, at, read = min(found, key=lambda item: item[:2])
        return read if "T" in read.iso else _with_hour(tree, at, read, place, zone)
    dateline = find_dates(tree.lines[start].text[:_DATELINE], zone) if start < len(tree.lines) else ()
    return next((dated.read for dated in dateline if dated.read.precision != "month"), None)


def _with_hour(tree: Tree, day: int, read: Read, place: tuple[int | None, int, int], zone: str | None) -> Read:
    """The day with the hour that stands alone on a line near the article: «11:38 م» under it or beside the day."""
    headline, start, end = place
    first = headline if headline is not None else start
    near = [
        at for at in range(len(tree.lines)) if first - 4 <= at <= start or end < at <= end + 4 or abs(at - day) <= 1
    ]
    for at in near:
        if _HOUR.match(fold(tree.lines[at].text)):
            timed = read_date(f"{tree.lines[day].text} {tree.lines[at].text}", zone)
            if timed and timed.iso[:10] == read.iso and "T" in timed.iso:
                return timed
    return read


def _distance(at: int, headline: int | None, start: int, end: int) -> int:
    """How many lines lie between a line and the article's head; above it and behind the text they count double."""
    first = headline if headline is not None else start
    if first <= at <= start:
        return 0
    behind = 2 * (at - end) if at > end else _NEAR + 1
    return 2 * (first - at) if at < first else min(at - start, behind)


def _limit(line: str) -> int:
    return 10_000 if _FIRST.search(fold(line)) and not _LATER.search(fold(line)) else _NEAR


def _rank(line: str, distance: int, read: Read) -> tuple[int, int, int]:
    """Smaller is better: said to be the publication, not said to be a later change, near, with an hour."""
    folded = fold(line)
    said = -1 if _FIRST.search(folded) else 0
    later = 2 if _LATER.search(folded) and said == 0 else 0
    return said + later, distance, 0 if "T" in read.iso else 1


def _read_line(line: str, datetime: str | None, zone: str | None) -> Read | None:
    if datetime and (read := read_date(datetime, zone)):
        return read
    dated = find_dates(line)
    if not dated:
        return None
    read = read_date(line, zone) or dated[0].read
    return read if read.precision not in ("year", "month") else None
