"""Who wrote an article and who is named as its source, from the lines around it and from its dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qawl.articles.body import Hint
from qawl.articles.kinds import Sorted
from qawl.articles.labels import Labels, is_known, is_signature, read_label
from qawl.articles.pieces import split_credit
from qawl.articles.stamps import DATED, fold_digits, is_slug
from qawl.articles.tree import Tree
from qawl.model.documents import SegmentKind
from qawl.text.fold import fold

_WRITER = re.compile(
    r"author|writer|byline|columnist|reporter|auteur|katib|(?:^|[\s_-])(?:by|auth|ctl00\S*author\S*)(?:[\s_-]|$)",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"source|(?:^|[\s_-])src(?:[\s_-]|$)|credit|agency|masdar|lblsource", re.IGNORECASE)
_PICTURE = re.compile(r"image|photo|img|pic", re.IGNORECASE)
_SAID = re.compile(
    r"(?:^|[\s|\-–—،(])(?:(?:مراسلنا|مراسلتنا|موفدنا|مندوبنا)(?= ?:)"
    r"|كتب(?:ت|ه|ها)?|بقلم|تحرير|إعداد|أجرى الحوار|أجرت الحوار|حاوره|حاورته|حاورها|حوار(?=\s*[:：/])|ترجمة"
    r"|بواسطة|الكاتب|By|Par)\s*[:：/\-–—]?\s+(?P<name>[^\d\W][^\d|:/،()\-–—]{2,40})"
)
_LABEL = re.compile(
    r"^(?:كتب(?:ت|ه|ها)?|بقلم|تحرير|إعداد|ترجمة|(?:مرسلة |نشر )?بواسطة|الكاتب|المصدر|By|Par)\s*[:：/]?\s*"
)
_AGENCY = re.compile(
    r"^(?:وكال|صحيف|جريد|يومي|موقع|شبك|قناة|إذاع|اذاع|منص|مكتب|تلفزيون|بوابة|مجلة)"
    r"|\s(?:برس|بريس|نيوز|نت|أونلاين|بلس|ميديا|تي في)$"
)
"""How an outlet is named."""
_TRAILING = re.compile(r"\s+(?:في|بتاريخ|يوم|on|le|at|@\w+)$")
_CUTS = re.compile(r"(\s*[:|/،•·()]\s*|\s+[\-–—]\s+)")
_DUTY = re.compile(
    r"^(?:تقرير|تحقيق|حوار|خاص|استطلاع|متابعة|تغطية|من|(?:مراسل|موفد|مندوب)\w*(?: \S+)?(?: (?:في|إلى) \S+)?)"
    r"\s*[:/]?\s+(?=\S+ \S)"
)
"""What a byline says before a name."""
_GUEST = re.compile(r"^(?:ال)?(?:ضيف|ضيوف|ضيفة|مقدم|مقدمة|تقديم|مذيع|مذيعة|مدير الحلقة)\b")
_HEADED = 12
"""Blanks in the longest line above a text that is searched for a name."""
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"^[\u0621-\u064a]\.\s?\w{3}")
"""A writer by letter and name: «ن. بوالشعير»."""
_PHOTOS = re.compile(
    r"\([^()]{0,30}?(?:صور|تصوير|عدسة)[^()]{0,40}\)|(?<=\S)\s(?:[-–—|/،(]\s?)?(?:تصوير|عدسة|صور)\s?[:/-].*"
)
"""Who took the pictures."""
_PICTURED = re.compile(r"^\W*(?:الصور[ةه]?|صور[ةه]?|تصوير|عدسة|رسم|كاريكاتير)\b")
"""A line that says who made a picture; only an element that says it holds the writer makes him one."""
_WEEKDAY = re.compile(r"\s(?:السبت|الأحد|الاحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الاربعاء|الخميس|الجمعة)\b")
_BETWEEN = re.compile(r"\s+[\-–—|]\s+|\s*/\s*")
_NOBODY = frozenset(
    {
        "admin",
        "administrator",
        "editor",
        "webmaster",
        "root",
        "user",
        "super user",
        "superuser",
        "site admin",
        "newsroom",
        "staff",
        "المحرر",
        "التحرير",
        "هيئة التحرير",
        "مدير الموقع",
        "مدير النظام",
        "إدارة الموقع",
        "ادارة الموقع",
        "إدارة التحرير",
        "غرفة الأخبار",
        "قسم الأخبار",
    }
)
_NO_NAME = re.compile(
    r"^(?:من|في|عن|على|إلى|مع|بين|كل|هذا|هذه|آخر|أحدث)\s"
    r"|^(?:رئيس|مدير|وزير|كاتب|باحث|صحفي|صحافي|محلل|أستاذ|استاذ|خبير|ناشط|محام|سفير|مراسل|محرر|عضو)ة?\s"
    r"|^(?:رأس|راس|جبل|وادي|عين|بئر|تل|قصر|بيت|دير|ميناء|مدينة|بلدة|مرفأ|جزيرة|شرم|باب|نهر|خليج|مرسى|مخيم|سد|معبر) "
)
"""How no person's name begins: with what joins words, an office, or what places are named by («رأس العقيق»)."""
_OTHERS = frozenset({SegmentKind.RELATED, SegmentKind.COMMENTS, SegmentKind.TAGS, SegmentKind.CAPTION})
_ABOVE = 8
"""Lines above the headline in which an element may hold the writer."""
_POST = 4
"""Words in a name or a post that stands alone under a text."""
_PARTS = re.compile(r"\s*[:|/،•·]\s*|\s+[\-–—]\s+|\s*\(|\)\s*")
_BRACKETED = re.compile(r"^[^.:!؟()]{2,40}(?:\([^()]{2,30}\)\s?)?\(\s*(?P<who>[^()]{2,30}?)\s*\)\s*(?:[\-–—ـ:]|$)")
_ALONE = re.compile(r"^\((?P<who>[^\W\d]{2,}(?: [^\W\d]+){0,2})\)$")
_SLASHED = re.compile(r"^[^.:!؟/]{2,60}/\s*(?P<who>[^/]{2,30}?)\s*/")
_DASHED = re.compile(r"^[^\W\d]\S*(?:\s\S+){0,3}?\s*[\-–—،/]\s*(?P<who>[^\-–—:/.«»\"]{2,45}?)\s*(?:[\-–—:/]|$)")
_DAYED = re.compile(r"^[^\d:|/]{3,30}?\s\d{1,2}[-/]\d{1,2}[-/]\d{4}\s*(?P<who>[^\W\d]{2,12})\s?[-–—]")
"""«المرفأ 9-4-2026 وفا- قالت»."""
_SAYING = 18
"""Words of the longest line that is searched for «بقلم: فلان»."""
_SIGNED = 8
"""Blanks in the longest line with a writer and whom he writes for."""
_DATELINE = 90
"""Letters of the first line of a text in which its dateline stands."""
_AGED = re.compile(r"\s+(?:[-–—|•·]\s)?(?:(?:قبل|منذ)\s.*|\d{1,2}(?:[/-]|\s\S+\s\d{4}).*)$")
"""When a source brought it: «صحيفة المنقلة قبل 5 ساعات»."""
_ISSUE = re.compile(r"^العدد\b|^\d+$")
_FROM = re.compile(r"^(?:نقلا |نقلاً )?عن\s+")
_MODIFIED = re.compile(r"\s*\((?:بتصرف|بالتصرف|ترجمة|مترجم)\)\s*$")


