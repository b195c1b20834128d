"""What is told of a statement, in the reader's language."""

import pytest

from qawl import read
from qawl.show.cards import cards, confidence_band, day, headline
from qawl.wording import Lang
from tests.show.made import ARTICLE, READING, reading_of


@pytest.mark.parametrize(("lang", "act", "kind"), [("ar", "تصريح", "مباشر"), ("en", "says", "direct")])
def test_a_card_speaks_the_language_of_its_reader(lang: Lang, act: str, kind: str) -> None:
    second = cards(READING, lang)[1]

    assert (second.number, second.speaker, second.role, second.act, second.kind) == (
        2,
        "سيف الأنواء",
        "المتحدث",
        act,
        kind,
    )


@pytest.mark.parametrize(("confidence", "band"), [(0.0, "doubtful"), (0.6, "fair"), (0.85, "sure"), (1.0, "sure")])
def test_confidence_is_shown_as_a_band(confidence: float, band: str) -> None:
    assert confidence_band(confidence) == band


@pytest.mark.parametrize(
    ("published", "told"),
    [
        ("2026-03-05T23:59:00+03:00", "5 آذار/مارس 2026"),
        ("2026-12-31", "31 كانون الأول/ديسمبر 2026"),
        ("الخميس", "الخميس"),
        (None, None),
    ],
)
def test_a_day_is_written_as_the_arab_press_writes_it(published: str | None, told: str | None) -> None:
    assert day(published, "ar") == told


def test_an_article_without_title_is_called_by_its_first_line() -> None:
    assert headline(reading_of("\n سطر أول \nثان").article) == "سطر أول"
    assert headline(ARTICLE) == ARTICLE.title


@pytest.mark.parametrize(
    ("text", "act", "told"),
    [
        ("الوفد لا يمانع في تمديد المهلة.", "قبول", "بنفي الرفض"),
        ("الحكومة لم توافق على تمديد المهلة.", "رفض", "بنفي الموافقة"),
        ("الحكومة رفضت تمديد المهلة.", "رفض", None),
    ],
)
def test_a_negation_that_made_the_act_takes_nothing_back(text: str, act: str, told: str | None) -> None:
    (card,) = cards(read(text), "ar")

    assert card.act == act
    assert card.notes == (() if told is None else (told,))
