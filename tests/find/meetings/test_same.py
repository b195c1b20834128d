"""Which tellings of an article are of one meeting."""

from __future__ import annotations

import pytest

from qawl.model.meetings import MeetingKind, MeetingStatus
from tests.find.meetings.reading import meetings, only, who

MET = "التقى الوزير سالم الدفلى السفير مروان الزعفراني."


@pytest.mark.parametrize(
    "text",
    [
        "وصل الوزير سالم الدفلى إلى الزاهرة أمس في زيارة رسمية لتيماران تستمر يومين.",
        f"{MET} وقال الوزير إن اللقاء بين الرجلين كان مثمرا.",
        "اجتمع وزراء الخارجية أمس في الزاهرة. واجتمع الوزراء في البداية على مائدة الإفطار.",
        "وصل وفد رفيع إلى مدينة الزاهرة الاثنين. وكان وفد من الحكومة قد وصل إلى مدينة الزاهرة.",
        "وبدأ الوزير سالم الدفلى زيارة إلى المنطقة يزور خلالها تيماران.",
    ],
)
def test_told_twice_it_is_one(text: str) -> None:
    assert only(text)


def test_two_who_meet_at_a_summit_hold_one() -> None:
    found = only("يلتقي الوزير سالم الدفلى السفير مروان الزعفراني، في قمة غير مسبوقة في الزاهرة.")

    assert found.kind is MeetingKind.SUMMIT


@pytest.mark.parametrize(
    "second",
    [
        "وعقب ذلك عقد الوزير سالم الدفلى اجتماعا مع السفير مروان الزعفراني.",
        "وبعدها عقد الوزير سالم الدفلى اجتماعا مع السفير مروان الزعفراني.",
        "أعقبتها جلسة ثانية بين الوزير سالم الدفلى والسفير مروان الزعفراني.",
        "وقال إن المدير راشد الكتاني الذي كان عقد قبل ذلك لقاء مع السفير مروان الزعفراني حضر العشاء.",
    ],
)
def test_what_follows_a_meeting_is_another(second: str) -> None:
    text = f"عقد الوزير سالم الدفلى اجتماعا مع السفير مروان الزعفراني. {second}"

    assert len(meetings(text)) == 2


def test_without_such_a_word_it_is_the_same() -> None:
    first = "عقد الوزير سالم الدفلى اجتماعا مع السفير مروان الزعفراني."

    assert len(meetings(f"{first} وعقد الوزير سالم الدفلى اجتماعا مع السفير مروان الزعفراني.")) == 1


def test_a_conference_of_its_own_place_is_no_talk_of_two() -> None:
    text = f"{MET} وقال إن مؤتمر الحوار الوطني الذي عقد قبل أشهر في القاهرة نجح."

    talk, conference = meetings(text)

    assert who(talk) == ["سالم الدفلى", "مروان الزعفراني"]
    assert conference.place is not None


def test_of_two_tellings_the_one_with_day_and_place_is_the_fuller() -> None:
    lead = "التقى الوزير سالم الدفلى السفير مروان الزعفراني في القاهرة."
    text = f"{lead} وحضر اللقاء بين الوزير سالم الدفلى والسفير مروان الزعفراني المبعوث رائد الجلنار."

    found = only(text)

    assert found.at.of(text) == lead.removesuffix(".")


def test_what_is_to_come_is_a_meeting_by_its_place_alone() -> None:
    found = only("وقال المتحدث إن الاجتماع المقبل سيعقد في القاهرة.")

    assert found.status is MeetingStatus.PLANNED


def test_sides_are_the_same_with_and_without_their_article() -> None:
    told = "وقال سالم الدفلى إن محادثات تجري بين الحركة ومسؤولين تيماريين في الزاهرة."
    assert len(meetings(f"{told} وقال إن المحادثات بين المسؤولين التيماريين والحركة بدأت مبكرا.")) == 1


def test_one_letter_in_a_foreign_name_makes_nobody_else() -> None:
    text = "يلتقي الوزير سالم الدفلى السفير تارنغ ريفون غدا. ويعد الوزير سالم الدفلى للقائه مع السفير تارنج ريفون."
    assert len(meetings(text)) == 1
    other = "التقى الوزير سالم الدفلى السفير تارنغ ريفون. والتقى الوزير سالم الدفلى السفير فادي الريحاني."
    assert len(meetings(other)) == 2


