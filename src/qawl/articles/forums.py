"""Threads of forums: the first post is the article, the profiles of members are the page's, replies are comments."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile

from qawl.articles.stamps import DATE, fold_digits
from qawl.articles.tree import Line, Tree
from qawl.model.documents import SegmentKind

_ENDING = frozenset({"tags", "related", "plug"})
"""Labels behind which a thread is over."""
_MEMBER = re.compile(
    r"^\W*(?:تاريخ (?:التسجيل|الانتساب|الانضمام|العضوية)|اشترك في|عضو منذ|[اإ]نضم(?: [إا]لينا)?(?: في)?"
    r"|(?:عدد )?(?:ال)?(?:مشاركات|مساهمات))\s*:\s*[^:]*\d"
)
"""What stands beside every post: when its writer joined, and how often he wrote."""
_POST = re.compile(r"^(?:عنوان المشاركة|مشاركةمرسل|#\s?\d|موضوع:)")
_DETAIL = re.compile(r"^[^:.]{2,20}:\s*[^:.]{1,30}$")
"""A line of a profile: «مكان: الأثل»."""
_RULE = re.compile(r"^[_\-=*~ \u0640]{4,}$")
"""What stands between a post and its writer's motto."""
_NEAR, _HEAD = 3, 5
"""Lines between the lines of one profile, and lines above a profile in which its post begins."""
_NAME = 3
"""Blanks in the longest name of a member."""


def find_posts(tree: Tree, said: Mapping[int, str]) -> dict[int, SegmentKind]:
    """The lines of a thread that are not the first post, by kind; none where fewer than two profiles stand.

    `said` are the labels of the lines: one of tags, of other headlines or of the page itself ends the thread.
    """
    profiles = _profiles(tree)
    if len(profiles) < 2:
        return {}
    floors = [0, *(profile[-1] + 1 for profile in profiles)]
    starts = [_start(tree.lines, profile[0], floor) for profile, floor in zip(profiles, floors, strict=False)]
    found = dict.fromkeys(range(starts[0], _end(tree.lines, profiles[0][-1])), SegmentKind.BOILERPLATE)
    rule = next((at for at in range(profiles[0][-1], starts[1]) if _RULE.match(tree.lines[at].text)), starts[1])
    found |= dict.fromkeys(range(rule, starts[1]), SegmentKind.BOILERPLATE)
    last = profiles[-1][-1] + 1
    end = next((at for at in range(last, len(tree.lines)) if said.get(at) in _ENDING), len(tree.lines))
    return found | dict.fromkeys(range(starts[1], end), SegmentKind.COMMENTS)


def find_poster(tree: Tree, posts: Mapping[int, SegmentKind]) -> str | None:
    """The member who wrote the first post: the linked name at its head; None where no post has one."""
    head = list(takewhile(lambda at: posts[at] is SegmentKind.BOILERPLATE, sorted(posts)))
    for at in head[:_HEAD]:
        words, linked = tree.lines[at].text, tree.lines[at].links > 0.9 * len(tree.lines[at].text)
        if linked and words.count(" ") <= _NAME and not any(map(str.isdigit, fold_digits(words))) and words[0] != "#":
            return words
    return None


def _profiles(tree: Tree) -> list[list[int]]:
    """The lines about members, those of one post together."""
    found: list[list[int]] = []
    for at, line in enumerate(tree.lines):
        told = line.text
        if told[-1] == ":" and len(told) < 30 and at + 1 < len(tree.lines):
            told = f"{told} {tree.lines[at + 1].text}"  # the value on a line of its own
        if len(told) < 60 and _MEMBER.match(fold_digits(told)):
            if found and at - found[-1][-1] <= _NEAR:
                found[-1].append(at)
            else:
                found.append([at])
    return found


def _start(lines: Sequence[Line], profile: int, floor: int) -> int:
    """The first line of the post that a profile stands in: its number, date, or its writer above these."""
    above = range(max(floor, profile - _HEAD), profile)
    first = next((at for at in above if _heads(lines[at])), profile)
    if first and not _POST.match(lines[first].text) and _POST.match(lines[first - 1].text):
        return first - 1
    name = lines[first - 1] if first else None
    is_name = name is not None and not name.links and name.text.count(" ") <= _NAME and name.text[-1] not in ".؟!"
    return first - 1 if is_name and not lines[first].text.startswith("#") else first


def _heads(line: Line) -> bool:
    return line.text.count(" ") < 10 and bool(_POST.match(line.text) or DATE.search(fold_digits(line.text)))


def _end(lines: Sequence[Line], last: int) -> int:
    """The line behind a profile and its further details."""
    at = last + 1
    while at < len(lines) and at <= last + _NEAR and _DETAIL.match(lines[at].text):
        at += 1
    return at
