"""Same sayings are found as statements arrive, in any order; who had one first; what returns every day is a series."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.compare.sayings.index import SayingIndex
from qawl.compare.sayings.judge import judge_same_saying
from qawl.compare.sayings.values import Relation, SayingCard, SayingGroup
from qawl.errors import BadData
from qawl.model.across import Occurrence
from tests.compare.sayings.told import Told, card

BRIDGE = "الجسر الحجري سيعاد فتحه أمام القوافل صباح الأحد بعد إصلاح الدعامة الشرقية التي جرفها السيل"
SEASON = "محصول الزيتون في سهول درعون تراجع إلى النصف بسبب العواصف الترابية المتأخرة"
TOLD = (
    Told("a", "داود السنديان", BRIDGE, published="2026-03-02T09:00:00+03:00"),
    Told("b", "السنديان", f"{BRIDGE} وأغرق القرى العليا", published="2026-03-02T12:30:00+03:00"),
    Told("c", "داود السنديان", BRIDGE.replace("سيعاد", "لن يعاد"), published="2026-03-03"),
    Told("d", "لمى الصفصاف", SEASON),
    Told("e", "لمى الصفصاف", f"إن {SEASON}", published=None),
    Told("f", None, BRIDGE, published="2026-03-02"),
    Told("g", "سالم الكهرمان", SEASON, published="2026-02-01"),
)
CARDS = tuple(card(told) for told in TOLD)


def filed(*cards: SayingCard) -> SayingIndex:
    index = SayingIndex()
    for each in cards:
        index.add(each)
    return index


def groups(*told: Told) -> tuple[SayingGroup, ...]:
    return filed(*map(card, told)).groups()


def test_a_new_statement_is_linked_with_those_before_it() -> None:
    index = SayingIndex()
    index.add(CARDS[0])

    (link,) = index.add(CARDS[1])

    assert (link.first.article, link.second.article) == ("a", "b")
    assert link.other(link.first) == link.second


def test_what_is_remembered_of_equal_words_changes_no_link() -> None:
    others = (
        replace(TOLD[0], id="later", published="2026-03-04"),
        replace(TOLD[0], id="undated", published=None),
        replace(TOLD[0], id="denied", negated=True),
        replace(TOLD[0], id="else", who="لمى الصفصاف"),
    )
    told = (*TOLD[:3], *others, *(replace(TOLD[nth % 3], id=f"copy{nth}") for nth in range(9)))
    cards = [card(each) for each in told]
    alone = (judge_same_saying(one, other) for nth, one in enumerate(cards) for other in cards[nth + 1 :])

    linked = {(link.first, link.second, link.relation, link.score, link.why) for link in filed(*cards).links()}

    assert linked == {(link.first, link.second, link.relation, link.score, link.why) for link in alone if link}
    assert len({relation for _, _, relation, _, _ in linked}) > 1


def test_adding_it_again_changes_nothing() -> None:
    index = filed(CARDS[0], CARDS[1])

    assert index.add(CARDS[0]) == ()
    assert len(index) == 2


def test_two_statements_of_one_place_are_refused() -> None:
    with pytest.raises(BadData, match="two statements number 0"):
        filed(CARDS[0], card(replace(TOLD[0], content=SEASON)))


def test_without_a_day_the_words_alone_are_looked_for() -> None:
    (link,) = filed(CARDS[3], CARDS[4]).links()

    assert link.relation is Relation.SAME_WORDS


def test_a_group_has_its_members_its_links_and_who_had_it_first() -> None:
    (group,) = groups(TOLD[0], TOLD[1], TOLD[2])

    assert [at.article for at in group.members] == ["a", "b"]
    assert group.first == Occurrence("a", None, 0)
    assert [link.relation for link in group.links].count(Relation.CHANGED) == 2


def test_a_paraphrase_ties_a_group_only_where_it_is_sure() -> None:
    sure = Told(
        "p", "داود السنديان", "إصلاح الدعامة الشرقية التي جرفها السيل يسمح بفتح الجسر الحجري أمام القوافل الأحد"
    )
    unsure = Told(
        "q", "داود السنديان", "القوافل تعبر الأحد الجسر الذي أصلحت دعامته الشرقية بعد أن رمم حراس المدينة ما فيه"
    )

    links = {link.second.article: link for link in filed(CARDS[0], card(sure), card(unsure)).links()}
    (group,) = groups(TOLD[0], sure, unsure)

    assert links["p"].relation is links["q"].relation is Relation.PARAPHRASE
    assert links["p"].score > 0.7 > links["q"].score
    assert [at.article for at in group.members] == ["a", "p"]


@pytest.mark.parametrize("other", ["2026-03-02", "2026-03-02T06:00:00+00:00", None, "أمس"])
def test_where_the_times_do_not_tell_nobody_was_first(other: str | None) -> None:
    (group,) = groups(TOLD[0], replace(TOLD[1], published=other))

    assert group.first is None


@settings(max_examples=30, deadline=None)
@given(st.permutations(CARDS))
def test_the_order_of_arrival_changes_nothing(cards: list[SayingCard]) -> None:
    given_so, expected = filed(*cards), filed(*CARDS)

    assert list(given_so.links()) == list(expected.links())
    assert given_so.groups() == expected.groups()


def test_a_crowd_is_forgotten_in_any_order() -> None:
    formula = [replace(TOLD[0], id=f"f{nth:03}", published=f"2026-03-{1 + nth % 4:02}") for nth in range(154)]
    cards = [*map(card, formula), *CARDS]
    shuffled = list(cards)
    random.Random(7).shuffle(shuffled)

    links = list(filed(*cards).links())

    assert list(filed(*shuffled).links()) == links
    assert not any(link.first.article[0] == link.second.article[0] == "f" for link in links)


def bulletin(day: int) -> Told:
    return Told(
        f"w{day}",
        "هيئة الملاحة",
        "الأمواج تعلو على الساحل الغربي والرؤية تتدنى عند مدخل الميناء القديم",
        published=f"2026-03-{day:02}",
    )


def test_what_returns_every_day_is_a_series_and_only_one_day_of_it_is_a_saying() -> None:
    days = [bulletin(day) for day in range(1, 9)]
    copied = replace(bulletin(4), id="x4", outlet="الواحة")

    found = groups(*days, copied)

    assert [[at.article for at in group.members] for group in found] == [["w4", "x4"]]


def test_an_echo_of_a_few_days_is_one_saying() -> None:
    (group,) = groups(*(bulletin(day) for day in (1, 2, 4)))

    assert len(group.members) == 3


def test_a_copy_of_a_later_week_is_the_same_saying_where_somebody_says_that_it_copies() -> None:
    late = replace(TOLD[0], id="z", published="2026-04-02T09:00:00+03:00")

    apart, copied = filed(CARDS[0], card(late)), SayingIndex(copied=lambda one, other: True)
    for each in (CARDS[0], card(late)):
        copied.add(each)

    assert list(apart.links()) == []
    assert len(list(copied.links())) == 1
