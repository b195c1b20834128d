"""What each pattern catches is counted over articles, with the first place as it stands there."""

from __future__ import annotations

from qawl.dossiers.catches import Catch, Example, find_catches
from qawl.model.documents import Article
from tests.dossiers.written import small

ARTICLES = (
    Article("a-1", "قالت حركةُ السنابل إن الهدنةَ في الغدران تبدأ غدا. وردت السنابل على السؤال.", published="2026-03-05"),
    Article("a-2", "تبدأ الهدنة في الغدران.", title="أخبار", published="2026-03-06"),
    Article("a-3", "مباراة في الغدران قبل الهدنة", published="2026-03-06"),
    Article("a-4", "تبدأ الهدنة في الغدران.", published="1999-03-06"),
)


def catch(section: str, entry: str, pattern: str) -> Catch:
    found = find_catches(small(), ARTICLES).patterns
    return next(one for one in found if (one.section, one.entry, one.pattern) == (section, entry, pattern))


def test_articles_that_belong_are_counted() -> None:
    found = find_catches(small(), ARTICLES)

    assert (found.total, found.routed) == (4, 2)


def test_a_pattern_counts_its_articles_and_places_and_shows_the_first() -> None:
    assert catch("actors", "sanabil", "السنابل") == Catch(
        "actors",
        "sanabil",
        "السنابل",
        1,
        2,
        Example("a-1", "قالت حركةُ ", "السنابل", " إن الهدنةَ في الغدران تبدأ غدا. وردت"),
    )
    assert catch("issues", "truce", "هدنة").articles == 2


def test_a_pattern_that_catches_nothing_has_no_example() -> None:
    assert catch("labels", "captive: hostage", "رهائن") == Catch("labels", "captive: hostage", "رهائن", 0, 0, None)


def test_what_drops_an_article_is_counted_in_the_others() -> None:
    assert catch("route", "drop_if", "مباراة").articles == 1