def find_author(
    tree: Tree, hints: Sequence[Hint | None], judged: Sequence[Sorted], place: tuple[int, int, int], labels: Labels
) -> str | None:
    """The person named as the writer near the article, or None; `place` is headline, first and last line of it.

    An element that says it holds the writer goes before words such as «بقلم», these before the dateline, and that
    before a name alone under the text.
    """
    first, start, end = place
    kinds = [one.kind for one in judged]
    around = [at for at in range(max(0, first - 4), min(len(tree.lines), end + 7)) if at <= start + 3 or at > end]
    near = [at for at in around if kinds[at] not in _OTHERS]
    above = [at for at in range(max(0, first - _ABOVE), max(0, first - 4)) if kinds[at] not in _OTHERS]
    for at in (*near, *reversed(above)):
        hint = hints[at]
        named = hint and hint.kind is SegmentKind.BOILERPLATE and _WRITER.search(tree.elements[hint.element].names)
        if named and (name := _person(tree.lines[at].text, labels)):
            return name
    near = [at for at in near if not _PICTURED.match(tree.lines[at].text)]
    for at in near:
        line = _WEEKDAY.split(tree.lines[at].text)[0]
        if _LABEL.match(line) and line.count(" ") < _SAYING and (name := _person(line, labels)):
            return name
        said = _SAID.search(tree.lines[at].text) if tree.lines[at].text.count(" ") < _SAYING else None
        if said and (name := _person(_WEEKDAY.split(said["name"])[0], labels)):
            return name
    sources = [tree.lines[at].text for at in near if _is_source(tree, hints[at])]
    sources += [one.credit for one in judged if one.credit and one.labelled and not one.part]
    if beside := next((name for words in sources if (name := _beside(words, labels))), None):
        return beside
    heads = [
        tree.lines[at].text for at in range(first + 1, min(start + 1, len(tree.lines))) if kinds[at] not in _OTHERS
    ]
    if name := next((name for line in reversed(heads) if (name := _in_head(line, labels))), None):
        return name
    short = (line for line in reversed(heads) if line.count(" ") < _HEADED)
    signer = next((name for line in short if (name := _named(line, labels))), None)
    return signer or _under(tree, kinds, labels, end) or _signed(tree, kinds, labels, end)


