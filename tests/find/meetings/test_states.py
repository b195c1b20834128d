"""How far a meeting had come, where the words around the verb mislead."""

from __future__ import annotations

from datetime import date

import pytest

from qawl.model.meetings import MeetingStatus
from tests.find.meetings.reading import meetings, moment, only

BOTH = "الوزير سالم الدفلى والسفير مروان الزعفراني"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("وقبيل الهجوم على المدينة، التقى الوزير سالم الدفلى السفير مروان الزعفراني.", MeetingStatus.HELD),
        (f"ولا تنوي الحكومة المشاركة في اجتماع الزاهرة بين {BOTH}.", MeetingStatus.PLANNED),
        (f"وهددت الحكومة بإلغاء لقاء بين {BOTH}.", MeetingStatus.PLANNED),
        (f"وقررت الحكومة إلغاء لقاء بين {BOTH}.", MeetingStatus.CANCELLED),
        ("ولن يتوجه الوزير سالم الدفلى إلى القاهرة قبل الخميس.", MeetingStatus.PLANNED),
        ("ولن يتوجه الوزير سالم الدفلى إلى القاهرة.", MeetingStatus.DENIED),
        ("قد يكون أجرى الوزير سالم الدفلى مشاورات مع السفير مروان الزعفراني.", MeetingStatus.RUMOURED),
        ("وقال إن زيارة الوزير سالم الدفلى الأخيرة إلى القاهرة ناجحة.", MeetingStatus.HELD),
        (f"وكان آخر لقاء بين {BOTH} قصيرا.", MeetingStatus.HELD),
        ("ويترأس الوزير سالم الدفلى جلسة مجلس الشورى التي عقدت أمس.", MeetingStatus.HELD),
        ("وكان يشارك الوزير سالم الدفلى في اجتماع اللجنة العليا.", MeetingStatus.HELD),
        ("ولم تجتمع اللجنة العليا سوى مرة واحدة.", MeetingStatus.HELD),
        ("ولم تجتمع اللجنة العليا.", MeetingStatus.DENIED),
        ("وتتفاوض الحكومة مع الحركة على وقف القتال.", MeetingStatus.UNDER_WAY),
        ("وقد يفضي ذلك إلى إعادة إطلاق مفاوضات بين الحكومة والحركة في القاهرة.", MeetingStatus.PLANNED),
        ("ويسعى الوسيط لكي يلتقي الوزير سالم الدفلى السفير مروان الزعفراني.", MeetingStatus.PLANNED),
        ("ونرحب بالتقدم في المفاوضات مع الحركة.", MeetingStatus.UNDER_WAY),
        ("واتفقت الحكومة والحركة على عقد اجتماع في القاهرة.", MeetingStatus.PLANNED),
        ("ومن المقرر أن يتحدث الوزير سالم الدفلى الأحد في اجتماع للحكومة.", MeetingStatus.PLANNED),
        ("وينتظر أن يشدد الوزير سالم الدفلى، في اجتماع القاهرة، على الهدنة.", MeetingStatus.PLANNED),
        ("وقال الوزير سالم الدفلى في اجتماع للحكومة إن الهدنة صامدة.", MeetingStatus.HELD),
        ("وقال الوزير سالم الدفلى خلال زيارته لفرنسا إن الهدنة صامدة.", MeetingStatus.UNDER_WAY),
        (
            "وقال الوزير سالم الدفلى خلال حضوره المؤتمر الدولي للسلامة الذي ينعقد بقصر المؤتمرات إن الهدنة صامدة.",
            MeetingStatus.UNDER_WAY,
        ),
        ("ولا تستبعد الوزارة مفاوضات بين الحكومة والحركة.", MeetingStatus.RUMOURED),
        ("عقد مجلس الشورى اجتماعا في القاهرة ودعا لحضوره جميع النواب.", MeetingStatus.HELD),
        ("وانهارت المفاوضات بين الحكومة والحركة في القاهرة.", MeetingStatus.HELD),
    ],
)
def test_the_words_around_say_how_far_it_had_come(text: str, status: MeetingStatus) -> None:
    assert only(text).status is status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("وقال الوزير سالم الدفلى خلال زيارته إلى فرنسا إن الهدنة صامدة.", MeetingStatus.UNDER_WAY),
        ("وقال الوزير سالم الدفلى بعد زيارته إلى فرنسا إن الهدنة صامدة.", MeetingStatus.HELD),
        ("وقال الوزير سالم الدفلى خلال زيارته إلى المصنع إن الهدنة صامدة.", MeetingStatus.HELD),
    ],
)
def test_whoever_speaks_on_a_visit_abroad_is_still_on_it(text: str, status: MeetingStatus) -> None:
    assert only(text).status is status


def test_what_was_done_before_tells_that_the_next_was_done_too() -> None:
    told = "استقبل الملك سالم الدفلى الوزير مروان الزعفراني، قبل أن يلتقي الأخير بالنائب فادي الريحاني."
    assert [one.status for one in meetings(told)] == [MeetingStatus.HELD, MeetingStatus.HELD]
    ahead = "يستقبل الملك سالم الدفلى الوزير مروان الزعفراني غدا، قبل أن يلتقي الأخير بالنائب فادي الريحاني."
    assert meetings(ahead)[-1].status is MeetingStatus.PLANNED


def test_what_is_behind_a_meeting_says_that_it_was_held() -> None:
    text = "واتخذ القرار عقب اجتماع للمكتب السياسي للحزب الذي يرأسه سالم الدفلى."
    assert only(text).status is MeetingStatus.HELD


@pytest.mark.parametrize("verb", ["سيرأس", "يرأس", "سيقيم"])
def test_a_form_of_the_present_that_the_list_spells_out_is_of_the_present(verb: str) -> None:
    text = f"{verb} الوزير سالم الدفلى غدا اجتماعا مع السفير مروان الزعفراني."
    assert only(text).status is MeetingStatus.PLANNED


