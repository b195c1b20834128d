"""What every store must do when it is searched, whatever its engine."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from qawl.model.documents import Article, Segment, SegmentKind, Span
from qawl.model.records import Act, Kind, Reading
from qawl.model.world import Place
from qawl.store.contract import search as contract_search
from qawl.store.contract.search import Order, Sought
from qawl.store.contract.store import Filter, Store
from qawl.store.kept import search as kept_search
from qawl.store.open import open_store
from tests.store.engines import address, store
from tests.store.readings import ACTOR, TEXT, linked, minister, named, older_store, reading

__all__ = ["address", "store"]


def plain(article_id: str, text: str, published: str | None = "2026-03-05", title: str | None = None) -> Reading:
    return Reading(Article(article_id, text, title, None, "صحيفة الساحل", published), (), (), "v")


def articles(store: Store, sought: Sought) -> list[str]:
    return [found.card.id for found in store.search_articles(sought).items]


def statements(store: Store, sought: Sought) -> list[str]:
    return [found.content for found in store.search_statements(sought).items]


BRIDGE, TRUCE = "الجسرَ الجديد سيُفتح غدًا", "الهدنة صامدة"


# Words


@pytest.mark.parametrize("words", ["الجسر", "جسر", "بالجسر", "غدا", "لأوروبي", "«الهدنة صامدة»", '"مسؤول اوروبي"', ""])
def test_an_article_is_found_by_its_words(store: Store, words: str) -> None:
    store.add_all([reading("n-1"), plain("n-2", "لا شيء هنا")])

    found = store.search_articles(Sought(words=words)).items

    assert found[0].card.id == "n-1"
    assert found[0].article == reading("n-1").article
    assert len(found) == (2 if words == "" else 1)


@pytest.mark.parametrize("words", ["كسر", "الجسر كسر", "«صامدة الهدنة»", "«الهدنه الهدنه»", "«هدنة»"])
def test_words_that_are_not_there_and_phrases_in_another_order_find_nothing(store: Store, words: str) -> None:
    store.add(reading())

    assert articles(store, Sought(words=words)) == []


@pytest.mark.parametrize(
    "words", ['"', "«", "AND OR NOT", "NEAR(", "body : *", "'; DROP TABLE article; --", "a\0b", "^ -"]
)
def test_nothing_that_is_typed_is_taken_as_a_command(store: Store, words: str) -> None:
    store.add(reading())

    store.search_articles(Sought(words=words, speaker=words, source=words, outlet=words))
    store.search_statements(Sought(words=words, speaker=words, source=words, outlet=words))
    store.search_actors(words)

    assert store.counts().articles == 1


def test_a_whole_page_may_be_searched_for(store: Store) -> None:
    store.add(reading())

    assert articles(store, Sought(words="الجسر غدا " * 3000)) == ["n-1"]
    assert articles(store, Sought(words=" ".join(f"كلمة{number}" for number in range(3000)))) == []


def test_what_is_spelled_alike_comes_first_however_old_it_is(store: Store) -> None:
    store.add_all([plain(f"on-{day}", "كلام على الطريق", f"2026-03-{day:02}") for day in range(1, 29)])
    store.add(plain("ali", "كلام علي", "2020-01-01"))

    assert articles(store, Sought(words="علي"))[0] == "ali"
    assert articles(store, Sought(words="علي", order=Order.NEWEST))[0] == "on-28"


def test_a_folded_word_comes_before_one_with_a_prefix_and_the_headline_before_the_body(store: Store) -> None:
    body = "خبر طويل عن الطقس والموانئ والأسواق في المدينة هدنة"
    store.add_all(
        [
            plain("prefix", "خبر\nوالهدنة قائمة", "2026-03-09", "خبر"),
            plain("body", body, "2026-03-08"),
            plain("head", "هدنة جديدة\nخبر قصير عن الطقس", "2026-03-01", "هدنة جديدة"),
        ]
    )

    assert articles(store, Sought(words="هدنه")) == ["head", "body", "prefix"]


def test_what_stands_around_an_article_on_its_page_does_not_find_it(store: Store) -> None:
    text = "خبر عن الجسر\nاقرأ أيضا: سعر القمح"
    segments = (Segment(SegmentKind.MAIN, Span(0, 12)), Segment(SegmentKind.RELATED, Span(13, len(text))))
    store.add(Reading(Article("n-1", text, segments=segments), (), (), "v"))

    assert articles(store, Sought(words="الجسر")) == ["n-1"]
    assert articles(store, Sought(words="القمح")) == []


# Statements


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        (Sought(words="الهدنه"), [TRUCE]),
        (Sought(words="سلمى"), [BRIDGE]),
        (Sought(words="وزيرة"), [BRIDGE]),
        (Sought(words="متى"), []),
        (Sought(words="«الجسر الجديد»"), [BRIDGE]),
        (Sought(speaker="الهادى"), [BRIDGE]),
        (Sought(speaker="سلمى", words="هدنة"), []),
        (Sought(source="الخليج الازرق"), [TRUCE]),
        (Sought(source="الخليج مسؤول"), []),
        (Sought(source="«الخليج الأزرق»"), [TRUCE]),
        (Sought(outlet="الساحل"), [TRUCE, BRIDGE]),
        (Sought(outlet="الجبل"), []),
        (Sought(act=Act.ANNOUNCE), [TRUCE]),
        (Sought(act=Act.DENY), []),
        (Sought(kind=Kind.INDIRECT), [BRIDGE]),
        (Sought(act=Act.ANNOUNCE, kind=Kind.INDIRECT), []),
        (Sought(since=date(2026, 3, 5), until=date(2026, 3, 5)), [TRUCE, BRIDGE]),
        (Sought(since=date(2026, 3, 6)), []),
        (Sought(until=date(2026, 3, 4)), []),
        (Sought(articles=("n-1",)), [TRUCE, BRIDGE]),
        (Sought(articles=("n-2",)), []),
        (Sought(speaks=lambda folded: "صامده" in folded), [TRUCE]),
        (Sought(limit=0), []),
    ],
    ids=named,
)
def test_a_statement_is_found_by_what_is_asked_of_it(store: Store, sought: Sought, found: list[str]) -> None:
    store.add(reading())

    assert statements(store, sought) == found


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        (Sought(speaker="سلمى"), True),
        (Sought(speaker="سلمى", act=Act.SAY), True),
        (Sought(speaker="سلمى", act=Act.ANNOUNCE), False),
        (Sought(speaker="سلمى", source="الخليج"), False),
        (Sought(source="الخليج", act=Act.ANNOUNCE, words="الجسر"), True),
        (Sought(act=Act.ANNOUNCE, kind=Kind.DIRECT), True),
        (Sought(act=Act.ANNOUNCE, kind=Kind.INDIRECT), False),
        (Sought(act=Act.DENY), False),
        (Sought(outlet="ساحل"), True),
        (Sought(outlet="الجبل"), False),
    ],
    ids=named,
)
def test_an_article_is_found_where_one_statement_of_it_fits_all(store: Store, sought: Sought, found: bool) -> None:
    store.add(reading())

    assert articles(store, sought) == (["n-1"] if found else [])


# Time and pages


def test_the_newest_come_first_by_minute_and_the_undated_last(store: Store) -> None:
    dates = {"a": "2026-03-05T09:00:00Z", "b": None, "c": "2026-03-05T18:30", "d": "2026-03-06", "e": "2026-99-99"}
    store.add_all([reading(article_id, published=published) for article_id, published in dates.items()])

    newest = Sought(order=Order.NEWEST)

    assert articles(store, newest)[:3] == ["d", "c", "a"]
    assert [found.article.id for found in store.search_statements(newest).items][:6] == list("ddccaa")
    assert set(articles(store, replace(newest, until=date(2030, 1, 1)))) == set("acd")
    assert articles(store, replace(newest, words="الجسر"))[:3] == ["d", "c", "a"]


@pytest.mark.parametrize("words", ["", "الجسر", "جسر"])
@pytest.mark.parametrize("order", Order)
def test_pages_follow_each_other_without_gap_or_repetition(store: Store, words: str, order: Order) -> None:
    store.add_all([reading(f"n-{number}", published=f"2026-03-{number + 1:02}") for number in range(25)])

    pages = [store.search_articles(Sought(words=words, order=order, offset=at, limit=10)) for at in (0, 10, 20, 30)]

    assert [len(page.items) for page in pages] == [10, 10, 5, 0]
    assert [page.more for page in pages] == [True, True, False, False]
    assert {page.total for page in pages} == {25}
    assert len({found.card.id for page in pages for found in page.items}) == 25


def test_more_than_can_be_counted_are_more_than_that(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_search, "MOST_COUNTED", 5)
    store.add_all([reading(str(number)) for number in range(6)])

    found = store.search_articles(Sought(words="الجسر", limit=2))

    assert (found.total, found.capped, len(found.items), found.more) == (5, True, 2, True)
    assert contract_search.MOST_COUNTED == 1_000


# Change


def test_a_changed_article_is_found_by_its_new_words_alone(store: Store) -> None:
    store.add_all([plain("n-1", "الجسر القديم"), plain("n-2", "الجسر القديم")])
    for text in ("الميناء الجديد", "الميناء الجديد جدا", "المطار"):
        store.add(plain("n-1", text))
    store.add(plain("n-1", "المطار", "2026-04-01"))

    assert articles(store, Sought(words="الجسر")) == ["n-2"]
    assert articles(store, Sought(words="الميناء")) == []
    assert articles(store, Sought(words="المطار")) == ["n-1"]
    assert articles(store, Sought(order=Order.NEWEST)) == ["n-1", "n-2"]
    assert articles(store, Sought(since=date(2026, 4, 1))) == ["n-1"]


def test_statements_of_a_changed_article_are_searched_as_they_are_now(store: Store) -> None:
    store.add(reading())
    store.add(replace(reading(), statements=(minister(),)))

    assert statements(store, Sought(words="الهدنة")) == []
    assert articles(store, Sought(act=Act.ANNOUNCE)) == []
    assert articles(store, Sought(words="الهدنة")) == ["n-1"]


# Rules


def test_only_articles_that_every_rule_takes_are_found_and_each_is_asked_once(store: Store) -> None:
    asked: list[str] = []

    def takes(article: Article) -> bool:
        asked.append(article.id)
        return "الجسر" in article.text

    store.add_all([plain("n-1", "الجسر القديم"), plain("n-2", "الجسر"), plain("n-3", "الميناء القديم")])
    for _ in range(2):
        assert store.ask("bridges", takes)
        assert store.ask("old", lambda article: "القديم" in article.text, of="bridges")

    assert sorted(asked) == ["n-1", "n-2", "n-3"]
    assert set(articles(store, Sought(rules=("bridges",)))) == {"n-1", "n-2"}
    assert articles(store, Sought(rules=("bridges", "old"))) == ["n-1"]
    assert articles(store, Sought(words="القديم", rules=("bridges",))) == ["n-1"]
    assert articles(store, Sought(rules=("never asked",))) == []
    assert set(store.choose("bridges", takes)) == {"n-1", "n-2"}


def test_a_changed_article_is_asked_again(store: Store) -> None:
    store.add_all([reading("n-1"), reading("n-2")])
    store.ask("long", lambda article: len(article.text) > len(TEXT))
    store.add(reading("n-1", text=TEXT + " انتهى"))

    store.ask("long", lambda article: len(article.text) > len(TEXT))

    assert articles(store, Sought(rules=("long",))) == ["n-1"]
    assert {found.article.id for found in store.search_statements(Sought(rules=("long",))).items} == {"n-1"}


# Actors


def settled(store: Store) -> None:
    store.add_all([linked("n-1"), linked("n-2", actor=None)])
    store.know([ACTOR])
    store.settle({Place("n-1", 0): ACTOR.id, Place("n-2", 0): ACTOR.id, Place("n-1", 1): "~agency"})


@pytest.mark.parametrize("words", ["سلمى الهادي", "سلمي", "هادي سلمى", "salma", "HADI", "الهاد"])
def test_an_actor_is_found_by_the_beginnings_of_its_names_in_either_script(store: Store, words: str) -> None:
    settled(store)

    (found,) = store.search_actors(words).items

    assert (found.id, found.label, found.known) == (ACTOR.id, "سلمى الهادي", ACTOR)
    assert (found.names, found.statements, found.articles) == ((("سلمى الهادي", 2),), 2, 2)


@pytest.mark.parametrize("words", ["لمى", "سلمى الخليج", "%", "_"])
def test_a_part_of_a_word_and_words_of_two_actors_find_nobody(store: Store, words: str) -> None:
    settled(store)

    assert [found.id for found in store.search_actors(words).items] == [] or words in "%_"


def test_without_words_all_actors_are_listed_who_said_most_first(store: Store) -> None:
    settled(store)

    listed = store.search_actors("", limit=1)
    rest = store.search_actors("", offset=1)

    assert [found.id for found in (*listed.items, *rest.items)] == [ACTOR.id, "~agency"]
    assert (listed.total, listed.more, rest.more) == (2, True, False)


def test_names_follow_every_change_of_mentions_decisions_and_registry(store: Store) -> None:
    settled(store)
    store.settle({Place("n-1", 0): "~other", Place("n-2", 0): ACTOR.id})
    moved = {found.id: found.articles for found in store.search_actors("سلمى").items}
    store.add(reading("n-2", text=TEXT + " انتهى"))  # its mentions are gone with its text
    store.settle({Place("n-1", 0): ACTOR.id})
    store.know([replace(ACTOR, en=("Salma the Bridge Builder",))])
    store.settle({Place("n-1", 0): ACTOR.id})

    assert moved == {"~other": 1, ACTOR.id: 1}
    assert [(found.id, found.articles) for found in store.search_actors("سلمى").items] == [(ACTOR.id, 1)]
    assert [found.id for found in store.search_actors("builder").items] == [ACTOR.id]
    assert store.search_actors("hadi").items == ()


def test_statements_and_articles_are_found_by_the_actor_who_speaks(store: Store) -> None:
    settled(store)

    assert statements(store, Sought(actor=ACTOR.id, articles=("n-1",))) == [BRIDGE]
    assert set(articles(store, Sought(actor=ACTOR.id))) == {"n-1", "n-2"}
    assert articles(store, Sought(actor="~agency")) == []


# In one file of SQLite's


@pytest.mark.parametrize("form", [1, 4, 7])
def test_an_older_store_can_be_searched_once_it_is_opened(tmp_path: Path, form: int) -> None:
    path = str(tmp_path / "old.qawl")
    older_store(path, form, reading("n-1"), reading("n-2", published="2026-03-07"))

    with open_store(path) as store:
        assert articles(store, Sought(words="جسر", order=Order.NEWEST)) == ["n-2", "n-1"]
        assert statements(store, Sought(words="«الهدنة صامدة»")) == [TRUCE, TRUCE]
        assert statements(store, Sought(act=Act.ANNOUNCE, outlet="الساحل")) == [TRUCE, TRUCE]
        assert [found.content for found in store.statements(Filter(words="الجسر"))] == [BRIDGE, BRIDGE]
    whole(path)


def test_the_index_is_whole_after_every_sort_of_change(tmp_path: Path) -> None:
    path = str(tmp_path / "store.qawl")
    with open_store(path) as store:
        for text in (TEXT, "عاجل.\n" + TEXT, TEXT):
            store.add_all(
                [reading(str(number), text=text, published=f"2026-03-{9 - number:02}") for number in range(5)]
            )
        assert len(articles(store, Sought(words="الجسر"))) == 5
        assert articles(store, Sought(words="عاجل")) == []
    whole(path)


def whole(path: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute("INSERT INTO words (words) VALUES ('integrity-check')")
        connection.execute("INSERT INTO article_words (article_words) VALUES ('integrity-check')")
