"""Which numbers contradict each other, and which only seem to."""

from __future__ import annotations

import pytest

from qawl.model.conflicts import ConflictStatus
from tests.compare.conflicts.reading import article, found, kinds

MINISTRY = "قالت وزارة الصحة في الغدران إن 14 شخصا قتلوا في انفجار وقع في سوق تل الريحان الأحد."
ARMY = "قال الجيش البيلساني إن ستة أشخاص قتلوا في انفجار سوق تل الريحان الأحد."


def test_two_who_are_named_give_two_numbers_of_one_event() -> None:
    (conflict,) = found(MINISTRY, ARMY)

    assert [(side.value, side.who) for side in conflict.sides] == [
        ("14 شخصا", ("وزارة الصحة",)),
        ("ستة أشخاص", ("الجيش البيلساني",)),
    ]
    assert conflict.why == ("same-count", "same-time", "two-voices")
    assert conflict.status is ConflictStatus.OPEN


def test_two_accounts_in_one_article_count_where_each_has_its_speaker() -> None:
    assert kinds("ذكرت مصلحة السجون البيلسانية أنها أطلقت 134 سجينا، فيما قالت الحركة إن العدد 129.") == ["number"]


def test_one_source_with_two_numbers_contradicts_nobody() -> None:
    assert kinds("ذكرت مصلحة السجون البيلسانية أنها أطلقت 134 سجينا السبت، وأنها أطلقت 129 سجينا الأحد.") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("إن 31 شخصا قتلوا", "إن نحو 30 شخصا قتلوا", id="rounding"),
        pytest.param("إن 32 شخصا قتلوا", "إن أكثر من 30 شخصا قتلوا", id="more than"),
        pytest.param("إن 32 شخصا قتلوا", "إن ما لا يقل عن 20 شخصا قتلوا", id="at least"),
        pytest.param("إن 32 شخصا قتلوا", "إن أقل من 40 شخصا قتلوا", id="less than"),
        pytest.param("إن 14 شخصا قتلوا", "إن أربعة أطفال قتلوا", id="other people"),
        pytest.param("إن 14 شخصا قتلوا", "إن 30 شخصا أصيبوا", id="another measure"),
        pytest.param("إن 14 شخصا قتلوا", "إن عشرات الأشخاص قتلوا", id="no number"),
        pytest.param("إن 3 أشخاص قتلوا", "إن 400 شخص قتلوا", id="far apart"),
    ],
)
def test_numbers_that_can_both_hold_are_no_contradiction(one: str, other: str) -> None:
    rest = "في انفجار سوق تل الريحان الأحد."

    assert kinds(f"قالت وزارة الصحة في الغدران {one} {rest}", f"قال الجيش البيلساني {other} {rest}") == []


def test_the_same_sentences_with_numbers_that_cannot_do() -> None:
    rest = "في انفجار سوق تل الريحان الأحد."
    one, other = "إن 31 شخصا قتلوا", "إن عشرين شخصا قتلوا"

    assert kinds(f"قالت وزارة الصحة في الغدران {one} {rest}", f"قال الجيش البيلساني {other} {rest}") == ["number"]


def test_another_day_is_another_count() -> None:
    assert kinds(MINISTRY, ARMY.replace("الأحد", "الخميس الماضي")) == []


def test_another_event_in_the_article_is_another_count() -> None:
    assert kinds(MINISTRY, ARMY.replace("انفجار سوق", "انفجار آخر في سوق")) == []


def test_a_part_of_a_count_is_not_the_count() -> None:
    assert kinds(MINISTRY, "قال الجيش البيلساني إن بين قتلى انفجار سوق تل الريحان الأحد 6 أشخاص منهم.") == []


def test_a_later_and_higher_toll_takes_the_place_of_the_one_before() -> None:
    later = MINISTRY.replace("14", "19")

    assert kinds(article(0, MINISTRY), article(1, later)) == []


def test_what_several_counts_of_one_breath_belong_to_nobody_knows() -> None:
    listed = "قال الجيش البيلساني إن ستة أشخاص قتلوا في سوق تل الريحان الأحد وإن تسعة أشخاص قتلوا في سوقها القديم."

    assert kinds(MINISTRY, listed) == []


def test_totals_of_one_day_by_two_sources() -> None:
    (conflict,) = found(
        "قالت وزارة الصحة في الغدران إن حصيلة القتلى منذ 19 تشرين الأول بلغت 3641 شخصا.",
        "قال المتحدث العسكري نبراس الصوان إن عدد القتلى في الغدران منذ 19 تشرين الأول أقل من ألفي شخص.",
    )

    assert "same-count" in conflict.why


def test_totals_of_two_weeks_do_not_contradict_each_other() -> None:
    one = article(0, "قالت وزارة الصحة في الغدران إن حصيلة القتلى منذ 19 تشرين الأول بلغت 3641 شخصا.", "2026-04-02")
    other = article(1, "قال نبراس الصوان إن عدد القتلى في الغدران منذ 19 تشرين الأول 5200 شخص.", "2026-04-14")

    assert kinds(one, other) == []


def test_without_a_dossier_one_event_is_known_by_its_words() -> None:
    assert kinds(MINISTRY, ARMY, known=False) == ["number"]


def test_outlets_alone_contradict_each_other_where_the_later_is_no_update() -> None:
    one = article(0, "عبرت 90 شاحنة مساعدات معبر القناطر يوم الأربعاء.", "2026-04-08")
    other = article(1, "عبرت 52 شاحنة مساعدات معبر القناطر يوم الأربعاء.", "2026-04-08")

    (conflict,) = found(one, other)

    assert [side.outlets for side in conflict.sides] == [("صحيفة 0",), ("صحيفة 1",)]
    assert conflict.why[-1] == "two-origins"


def test_one_origin_alone_contradicts_nobody() -> None:
    one = article(0, "عبرت 90 شاحنة مساعدات معبر القناطر يوم الأربعاء.", "2026-04-08")
    other = article(1, "عبرت 52 شاحنة مساعدات معبر القناطر يوم الأربعاء.", "2026-04-08")

    assert found(one, other, origins=lambda _: 1) == ()


def test_a_voice_that_comes_round_explains_it() -> None:
    later = article(3, "قال الجيش البيلساني إن 14 شخصا قتلوا في انفجار سوق تل الريحان الأحد.", "2026-04-15")

    (conflict,) = found(article(0, MINISTRY), article(1, ARMY), later)

    assert conflict.status is ConflictStatus.EXPLAINED
    assert conflict.why[-1] == "came-round"
    assert [len(side.occurrences) for side in conflict.sides] == [2, 1]


def test_beside_a_city_is_not_in_it() -> None:
    one = "قال مصدر أمني إن سبعة مسلحين قتلوا في قصف استهدف موقعا غربي القاهرة الخميس."
    other = "قال مسؤولون إن 11 مسلحا قتلوا في قصف استهدف موقعا في دمياط شمالي القاهرة الخميس."

    assert kinds(one, other, known=False) == []


def test_an_article_that_counts_several_events_is_held_against_none() -> None:
    several = f"{ARMY}\nوقال الجيش البيلساني إن تسعة أشخاص قتلوا في انفجار سوق القناطر الأحد."

    assert kinds(MINISTRY, several) == []


def test_a_higher_toll_of_another_voice_on_the_next_day_may_only_know_more() -> None:
    assert kinds(article(0, ARMY), article(1, MINISTRY)) == []
    assert kinds(article(0, MINISTRY), article(1, ARMY)) == ["number"]
