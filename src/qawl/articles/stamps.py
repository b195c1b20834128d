"""Short lines that no article has: dates and ages, signs, addresses, counts, rights reserved, a desk's initials."""

from __future__ import annotations

import re

from qawl.articles.dates import find_dates
from qawl.articles.labels import Labels, is_signature

_STAMP = 16
"""Words of the longest line that is a mere date or age."""
AGE = re.compile(
    "(?:^|\\s)(?:منذ|قبل|il y a)\\s+(?:\\d+\\s+)?"
    "(?:ثاني|دقيق|دقائق|ساع|يوم|ايام|أيام|اسبوع|أسبوع|أسابيع|شهر|أشهر|سن|عام|heure|jour|min)"
)
DATE = re.compile("\\b(?:\\d{1,2}|\\d{4})\\s*[/.\\-:]\\s*\\d{1,2}\\b|\\b(?:19|20|14)\\d\\d(?!\\d)")
_SIGNED_END = re.compile(r"\((?P<who>[^()]{2,40})\)\s*$")
_BESIDE_DATE = 5
"""Words that may stand beside the date on a line that is a mere date."""
DATED = re.compile(
    r"^(?P<place>[^\d:|/]{3,40}?)\s+\d{1,2}\s[^|]{4,50}?\b\d{4}\s*(?:م|هـ|ه)?\s+(?P<who>[^\W\d_]{2,12})$"
)
_INITIALS = re.compile(r"[\s./،,\u0640()–-]+")
"""What stands between the letters with which a desk signs: «غ.ن/ م.ط، س.ك»."""
_NAME = 6
"""Letters of the longest name with which a desk signs beside initials."""
_COPIED = re.compile(r"^\W{0,3}(?:نقلا|نقلاً|منقول) (?:عن|من) (?:(?:صحيفة|جريدة|موقع) )?(?P<who>[^:.،]{3,60})$")
"""«نقلا عن صحيفة صوت الضفتين» alone on its line."""
_STEPS = re.compile(r"^[«<‹←→⟵⟶»>›].*[«<‹←→⟵⟶»>›]$")
"""The articles before and behind this one: «« هزة خفيفة في الوادي | سعر الذهب اليوم »»."""
_STEP = 6
"""Words from which such a line has headlines."""
_ONE_STEP = 3
"""Blanks from which a line that leads to one of them has its headline."""
_SIGNED = 9
"""Words of the longest line «نقلا عن صحيفة …»."""
_BY = re.compile(r"(?:^|[\s/–-])(?:من )?(?:مراسل|موفد|مندوب|مكتب)(?:نا|تنا|ة)?\s*[:/–-]|^كتبت?\s?[:/–-]")
_OUTLET = re.compile(r"^\S+(?: \S+){0,2}\s?[:/–-]\s?\S+ (?:نيوز|برس|بريس|أونلاين|نت|ميديا)$")
_FROM = re.compile(r"\s[-–—/]\s|^كتبت? |^خاص")
POSTED = re.compile(r"\(@\w{2,30}\)")
"""Who wrote a post that stands in the article: «— ماريا ستين (@MariaSten)»."""
FOOTNOTE = re.compile(
    r"^(?:\(\*+\)"
    r"|\*+ ?(?:كاتب|باحث|صحفي|صحافي|أستاذ|استاذ|أكاديمي|محلل|خبير|رئيس|مدير|عضو|دكتور|شاعر|روائي|ناشط|سفير|وزير)ة?\s)"
)
ISSUE = re.compile(r"(?:^|\s)العدد(?:\s|:)")
DIGITS_ONLY = re.compile(r"^[\d\W]{1,6}$")
SEPARATOR = re.compile("^\\s*(?:[*•=_#~\\-–—.·\u0640]\\s*){3,}$")
_HOUR = re.compile(r"^\W*\d{1,2}:\d{2}\b")
_TITLED_HOUR = re.compile(r"^\W*\d{1,2}:\d{2}\s*[-–—|:.]\s*\w+\s+\w")
_CLOCK, _TITLED = 5, 28
"""Words of the longest line that is an entry's hour, and of the longest heading that begins with one."""
_CLOCKED = re.compile(r"\b\d{1,2}:\d{2}\b")
_OWN = re.compile(
    r"^[\W\d_]*$|^https?://\S+$|©|\(c\) ?(?:19|20)\d\d|حقوق (?:النشر|الطبع)? ?محفوظ|الحقوق محفوظ|Powered by"
    r"|^\D{0,8}[\d.,٬]+ (?:مصوت|صوت|أصوات|أشخاص|مشارك|مشاركة|تعليق|تعليقات|مشاهدة|قراءة|زيارة)\w{0,2}$"
    r"|(?:لا [يت]تحمل|غير مسؤول|ليست? مسؤول).{0,40}(?:ما (?:ينشر|يرد)|المواقع|محتوى الروابط)"
    r"|^\[ ?(?:عدل|تحرير|edit) ?\]$|\d{6} (?:جمت|GMT)\b",
    re.IGNORECASE,
)
"""Lines that no article has: signs alone, a bare address, rights reserved, a count, an agency's own stamp."""
ENDS = re.compile(r"^\W{0,2}(?:النهاية|انتهى|يتبع)\W{1,3}")
"""What agencies write before the initials: «(النهاية) م ع / ر ج»."""
_LONG_WORDS = re.compile(r"[^\W\d_]{2,}")
_SLUG = 3
"""Parts from which a line is a slug, and words of the longest part."""
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
_LONGEST_OWN = 160
"""Letters of the longest line that no article has, a line with the sign of copyright apart."""


