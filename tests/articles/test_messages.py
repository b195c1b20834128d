"""Pages that list messages: the one that the address means is the article, the others stand beside it."""

from __future__ import annotations

import pytest

from qawl.articles.build import load_page_kit
from qawl.articles.page import Page, read_page
from qawl.model.documents import SegmentKind

PARAGRAPH = (
    "أعلن رئيس وفد فروند سالم الجدعان أن المحادثات مع مرزان ستستأنف في غضون أسبوع، مؤكدا أن بلاده متمسكة بمطالبها."
)
SHORT = "بلدية المرفأ تعلن إغلاق السوق القديم يوم السبت لأعمال الصيانة."


def message(number: int, text: str) -> str:
    return (
        f'<div class="message"><div class="author"><a href="/c">نبض المرفأ</a></div><div class="text">{text}</div>'
        f'<a href="/nabd/{number}"><time datetime="2026-03-05T{number % 24:02}:00:00+00:00">10:20</time></a></div>'
    )


def read(url: str, *messages: str, above: str = "") -> Page:
    markup = (
        '<html><head><title>نبض المرفأ</title></head><body><nav><a href="/">الرئيسية</a></nav>'
        f"{above}<div>{''.join(messages)}</div></body></html>"
    )
    return read_page(markup, url, load_page_kit(), None)


LIST = (
    message(4811, SHORT),
    message(4812, f"<b>عاجل: فتح المعبر</b><br>{PARAGRAPH}<br><br><a href='?q=1'>#المعبر</a>"),
    message(4813, SHORT),
)


def texts(page: Page, kind: SegmentKind) -> list[str]:
    return [piece.text for piece in page.pieces if piece.kind is kind]


@pytest.mark.parametrize(
    "url", ["https://wasl.example/nabd/4812", "https://wasl.example/s/nabd/4812/", "https://wasl.example/c?post=4812"]
)
def test_the_message_that_the_address_means_is_the_article(url: str) -> None:
    page = read(url, *LIST)

    assert page.headline == "عاجل: فتح المعبر"
    assert texts(page, SegmentKind.MAIN) == [PARAGRAPH]
    assert texts(page, SegmentKind.TAGS) == ["#المعبر"]
    assert page.published.iso == "2026-03-05T12:00:00+00:00"
    assert page.author is None


def test_the_other_messages_are_articles_of_their_own() -> None:
    page = read("https://wasl.example/nabd/4812", *LIST)

    others = [piece for piece in page.pieces if piece.kind is SegmentKind.EMBEDDED]
    assert [piece.text for piece in others] == [SHORT, SHORT]
    assert len({piece.part for piece in others}) == 2


def test_an_article_with_messages_under_it_stays_the_article() -> None:
    above = f"<h1>نبض المرفأ يروي ما جرى في المعبر</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p>"

    page = read("https://wasl.example/nabd/4812", *LIST, above=above)

    assert PARAGRAPH in texts(page, SegmentKind.MAIN)[0]
    assert page.headline != "عاجل: فتح المعبر"


def test_an_address_that_means_no_message_makes_no_list_of_them() -> None:
    assert not texts(read("https://wasl.example/nabd", *LIST), SegmentKind.EMBEDDED)
