"""One statement as people cite it: in Arabic, in English, for BibTeX and for Wikipedia; plain text, no hidden marks."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from qawl.show.cards import headline
from qawl.show.direction import direction
from qawl.show.inert import one_line
from qawl.store.contract.store import StoredStatement
from qawl.wording import Lang, load_words

_HIDDEN = re.compile("[\u200e\u200f\u061c\u2066-\u2069\u202a-\u202e]")
_TEX = {"\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "%": "\\%", "&": "\\&", "#": "\\#", "$": "\\$", "_": "\\_"}
_WIKI = {"|": "{{!}}", "{{": "&#123;&#123;", "}}": "&#125;&#125;", "[[": "&#91;&#91;", "]]": "&#93;&#93;"}


@dataclass(frozen=True, slots=True)
class Citation:
    """One way to cite."""

    key: str
    """Of its name: `web-cite-…`."""
    text: str
    way: str
    """rtl or ltr."""


def citations(stored: StoredStatement, link: str, seen: date) -> tuple[Citation, ...]:
    """All forms; `link` is the statement's permanent address, `seen` the day on which it was looked at."""
    given = _Given(stored, link, seen)
    made = (
        ("arabic", given.reference("ar")),
        ("english", given.reference("en")),
        ("bibtex", given.bibtex()),
        ("wikipedia", given.wikipedia()),
    )
    return tuple(Citation(f"web-cite-{key}", text, "ltr" if key != "arabic" else direction(text)) for key, text in made)


@dataclass(frozen=True, slots=True)
class _Given:
    """What every form is made of."""

    stored: StoredStatement
    link: str
    seen: date

    @property
    def quote(self) -> str:
        return _bare(self.stored.content)

    @property
    def title(self) -> str:
        return _bare(headline(self.stored.article))

    @property
    def outlet(self) -> str:
        return _bare(self.stored.article.outlet or "")

    @property
    def url(self) -> str:
        url = _bare(self.stored.article.url or "")
        return url.replace(" ", "%20").replace("{", "%7B").replace("}", "%7D")

    @property
    def published(self) -> date | None:
        try:
            return date.fromisoformat((self.stored.article.published or "")[:10])
        except ValueError:
            return None

    def reference(self, lang: Lang) -> str:
        words = {key: _sentence(lang, f"cite-{key}") for key in ("said", "seen", "undated", "record")}
        who = _bare(self.stored.statement.speaker_name or "")
        marks = "«{}»" if lang == "ar" else "“{}”"
        said = words["said"].format(who=who, quote=self.quote) if who else marks.format(self.quote)
        when = _day(self.published, lang) if self.published else words["undated"]
        parts = [said, marks.format(self.title), self.outlet, when, self.url]
        comma = "، " if lang == "ar" else ", "
        told = comma.join(part for part in parts if part)
        seen = words["seen"].format(day=_day(self.seen, lang))
        return f"{told}. {words['record']}: {self.link} ({seen})."

    def bibtex(self) -> str:
        day = self.published
        fields = {
            "title": f"{{{_escaped(self.title, _TEX)}}}",
            "author": f"{{{_escaped(self.outlet, _TEX)}}}" if self.outlet else "",
            "date": day.isoformat() if day else "",
            "url": self.url,
            "urldate": self.seen.isoformat(),
            "note": _escaped(self.quote, _TEX) + f" [{self.link}]",
            "langid": "arabic" if direction(self.stored.article.text) == "rtl" else "",
        }
        lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
        year = str(day.year) if day else "nd"
        return f"@online{{qawl{year}{self.stored.id[:8]},\n{lines}\n}}"

    def wikipedia(self) -> str:
        day = self.published
        fields = {
            "title": _escaped(self.title, _WIKI),
            "url": self.url.replace("|", "%7C"),
            "website": _escaped(self.outlet, _WIKI),
            "date": day.isoformat() if day else "",
            "access-date": self.seen.isoformat(),
            "language": "ar" if direction(self.stored.article.text) == "rtl" else "",
            "quote": _escaped(self.quote, _WIKI),
        }
        return "{{cite news " + " ".join(f"|{name}={value}" for name, value in fields.items() if value) + "}}"


def _sentence(lang: Lang, key: str) -> str:
    """A sentence with its places still open: filled here without the marks that a screen needs."""
    sentence = load_words(lang)[key]
    return sentence if isinstance(sentence, str) else sentence["other"]


def _day(when: date, lang: Lang) -> str:
    return f"{when.day} {_sentence(lang, f'month-{when.month:02}')} {when.year}"


def _bare(words: str) -> str:
    """On one line, nothing hidden in it, composed letters as one."""
    return unicodedata.normalize("NFC", _HIDDEN.sub("", one_line(_HIDDEN.sub("", words))))


def _escaped(words: str, signs: dict[str, str]) -> str:
    return re.sub("|".join(map(re.escape, signs)), lambda found: signs[found[0]], words)
