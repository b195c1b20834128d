"""The day and the hour that a page prints around its article."""

from __future__ import annotations

from functools import cache

from qawl.model.documents import Article
from qawl.pipeline import Kit, find_records_again, load_kit, read_article

BODY = "قال وزير النقل سالم الراوي إن الجسر مفتوح. وأضاف أن العمل انتهى قبل شهر من موعده.\n"


@cache
def kit() -> Kit:
    return load_kit(records=True)


def stamps(text: str) -> list[tuple[str, str | None]]:
    reading = read_article(Article("a", text, published="2021-06-16"), kit())
    assert reading.records is not None
    assert find_records_again(reading, kit()).moments == reading.records.moments
    return [(one.at.of(text), one.first and one.first.isoformat()) for one in reading.records.moments]


def test_the_hour_under_an_article_of_an_agency_is_that_of_its_day() -> None:
    assert ("18:08 ت م", "2021-06-16") in stamps(BODY * 3 + "// انتهى //\n18:08 ت م")


def test_the_day_above_an_article_is_kept() -> None:
    assert stamps("تاريخ النشر :10 يناير 2021\n" + BODY * 3)[0] == ("10 يناير 2021", "2021-01-10")


def test_the_day_that_ends_a_line_of_publishing_is_kept() -> None:
    assert stamps("سالم الراوينشر في جريدة الوادي يوم 10 - 01 - 2021\n" + BODY * 3)[0] == (
        "يوم 10 - 01 - 2021", "2021-01-10",
    )  # fmt: skip