def _named(line: str, labels: Labels) -> str | None:
    """The part of a short line that is a person's name: «المرفأ - سامر الوادي», «5 مارس 2026 | سامر الوادي».

    A name before a colon speaks, and does not sign.
    """
    if _GUEST.match(line):
        return None
    parts = _CUTS.split(line.strip(" :"))
    for at in range(0, len(parts), 2):
        name = _bare(_DUTY.sub("", parts[at].strip(' «»"*')))
        speaks = at + 1 < len(parts) and ":" in parts[at + 1]
        if not speaks and _is_person(name, labels) and _begins_name(name, labels):
            return name
    return None


def _begins_name(name: str, labels: Labels) -> bool:
    """Whether the first word, titles such as «د.» apart, is a given name."""
    words = [word for word in fold(name).split() if len(word.strip(".")) > 1]
    return bool(words) and words[0] in labels.given


def _signed(tree: Tree, kinds: Sequence[SegmentKind], labels: Labels, end: int) -> str | None:
    """The name on a line of its own right behind the text, or behind a star: «* سامر الوادي، باحث»."""
    for at in range(end + 1, min(end + 3, len(tree.lines))):
        line = tree.lines[at]
        if kinds[at] in _OTHERS or line.links or line.text.count(" ") > _SAYING:
            return None
        words = re.split("[،:]", line.text)[0] if line.text[0] in "*-•" else line.text
        name = words.strip(" *-•.")
        if _is_person(name, labels) and _begins_name(name, labels):
            return name
    return None


def _in_head(line: str, labels: Labels) -> str | None:
    """The person in a dateline, behind the outlet's name («المنبر - المرفأ - سامر الوادي»), or by letter and name."""
    if line.count(" ") < _SAYING and _LETTER.match(line):
        return _person(line, labels)
    parts = [part.strip(" .:") for part in _BETWEEN.split(line[:_DATELINE])]
    if len(parts) == 3 and is_slug(line) and _is_person(parts[1], labels):
        return parts[1]
    if len(parts) == 3 and line.count(" ") < _SAYING:
        signed = [is_agency(part, labels) for part in parts]
        if any(signed):
            return next((part for part in (parts[2], parts[1]) if _is_person(part, labels)), None)
    who = read_dateline(line) if line.count(" ") >= _SAYING or line.rstrip()[-1] in ":-–—" or "مراسل" in line else None
    return next((name for name in split_credit(who or "") if _is_person(name, labels)), None)


