"""Copies and stories that steps of a plan find are those of a grouping in memory, byte for byte."""

from __future__ import annotations

import pickle
import tracemalloc
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.compare.copies.cards import sketch
from qawl.compare.copies.index import CopyIndex
from qawl.compare.copies.judge import Face, Shared
from qawl.compare.copies.proposed import Common
from qawl.compare.copies.values import Card, Group, Relation
from qawl.compare.stories.index import StoryIndex
from qawl.compare.stories.tell import when
from qawl.compare.stories.values import Story, StoryCard
from qawl.errors import BadData
from qawl.model.codec import decode_plain, encode_plain
from qawl.runners.across import copies as copies_steps
from qawl.runners.across import rows as across_rows
from qawl.runners.across.rows import Bounds, Capped, pack_cards, pack_name, unpack_name
from qawl.runners.across.steps import CAPS, COPIES, STORIES, across_plan
from qawl.runners.grouped import cards_of, group_cards
from qawl.runners.plans.engines import RUNNERS
from qawl.runners.plans.plan import SOURCE, Each, Given, OfRow, Plan, Row, Running, Step
from tests.compare.copies.texts import HARVEST, SAID, STORM, TALKS, changed, first_words
from tests.compare.stories import texts as events
from tests.compare.stories.texts import article
from tests.runners.plainly import run_plainly

Cards = tuple[Card, StoryCard]
Belong = Mapping[str, frozenset[str]]
FORM = "تابعوا آخر أخبار شبكة الضفاف على تطبيقها المجاني واشتركوا في نشرتها المسائية كل يوم جمعة من دون مقابل"


def only_cards(given: Given) -> OfRow:
    return lambda key, value: ((key[1:], value),) if key.startswith(b"c") else ()


def only_dossiers(given: Given) -> OfRow:
    return lambda key, value: ((key[1:], value),) if key.startswith(b"d") else ()


def planned(cards: Iterable[Cards], belong: Belong | None = None, bounds: Bounds | None = None) -> dict[str, list[Row]]:
    """What the plan makes of articles."""
    rows = [(b"c" + pack_name(copy.id), pack_cards(copy, story)) for copy, story in cards]
    rows += [(b"d" + pack_name(one), pack_name(each)) for one, some in (belong or {}).items() for each in sorted(some)]
    told: Plan = (Step("dossiers", Each(only_dossiers), (SOURCE,)),) if belong is not None else ()
    plan = across_plan("cards", "dossiers" if told else None, bounds)
    return run_plainly((Step("cards", Each(only_cards), (SOURCE,)), *told, *plan), rows, (COPIES, STORIES, CAPS))


def grouped(cards: Sequence[Cards], belong: Belong, bounds: Bounds) -> dict[str, list[Row]]:
    """What the indices make of them, as rows."""
    copies = CopyIndex(bounds.common)
    stories = StoryIndex(belong, bounds.crowd, bounds.span)
    for copy, story in cards:
        copies.file(copy)
        stories.add(story)
    groups = copies.groups()
    for link in (link for group in groups for link in group.links if link.relation is Relation.COPY):
        stories.tie(link.first, link.second)
    return rows_of(groups, stories.stories())


def rows_of(groups: Iterable[Group], stories: Iterable[Story]) -> dict[str, list[Row]]:
    return {
        COPIES: [(pack_name(group.ids[0]), encode_plain(group)) for group in groups],
        STORIES: sorted((pack_name(story.id), encode_plain(story)) for story in stories),
    }


def outcome(rows: Mapping[str, list[Row]]) -> dict[str, list[Row]]:
    return {name: rows[name] for name in (COPIES, STORIES)}


def capped(rows: Mapping[str, list[Row]]) -> list[Capped]:
    return [decode_plain(value, Capped) for _, value in rows[CAPS]]


TEXTS = (
    TALKS, changed(TALKS, 13), first_words(TALKS, 45), f"{first_words(TALKS, 50)} {first_words(HARVEST, 45)}", STORM,
    f"{STORM} {FORM}", f"{HARVEST} {FORM}", f"{first_words(HARVEST, 30)} «{SAID}»",
    f"{first_words(HARVEST, 30)} {SAID}",
    f"{first_words(STORM, 30)} «{SAID}»", FORM, f"{FORM} {events.BRIDGE[0]}", *events.BRIDGE, *events.TALKS, "خبر", "",
)  # fmt: skip
TITLES = (None, *events.BRIDGE_TITLES, *events.TALKS_TITLES)
TIMES = (None, None, "أمس", *(f"2026-03-{day:02}" for day in range(1, 26, 2)), "2026-03-05T23:10:00Z", "2026-03-06")
OUTLETS = (None, "الشراع", "منبر الضفاف")
NAMES = st.text("ab\0\U0001f600\udc80ي", max_size=3)
"""Ids with letters that sort, end or cannot be written otherwise than expected."""


