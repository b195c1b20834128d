"""Who wrote an article and who is named as its source, from the lines around it and from its dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qawl.articles.body import Hint
from qawl.articles.kinds import DATED, Sorted, fold_digits
from qawl.articles.labels import Labels, is_known, is_signature
from qawl.articles.pieces import split_credit
from qawl.articles.tree import Tree
from qawl.model.documents import SegmentKind

_WRITER = re.compile(
    r"author|writer|byline|columnist|reporter|auteur|katib|(?:^|[\s_-])(?:by|auth|ctl00\S*author\S*)(?:[\s_-]|$)",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"source|(?:^|[\s_-])src(?:[\s_-]|$)|credit|agency|masdar|lblsource", re.IGNORECASE)
_PICTURE = re.compile(r"image|photo|img|pic", re.IGNORECASE)
_SAID = re.compile(
    r"(?:^|[\s|\-–—،(])(?:كتب(?:ت|ه|ها)?|بقلم|تحرير|إعداد|أجرى الحوار|أجرت الحوار|حاوره|حاورته|حاورها|حوار|ترجمة"
    r"|بواسطة|الكاتب|By|Par)\s*[:：/]?\s+(?P<name>[^\d\W][^\d|:/،()\-–—]{2,40})"
)
_LABEL = re.compile(
    r"^(?:كتب(?:ت|ه|ها)?|بقلم|تحرير|إعداد|ترجمة|(?:مرسلة |نشر )?بواسطة|الكاتب|المصدر|By|Par)\s*[:：/]?\s*"
)
_PARTS = re.compile(r"\s*[:|/،•·]\s*|\s+[\-–—]\s+|\s*\(|\)\s*")
_BRACKETED = re.compile(r"^[^.:!؟()]{2,40}\(\s*(?P<who>[^()]{2,30}?)\s*\)\s*(?:[\-–—ـ:]|$)")
_SLASHED = re.compile(r"^[^.:!؟/]{2,60}/\s*(?P<who>[^/]{2,30}?)\s*/")
_DASHED = re.compile(r"^[^\W\d]\S*(?:\s\S+){0,3}?\s*[\-–—،/]\s*(?P<who>[^\-–—:/.«»\"]{2,45}?)\s*(?:[\-–—:/]|$)")
_SAYING = 18
"""Words of the longest line that is searched for «بقلم: فلان»."""
_DATELINE = 90
"""Letters of the first line of a text in which its dateline stands."""
_MODIFIED = re.compile(r"\s*\((?:بتصرف|بالتصرف|ترجمة|مترجم)\)\s*$")


def find_author(
    tree: Tree, hints: Sequence[Hint | None], place: tuple[int, int, int], labels: Labels, outlet: str | None
) -> str | None:
    """The person named as the writer near the article, or None; `place` is headline, first and last line of it.

    An element that says it holds the writer goes before words such as «بقلم», and these before the dateline.
    """
    first, start, end = place
    near = [at for at in range(max(0, first - 4), min(len(tree.lines), end + 7)) if at <= start + 3 or at > end]
    for at in near:
        hint = hints[at]
        named = hint and hint.kind is SegmentKind.BOILERPLATE and _WRITER.search(tree.elements[hint.element].names)
        if named and (name := _person(tree.lines[at].text, labels, outlet)):
            return name
    for at in near:
        said = _SAID.search(tree.lines[at].text) if tree.lines[at].text.count(" ") < _SAYING else None
        if said and (name := _person(said["name"], labels, outlet)):
            return name
    who = read_dateline(tree.lines[start].text) if start < len(tree.lines) else None
    return next((n for n in split_credit(who or "") if _is_person(n, labels, outlet)), None)


def find_credits(
    tree: Tree, hints: Sequence[Hint | None], judged: Sequence[Sorted], place: tuple[int, int, int], labels: Labels
) -> tuple[str, ...]:
    """Who is named as the source of the first article: by a label, by an element, or in the dateline."""
    first, start, end = place
    named = [one.credit for one in judged if one.credit and one.part == 0]
    for at in range(max(0, first - 2), min(len(tree.lines), end + 8)):
        hint = hints[at]
        if (
            not named
            and hint
            and _SOURCE.search(tree.elements[hint.element].names)
            and tree.lines[at].text.count(" ") < 6
        ) and (
            hint.kind is SegmentKind.BOILERPLATE
            and not _PICTURE.search(tree.elements[hint.element].names)
            and not any(letter.isdigit() for letter in tree.lines[at].text)
        ):
            named.append(_LABEL.sub("", tree.lines[at].text))
    for at in (start - 1, start):
        if not named and 0 <= at < len(tree.lines) and judged[at].kind is SegmentKind.MAIN:
            named += _dateline_credits(tree.lines[at].text, labels)
    names = [name for words in named for name in split_credit(_MODIFIED.sub("", words)) if name != "خاص"]
    known = [name for name in names if is_known(name, labels)]
    labelled = any(one.labelled for one in judged if one.credit and one.part == 0)
    return tuple(dict.fromkeys(known if known and not labelled else names))


def _dateline_credits(line: str, labels: Labels) -> list[str]:
    """Who signs in a dateline: a name in brackets, between strokes or after the date; elsewhere only one we know."""
    head = line[:_DATELINE]
    for pattern in (_BRACKETED, _SLASHED, DATED):
        if (found := pattern.match(head)) and found["who"].count(" ") < 4 and found["who"] != "خاص":
            return [found["who"]]
    return [name for name in split_credit(read_dateline(line) or "") if is_signature(name, labels)]


def read_dateline(line: str) -> str | None:
    """Who signs in a text's opening: «المرفأ (رويترز) -», «المرفأ - سامر الوادي ووكالات:», «المرفأ /بترا/»; or None."""
    head = line[:_DATELINE]
    for pattern in (_BRACKETED, _SLASHED, _DASHED):
        if found := pattern.match(head):
            return found["who"]
    return None


def _person(line: str, labels: Labels, outlet: str | None) -> str | None:
    parts = [_LABEL.sub("", part).strip(" .:\t") for part in _PARTS.split(line)]
    return next((part for part in reversed(parts) if _is_person(part, labels, outlet)), None)


def _is_person(name: str, labels: Labels, outlet: str | None) -> bool:
    """Whether a short run of words can be a writer's name: two to five words, no digits, no name that signs."""
    words = name.split()
    if not 2 <= len(words) <= 4 or any(letter.isdigit() for letter in fold_digits(name)) or "@" in name:
        return False
    if any(part.startswith("ال") and len(part) > 9 for part in words[:1]) or (outlet and name in outlet):
        return False
    return not is_signature(name, labels) and not name.startswith(("http", "وكال", "صحيفة", "موقع", "شبكة", "قناة"))
