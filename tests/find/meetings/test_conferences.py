"""A conference that no verb holds counts where somebody spoke there, where it sits, and where it is to come."""

from __future__ import annotations

import pytest

from qawl.model.meetings import MeetingKind, MeetingStatus
from tests.find.meetings.reading import meetings, only, who


@pytest.mark.parametrize(
    "occasion", ["على هامش مؤتمر أصدقاء المدينة", "أمام منتدى أصدقاء المدينة", "خلال ندوة علمية بعنوان المدن الخضراء"]
)
def test_whoever_spoke_at_a_conference_was_there(occasion: str) -> None:
    meeting = only(f"وقال الوزير سالم الدفلى {occasion} إن الهدنة صامدة.")
    assert (meeting.kind, meeting.status) == (MeetingKind.MEETING, MeetingStatus.HELD)
    assert who(meeting) == ["سالم الدفلى"]


def test_a_conference_that_sits_is_under_way() -> None:
    text = "وتناول الخبراء الملف في أشغال المؤتمر السادس لحزب السنابل المنعقد حاليا في الزاهرة."
    assert only(text).status is MeetingStatus.UNDER_WAY


def test_a_conference_that_is_to_come_is_planned() -> None:
    assert only("وشهدت الحركة خلافات قبل مؤتمرها الانتخابي القادم.").status is MeetingStatus.PLANNED


@pytest.mark.parametrize(
    "text",
    [
        "وقال رئيس منتدى أصدقاء المدينة إن الهدنة صامدة.",
        "ويهدف الملتقى إلى تقييم سلامة المنشآت.",
        "ونشرت الدراسة بعد كل مؤتمر وندوة.",
    ],
)
def test_a_body_called_so_and_conferences_in_general_are_none(text: str) -> None:
    assert not meetings(text)


def test_a_summit_is_not_the_forum_told_before() -> None:
    text = "وقال الوزير سالم الدفلى خلال منتدى أصدقاء المدينة إن الهدنة صامدة. "
    text += "وأشاد بالحركة التي ستشارك في قمة في الزاهرة."
    assert [one.kind for one in meetings(text)] == [MeetingKind.MEETING, MeetingKind.SUMMIT]


@pytest.mark.parametrize(
    "text",
    [
        "وعرض الطبيب سالم الدفلى أمام المؤتمر السنوي لأطباء السنابل، الذي عقد مؤخرا بالقاهرة، أحدث التقنيات.",
        "وشاركت الوزارة أمس في ندوة دولية بعنوان: «الندوة الدولية حول الهدنة»، التي نظمها المعهد في القاهرة.",
        "وعقد أمس اجتماع غير عادي للجمعية العمومية لاتحاد السنابل في القاهرة.",
        "وقال الوزير سالم الدفلى الذي يشارك في اجتماعات اللجنة العليا المنعقدة حاليا في القاهرة إن الهدنة صامدة.",
    ],
)
def test_what_a_conference_is_called_and_who_sits_are_no_second_meeting(text: str) -> None:
    assert len(meetings(text)) == 1