def test_tomorrow_lies_ahead_whichever_weekday_the_article_gives_it() -> None:
    text = "يرأس الوزير سالم الدفلى غدا الثلاثاء اجتماع اللجنة العليا."
    days = [moment(text, "غدا الثلاثاء", date(2026, 3, 3))]
    assert only(text, days).status is MeetingStatus.PLANNED


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("وقال الوزير إن تيماران ألغت أيضا محادثات مع القاهرة بسبب المناورات.", MeetingStatus.CANCELLED),
        ("وأكد الوزير سالم الدفلى ضرورة عقد اجتماع بين الحكومة والحركة.", MeetingStatus.PLANNED),
        ("والتقى القادة لدى لقاء الوزير سالم الدفلى بالسفير مروان الزعفراني، اتفقوا على الهدنة.", MeetingStatus.HELD),
        ("وتعهدت الحكومة بالمبلغ خلال الاجتماع الوزاري الذي عقد في القاهرة.", MeetingStatus.HELD),
    ],
)
def test_what_is_said_of_it_says_how_far_it_came(text: str, status: MeetingStatus) -> None:
    assert meetings(text)[-1].status is status


def test_talks_that_are_held_on_a_journey_are_to_come() -> None:
    text = "وتوجه الوزير سالم الدفلى إلى القاهرة في زيارة يجري خلالها مباحثات مع السفير مروان الزعفراني."
    assert [one.status for one in meetings(text)] == [MeetingStatus.UNDER_WAY, MeetingStatus.PLANNED]


def test_a_conference_that_is_prepared_says_nothing_of_the_meeting_that_prepares_it() -> None:
    text = "ناقش مجلس الشورى في اجتماعه اليوم برئاسة سالم الدفلى التحضيرات الجارية لعقد مؤتمر الحوار الوطني الشامل."
    assert meetings(text)[0].status is MeetingStatus.HELD


def test_what_somebody_did_is_over_whichever_weekday_it_was() -> None:
    text = "استقبل الوزير سالم الدفلى السبت السفير مروان الزعفراني."
    ahead = moment(text, "السبت", date(2026, 3, 7))
    assert meetings(text, [ahead])[0].status is MeetingStatus.HELD


def test_where_it_is_told_later_how_it_began_it_has_been_held_all_the_same() -> None:
    text = "أكد الوزير سالم الدفلى في اجتماعه بالسفير مروان الزعفراني أن الهدنة صامدة. وبدأ الوزير الاجتماع بكلمة."
    assert only(text).status is MeetingStatus.HELD


def test_a_meeting_at_which_somebody_spoke_has_begun() -> None:
    text = "وقال الوزير سالم الدفلى خلال اجتماع اللجنة العليا إن الهدنة صامدة. ويعقد الاجتماع وسط إجراءات مشددة."
    assert only(text).status is MeetingStatus.UNDER_WAY


@pytest.mark.parametrize(
    "text",
    [
        "وستتضمن الفعالية جلسة نقاش لمجلس الشورى.",
        "وسيخصص اليوم الأول لمحادثات مع منظمات الإغاثة في القاهرة.",
        "وزيارة الوزير سالم الدفلى للقاهرة ستتضمن جولة في المدينة.",
    ],
)
def test_what_the_verb_of_the_clause_lays_ahead_is_planned(text: str) -> None:
    assert meetings(text)[0].status is MeetingStatus.PLANNED


def test_what_somebody_called_for_at_a_meeting_is_not_the_meeting() -> None:
    one = only("وقال الوزير سالم الدفلى بعد اجتماع لمجلس الشورى دعا الحركة إلى التهدئة إن الوقت انتهى.")
    assert one.status is MeetingStatus.HELD


@pytest.mark.parametrize(
    "text",
    [
        "وبعد اجتماعين أوليين بين الوزير سالم الدفلى والسفير مروان الزعفراني وقعت وثيقة. وسيعقد اجتماع آخر غدا.",
        "وجاء الإعلان عقب إجراء محادثات بين الوزير سالم الدفلى والسفير مروان الزعفراني. واللقاء المقبل في القاهرة.",
    ],
)
def test_what_something_was_done_after_has_been(text: str) -> None:
    assert meetings(text)[0].status is MeetingStatus.HELD


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"وقرر مجلس الشورى إقامة لقاء بين {BOTH} في القاهرة.", MeetingStatus.PLANNED),
        ("ووعد الوزير سالم الدفلى، في كلمة أمام الطلاب، بزيارة القاهرة قريبا.", MeetingStatus.PLANNED),
        ("وجرى تحديد مساء الثلاثاء الموافق 5-3 لقاء بين اللجنة العليا والتجار في القاهرة.", MeetingStatus.PLANNED),
        (f"وقرر مجلس الشورى الخطة التي بحثت في لقاء بين {BOTH}.", MeetingStatus.HELD),
        (f"ونفى المدير رائد الجلنار ما تردد عن لقاء بين {BOTH}.", MeetingStatus.DENIED),
        (f"ولم يعلق على ما تردد عن لقاء بين {BOTH}.", MeetingStatus.RUMOURED),
    ],
)
def test_what_was_decided_is_to_come_and_what_was_spread_is_a_rumour(text: str, status: MeetingStatus) -> None:
    assert meetings(text)[-1].status is status


def test_what_lies_back_is_not_to_come_whatever_was_promised_after_it() -> None:
    text = "تعهد سالم الدفلى بفتح الجسر بعد لقائه بفريد الكرمي في الزاهرة الأسبوع الماضي."

    assert meetings(text)[-1].status is MeetingStatus.HELD