def _under(tree: Tree, kinds: Sequence[SegmentKind], labels: Labels, end: int) -> str | None:
    """The name that stands alone under the last paragraph, before a post or nothing: «سامر الوادي»، «سفير سابق»."""
    main = [at for at in range(min(end + 1, len(tree.lines))) if kinds[at] is SegmentKind.MAIN]
    for at, before in ((main[-2:-1], main[-3:-2]), (main[-1:], main[-2:-1])):
        line = tree.lines[at[0]].text if at and before else ""
        after = [tree.lines[n].text for n in main if at and n > at[0]]
        if (
            line
            and tree.lines[before[0]].text.count(" ") > 2 * _POST
            and all(words.count(" ") < _POST for words in (line, *after))
        ):
            office = all(word.startswith("ال") for word in line.split()[:2])  # «المكتب السياسي لحزب …»
            return line if line[-1].isalpha() and not office and _is_person(line, labels) else None
    return None


def find_credits(
    tree: Tree, hints: Sequence[Hint | None], judged: Sequence[Sorted], place: tuple[int, int, int], labels: Labels
) -> tuple[str, ...]:
    """Who is named as the source of the first article: by a label, by an element, or in the dateline."""
    first, start, end = place
    named = [one.credit for one in judged if one.credit and one.part == 0]
    for at in range(max(0, first - 2), min(len(tree.lines), end + 8)):
        if named or not _is_source(tree, hints[at]):
            continue
        words = tree.lines[at].text
        words = _AGED.sub("", words) if "." not in words else words
        if words.count(" ") < 6 and not any(map(str.isdigit, words)):
            named.append(_LABEL.sub("", words))
    if not named:
        named += [name for at in range(first + 1, start) for name in _byline_credits(tree, hints, at, labels)]
    for at in (start - 1, start):
        if named or not 0 <= at < len(tree.lines):
            continue
        own = judged[at].kind is SegmentKind.BOILERPLATE and tree.lines[at].text[-1] == ":"
        if own or judged[at].kind is SegmentKind.MAIN:
            named += _dateline_credits(tree.lines[at].text, labels)
    named += _behind(tree, judged, end, labels) if not named else []
    named = [_without_person(words, labels) for words in named]
    names = [name for words in named for name in split_credit(_MODIFIED.sub("", _FROM.sub("", words)))]
    names = [name for name in names if name != "خاص" and not _ISSUE.match(name)]
    known = [name for name in names if is_agency(name, labels)]
    labelled = any(one.labelled for one in judged if one.credit and one.part == 0)
    return tuple(dict.fromkeys(known if known and not labelled else names))


def _beside(credit: str, labels: Labels) -> str | None:
    """The person whom a credit names beside his outlet: «الشراع - سامر الوادي»."""
    parts = credit.split(" - ")
    named = len(parts) == 2 and is_agency(parts[0], labels) and _is_person(parts[1], labels)
    return parts[1] if named else None


def _without_person(credit: str, labels: Labels) -> str:
    """The credit without the person whom it names beside his outlet."""
    return credit if _beside(credit, labels) is None else credit.split(" - ")[0]


def _is_source(tree: Tree, hint: Hint | None) -> bool:
    """Whether an element says that it holds the source, and not that of a picture."""
    if hint is None or hint.kind is not SegmentKind.BOILERPLATE:
        return False
    names = tree.elements[hint.element].names
    return _SOURCE.search(names) is not None and _PICTURE.search(names) is None


