"""The page of an article: marks, editions, copies, story; its text alone; and the page as it arrived."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from qawl.model.captures import Capture
from qawl.model.documents import Article
from qawl.server.headers import ARCHIVE_POLICY
from qawl.store.captures.kept import open_captures
from qawl.store.open import open_store
from tests.web.worlds import HOSTILE, SAYS, asking, fill, hostile_article

ARTICLE = "2026-03-30-shiraa-truce"
PAGE = (
    "<!doctype html><html><head><meta charset=utf-8><base href='//elsewhere.example/'>"
    "<link rel=preconnect href='https://spy.example'><LINK rel=dns-prefetch href='//spy.example'>"
    "<meta http-equiv=refresh content='0;url=https://spy.example'><script src='https://spy.example/x.js'></script>"
    f"</head><body><p>{SAYS}</p><iframe src='https://spy.example'></iframe></body></html>"
)


def test_a_speaker_whom_the_registry_knows_is_named_in_the_readers_language_and_leads_on(client: TestClient) -> None:
    english = client.get("/a/2026-03-25-difaf-condition", params={"lang": "en"}).text
    arabic = client.get("/a/2026-03-25-difaf-condition").text
    found = re.search(r'href="(/s/[^"]+)"', english)
    assert found is not None
    statement = client.get(found[1], params={"lang": "en"}).text

    assert '<a class="who" href="/actor/yarub-shati"><bdi>يعرب الشاطئي</bdi></a>' in english
    assert '<bdi class="known">Yarub Shati</bdi>' in english
    assert '<bdi class="known">Sanabil Movement</bdi>' in statement
    assert '<a class="who" href="/actor/yarub-shati"><bdi>يعرب الشاطئي</bdi></a>' in arabic
    assert '<bdi class="known">يعرب الشاطئي' not in arabic, "what the article says already is not said twice"


def test_marks_change_no_word_of_the_article_and_no_order(client: TestClient, demo_store: Path) -> None:
    with open_store(str(demo_store)) as store:
        cards = list(store.articles())
        texts = {card.id: store.reading(card.id).article.text for card in cards[:30]}  # type: ignore[union-attr]

    for own_id, text in texts.items():
        page = client.get(f"/a/{own_id}").text
        body = page[page.index("<article>") : page.index("</article>")]
        body = re.sub(r'<a class="number".*?</a>', "", body)
        lines = re.findall(r'<p class="text"[^>]*>(.*?)</p>', body, re.DOTALL)
        shown = [unescape(re.sub(r"<[^>]+>", "", line)) for line in lines]
        assert shown == [line for line in text.split("\n") if line.strip()][-len(shown) :]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_an_article_leads_to_its_story_its_statements_and_those_that_share_its_words(
    client: TestClient, lang: str
) -> None:
    page = client.get(f"/a/{ARTICLE}?lang={lang}").text

    assert f'href="/story/{ARTICLE}"' in page
    assert len(re.findall(r'href="/s/[0-9a-f]{20}"', page)) == 11
    assert 'id="s11"' in page
    assert "/a/2026-03-31-sariya-truce" in page
    assert ("جزء مشترك" if lang == "ar" else "a part in common") in page
    assert ("الأرقام" if lang == "ar" else "Figures") in page


def test_the_text_alone_is_the_text_to_the_letter(client: TestClient, demo_store: Path) -> None:
    with open_store(str(demo_store)) as store:
        reading = store.reading(ARTICLE)
    assert reading is not None

    answer = client.get(f"/a/{ARTICLE}/text")

    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text == reading.article.text


def test_an_article_without_a_kept_page_says_so(client: TestClient) -> None:
    page = client.get(f"/a/{ARTICLE}/copy?lang=en").text

    assert "No page of this article was kept" in page
    assert "<iframe" not in page
    assert f"/a/{ARTICLE}/copy" not in client.get(f"/a/{ARTICLE}").text


def test_unknown_articles_and_copies_are_not_there(client: TestClient) -> None:
    for address in ("/a/no-such", "/a/no-such/text", "/a/no-such/copy", "/archive/1", "/archive/99999999999999999999"):
        assert client.get(address).status_code == 404


def test_what_changed_between_editions_is_told(tmp_path: Path) -> None:
    old = Article("one", f"العنوان\n{SAYS}\nسطر قديم.", title="العنوان")
    new = Article("one", f"العنوان\n{SAYS}\nسطر جديد.", title="العنوان")
    fill(tmp_path / "s.db", [new])
    with open_store(str(tmp_path / "s.db")) as store:
        store.keep_edition(old, "2026-03-05T10:00:00Z")
        store.keep_edition(new, "2026-03-05T12:00:00Z")

    with asking(tmp_path / "s.db") as client:
        page = client.get("/a/one?lang=en").text

    assert "<del>" in page
    assert re.search(r"<del>.*?سطر قديم\.</del>", page)
    assert re.search(r"<ins>.*?سطر جديد\.</ins>", page)
    assert "2 editions" in page


@pytest.fixture
def archived(tmp_path: Path) -> Path:
    """A store whose one article was read in a kept page."""
    path = tmp_path / "s.db"
    fill(path, [Article("one", SAYS, url="https://nahr.example/1")])
    with open_captures(str(path)) as captures:
        capture = Capture("https://nahr.example/1", PAGE.encode(), "2026-03-05T10:00:00Z", "text/html; charset=utf-8")
        (kept,) = captures.keep([(capture, None)])
        captures.done(kept.number, "one")
    return path


def test_the_kept_page_stands_beside_the_text_in_a_frame_that_can_do_nothing(archived: Path) -> None:
    with asking(archived) as client:
        assert 'href="/a/one/copy"' in client.get("/a/one").text
        page = client.get("/a/one/copy?lang=en").text

    (frame,) = re.findall(r"<iframe[^>]*>", page)
    assert re.search(r"\ssandbox\s", frame)
    assert 'src="/archive/1"' in frame
    assert SAYS in page


def test_the_kept_page_itself_comes_under_the_strictest_policy_and_names_no_other_place(archived: Path) -> None:
    with asking(archived) as client:
        answer = client.get("/archive/1")

    assert answer.headers["content-security-policy"] == ARCHIVE_POLICY
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert answer.headers["content-security-policy"].endswith("sandbox")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert SAYS in answer.text
    assert re.search(r"<(?:link|base|meta|iframe)[\s/>]", PAGE, re.IGNORECASE), "the control: it had them"
    assert not re.search(r"<(?:link|base|meta|iframe)[\s/>]", answer.text, re.IGNORECASE)


def test_nothing_of_a_hostile_article_acts_on_its_page(tmp_path: Path) -> None:
    fill(tmp_path / "s.db", [hostile_article()])

    with asking(tmp_path / "s.db") as client:
        own = "a%3Cb%3E%26%22%27"
        pages = [client.get(f"/a/{own}{part}").text for part in ("", "?lang=en", "/copy")]
        text = client.get(f"/a/{own}/text")

    for page in pages:
        assert "alert(1)" in page, "it is shown"
        assert "<script" not in page
        assert "<img" not in page
        assert "\u202e" not in page
        assert 'href="javascript:' not in page
        assert "7006652" not in page
        assert HOSTILE not in page
    assert text.headers["content-type"].startswith("text/plain")
    assert "\u202e" not in text.text
