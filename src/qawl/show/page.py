"""Readings as pages for a browser: one file each, no script, nothing fetched, nothing of an article runs."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from hashlib import blake2b, sha256
from importlib import resources
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from qawl.model.documents import Article
from qawl.model.records import Reading
from qawl.show.cards import Card, cards, day, headline, unsaid
from qawl.show.direction import direction, opening
from qawl.show.inert import inert, inert_pieces
from qawl.show.marking import headed, paragraphs, words_of
from qawl.wording import Lang, say


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as the list of articles shows it."""

    article: Article
    page: str
    headline: str
    day: str | None
    cards: tuple[Card, ...]


def article_page(
    reading: Reading, lang: Lang, home: str | None = None, *, only: int | None = None, rules: bool = False
) -> str:
    """The article with its statements marked and told below; `home` is the address of the list, if any.

    With `only` it is about the statement of this number alone; with `rules` it names what found each one.
    """
    article = reading.article
    head, body = headed(article, paragraphs(article.text, reading.statements, only))
    return render(
        "article.html",
        lang,
        article=article,
        day=day(article.published, lang),
        headline=headline(article),
        marked_headline=head,
        paragraphs=[(direction(words_of(paragraph)), paragraph) for paragraph in body],
        cards=cards(reading, lang, only),
        unsaid=unsaid(reading) if only is None else (),
        rules=rules,
        version=reading.version,
        link=web_address(article.url),
        home=home,
    )


def index_page(readings: Sequence[Reading], lang: Lang, doors: Sequence[tuple[str, str]] = ()) -> str:
    """All articles by day, the newest first, each with its statements and a link to its page.

    `doors` are addresses and titles of the pages beside it.
    """
    entries = sorted((_entry(reading, lang) for reading in readings), key=_when, reverse=True)
    days = [(label, list(group)) for label, group in groupby(entries, key=lambda entry: entry.day)]
    total = sum(len(entry.cards) for entry in entries)
    return render("index.html", lang, days=days, articles=len(entries), statements=total, doors=doors)


def page_name(article_id: str) -> str:
    """The file name of an article's page: from its id, and safe whatever the id holds."""
    digest = blake2b(article_id.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return f"article-{digest}.html"


def web_address(url: str | None) -> str | None:
    """The address if a browser may follow it: http or https, nothing hidden; else None."""
    if url is None or not url.lower().startswith(("http://", "https://")) or inert(url) != url:
        return None
    return None if any(letter.isspace() for letter in url) else url


Lead = Callable[[str, int | None, str | None], str | None]
"""From an article's id, the place of a statement in it (from 0) and its address to where a reader is led."""


def to_original(_article: str, _statement: int | None, url: str | None) -> str | None:
    """To the article where its outlet has it."""
    return web_address(url)


def to_page(article: str, statement: int | None, _url: str | None) -> str:
    """To the article's own page in the same folder, at the statement."""
    return page_name(article) if statement is None else f"{page_name(article)}#s{statement + 1}"


def _entry(reading: Reading, lang: Lang) -> Entry:
    article = reading.article
    return Entry(
        article=article,
        page=page_name(article.id),
        headline=headline(article),
        day=day(article.published, lang),
        cards=cards(reading, lang),
    )


def _when(entry: Entry) -> str:
    return (entry.article.published or "")[:10]


def render(template: str, lang: Lang, **values: object) -> str:
    """A page of the template with what every page has: direction, words, style."""
    style = _style()
    return (
        _environment()
        .get_template(template)
        .render(
            lang=lang,
            page_dir="rtl" if lang == "ar" else "ltr",
            arrow="←" if lang == "ar" else "→",
            say=partial(say, lang),
            style=Markup(style),
            style_hash=b64encode(sha256(style.encode()).digest()).decode(),
            **values,
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("qawl.show", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(FILTERS)
    return environment


@cache
def _style() -> str:
    return resources.files("qawl.show").joinpath("templates/style.css").read_text("utf-8")


def _inert_markup(text: str) -> Markup:
    """The text escaped, with a visible chip in the place of every character that would act."""
    chips: Iterable[Markup] = (
        Markup('<span class="chip">{}</span>').format(words) if acting else escape(words)
        for words, acting in inert_pieces(text)
    )
    return Markup("").join(chips)


_QUOTED = re.compile(r"«[^«»]*»")
_FIGURES = re.compile(r"\d+(?:[-–/:.,]\d+)+")


def _told_markup(text: str) -> Markup:
    """Our own words, inert; what they quote runs its own way, its marks with it: «before that: «فتح المعبر»»."""
    pieces: list[Markup] = []
    done = 0
    for quote in _QUOTED.finditer(text):
        pieces += (
            _figures_markup(text[done : quote.start()]),
            Markup("<bdi>{}</bdi>").format(_figures_markup(quote[0])),
        )
        done = quote.end()
    return Markup("").join((*pieces, _figures_markup(text[done:])))


def _figures_markup(text: str) -> Markup:
    """Words, inert, every date and range in an isolate: behind an Arabic letter it would turn."""
    pieces: list[Markup] = []
    done = 0
    for figures in _FIGURES.finditer(text):
        pieces += (_inert_markup(text[done : figures.start()]), Markup('<bdi dir="ltr">{}</bdi>').format(figures[0]))
        done = figures.end()
    return Markup("").join((*pieces, _inert_markup(text[done:])))


FILTERS: Mapping[str, Callable[..., object]] = {
    "inert": _inert_markup,
    "told": _told_markup,
    "plain": inert,
    "dir": direction,
    "opening": opening,
}
"""How words of articles, and ours about them, reach a page: nothing in them acts, nothing in them turns round."""
