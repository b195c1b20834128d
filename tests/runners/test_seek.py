"""What can be followed at an address is found by asking the site, few times and within its rules."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from evals.promises.virtual_web import Response, VirtualClock, VirtualWeb, rss

from qawl.model.captures import Source, SourceKind
from qawl.model.documents import Rejected
from qawl.runners.seek import MOST, Seeker, Sought
from qawl.runners.understanding import load_understanding
from qawl.sources import discover, feeds, sitemaps
from qawl.sources.asking import Ask, Failed

SITE = "https://nahar.example"
FEED = f"{SITE}/ar/index.xml"
NAMING = f'<html><head><link rel="alternate" type="application/rss+xml" title="النهار" href="{FEED}"></head></html>'
MAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://nahar.example/a</loc></url></urlset>'
)


class Readers:
    """The readers of `sources/`, here and now."""

    kind_of = staticmethod(discover.kind_of)
    find_feeds = staticmethod(discover.find_feeds)
    read_feed = staticmethod(feeds.read_feed)
    read_sitemap = staticmethod(sitemaps.read_sitemap)


Routes = Mapping[str, Response | Failed | bytes | str]


def web(routes: Routes) -> VirtualWeb:
    def origin(ask: Ask) -> Response | Failed:
        found = routes.get(ask.url.removeprefix(SITE), Response(404))
        if isinstance(found, str):
            found = found.encode()
        return Response(body=found) if isinstance(found, bytes) else found

    return VirtualWeb(VirtualClock(), {"nahar.example": origin})


def seek(
    routes: Mapping[str, Response | Failed | bytes | str], address: str = SITE
) -> tuple[Sought | Rejected, list[str]]:
    """What is found, and the addresses that were asked for."""
    asked = web(routes)
    found = Seeker(asked.fetch, Readers(), asked.clock).seek(address)
    return found, [one.url.removeprefix(SITE) for one in asked.log]


def source(found: Sought | Rejected) -> Source:
    assert isinstance(found, Sought), found
    return found.source


NEWS = rss("النهار الجديد", {f"{SITE}/a": "افتتاح السد"})


@pytest.mark.parametrize("address", [SITE, "nahar.example", " https://nahar.example/ "])
def test_a_front_page_leads_to_the_feed_that_it_names(address: str) -> None:
    page = NAMING.encode()

    found, asked = seek({"": page, "/": page, "/ar/index.xml": NEWS}, address)

    assert source(found) == Source(FEED, SourceKind.FEED, "النهار الجديد")
    assert asked[-1] == "/ar/index.xml"


def test_a_feed_is_itself() -> None:
    found, asked = seek({"/ar/index.xml": NEWS}, FEED)

    assert source(found).address == FEED
    assert asked == ["/ar/index.xml", "/robots.txt"]


def test_a_sitemap_is_itself() -> None:
    found, _ = seek({"/map.xml": MAP}, f"{SITE}/map.xml")

    assert source(found) == Source(f"{SITE}/map.xml", SourceKind.SITEMAP)


def test_an_article_leads_to_the_feed_of_its_front_page() -> None:
    found, _ = seek({"/a/1": "<html><p>قالت الوزيرة</p></html>", "/": NAMING, "/ar/index.xml": NEWS}, f"{SITE}/a/1")

    assert source(found).address == FEED


def test_robots_leads_to_a_sitemap_and_to_that_of_news_first() -> None:
    robots = f"User-agent: *\nSitemap: {SITE}/all.xml\nSitemap: {SITE}/news.xml\n"

    found, _ = seek({"": "<html>", "/": "<html>", "/robots.txt": robots, "/all.xml": MAP, "/news.xml": MAP})

    assert source(found).address == f"{SITE}/news.xml"


def test_what_nobody_names_is_tried_where_many_sites_have_it() -> None:
    found, _ = seek({"": "<html>", "/": "<html>", "/feed": NEWS})

    assert source(found).address == f"{SITE}/feed"


def test_a_named_feed_that_is_none_is_passed_over_and_others_are_told() -> None:
    page = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="/{name}.xml">' for name in ("dead", "good", "other")
    )

    found, _ = seek({"": page, "/": page, "/dead.xml": "<html>", "/good.xml": NEWS, "/other.xml": NEWS})

    assert isinstance(found, Sought)
    assert (found.source.address, found.others) == (f"{SITE}/good.xml", (f"{SITE}/other.xml",))


def test_a_redirect_for_good_is_followed_and_one_for_now_is_not_remembered() -> None:
    moved, _ = seek({"/old": Response(body=NEWS, moved=FEED)}, f"{SITE}/old")

    assert source(moved).address == FEED


def test_what_robots_does_not_allow_is_neither_tried_nor_followed() -> None:
    closed = Response(body=b"User-agent: *\nDisallow: /ar/\n")

    named, asked = seek({"": NAMING, "/": NAMING, "/robots.txt": closed, "/ar/index.xml": NEWS})
    direct, _ = seek({"/robots.txt": closed, "/ar/index.xml": NEWS}, FEED)

    assert isinstance(named, Rejected)
    assert "/ar/index.xml" not in asked
    assert direct == Rejected(FEED, "follow-robots")


def test_without_the_rules_it_would_be_tried() -> None:
    _, asked = seek({"": NAMING, "/": NAMING, "/ar/index.xml": NEWS})

    assert "/ar/index.xml" in asked


def test_where_there_is_nothing_it_says_so_after_a_few_questions_with_pauses() -> None:
    page = "".join(f'<link rel="alternate" type="application/rss+xml" href="/{n}.xml">' for n in range(99))
    asked = web({"": page, "/": page})

    found = Seeker(asked.fetch, Readers(), asked.clock).seek(SITE)

    assert isinstance(found, Rejected)
    assert found.code == "add-nothing"
    assert len(asked.log) <= MOST + 3
    assert asked.clock.ticks() >= len(asked.log) - 1


@pytest.mark.parametrize(
    ("answer", "code"),
    [(Failed("fetch-dns"), "fetch-dns"), (Response(404), "follow-not-found"), (Response(500), "follow-server")],
)
def test_a_site_that_does_not_answer_is_told_as_it_was_named(answer: Response | Failed, code: str) -> None:
    found, _ = seek({"": answer}, "nahar.example")

    assert isinstance(found, Rejected)
    assert (found.what, found.code) == ("nahar.example", code)


def test_a_site_without_https_is_found_when_no_scheme_was_typed() -> None:
    plain = "http://nahar.example"
    closed = Failed("fetch-refused")

    bare, asked = seek({"": closed, plain: NEWS}, "nahar.example")
    typed, asked_typed = seek({"": closed, plain: NEWS}, SITE)

    assert source(bare).address == f"{plain}/"
    assert asked[:2] == ["", plain]
    assert isinstance(typed, Rejected)
    assert plain not in asked_typed


def test_a_page_can_be_followed_by_itself() -> None:
    asked = web({"/page": "<html>"})

    found = Seeker(asked.fetch, Readers(), asked.clock).page(f"{SITE}/page")

    assert source(found) == Source(f"{SITE}/page", SourceKind.PAGE)


def test_what_works_in_the_child_is_what_works_here() -> None:
    from qawl.runners.understanding import Task

    work = load_understanding()

    assert work((Task.KIND, NEWS, None, "")) is SourceKind.FEED
    assert work((Task.FEED, NEWS, None, FEED)) == feeds.read_feed(NEWS, None, FEED)
    assert work((Task.SITEMAP, MAP.encode(), None, FEED)) == sitemaps.read_sitemap(MAP.encode(), FEED)
    assert work((Task.FIND, NAMING.encode(), None, SITE)) == discover.find_feeds(NAMING.encode(), SITE)


def test_a_site_that_lets_no_program_in_is_told_as_such_and_not_as_one_without_a_feed() -> None:
    closed = Response(body=b"User-agent: *\nDisallow: /\n")

    found, _ = seek({"": "<html>", "/": "<html>", "/robots.txt": closed})

    assert found == Rejected(SITE, "follow-robots")
