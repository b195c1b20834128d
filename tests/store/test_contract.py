"""What every store must do, whatever its engine."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qawl.model.documents import Article, Rejected
from qawl.model.records import Act, Kind, Reading
from qawl.store.contract.search import Sought
from qawl.store.contract.store import Added, Counts, Filter, Kept, Store, keep, statement_ids
from qawl.store.open import open_store
from tests.store.engines import address, store
from tests.store.readings import TEXT, minister, reading

__all__ = ["address", "store"]


def contents(store: Store, wanted: Filter) -> list[str]:
    return [found.content for found in store.statements(wanted)]


BRIDGE, TRUCE = "الجسرَ الجديد سيُفتح غدًا", "الهدنة صامدة"


# Adding


def test_a_new_reading_is_kept_and_comes_back_equal(store: Store) -> None:
    added = store.add(reading())

    assert added is Added.NEW
    assert store.reading("n-1") == reading()
    assert store.counts() == Counts(articles=1, statements=2, silences=1)


def test_an_article_that_is_not_there_is_none(store: Store) -> None:
    assert store.reading("n-1") is None
    assert list(store.statements()) == []
    assert store.counts() == Counts(0, 0, 0)


def test_the_same_reading_again_changes_nothing(store: Store) -> None:
    store.add(reading())

    again = store.add(reading())

    assert again is Added.SAME
    assert store.counts() == Counts(1, 2, 1)
    assert len(list(store.statements())) == 2


@pytest.mark.parametrize(
    "other",
    [
        replace(reading(), version="0.1.0+words.bb"),
        reading(text=TEXT + " "),
        replace(reading(), statements=(minister(),), silences=()),
        reading(outlet=None),
    ],
)
def test_another_text_or_version_replaces_the_records_of_the_article(store: Store, other: Reading) -> None:
    store.add(reading())

    added = store.add(other)

    assert added is Added.CHANGED
    assert store.reading("n-1") == other
    assert store.counts() == Counts(1, len(other.statements), len(other.silences))
    assert [found.statement for found in store.statements()] == list(other.statements)


def test_a_replaced_record_is_no_longer_found(store: Store) -> None:
    store.add(reading())
    store.add(replace(reading(), statements=(minister(),)))

    assert contents(store, Filter(words="الهدنة")) == []
    assert contents(store, Filter(source="وكالة")) == []
    assert contents(store, Filter(words="الجسر")) == [BRIDGE]


def test_other_articles_are_not_touched_by_a_change(store: Store) -> None:
    store.add(reading("n-1"))
    store.add(reading("n-2"))

    store.add(replace(reading("n-1"), statements=(), silences=()))

    assert store.counts() == Counts(2, 2, 1)
    assert contents(store, Filter(words="الهدنة")) == [TRUCE]


def test_several_are_kept_together_and_each_has_its_receipt(store: Store) -> None:
    store.add(reading("n-1"))

    kept = store.add_all([reading("n-1"), reading("n-2"), reading("n-2", version="b"), reading("n-3")])

    assert [(receipt.article_id, receipt.added) for receipt in kept] == [
        ("n-1", Added.SAME),
        ("n-2", Added.NEW),
        ("n-2", Added.CHANGED),
        ("n-3", Added.NEW),
    ]
    assert kept[0] == Kept("n-1", Added.SAME, statements=2, silences=1)


def test_keeping_a_stream_keeps_its_order_and_lets_refusals_pass(store: Store) -> None:
    items: list[Reading | Rejected] = [
        reading("1"),
        Rejected("a:2", "rejected-no-text"),
        reading("2"),
        reading("3"),
    ]

    for batch in (1, 2, 3, 100):
        passed = list(keep(store, items, batch))

        assert [item.what if isinstance(item, Rejected) else item.article_id for item in passed] == [
            "1",
            "a:2",
            "2",
            "3",
        ]
    assert store.counts().articles == 3


def test_a_batch_that_fails_is_not_kept_in_part(store: Store) -> None:
    unwritable = reading("bad", text=TEXT + "\ud800")

    with pytest.raises(UnicodeEncodeError):
        store.add_all([reading("n-1"), unwritable])

    assert store.counts() == Counts(0, 0, 0)
    assert store.add(reading("n-1")) is Added.NEW


# Ids


def test_ids_are_the_same_on_every_run_and_different_from_each_other() -> None:
    ids = statement_ids(reading("n-1")) + statement_ids(reading("n-2"))

    assert len(set(ids)) == 4
    assert ids[:2] == ("2ece935dc400724b02ed", "d9b544b0ad0056c95b4f"), "links to statements would break"


def test_an_id_outlives_a_change_elsewhere_in_the_text_and_a_name_better_resolved() -> None:
    longer = "عاجل.\n" + TEXT
    before = reading()
    after = reading(text=longer)
    renamed = replace(after, statements=(replace(minister(longer), speaker_name="الوزيرة سلمى الهادي"),))

    assert statement_ids(after) == statement_ids(before)
    assert statement_ids(renamed) == statement_ids(before)[:1]


def test_an_id_does_not_outlive_a_change_of_the_words() -> None:
    shorter = replace(minister(), content=(replace(minister().content[0], end=60),))

    changed = replace(reading(), statements=(shorter,))

    assert statement_ids(changed)[0] not in statement_ids(reading())


def test_statements_that_agree_in_everything_still_have_ids_of_their_own(store: Store) -> None:
    twice = replace(reading(), statements=(minister(), minister()))

    store.add(twice)

    assert len({found.id for found in store.statements()}) == 2


def test_ids_cannot_be_made_to_meet_by_what_stands_between_their_parts() -> None:
    one, other = reading("1:a"), reading("1")

    assert not set(statement_ids(one)) & set(statement_ids(other))


# Searching


@pytest.mark.parametrize(
    "words",
    ["الجسر", "جسر", "الجِسرُ", "بالجسر", "سيفتح", "غدا الجسر", "والجسر", "الجــسر", "سلمى", "سلمي", "وزيره"],
)
def test_search_forgives_spelling_and_prefixes(store: Store, words: str) -> None:
    store.add(reading())

    assert contents(store, Filter(words=words)) == [BRIDGE]


@pytest.mark.parametrize("words", ["الجسور", "الجديدين", "«الجسر الجديد»", "جديدا"])
def test_a_filter_finds_what_a_search_by_the_same_words_finds(store: Store, words: str) -> None:
    store.add(reading())

    sought = [one.content for one in store.search_statements(Sought(words=words)).items]

    assert contents(store, Filter(words=words)) == sought == [BRIDGE]


@pytest.mark.parametrize("words", ["الجسارة", "الجسر الهدنة", "كسر", "متى", "«الجديد الجسر»"])
def test_search_wants_all_the_words_of_one_statement(store: Store, words: str) -> None:
    store.add(reading())

    assert contents(store, Filter(words=words)) == []


@pytest.mark.parametrize("words", ['"', "الجسر AND", "NEAR(", "speaker : *", "'; DROP TABLE article; --", "a\0b", "^"])
def test_nothing_that_is_searched_for_is_taken_as_a_command(store: Store, words: str) -> None:
    store.add(reading())

    list(store.statements(Filter(words=words, speaker=words, source=words, outlet=words)))

    assert store.counts().articles == 1


def test_a_whole_page_may_be_searched_for(store: Store) -> None:
    store.add(reading())
    page, other = "الجسر غدا " * 3000, " ".join(f"كلمة{number}" for number in range(3000))

    assert contents(store, Filter(words=page)) == [BRIDGE]
    assert contents(store, Filter(words=other, speaker=other, source=other, outlet=other)) == []


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), [BRIDGE, TRUCE]),
        (Filter(speaker="سلمى"), [BRIDGE]),
        (Filter(speaker="الهادى"), [BRIDGE]),
        (Filter(speaker="الهادي سلمى"), [BRIDGE]),
        (Filter(speaker="الجسر"), []),
        (Filter(speaker="وزيرة"), []),
        (Filter(speaker="اوروبي", words="هدنة"), [TRUCE]),
        (Filter(speaker="سلمى", words="هدنة"), []),
        (Filter(source="الخليج الازرق"), [TRUCE]),
        (Filter(source="مسؤول"), [TRUCE]),
        (Filter(source="الخليج مسؤول"), []),
        (Filter(source="خلي"), []),
        (Filter(outlet="الساحل"), [BRIDGE, TRUCE]),
        (Filter(outlet="الجبل"), []),
        (Filter(act=Act.ANNOUNCE), [TRUCE]),
        (Filter(act=Act.DENY), []),
        (Filter(kind=Kind.INDIRECT), [BRIDGE]),
        (Filter(since=date(2026, 3, 5), until=date(2026, 3, 5)), [BRIDGE, TRUCE]),
        (Filter(since=date(2026, 3, 6)), []),
        (Filter(until=date(2026, 3, 4)), []),
        (Filter(article_id="n-1", limit=1), [BRIDGE]),
        (Filter(article_id="n-2"), []),
        (Filter(limit=0), []),
    ],
    ids=repr,
)
def test_a_filter_lets_through_what_it_asks_for(store: Store, wanted: Filter, found: list[str]) -> None:
    store.add(reading())

    assert contents(store, wanted) == found


def test_an_article_without_a_full_date_is_left_out_when_dates_are_asked_for(store: Store) -> None:
    for number, published in enumerate((None, "2026", "أمس", "2026-03-055", "2026-03-05 بعد الظهر")):
        store.add(reading(str(number), published=published))

    found = {statement.article.id for statement in store.statements(Filter(since=date(2000, 1, 1)))}

    assert found == {"4"}


def test_statements_come_by_date_then_article_then_position(store: Store) -> None:
    dates = {"d": None, "c": "2026-03-06", "b": "2026-03-05T09:00", "a": "2026-03-06", "e": "قريبا"}
    for article_id, published in dates.items():
        store.add(reading(article_id, published=published))

    found = [(statement.article.id, statement.position) for statement in store.statements()]

    assert found == [(article_id, position) for article_id in "bacde" for position in (0, 1)]
    assert [card.id for card in store.articles()] == list("bacde")


def test_the_order_of_adding_does_not_show(store: Store) -> None:
    readings = [reading(str(number)) for number in range(5)]
    with open_store(":memory:") as other:
        other.add_all(readings[::-1])
        backwards = [(found.id, found.position) for found in other.statements()]

    store.add_all(readings)

    assert [(found.id, found.position) for found in store.statements()] == backwards


def test_a_found_statement_brings_its_article_and_its_words(store: Store) -> None:
    store.add(reading())

    first, second = store.statements()

    assert first.article == reading().article
    assert first.statement == minister()
    assert (first.id, second.id) == statement_ids(reading())
    assert (first.cue, first.speaker, first.role) == ("أكّدت", "سلمى الهادي", "وزيرة النقل")
    assert (first.addressee, first.time, first.place) == (None, None, None)


def test_the_list_of_articles_says_what_was_found_in_each(store: Store) -> None:
    store.add(reading())

    (card,) = store.articles()

    assert (card.id, card.title, card.outlet) == ("n-1", "الجسر يفتح", "صحيفة الساحل")
    assert (card.version, card.statements, card.silences) == ("0.1.0+words.aa", 2, 1)


def test_a_store_may_be_added_to_while_it_is_being_read(store: Store) -> None:
    store.add_all([reading(str(number)) for number in range(3)])

    for found in store.statements():
        store.add(replace(reading(found.article.id), statements=()))

    assert store.counts().statements == 0


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_any_article_comes_back_equal(store: Store, article_id: str, text: str) -> None:
    odd = Reading(Article(article_id, text, title=text, outlet=text, published=text), (), (), "v")

    store.add(odd)

    assert store.reading(article_id) == odd
    list(store.statements(Filter(words=text, source=text, outlet=text)))


# Rules


def test_a_rule_is_asked_about_an_article_once(store: Store) -> None:
    store.add_all([reading("n-1"), reading("n-2", published="2026-03-04")])
    asked: list[str] = []

    def takes(article: Article) -> bool:
        asked.append(article.id)
        return article.id == "n-2"

    assert store.choose("r", takes) == ["n-2"]
    assert store.choose("r", takes) == ["n-2"]
    assert sorted(asked) == ["n-1", "n-2"]


def test_the_rule_sees_the_whole_article(store: Store) -> None:
    store.add(reading())
    seen: list[Article] = []

    store.choose("r", lambda article: bool(seen.append(article)))

    assert seen == [reading().article]


def test_an_article_that_came_or_changed_is_asked_about(store: Store) -> None:
    store.add(reading("n-1"))
    assert store.choose("r", lambda article: "الجسر يُغلق" in article.text) == []

    store.add(reading("n-1", text=TEXT + " الجسر يُغلق."))
    store.add(reading("n-2", text=TEXT + " الجسر يُغلق."))

    assert store.choose("r", lambda article: "الجسر يُغلق" in article.text) == ["n-1", "n-2"]


def test_another_rule_has_answers_of_its_own(store: Store) -> None:
    store.add(reading("n-1"))

    assert store.choose("r", lambda _: False) == []
    assert store.choose("s", lambda _: True) == ["n-1"]
    assert store.choose("r", lambda _: True) == [], "the name says that the answer is the same"


def test_old_rules_are_forgotten_and_then_asked_again(store: Store) -> None:
    store.add(reading("n-1"))
    store.choose("old", lambda _: False)
    for number in range(70):
        store.choose(f"r{number}", lambda _: True)

    assert store.choose("old", lambda _: True) == ["n-1"]


def test_chosen_articles_come_by_date_the_undated_last(store: Store) -> None:
    store.add_all(
        [reading("c", published=None), reading("b", published="2026-03-09"), reading("a", published="2026-03-02")]
    )

    assert store.choose("r", lambda _: True) == ["a", "b", "c"] == [card.id for card in store.articles()]


# Cards


def test_a_card_is_made_once_for_an_article_and_again_when_that_changes(store: Store) -> None:
    store.add_all([reading("n-1"), reading("n-2", published="2026-03-04")])
    made: list[str] = []

    def make(article: Article) -> bytes:
        made.append(article.id)
        return article.text.encode()

    assert dict(store.cards("r", make)) == dict(store.cards("r", make))
    assert sorted(made) == ["n-1", "n-2"]

    store.add(reading("n-1", text=TEXT + " الجسر يُغلق."))
    assert dict(store.cards("r", make))["n-1"].decode().endswith("الجسر يُغلق.")
    assert sorted(made) == ["n-1", "n-1", "n-2"]


def test_cards_come_in_the_order_of_the_articles_and_each_rule_has_its_own(store: Store) -> None:
    store.add_all([reading("c", published=None), reading("b", published="2026-03-09"), reading("a")])

    assert [own_id for own_id, _ in store.cards("r", lambda _: b"r")] == [card.id for card in store.articles()]
    assert {card for _, card in store.cards("s", lambda _: b"s")} == {b"s"}
    assert {card for _, card in store.cards("r", lambda _: b"new")} == {b"r"}


def test_cards_may_be_made_of_what_was_found(store: Store) -> None:
    store.add_all([reading("n-1"), reading("n-2")])

    found = dict(store.reading_cards("r", lambda reading: str(len(reading.statements)).encode(), {"n-1"}))

    assert found == {"n-1": str(len(reading().statements)).encode()}


def test_an_outcome_is_recalled_only_in_the_state_of_the_store_that_it_was_made_in(store: Store) -> None:
    store.add(reading("n-1"))
    state = store.fingerprint()
    store.remember("stories", state, b"one story")

    assert store.recall("stories", store.fingerprint()) == b"one story"
    assert store.recall("other", state) is None

    store.add(reading("n-2"))
    assert store.fingerprint() != state
    assert store.recall("stories", store.fingerprint()) is None


def test_the_state_of_a_store_does_not_hang_on_the_order_of_arrival(tmp_path: Path) -> None:
    states = set()
    for nth, order in enumerate((("n-1", "n-2"), ("n-2", "n-1"))):
        with open_store(str(tmp_path / f"{nth}.db")) as store:
            for own_id in order:
                store.add(reading(own_id))
            states.add(store.fingerprint())

    assert len(states) == 1
