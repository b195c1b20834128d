"""When an article was published, and where that is known from: the page's words, never the day it was read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

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
_BEFORE = 30
"""Letters before a date in which its line says what it is the date of."""
_WHOLE = 0.9
"""The share of a page's lines from which an element is the page and no part of it."""
_AFTER = 3
"""Lines behind the text within which «آخر تحديث» is the article's and not the site's."""
_OF_SECOND = frozenset({SegmentKind.EMBEDDED, SegmentKind.BOILERPLATE})
_WHERE = frozenset({SegmentKind.BOILERPLATE, SegmentKind.MAIN, SegmentKind.CAPTION})
_FIRST = re.compile("نشر|النشر|تاريخ|كتب في|اضيف|publie|posted|published")
_LATER = re.compile("تحديث|محدث|تعديل|updated|modified|mise a jour|حقوق|©|copyright|العدد")
_NEVER = re.compile(
    "طبع|طباع|الان(?! ?-)|التسجيل|انضم|عضو|حلقه|البث|الميلاد|زياره|استرجا|اليوم ?:|اليوم هو|الموقع|للموقع|القادم|ينتهي"
    "|جلبت|مجلوب|خريطه|مواقيت|retrieved|accessed|printed|last visit|joined"
)
"""What a date stands beside that no article was published on: of printing, of an episode, of today."""
_OF_TODAY = re.compile(
    r"today|clock|(?:^|[\s_-])now(?:[\s_-]|$)|current-?(?:date|time)|weather|date-?bar", re.IGNORECASE
)
"""Names of the elements that show the day of the visit."""
_MIDNIGHT = "T00:00:00"
"""The hour that systems write where they know only the day."""
_ISSUE = re.compile("العدد")
_ZONED = re.compile("^(?:جميع|كل) (?:الاوقات|المواعيد|التواريخ)|^(?:الاوقات|المواعيد|التوقيت) |all times|^timezone")
"""A line that says in which zone the page's hours are."""


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
    judged: Sequence[Sorted],
    url: str | None,
    announced: Announced,
    zone: str | None,
    place: tuple[int, int, int],
) -> Published:
    """The best date of a page: what a feed told, then its JSON-LD, its meta tags, its address, its visible words.

    A visible date of the same day that knows the hour goes before a day without one, and gives its zone to an hour
    without one. `place` is the line of the headline, the first and the last line of the body.
    """
    if announced.published and (read := read_date(announced.published, zone)):
        return _made(read, "feed")
    for basis, words in told.published:
        if read := read_date(words, zone):
            if _is_whole(read):
                return _made(read, basis)
            return _agreed(read, basis, _visible(tree, judged, zone, place))
    address = date_in_address(url) if url else None
    visible = _visible(tree, judged, zone, place)
    if address and not (visible and visible.iso.startswith(address.iso)):
        return _made(address, "address")
    return _made(visible, "text") if visible else Published()


def _is_whole(read: Read) -> bool:
    """Whether a date has its hour and its zone."""
    return "T" in read.iso and read.zone is not None


def _agreed(read: Read, basis: str, visible: Read | None) -> Published:
    """A date of the head that lacks its hour or zone, with what the page's words add to the same day or minute."""
    if visible is None or "T" not in visible.iso:
        return _made(read, basis)
    if "T" not in read.iso:
        return _made(visible, "text") if visible.iso[:10] == read.iso[:10] else _made(read, basis)
    return _made(visible if visible.iso[:16] == read.iso[:16] and visible.zone is not None else read, basis)


def find_zone(tree: Tree) -> str | None:
    """The zone in which a page says that its hours are («جميع الأوقات بتوقيت غرينتش +3»), as an offset, or None."""
    for line in reversed(tree.lines):
        if line.text.count(" ") < _LONGEST and _ZONED.search(fold(line.text)):
            read = read_date(f"2000-01-01 00:00 {_ZONED.sub('', fold(line.text)).strip()}")
            if read and read.zone == "written":
                return read.iso[-6:]
    return None


def find_part_dates(tree: Tree, judged: Sequence[Sorted], zone: str | None) -> dict[int, str]:
    """The dates of second articles by their number: the first that a short line among theirs says, or none."""
    dates: dict[int, str] = {}
    for line, one in zip(tree.lines, judged, strict=True):
        if one.part == 0 or one.part in dates or one.kind not in _OF_SECOND or line.text.count(" ") >= _LONGEST:
            continue
        if said := _read_line(line.text, line.datetime, zone):
            dates[one.part] = said[0].iso
    return dates


def _made(read: Read, basis: str) -> Published:
    return Published(read.iso, basis, read.weekday_wrong)