@st.composite
def collections(draw: st.DrawFn, names: st.SearchStrategy[str]) -> list[Cards]:
    cards = []
    for name in draw(st.lists(names, max_size=14, unique=True)):
        given = {"published": draw(st.sampled_from(TIMES)), "outlet": draw(st.sampled_from(OUTLETS))}
        one = article(name, draw(st.sampled_from(TEXTS)), draw(st.sampled_from(TITLES)), **given)
        copy, story = cards_of(one)
        if draw(st.integers(0, 4)) == 0:  # a page with two articles
            second = sketch(article(name, draw(st.sampled_from(TEXTS))))
            copy = replace(copy, parts=(*copy.parts, *second.parts))
        cards.append((copy, story))
    return cards


BOUNDS = st.builds(
    Bounds,
    common=st.builds(
        Common, crowd=st.integers(2, 8), days=st.integers(3, 4), span=st.integers(2, 9), many=st.integers(2, 6)
    ),
    crowd=st.integers(1, 8),
    span=st.integers(1, 10),
    block=st.integers(1, 4),
)
DOSSIERS = st.frozensets(st.sampled_from(["mines", "rivers", "ports"]), max_size=2)
PLAIN_NAMES = st.integers(0, 60).map(lambda number: f"a{number}")


@settings(max_examples=60, deadline=None)
@given(collections(PLAIN_NAMES), BOUNDS, st.data())
def test_a_plan_finds_what_the_indices_find(cards: list[Cards], bounds: Bounds, data: st.DataObject) -> None:
    belong = {copy.id: data.draw(DOSSIERS) for copy, _ in cards}

    assert outcome(planned(cards, belong, bounds)) == grouped(cards, belong, bounds)


@settings(max_examples=30, deadline=None)
@given(collections(PLAIN_NAMES))
def test_with_the_usual_bounds_it_is_the_grouping_of_a_batch(cards: list[Cards]) -> None:
    groups = group_cards(cards)

    assert outcome(planned(cards)) == rows_of(groups.copies, groups.stories)


def dated(nth: int, day: int) -> str:
    return f"2026-03-{day:02}T{nth % 24:02}:00:00"


def planted() -> list[Cards]:
    """Copies, a mixed text, a formula on many days, an event of several outlets, and articles without a date."""
    made = [
        article("copy-1", TALKS, published=dated(8, 3), outlet="الشراع"),
        article("copy-2", changed(TALKS, 17), published=dated(9, 3)),
        article("copy-3", TALKS, published=dated(7, 3)),
        article("mixed", f"{first_words(TALKS, 50)} {first_words(HARVEST, 45)}", published=dated(5, 4)),
        article("harvest", HARVEST, published=dated(5, 2)),
        article("undated", changed(events.BRIDGE[0], 6), events.BRIDGE_TITLES[0]),
        article("storm", STORM, published=dated(1, 9)),
        *events.PRESS,
        *(article(f"form-{day}", f"{FORM} {day}", published=dated(1, day)) for day in range(1, 22, 3)),
    ]
    return [cards_of(one) for one in {each.id: each for each in made}.values()]


def test_what_is_planted_is_found_and_what_is_capped_is_told() -> None:
    rows = planned(planted())
    groups = [decode_plain(value, Group) for _, value in rows[COPIES]]
    stories = [decode_plain(value, Story) for _, value in rows[STORIES]]

    assert outcome(rows) == grouped(planted(), {}, Bounds())
    assert [set(group.ids) for group in groups] == [{"copy-1", "copy-2", "copy-3", "harvest", "mixed"}]
    assert {"bridge-0", "bridge-1", "bridge-2", "undated"} in [set(story.articles) for story in stories]
    assert [story.articles[0] for story in stories if "copy-1" in story.articles] == ["copy-3"], "the earliest"
    assert {(each.kind, each.why, each.many) for each in capped(rows)} == {("passage", "formula", 7)}


def test_lower_bounds_cap_more_and_every_kind_of_key_is_told() -> None:
    """Control: with the usual bounds the same articles are copies, and one story."""
    crowd = [article(f"{n:02}", f"{events.BRIDGE[0]} {n}", "انهيار جسر القناطر", dated(n, 5)) for n in range(8)]
    cards = [cards_of(one) for one in crowd]
    rows = planned(cards, None, Bounds(common=Common(crowd=3), crowd=3))

    assert len(planned(cards)[STORIES]) == 1
    assert (len(rows[COPIES]), len(rows[STORIES])) == (0, 8)
    told = Counter((each.kind, each.why, each.many) for each in capped(rows))
    assert told.keys() >= {("passage", "crowd", 8), ("term", "crowd", 8), ("terms", "crowd", 8)}
    assert outcome(rows) == grouped(cards, {}, Bounds(common=Common(crowd=3), crowd=3))
    assert rows == planned(cards, None, Bounds(common=Common(crowd=3), crowd=3, block=1)), (
        "in every block it is a crowd"
    )


