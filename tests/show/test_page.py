"""Pages: nothing of an article runs, directions are told, names stand apart, the style keeps to Arabic."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from importlib import resources

import pytest

from qawl.model.documents import Span
from qawl.model.records import Reading, Silence
from qawl.show.page import article_page, index_page, page_name, web_address
from qawl.wording import Lang
from tests.show.made import ARTICLE, READING, STATEMENTS, TEXT, reading_of

LANGS: tuple[Lang, Lang] = ("ar", "en")
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "</title></style><script>alert(1)</script>",
    "<a href='javascript:alert(1)'>x</a>",
    "{{ 7 * 7 }}{% for x in y %}",
    "<!-- --><iframe src=//example.test>",
    '" onmouseover="alert(1)',
    "&lt;script&gt;",
]
OURS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "article",
        "header",
        "section",
        "nav",
        "footer",
    ),
    *(
        "h1",
        "h2",
        "h3",
        "p",
        "a",
        "b",
        "u",
        "mark",
        "bdi",
        "span",
        "blockquote",
        "div",
        "ol",
        "ul",
        "li",
        "dl",
        "dt",
        "dd",
    ),
}


class Tags(HTMLParser):
    """The tags of a page with their attributes, and its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.found if name == tag]


def foreign(page: str) -> list[str]:
    """What a browser would do on the page's behalf that we did not write: tags, handlers, addresses."""
    tags = Tags(page)
    seen = [name for name, _ in tags.found if name not in OURS]
    for _, attributes in tags.found:
        seen += [name for name in attributes if name.startswith("on") or name in ("src", "style", "srcset")]
        address = attributes.get("href", "#")
        seen += [] if re.match(r"#|https?:|index\.html|article-[0-9a-f]{16}\.html", address) else [address]
    return seen


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_of_an_article_becomes_markup(words: str, lang: Lang) -> None:
    reading = reading_of(words, name=words, id=words, outlet=words, title=words, published=words, url=words)

    for page in (article_page(reading, lang, "index.html"), index_page([reading], lang)):
        assert foreign(page) == []
        assert words in "".join(Tags(page).words)


@pytest.mark.parametrize("words", HOSTILE[:5])
def test_put_into_a_page_as_it_is_the_same_text_is_seen(words: str) -> None:
    page = article_page(reading_of("نص"), "ar").replace("<h1", f"{words}<h1")

    assert foreign(page) != []


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//x", "https://a b", "https://a\u202eb", None]
)
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert web_address(url) is None


def test_a_web_address_is_followed_without_telling_from_where() -> None:
    page = article_page(reading_of("نص", url="https://nahr.example/1?a=1&b=2"), "ar")

    (link,) = [a for a in Tags(page).all("a") if a["href"].startswith("http")]
    assert link == {"href": "https://nahr.example/1?a=1&b=2", "rel": "noopener noreferrer nofollow"}


def test_bidi_controls_are_shown_and_never_sent() -> None:
    words = "قال\u202eقلب\u202c و\u2067عزل\u2069"
    reading = reading_of(words, name=words, outlet=words, title=words, id=words)

    page = article_page(reading, "ar") + index_page([reading], "ar")

    assert not re.search("[\u202a-\u202e\u2066-\u2067]", page)
    assert '<span class="chip">⟦RLO⟧</span>' in page