def _behind(tree: Tree, judged: Sequence[Sorted], end: int, labels: Labels) -> list[str]:
    """Who signs right behind the text, where no label says so: «(الشاطئ)», «السدر - غاف بلس»."""
    for at in range(end + 1, min(end + 3, len(tree.lines))):
        line = tree.lines[at].text
        if judged[at].kind is not SegmentKind.BOILERPLATE or tree.lines[at].links or line.count(" ") > _POST:
            return []
        if (found := _ALONE.match(line)) and read_label(line, labels) is None:
            return [found["who"]]
        if (parts := _BETWEEN.split(line)) and len(parts) == 2 and is_agency(parts[1], labels):
            return parts[1:]
    return []


def _byline_credits(tree: Tree, hints: Sequence[Hint | None], at: int, labels: Labels) -> list[str]:
    """Who is named in a line above the text: «المرفأ - (رويترز)», «المرفأ / سامر الوادي / المنبر»."""
    hint, line = hints[at], _PHOTOS.sub("", tree.lines[at].text).strip()
    if is_slug(line):
        parts = [part.strip() for part in line.split("/")]
        return parts[-1:] if len(parts) == 3 and _is_person(parts[1], labels) else []
    if hint is None or not _WRITER.search(tree.elements[hint.element].names) or line.count(" ") > _SIGNED:
        return []
    bracketed = _BRACKETED.match(line)
    return split_credit(bracketed["who"]) if bracketed else []


def _dateline_credits(line: str, labels: Labels) -> list[str]:
    """Who signs in a dateline: a name in brackets, between strokes or after the date; elsewhere only one we know."""
    head = line[:_DATELINE]
    for pattern in (_BRACKETED, _SLASHED, DATED, _DAYED):
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


def _person(line: str, labels: Labels) -> str | None:
    """The writer in a line; as written where it names several: «ن. بوالشعير / م. حمزاوي»."""
    words = _PHOTOS.sub("", line)
    before = _DIGIT.split(words, maxsplit=1)[0]
    words = before if before.count(" ") > 1 else words
    bare = _bare(words)
    parts = [_bare(part) for part in _PARTS.split(words)]
    several = [part for part in parts if part]
    if (
        (bare != words.strip(" .:\t-–—") or _LETTER.match(bare))
        and len(several) > 1
        and all(_is_person(part, labels) for part in several)
        and not {"(", ":"} & set(bare)
    ):
        return bare
    if len(several) > 1 and all(_is_person(part, labels) and _begins_name(part, labels) for part in several):
        return bare if not {"(", ":", "|"} & set(bare) else several[0]
    persons = [part for part in reversed(parts) if _is_person(part, labels)]
    known = [part for part in persons if _begins_name(part, labels)]
    beside = len(several) > 1 and any(is_agency(part, labels) for part in several)
    return next(iter(known if beside and labels.given else known or persons), None)


def _bare(words: str) -> str:
    """A name without what stands around it: «بقلم: سامر الوادي في»."""
    return _TRAILING.sub("", _LABEL.sub("", words).strip(" .:\t*-–—"))


def _is_person(name: str, labels: Labels) -> bool:
    """Whether a short run of words can be a writer's name: two to four words, no digits, no name that signs."""
    words = name.split()
    if not 2 <= len(words) <= 4 or any(letter.isdigit() for letter in fold_digits(name)) or {"@", "«", "»"} & set(name):
        return False
    if not is_somebody(name) or _NO_NAME.match(name) or (words[0].startswith("ال") and len(words[0]) > 9):
        return False
    return not is_signature(name, labels) and not is_agency(name, labels) and not name.startswith("http")


def is_somebody(name: str) -> bool:
    """Whether a name is no account that everybody in the house writes under."""
    return name.lower().strip() not in _NOBODY


def is_agency(name: str, labels: Labels) -> bool:
    """Whether a name signs, or is made as outlets name themselves: «غاف بلس»، «وكالة أدرارة للأنباء»."""
    return is_known(name, labels) or _AGENCY.search(name) is not None