def is_own(line: str) -> bool:
    """Whether no article has such a line: signs, an address, rights reserved, the initials of a desk."""
    if len(line) > _LONGEST_OWN and "©" not in line:
        return False
    if _OWN.search(line):
        return True
    letters = [piece for piece in _INITIALS.split(ENDS.sub("", line)) if piece]
    if "/" in line and 2 <= len(letters) <= 6 and not any(map(str.isdigit, line)):
        short = sum(len(piece) <= 2 for piece in letters)
        if short and 2 * short >= len(letters) and all(len(piece) <= _NAME for piece in letters):
            return True  # «رنيم ح / م ع», «سمر/ب ق/ود»
    return (
        2 <= len(letters) <= 8
        and all(len(piece) <= 3 for piece in letters)
        and sum(map(len, letters)) <= 2 * len(letters)
    )


def is_stamp(line: str) -> bool:
    """Whether a short line is a date, an hour or an age and little besides: «منذ يومين», «5 مارس 2026 - 10:20»."""
    if line[-1] in '؟!»"”' or line.count(" ") >= _STAMP:
        return False
    plain = fold_digits(line)
    if DATED.match(plain):
        return False  # «المرفأ 16 رمضان 1447 هـ الموافق 5 مارس 2026 م واس» opens an agency's text
    if AGE.search(plain):
        return line.count(" ") < 6
    if not DATE.search(plain):
        return False
    dates = [dated for dated in find_dates(line) if dated.read.precision != "year"]
    if not dates and not _CLOCKED.search(plain):
        return False
    rest = line
    for dated in reversed(dates):
        rest = rest[: dated.span.start] + rest[dated.span.end :]
    return len(_LONG_WORDS.findall(rest)) <= _BESIDE_DATE


def fold_digits(line: str) -> str:
    """The line with its Arabic-Indic digits written 0 to 9."""
    return line.translate(_DIGITS)


def signed_end(line: str, labels: Labels) -> str | None:
    """The name in brackets at the very end of a line, where it is one that signs: «… قبل اللقاء (رويترز)»."""
    found = _SIGNED_END.search(line)
    return found["who"].strip() if found and is_signature(found["who"], labels) else None


def is_slug(line: str) -> bool:
    """Whether a line is what agencies file a text under: «اتفاقية / غاز / توقيع»."""
    parts = line.split("/")
    return len(parts) >= _SLUG and all(0 < len(part.split()) <= _SLUG for part in parts)


def copied_from(line: str) -> str | None:
    """Whom a short line names as the one it was copied from: «نقلا عن صحيفة صوت الضفتين»; None for any other line."""
    found = _COPIED.match(line) if line.count(" ") < _SIGNED else None
    return found["who"] if found else None


def is_steps(line: str) -> bool:
    """Whether a line leads to the articles before and behind this one, or to one of them: «« دفاعا عن اللجان»."""
    words = line.count(" ")
    one = (line.startswith("« ") and "»" not in line) or (line.endswith(" »") and "«" not in line)
    return (words >= _STEP - 1 and _STEPS.match(line) is not None) or (words >= _ONE_STEP and one)


def is_dateline(line: str) -> bool:
    """Whether a short line says from where and by whom: «المرفأ - سامر الوادي:», «كتبت ليان المرساوي:»."""
    if line.count(" ") >= _SIGNED:
        return False
    opens = line[-1] == ":" and _FROM.search(line) is not None
    return opens or _OUTLET.search(line) is not None or _BY.search(line) is not None


def is_clock(line: str, *, heading: bool = False) -> bool:
    """Whether a line is an hour or an age, or a `heading` that begins with an hour: «10:20 - وصول الوفد»."""
    plain, words = fold_digits(line), line.count(" ") + 1
    if words > (_TITLED if heading else _CLOCK):
        return False
    return bool(_HOUR.match(plain)) or (words <= _CLOCK and AGE.match(plain) is not None)


def is_titled_clock(line: str) -> bool:
    """Whether a title stands behind the hour on its line."""
    return _TITLED_HOUR.match(fold_digits(line)) is not None
