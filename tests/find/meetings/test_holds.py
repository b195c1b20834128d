"""Which verb holds a meeting where a long subject, a name or another meeting stands between the two."""

from __future__ import annotations

import pytest

from qawl.model.meetings import MeetingKind, MeetingStatus
from tests.find.meetings.reading import meetings, only, who


def test_a_clause_about_the_subject_does_not_hide_that_it_is_planned() -> None:
    text = "ومن المنتظر أن يعقد الوفد الفلاني الذي ترافقه لجنة المدينة برئاسة سالم الدفلى ندوة صحفية بالقاهرة."

    found = only(text)

    assert (found.kind, found.status) == (MeetingKind.PRESS_CONF, MeetingStatus.PLANNED)


def test_a_clause_about_the_subject_of_what_is_over_holds_nothing_behind_it() -> None:
    text = "وعقد الوفد الذي ترافقه لجنة المدينة لقاء صحفيا بالقاهرة."

    assert all(one.status is not MeetingStatus.PLANNED for one in meetings(text))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("عقد الملك فهد الدفلى جلسة، أعقبها اجتماع بين سالم الدفلى ومروان الزعفراني.", MeetingStatus.HELD),
        ("والقمة التي ستعقد غدا، سبقتها محادثات بين سالم الدفلى ومروان الزعفراني.", MeetingStatus.HELD),
        ("وأعقب ذلك لقاء بين سالم الدفلى ومروان الزعفراني.", MeetingStatus.HELD),
        ("والزيارة سيتخللها لقاء بين سالم الدفلى ومروان الزعفراني.", MeetingStatus.PLANNED),
    ],
)
def test_what_came_before_behind_or_within_another_is_a_meeting_of_its_own(text: str, status: MeetingStatus) -> None:
    found = meetings(text)[-1]

    assert who(found) == ["سالم الدفلى", "مروان الزعفراني"]
    assert found.status is status


def test_what_a_press_conference_followed_is_not_held_by_that() -> None:
    text = "وقال سالم الدفلى في مؤتمر صحفي أعقب لقاءه بالسفير مروان الزعفراني إن الهدنة صامدة."

    (found,) = [one for one in meetings(text) if one.kind is MeetingKind.MEETING]

    assert found.at.of(text).startswith("لقاءه")


def test_a_summit_is_not_begun_by_what_it_is_called() -> None:
    text = "والقمة التي أطلق عليها الملك فهد الدفلى قمة الجسر في القاهرة."

    assert all(one.status is MeetingStatus.HELD for one in meetings(text))