def test_the_policy_allows_our_one_style_sheet_and_nothing_else() -> None:
    page = article_page(READING, "ar")

    policy = next(meta["content"] for meta in Tags(page).all("meta") if "http-equiv" in meta)
    (style,) = re.findall("<style>(.*?)</style>", page, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_fetches_nothing(lang: Lang) -> None:
    page = article_page(READING, lang) + index_page([READING], lang)

    assert not re.search(r"url\(|@import|@font-face|<link|<img|<script", page)


@pytest.mark.parametrize(("lang", "way"), [("ar", "rtl"), ("en", "ltr")])
def test_a_page_runs_the_way_of_its_language_and_paragraphs_their_own(lang: Lang, way: str) -> None:
    tags = Tags(article_page(READING, lang))

    assert tags.all("html") == [{"lang": lang, "dir": way}]
    assert [p["dir"] for p in tags.all("p") if p.get("class") == "text"] == ["rtl", "rtl", "ltr"]


def test_names_outside_the_text_stand_in_bdi() -> None:
    page = article_page(READING, "en") + index_page([READING], "en")

    for name in ("صحيفة النهر", "سيف الأنواء", "المندوب"):
        outside = re.sub(
            r"<h1.*?</h1>|<p class=\"(?:text|words)\".*?</p>|<blockquote.*?</blockquote>",
            "",
            page,
            flags=re.DOTALL,
        )
        assert name in outside
        assert not re.search(rf"(?<!<bdi>)(?<!who\">){re.escape(name)}", outside)


def test_marks_of_nested_statements_never_cross() -> None:
    page = article_page(READING, "ar")

    assert '<mark class="depth1">الوزير </mark>' in page
    assert '<mark class="depth2">المعبر سيفتح</mark>' in page
    assert "<mark" not in "".join(re.findall("<mark[^>]*>(.*?)</mark>", page))


def test_numbers_lead_to_the_card_and_back() -> None:
    tags = Tags(article_page(READING, "ar"))

    names = {attributes["id"] for _, attributes in tags.found if "id" in attributes}
    leads = [a["href"].removeprefix("#") for a in tags.all("a") if a["href"].startswith("#")]
    assert sorted(leads) == sorted(f"{side}{number}" for side in "st" for number in (1, 2, 3, 4))
    assert set(leads) <= names
    assert len(names) == len([1 for _, attributes in tags.found if "id" in attributes])


@pytest.mark.parametrize(("lang", "arrow"), [("ar", "←"), ("en", "→")])
def test_a_chain_is_drawn_to_the_speaker_without_the_outlet(lang: Lang, arrow: str) -> None:
    page = article_page(READING, lang)

    (chain,) = re.findall('<ol class="chain">(.*?)</ol>', page, re.DOTALL)
    assert re.findall("<bdi>(.*?)</bdi>", chain) == ["المندوب", "الوزير"]
    assert chain.count(arrow) == 1


def test_a_page_names_rules_only_when_asked() -> None:
    rule = STATEMENTS[0].rule

    assert rule in article_page(READING, "ar", rules=True)
    assert rule not in article_page(READING, "ar")
    assert rule not in index_page([READING], "ar")


def test_a_page_about_one_statement_marks_it_alone() -> None:
    page = article_page(READING, "ar", only=4)

    assert 'id="s4"' in page
    assert 'id="t4"' in page
    assert not re.search('id="[st][123]"', page)


def test_the_list_leads_to_the_page_of_each_article() -> None:
    page = index_page([READING], "ar")

    assert f'href="{page_name("manara-1")}#s4"' in page


@pytest.mark.parametrize("article_id", ["../../etc/passwd", "a/b", "\ud800", "x" * 5000, ""])
def test_a_page_name_is_safe_whatever_the_id(article_id: str) -> None:
    assert re.fullmatch(r"article-[0-9a-f]{16}\.html", page_name(article_id))


@pytest.mark.parametrize("lang", LANGS)
def test_an_article_without_text_statements_or_source_has_a_page(lang: Lang) -> None:
    empty = reading_of("نص")
    bare = type(empty)(empty.article, (), (), "v")

    assert "<blockquote" not in article_page(bare, lang)


def test_what_was_not_said_is_told_apart() -> None:
    silence = Silence(Span(0, 3), None, "سيف <الأنواء>", Span.quoting(TEXT, "المعبر سيفتح"), "ذكر/silence")
    reading = Reading(ARTICLE, (), (silence,), "v")

    page = article_page(reading, "ar")

    assert '<bdi class="who">سيف &lt;الأنواء&gt;</bdi>' in page
    assert '<p class="words" dir="rtl">المعبر سيفتح</p>' in page


def test_the_style_sheet_keeps_to_arabic_and_knows_no_left_or_right() -> None:
    style = resources.files("qawl.show").joinpath("templates/style.css").read_text("utf-8")

    assert not re.search(r"\b(left|right)\b", style)
    assert not re.search(r"italic|letter-spacing|text-transform|inline-block", style)
    heights = [
        float(height)
        for height in re.findall(r"line-height: ([\d.]+)", re.sub(r"a\.number \{.*?\}", "", style, flags=re.DOTALL))
    ]
    assert heights
    assert min(heights) >= 1.7
    assert "prefers-color-scheme: dark" in style
    assert "@media print" in style


def test_a_date_or_a_range_behind_arabic_words_is_kept_from_turning() -> None:
    from qawl.show.page import _told_markup

    told = str(_told_markup("حتى 2026-04-17 · 30–40 قتيلا <b>"))

    assert '<bdi dir="ltr">2026-04-17</bdi>' in told
    assert '<bdi dir="ltr">30–40</bdi>' in told
    assert "&lt;b&gt;" in told


def test_what_our_words_quote_runs_its_own_way_with_its_marks() -> None:
    from qawl.show.page import _told_markup

    told = str(_told_markup("before that (26 March 2026): «فتح المعبر <b>»"))

    assert told == "before that (26 March 2026): <bdi>«فتح المعبر &lt;b&gt;»</bdi>"