def test_a_text_that_too_many_articles_have_is_told() -> None:
    cards = [cards_of(article(f"{n:02}", events.BRIDGE[0], "انهيار جسر القناطر", dated(0, 5))) for n in range(8)]
    bounds = Bounds(common=Common(many=5))
    rows = planned(cards, None, bounds)

    (group,) = [decode_plain(value, Group) for _, value in rows[COPIES]]
    assert (len(group.ids), len(group.links)) == (8, 7)
    assert [(each.kind, each.why, each.many) for each in capped(rows)] == [("text", "crowd", 8)]
    assert outcome(rows) == grouped(cards, {}, bounds)
    assert not capped(planned(cards)), "control: with the usual bounds all are tied to all"


def test_articles_of_two_dossiers_are_not_joined() -> None:
    cards = [cards_of(one) for one in events.PRESS]
    belong = {"bridge-0": frozenset({"mines"}), "bridge-1": frozenset({"rivers"}), "bridge-2": frozenset[str]()}

    assert outcome(planned(cards, belong)) == grouped(cards, belong, Bounds())
    assert planned(cards, belong)[STORIES] != planned(cards)[STORIES]


def test_of_a_day_with_many_articles_one_block_at_a_time_is_compared_with_the_others() -> None:
    days = (events.bridge(nth, dated(nth, 5)) for nth in range(3))
    same_day = [replace(one, id=f"{one.id}-{again}", text=f"{one.text} {again}") for one in days for again in "abcd"]
    cards = [cards_of(one) for one in (*events.PRESS, *same_day)]

    assert planned(cards, None, Bounds(block=1)) == planned(cards)


def test_the_same_article_twice_is_one_and_another_under_its_id_ends_the_run() -> None:
    cards = planted()

    assert planned([*cards, *cards[:3]]) == planned(cards)
    for other in (article("copy-1", HARVEST), article("copy-1", TALKS, outlet="منبر الضفاف", published=dated(8, 3))):
        with pytest.raises(BadData, match="copy-1"):
            planned([*cards, cards_of(other)])


def test_no_articles_make_no_rows() -> None:
    assert planned([]) == {COPIES: [], STORIES: [], CAPS: []}


def test_a_runner_that_writes_rows_down_finds_the_same() -> None:
    rows = [(pack_name(copy.id), pack_cards(copy, story)) for copy, story in planted()]
    plan = across_plan(SOURCE)

    with RUNNERS["local"](Running(at_once=8, buckets=3)) as runner:
        told = {name: list(some) for name, some in runner.run(plan, rows, (COPIES, STORIES, CAPS)).items()}

    assert told == run_plainly(plan, rows, (COPIES, STORIES, CAPS))


def test_steps_travel_to_other_processes() -> None:
    assert [step.name for step in pickle.loads(pickle.dumps(across_plan("cards")))] == [
        step.name for step in across_plan("cards")
    ]


def test_a_passage_in_very_many_texts_is_counted_and_never_held() -> None:
    """Control: a list of its texts would take more than ten megabytes."""
    many = 100_000
    values = (number.to_bytes(12, "big") + bytes(8) for number in range(many))
    of_bucket = copies_steps._shared(Common(), {})
    tracemalloc.start()
    rows = list(of_bucket(bytes(4), values))
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert [decode_plain(value[1:], Capped).many for _, value in rows] == [many]
    assert held < 200_000


@given(st.lists(st.tuples(st.none() | st.integers(1440, 10**9), NAMES)))
def test_times_as_bytes_sort_as_articles_come(drawn: list[tuple[int | None, str]]) -> None:
    cards = [StoryCard(name, minute, "") for minute, name in drawn]

    assert sorted(map(across_rows.pack_when, cards)) == [
        across_rows.pack_when(card) for card in sorted(cards, key=when)
    ]
    assert all(across_rows.after_when(across_rows.pack_when(card) + b"\0\0rest") == b"\0\0rest" for card in cards)


@given(st.lists(NAMES))
def test_ids_as_bytes_sort_as_ids(names: list[str]) -> None:
    assert [unpack_name(key) for key in sorted(map(pack_name, names))] == sorted(names)


@given(
    st.builds(Face, NAMES, st.none() | NAMES, st.none() | st.integers(1, 10**6), st.lists(st.integers(1, 9)).map(tuple))
)
def test_a_face_comes_back_from_its_bytes(face: Face) -> None:
    assert across_rows.unpack_face(across_rows.pack_face(face)) == face


@pytest.mark.parametrize("why", across_rows._WHY)
def test_what_texts_share_comes_back_from_its_bytes(why: str) -> None:
    shared = Shared(3, 4, 5, why, 0.1, 0.7)

    assert across_rows.unpack_shared(across_rows.pack_shared(shared)) == shared
