"""How many independent sources stand behind something: copies, carriers and outlets are counted once."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.compare.copies.cards import sketch
from qawl.compare.copies.index import CopyIndex
from qawl.compare.independence import (
    Basis,
    Independent,
    Names,
    gather_names,
    independent_origins,
    origin_keys,
    partial_copies,
    tied_by_words,
)
from qawl.compare.sayings.values import Relation, SameSaying, SayingGroup
from qawl.lexicon.carriers import load_carrier_words
from qawl.model.across import Occurrence
from qawl.model.documents import Article
from qawl.outlets.load import load_outlets
from tests.compare.copies.texts import HARVEST, STORM, TALKS, article

WORDS = load_carrier_words()
NAMES = gather_names(WORDS)
SHIRAA = """\
id = "shiraa"
name = "وكالة شراع"
name_en = "Shiraa News Agency"
also = ["شراع برس"]
domains = ["shiraa.example"]
country = "QAT"
kind = "agency"
languages = ["ar"]
"""


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Names:
    folder = tmp_path_factory.mktemp("outlets")
    (folder / "shiraa.example.toml").write_text(SHIRAA, encoding="utf-8")
    return gather_names(WORDS, load_outlets(None, own=Path(folder)))


def count(articles: Iterable[Article], occurrences: Iterable[Occurrence], names: Names = NAMES) -> list[Independent]:
    index = CopyIndex()
    cards = [sketch(each) for each in articles]
    for card in cards:
        index.add(card)
    return list(independent_origins(occurrences, origin_keys(cards, index.groups(), names), names))


def texts(outlets: dict[str, str | None]) -> list[Article]:
    """Articles of these outlets, each with a text of its own."""
    bodies = (TALKS, HARVEST, STORM)
    return [article(name, bodies[nth], outlet=outlet) for nth, (name, outlet) in enumerate(outlets.items())]


def test_two_outlets_with_texts_of_their_own_are_two() -> None:
    found = count(texts({"a": "المرفأ", "b": "السنديان"}), [Occurrence("a"), Occurrence("b")])

    assert [each.why for each in found] == [(), ()]
    assert [each.key for each in found] == ["name:مرفا", "name:سنديان"]


def test_two_articles_of_one_outlet_are_one() -> None:
    (one,) = count(texts({"a": "المرفأ", "b": "صحيفة المرفأ"}), [Occurrence("a"), Occurrence("b")])

    assert one.why == ("same-outlet",)


def test_copies_of_one_text_are_one_whatever_their_outlets() -> None:
    articles = [article(name, TALKS, outlet=f"جريدة {name}") for name in ("ألف", "باء", "جيم")]

    (one,) = count(articles, [Occurrence(each.id) for each in articles])

    assert one.why == ("copy",)
    assert len(one.occurrences) == 3


def test_articles_that_have_it_from_one_carrier_are_one_whatever_its_spelling() -> None:
    told = [Occurrence("a", "وكالة الشراع"), Occurrence("b", "«الشراع» للأنباء"), Occurrence("c", "قناة الضفاف")]

    found = count(texts({"a": "المرفأ", "b": "السنديان", "c": "الواحة"}), told)

    assert [[at.article for at in each.occurrences] for each in found] == [["a", "b"], ["c"]]
    assert found[0].why == ("same-carrier",)


def test_the_carrier_s_own_article_is_the_same_origin() -> None:
    told = [Occurrence("a", "وكالة الشراع"), Occurrence("b")]

    (one,) = count(texts({"a": "المرفأ", "b": "الشراع"}), told)

    assert one.why == ("same-carrier",)
    assert one.key == "name:شراع"


def test_other_names_of_an_outlet_are_known_from_its_file(names: Names) -> None:
    told = [Occurrence("a", "شراع برس"), Occurrence("b")]

    (one,) = count(texts({"a": "المرفأ", "b": "Shiraa News Agency"}), told, names)

    assert one.key == "name:shiraa"


def test_whom_an_article_credits_alone_is_where_it_comes_from() -> None:
    credited = article("a", TALKS, outlet="المرفأ", credits=("وكالة الشراع",))
    own = article("b", HARVEST, outlet="الشراع")

    (one,) = count([credited, own], [Occurrence("a"), Occurrence("b")])

    assert one.why == ("same-carrier",)


@pytest.mark.parametrize("credit", ["وكالات", "المرفأ + وكالات", "متابعات", "الشراع + الضفاف", "المرفأ + الشراع"])
def test_credits_that_name_nobody_or_several_leave_it_with_its_outlet(credit: str) -> None:
    card = sketch(article("a", TALKS, outlet="المرفأ", credits=(credit,)))

    origin = origin_keys([card], (), NAMES)["a"]

    expected = Basis.OUTLET
    assert (origin.basis, origin.key) == (expected, "name:مرفا")


def test_agencies_that_are_not_named_carry_nothing() -> None:
    told = [Occurrence("a", "وسائل إعلام محلية"), Occurrence("b", "وكالات الأنباء")]

    found = count(texts({"a": "المرفأ", "b": "السنديان"}), told)

    assert [each.key for each in found] == ["name:مرفا", "name:سنديان"]


def test_of_an_article_without_an_outlet_nobody_can_say_and_it_is_said() -> None:
    found = count(texts({"a": None, "b": None}), [Occurrence("a"), Occurrence("b")])

    assert [each.why for each in found] == [("unknown-outlet",), ("unknown-outlet",)]


def test_two_places_in_one_article_are_one() -> None:
    (one,) = count(texts({"a": "المرفأ"}), [Occurrence("a", None, 0), Occurrence("a", None, 4)])

    assert one.why == ("same-article",)


def test_a_carrier_that_one_copy_names_is_that_of_all_copies() -> None:
    copies = [article(name, TALKS, outlet=f"جريدة {name}") for name in ("ألف", "باء")]
    own = article("z", STORM, outlet="الشراع")

    (one,) = count([*copies, own], [Occurrence("ألف", "وكالة الشراع"), Occurrence("باء"), Occurrence("z")])

    assert one.why == ("copy", "same-carrier")


def test_what_copies_have_from_a_carrier_is_not_their_agency_s_own() -> None:
    credits = ("وكالة الشراع",)
    copies = [article(name, TALKS, outlet=f"جريدة {name}", credits=credits) for name in ("ألف", "باء")]
    own = article("z", STORM, outlet="الشراع")
    told = [Occurrence("ألف", "قناة الضفاف"), Occurrence("باء", "قناة الضفاف"), Occurrence("z")]

    assert len(count([*copies, own], told)) == 2
    assert len(count([*copies, own], [Occurrence("ألف"), Occurrence("باء"), Occurrence("z")])) == 1


def test_an_outlet_that_has_it_from_two_carriers_makes_two_of_its_articles() -> None:
    told = [Occurrence("a", "وكالة الشراع"), Occurrence("b", "قناة الضفاف")]

    assert len(count(texts({"a": "المرفأ", "b": "المرفأ"}), told)) == 2


def test_who_takes_over_a_part_counts_unless_the_words_are_the_same() -> None:
    mixed = f"{STORM} {' '.join(TALKS.split()[:40])} {HARVEST}"
    articles = [article("a", TALKS, outlet="المرفأ"), article("b", mixed, outlet="السنديان")]
    index = CopyIndex()
    cards = [sketch(each) for each in articles]
    for card in cards:
        index.add(card)
    origins = origin_keys(cards, index.groups(), NAMES)
    places = [Occurrence("a"), Occurrence("b")]

    partial = partial_copies(index.groups())

    assert partial == {("a", "b")}
    assert len(independent_origins(places, origins, NAMES)) == 2
    assert len(independent_origins(places, origins, NAMES, tied=partial)) == 1


def test_partial_copies_are_tied_by_a_saying_that_both_have_in_the_same_words() -> None:
    places = Occurrence("a"), Occurrence("b"), Occurrence("c")
    links = (
        SameSaying(places[0], places[1], Relation.SAME_WORDS, 1.0, ()),
        SameSaying(places[0], places[2], Relation.PARAPHRASE, 0.7, ()),
        SameSaying(places[1], places[2], Relation.SAME_WORDS, 1.0, ()),
    )

    tied = tied_by_words(SayingGroup(places, links, None), {("a", "b"), ("a", "c")})

    assert tied == (("a", "b"),)


PLACES = [
    Occurrence(article, carrier, statement)
    for article in "abcdef"
    for carrier in (None, "وكالة الشراع", "الضفاف")
    for statement in (None, 1)
]


@given(st.lists(st.sampled_from(PLACES), max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_what_is_given_changes_nothing(places: list[Occurrence], random: object) -> None:
    shuffled = list(places)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    cards = [
        sketch(each)
        for each in (
            article("a", TALKS, outlet="المرفأ"),
            article("b", TALKS, outlet="السنديان"),
            article("c", STORM, outlet="الشراع"),
            article("d", HARVEST, outlet=None),
        )
    ]
    index = CopyIndex()
    for card in cards:
        index.add(card)
    origins = origin_keys(cards, index.groups(), NAMES)
    turned = origin_keys(reversed(cards), reversed(index.groups()), NAMES)

    found = independent_origins(places, origins, NAMES)

    assert found == independent_origins(shuffled, turned, NAMES)
    assert sorted(at for each in found for at in map(repr, each.occurrences)) == sorted(set(map(repr, places)))
    assert all(one.occurrences[0].article < other.occurrences[0].article for one, other in pairwise(found))


@given(st.text(max_size=60))
def test_any_name_has_a_key_or_none(written: str) -> None:
    key = NAMES.key(written)

    assert key is None or key.startswith("name:")
