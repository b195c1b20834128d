"""A meeting that an article tells in its headline, its first sentence and its body is one."""

from __future__ import annotations

import pytest

from qawl.model.meetings import MeetingKind
from tests.find.meetings.reading import meetings, of, only

DAFLA, ZAFARANI = "سالم الدفلى", "مروان الزعفراني"


@pytest.mark.parametrize(
    "text",
    [
        # what came of a talk is told before the occasion
        f"بحث الوزير {DAFLA} مع السفير {ZAFARANI} ملف المعابر. جاء ذلك خلال اجتماع في مكتب الوزير.",
        # who only says something on it makes it no other
        f"التقى الوزير {DAFLA} السفير {ZAFARANI}. وقال المبعوث رائد الجلنار على هامش اللقاء إن الهدنة صامدة.",
        # what the two talked about besides
        f"بحث الوزير {DAFLA} والسفير {ZAFARANI} ملف المعابر. وناقشا أيضا ملف السد.",
        # who attended
        f"عقد الوزير {DAFLA} اجتماعا بالمديرين. كما شهد الاجتماع حضور السفير {ZAFARANI}.",
        # whose press conference, and then by name
        f"انتقد المبعوث رائد الجلنار الوزير {DAFLA} بسبب مؤتمره الصحفي. وقال الدفلى في مؤتمر صحفي إن الهدنة صامدة.",
        # before it is said between whom
        "انطلاق محادثات الهدنة في القاهرة\nانطلقت اليوم في القاهرة محادثات بين الحكومة والحركة.",
    ],
)
def test_told_again_it_is_the_same(text: str) -> None:
    assert only(text)


def test_by_what_was_talked_about_it_is_not_told_at_its_fullest() -> None:
    text = f"بحث الوزير {DAFLA} مع السفير {ZAFARANI} ملف المعابر. جاء ذلك خلال اجتماعهما في القاهرة."

    assert of(only(text).at, text) == "اجتماعهما في القاهرة"


def test_of_tellings_nearly_as_full_the_first_counts() -> None:
    text = f"اجتمع الوزير {DAFLA} مع السفير {ZAFARANI}. واجتمع الدفلى مع الزعفراني لبحث الهدنة."

    assert of(only(text).at, text) == f"اجتمع الوزير {DAFLA} مع السفير {ZAFARANI}"


def test_a_visit_to_a_state_is_one_to_its_capital() -> None:
    text = f"وصل الوزير {DAFLA} إلى بيروت أمس. وتستمر زيارة الدفلى إلى لبنان يومين."

    assert only(text).kind is MeetingKind.VISIT


def test_a_visit_to_another_capital_is_another() -> None:
    text = f"وصل الوزير {DAFLA} إلى بيروت أمس. وتبدأ زيارة الدفلى إلى مصر غدا."

    assert len(meetings(text)) == 2


def test_an_envoy_without_his_name_is_known_by_his_state() -> None:
    text = f"الوزير يستقبل السفير الكندي\nاستقبل الوزير {DAFLA} اليوم سفير كندا {ZAFARANI} في مكتبه."

    assert only(text)


def test_the_envoy_of_another_state_is_somebody_else() -> None:
    text = f"استقبل الوزير {DAFLA} السفير المصري. واستقبل الوزير {DAFLA} سفير كندا {ZAFARANI}."

    assert len(meetings(text)) == 2


def test_another_day_of_the_assembly_is_another_session() -> None:
    text = "عقد مجلس الشورى جلسة برئاسة سالم الدفلى. ويعقد مجلس الشورى جلسة ثانية غدا."

    assert len(meetings(text)) == 2


def test_this_visit_is_the_one_told_whatever_is_still_to_come_on_it() -> None:
    text = f"يؤدي الوزير {DAFLA} اليوم زيارة إلى القاهرة. وسيجري الوزير خلال هذه الزيارة محادثات مع رئيس الحكومة."

    assert sum(one.kind is MeetingKind.VISIT for one in meetings(text)) == 1


def test_a_summit_without_sides_is_known_by_its_place() -> None:
    text = "عقدت القمة العربية في القاهرة أمس. وقال إن قمة القاهرة نجحت."

    assert only(text).kind is MeetingKind.SUMMIT


def test_a_definite_noun_is_of_nobody_who_stands_behind_it() -> None:
    text = "عقدت اللجنة العليا اجتماعها الأول برئاسة سالم الدفلى. وكرر الدفلى في آخر الاجتماع شكره للأمير مروان."

    assert only(text).at.start == 0


@pytest.mark.parametrize(
    "text",
    [
        # the capital with a preposition written onto it
        f"حل الوزير {DAFLA} الخميس بالعراق. وتعتبر هذه أول زيارة للدفلى إلى بغداد.",
        # whoever spoke at it
        f"قال الوزير {DAFLA} في مؤتمر صحفي مع السفير {ZAFARANI} إن الهدنة صامدة."
        " وأعرب الزعفراني في المؤتمر الصحفي عن أمله في الحل.",
        # by one of several posts
        f"ولي العهد يجتمع مع السفير الكندي {ZAFARANI}\n"
        f"اجتمع ولي العهد نائب رئيس مجلس الوزراء {DAFLA} مع السفير الكندي {ZAFARANI}.",
    ],
)
def test_told_otherwise_it_is_the_same(text: str) -> None:
    assert only(text)


def test_negotiations_are_no_meeting_that_somebody_holds_meanwhile() -> None:
    text = f"وتتواصل المفاوضات مع الحكومة. والتقى الوزير {DAFLA} السفير {ZAFARANI} أمس."
    other = f"التقى الوزير {DAFLA} السفير {ZAFARANI} أمس. وطلبت الحكومة تأجيل المفاوضات الجارية مع إثيوبيا."

    assert len(meetings(text)) == 2
    assert len(meetings(other)) == 2


def test_the_telling_that_names_them_is_fuller_than_a_pronoun() -> None:
    text = f"وقال الوزير {DAFLA} إن لقاءه معه في القاهرة جيد. التقى الدفلى السفير {ZAFARANI} في القاهرة."

    assert {of(one.at, text) for one in meetings(text)} >= {f"التقى الدفلى السفير {ZAFARANI} في القاهرة"}
