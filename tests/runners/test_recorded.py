"""The record with what shows only across articles: independent sources, and accounts that cannot all hold."""

from __future__ import annotations

from datetime import date

from qawl.model.conflicts import ConflictKind
from qawl.model.record import Record
from qawl.runners.recorded import prepare, record_at
from tests.record.invented import RAIL, Paper, on

HEALTH, ARMY = "وزارة الصحة في السهوب", "جيش ربوان"


def record(*papers: Paper) -> Record:
    return record_at(prepare([paper.read() for paper in papers], RAIL))


def count(own_id: str, day: int, number: int | None, claimant: str | None = HEALTH, **more: object) -> Paper:
    text = str(more.pop("text", f"سقط {number} قتيلا منذ بداية القتال"))
    paper = Paper(own_id, text, published=on(day), outlet=str(more.pop("outlet", f"صحيفة {own_id}")))
    return paper.counts(str(more.pop("words", number)), number, claimant, **more)  # type: ignore[arg-type]


def test_two_claimants_of_one_running_count_disagree() -> None:
    found = record(count("a", 3, 100, cumulative=True), count("b", 4, 150, ARMY, cumulative=True))

    (line,) = found.conflicts
    assert line.kind is ConflictKind.NUMBER
    assert [(account.who, account.evidence[0].article) for account in line.accounts] == [
        ((HEALTH,), "a"),
        ((ARMY,), "b"),
    ]


def test_a_small_gap_and_far_days_are_no_disagreement() -> None:
    near = (count("a", 3, 100, cumulative=True), count("b", 3, 110, ARMY, cumulative=True))
    far = (count("a", 3, 100, cumulative=True), count("b", 8, 200, ARMY, cumulative=True))

    assert record(*near).conflicts == record(*far).conflicts == ()


def test_a_later_higher_count_of_one_claimant_is_no_contradiction() -> None:
    assert record(count("a", 3, 100, cumulative=True), count("b", 5, 130, cumulative=True)).conflicts == ()


def test_two_raids_of_one_day_are_not_two_accounts_of_one() -> None:
    assert record(count("a", 3, 4), count("b", 3, 9, ARMY)).conflicts == ()


def test_captives_and_prisoners_of_one_day_are_not_two_numbers_for_one_thing() -> None:
    def held(own_id: str, number: int, noun: str, claimant: str) -> Paper:
        text = f"الإفراج عن {number} {noun}"
        return count(own_id, 3, number, claimant, measure="captives", counted=noun, text=text)

    assert record(held("a", 22, "محتجزا", HEALTH), held("b", 300, "سجين", ARMY)).conflicts == ()


def test_a_record_at_a_day_knows_no_account_that_came_later() -> None:
    prepared = prepare(
        [count("a", 3, 100, cumulative=True).read(), count("b", 4, 150, ARMY, cumulative=True).read()], RAIL
    )

    assert len(record_at(prepared).conflicts) == 1
    assert record_at(prepared, date(2026, 3, 3)).conflicts == ()


def test_copies_and_what_came_through_one_carrier_are_one_source() -> None:
    text = "قال جيش ربوان إن قواته انسحبت من محطة القصب فجر اليوم بعد اتفاق على تسليم الجسر إلى مراقبين من دول السهل."
    papers = [
        Paper(own_id, text, outlet=outlet, published=on(3)).says(ARMY, "قواته انسحبت من محطة القصب", through=through)
        for own_id, outlet, through in (
            ("a", "صحيفة الجسر", ()),
            ("b", "إذاعة التل", ()),
            ("c", "شبكة الوادي", ("وكالة العشب",)),
            ("d", "موقع السهل", ("وكالة العشب",)),
        )
    ]
    sources = prepare([paper.read() for paper in papers], RAIL).sources

    keys = [sources.source_of("a", "صحيفة الجسر", None), sources.source_of("b", "إذاعة التل", None)]
    carried = [sources.source_of(each, None, "وكالة العشب") for each in ("c", "d")]
    assert len(set(keys)) == 1
    assert len(set(carried)) == 1