def test_whoever_was_at_the_meeting_was_at_the_one_told_before() -> None:
    text = "التقى الوزير سالم الدفلى السفير مروان الزعفراني. وخلال اللقاء الذي حضره النائب فادي الريحاني بحث الملف."
    assert who(only(text)) == ["سالم الدفلى", "مروان الزعفراني", "فادي الريحاني"]


def test_whoever_speaks_of_a_meeting_later_did_not_meet() -> None:
    text = (
        "التقى الوزير سالم الدفلى السفير مروان الزعفراني في الزاهرة أمس. "
        "وقال المبعوث فادي الريحاني بعد اللقاء إن الهدنة صامدة."
    )
    assert who(only(text)) == ["سالم الدفلى", "مروان الزعفراني"]


@pytest.mark.parametrize(
    "second",
    [
        "وجاء ذلك بعد عقد اجتماع مماثل مع الثلاثة الخميس في القاهرة.",
        "وأشاد الوفد بدور الوسطاء في الاجتماع القادم لمجموعة أصدقاء المدينة.",
        "وكان المدير رائد الجلنار أجرى قبل ذلك مباحثات مع السفير مروان الزعفراني.",
    ],
)
def test_another_meeting_is_not_the_one_told_before(second: str) -> None:
    text = f"التقى الوزير سالم الدفلى السفير مروان الزعفراني أمس. {second}"
    assert len(meetings(text)) == 2


def test_a_meeting_that_is_one_of_many_is_not_the_many() -> None:
    text = "وعقدت لقاءات في القاهرة أمس. ومنها لقاء بين الوزير سالم الدفلى والسفير مروان الزعفراني."
    assert len(meetings(text)) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("عقدت في القاهرة أمس قمة الحلف.", "واتهم النائب الوزير سالم الدفلى الذي ترأس القمة بالضعف."),
        (f"{MET} ورحب النائب فادي الريحاني والمدير رائد الجلنار.", "وقالت إن اللقاء بين الرجلين كان قصيرا."),
        ("الوزير سالم الدفلى يجتمع مع السفير مروان الزعفراني.", "واجتمع سالم الدفلى مع مروان الزعفراني في القاهرة."),
        ("وعقد مؤتمر الحوار الوطني في القاهرة.", "وقال الوزير سالم الدفلى في ختام مؤتمر الحوار الوطني إنه نجح."),
    ],
)
def test_what_is_told_again_is_one_meeting(first: str, second: str) -> None:
    assert only(f"{first} {second}").status is MeetingStatus.HELD


def test_what_two_discussed_during_their_meeting_is_that_meeting() -> None:
    assert only("ناقش الوزير سالم الدفلى مع السفير مروان الزعفراني، خلال لقائه به أمس، ملف المعابر.")


def test_sittings_in_two_places_are_two() -> None:
    text = "عقد الوزير سالم الدفلى لقاء في القاهرة مع التجار. وقال إن اللقاء الذي عقد في باريس للصيادين كان أقصر."

    assert len(meetings(text)) == 2


def test_sittings_in_two_places_with_the_same_two_are_one() -> None:
    text = f"{MET} وجاء لقاء الوزير سالم الدفلى والسفير مروان الزعفراني في القاهرة بعد أن وصلا إلى مصر."

    assert sum(one.kind is MeetingKind.MEETING for one in meetings(text)) == 1


def test_who_else_is_named_makes_no_telling_of_a_visit_fuller() -> None:
    first = "صدر بيان بمناسبة زيارة سمو ولي ولي العهد إلى القاهرة."
    found = only(f"{first} وقد قام ولي ولي العهد الأمير سالم الدفلى بزيارة إلى القاهرة.")

    assert found.at.start > len(first)


def test_what_was_done_in_it_goes_back_to_the_talk_that_opens_the_article() -> None:
    text = (
        "بحث الأمير سالم الدفلى مع وزير الخارجية مروان الزعفراني العلاقات بين البلدين. وسيطر الملف على أعمال اليوم، "
        "وجاءت المكاشفة كملمح أول في ظل الأوضاع التي تمر بها المنطقة في هذه الأيام، مع تأكيد الجميع على الحوار بين "
        "الأطراف كافة من أجل مستقبل أفضل للناس في المدن والقرى وفي كل مكان من البلاد من أقصاها إلى أقصاها. "
        "جاء ذلك خلال استقبال عاهل البلاد في القصر وزير الخارجية مروان الزعفراني."
    )

    assert only(text)
