"""Openings of other articles at the end of one are no part of it."""

from __future__ import annotations

from tests.find.moments.reading import told

ARTICLE = (
    "وصل وزير المياه سالم منصور إلى القلعة أمس للقاء مجلس البلدة.",
    "وقال الوزير إن الطريق سيبقى مفتوحا حتى نهاية العام، وإن أحدا لن يغلقه.",
)
OTHERS = (
    "أعلنت شركة الجبل للنقل، الاثنين، فتح خط جديد بين البلدة والساحل بعد شهرين من العمل.",
    "كشف نادي الوادي عن اسم مدربه الجديد الذي وقع، الأحد، عقدا مع إدارة النادي حتى 2023.",
    "أكد رئيس اتحاد المزارعين أن موسم الحصاد انتهى، السبت، قبل موعده بأسبوع كامل.",
)
OWN = ["أمس", "نهاية العام"]


def test_lines_that_each_begin_a_report_of_their_own_are_left_out() -> None:
    assert told("\n".join(ARTICLE + OTHERS)) == OWN


def test_lines_that_go_on_with_the_report_are_its_own() -> None:
    going_on = [f"و{line}" for line in OTHERS]

    assert len(told("\n".join([*ARTICLE, *going_on]))) > len(OWN)


def test_two_lines_are_no_list_of_others() -> None:
    assert len(told("\n".join(ARTICLE + OTHERS[:2]))) > len(OWN)


def test_an_article_is_never_all_of_it_others() -> None:
    assert "الاثنين" in told("\n".join(OTHERS))