def _visible(tree: Tree, judged: Sequence[Sorted], zone: str | None, place: tuple[int, int, int]) -> Read | None:
    """The date that stands where a page says it: between headline and body, or just around them; else its issue's."""
    headline, start, end = place
    last = next((at for at, one in enumerate(judged) if one.kind is SegmentKind.COMMENTS and at > start), len(judged))
    found, issues = [], []
    for at, line in enumerate(tree.lines):
        if judged[at].kind not in _WHERE or judged[at].part or at > last or line.text.count(" ") >= _LONGEST:
            continue
        if (said := _read_line(line.text, line.datetime, zone)) is None:
            continue
        read, rank = said
        issue = _ISSUE.search(fold(line.text)) is not None
        if issue and at < start:
            issues.append(read)
        distance = _distance(at, headline, start, end)
        if distance > (_NEAR if rank >= 0 else 10_000) or (rank > 0 and not issue and at > end + _AFTER):
            continue
        if rank < 0 or not _is_of_today(tree, at, headline, unlabelled=rank == 0):
            found.append((rank, distance, 0 if "T" in read.iso else 1, at, read))
    if found:
        *_, at, read = min(found, key=lambda item: item[:4])
        return read if "T" in read.iso else _with_hour(tree, at, read, place, zone)
    dateline = find_dates(tree.lines[start].text[:_DATELINE], zone) if start < len(tree.lines) else ()
    days = (dated.read for dated in dateline if dated.read.precision not in ("month", "year"))
    return next(days, issues[0] if issues else None)


def _is_of_today(tree: Tree, at: int, headline: int, *, unlabelled: bool) -> bool:
    """Whether a date is that of the visit: its element is named so, or it stands in the page's head before a link."""
    near = islice(tree.ancestors(tree.lines[at].element), 3)
    if any(_OF_TODAY.search(tree.elements[element].names) for element in near):
        return True
    between = tree.lines[at + 1 : headline]
    if not unlabelled or not any(line.links > 0.6 * len(line.text) for line in between):
        return False
    mine = list(tree.ancestors(tree.lines[at].element))
    theirs = set(tree.ancestors(tree.lines[headline].element))
    holding = next((element for element in mine if element in theirs), 0)
    held = sum(holding in tree.ancestors(line.element) for line in tree.lines)
    return held >= _WHOLE * len(tree.lines)


def _with_hour(tree: Tree, day: int, read: Read, place: tuple[int, int, int], zone: str | None) -> Read:
    """The day with the hour that stands alone on a line near the article: «11:38 م» under it or beside the day."""
    first, start, end = place
    near = [
        at for at in range(len(tree.lines)) if first - 4 <= at <= start or end < at <= end + 4 or abs(at - day) <= 1
    ]
    for at in near:
        if _HOUR.match(fold(tree.lines[at].text)):
            timed = read_date(f"{tree.lines[day].text} {tree.lines[at].text}", zone)
            if timed and timed.iso[:10] == read.iso and "T" in timed.iso:
                return timed
    return read


def _distance(at: int, first: int, start: int, end: int) -> int:
    """How many lines lie between a line and the article's head; above it and behind the text they count double."""
    if first <= at <= start:
        return 0
    behind = 2 * (at - end) if at > end else _NEAR + 1
    return 2 * (first - at) if at < first else min(at - start, behind)


def _read_line(line: str, datetime: str | None, zone: str | None) -> tuple[Read, int] | None:
    """The day that a line says, and what of: below 0 the publication, above it a later change; None for neither.

    Of several dates the first that is said to be of the publication is taken, then the first of which nothing is said.
    """
    told = read_date(datetime, zone) if datetime else None
    dates = [dated for dated in find_dates(line, zone) if dated.read.precision not in ("year", "month")]
    folded = fold(line)
    if told is not None:
        vague = "T" not in told.iso or _MIDNIGHT in told.iso
        day = [dated.read for dated in dates if dated.read.iso[:10] == told.iso[:10]] if vague else []
        seen = next((read for read in day if "T" in read.iso), day[0] if day else None)
        return None if _NEVER.search(folded) else (seen or told, _rank(folded))
    ends = [0, *(dated.span.end for dated in dates)]
    said = []
    for end, dated in zip(ends, dates, strict=False):
        before = fold(line[max(end, dated.span.start - _BEFORE) : dated.span.start])
        inside = fold(line[dated.span.start : dated.span.end])
        alone = folded if len(dates) == 1 else before + inside
        if not _NEVER.search(alone):
            said.append((dated.read, _rank(alone)))
    return min(said, key=lambda item: item[1], default=None)


def _rank(words: str) -> int:
    """Smaller is better: said to be the publication, nothing said, said to be a later change."""
    if _FIRST.search(words) and not (_LATER.search(words) and not re.search("نشر|publi|posted", words)):
        return -1
    return 1 if _LATER.search(words) else 0
