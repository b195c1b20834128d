"""What is known of a source that is not named."""

from __future__ import annotations

import pytest

from qawl.model.records import Unnamed
from tests.find.reading import only, read, said


@pytest.mark.parametrize(
    ("phrase", "known"),
    [
        ("مسؤول أميركي", Unnamed("أميركي", None)),
        ("مسؤول في وزارة الدفاع", Unnamed(None, "وزارة الدفاع")),
        ("مسؤول بوزارة الدفاع", Unnamed(None, "وزارة الدفاع")),
        ("مسؤول أميركي في وزارة الدفاع", Unnamed("أميركي", "وزارة الدفاع")),
        ("دبلوماسي أوروبي", Unnamed("أوروبي", None)),
        ("مصدر مطلع", Unnamed(None, None)),
        ("متحدث باسم الشرطة", Unnamed(None, None)),
    ],
)
def test_nationality_and_office_of_an_unnamed_source_are_kept(phrase: str, known: Unnamed) -> None:
    statement = only(f"قال {phrase} إن الطريق مفتوح.")

    assert (statement.speaker_name, statement.unnamed) == (phrase, known)


@pytest.mark.parametrize("phrase", ["مصادر دبلوماسية فرنسية", "وسائل إعلام محلية", "مصادر طبية"])
def test_sources_in_the_plural_speak_with_a_feminine_verb(phrase: str) -> None:
    assert only(f"قالت {phrase} إن الطريق مفتوح.").speaker_name == phrase


def test_a_source_who_wants_no_name_is_one_statement_and_no_request() -> None:
    statement = only("قال دبلوماسي أوروبي طلب عدم نشر اسمه إن الطريق مفتوح.")

    assert (statement.speaker_name, statement.anonymous) == ("دبلوماسي أوروبي", True)


@pytest.mark.parametrize("phrase", ["شهود عيان", "متظاهرون", "سكان محليون"])
def test_several_persons_without_names_are_unnamed(phrase: str) -> None:
    assert only(f"قال {phrase} إن الطريق مفتوح.").anonymous


@pytest.mark.parametrize("phrase", ["وزارة الدفاع", "البيت الأبيض", "حزب النخيل", "نادر المرجاني", "تقرير البعثة"])
def test_bodies_reports_and_named_persons_are_not_unnamed(phrase: str) -> None:
    assert not only(f"وبحسب {phrase}، فإن الطريق مفتوح.").anonymous


def test_two_unnamed_sources_of_different_kinds_are_two() -> None:
    text = "قال مصدر أمني إن الطريق مغلق. وقال مصدر طبي إن الجرحى بخير."

    assert said(text) == [("مصدر أمني", "الطريق مغلق"), ("مصدر طبي", "الجرحى بخير")]


@pytest.mark.parametrize(("office", "anonymous"), [("وزير الري", False), ("الوزير", False), ("وزير سابق", True)])
def test_an_office_that_one_person_holds_is_nobody_unnamed(office: str, anonymous: bool) -> None:
    assert only(f"قال {office} إن السد آمن.").anonymous is anonymous


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("قال مصدر مسؤول في مكتب سالم الدفلى إن الطريق مفتوح.", "مصدر مسؤول في مكتب سالم الدفلى"),
        ("قالت متحدثة باسم وزير الطاقة المحلي، سالم الدفلى، إن الطريق مفتوح.", "متحدثة باسم وزير الطاقة المحلي"),
    ],
)
def test_a_name_behind_an_unnamed_source_is_somebody_else(text: str, who: str) -> None:
    statement = only(text)

    assert (statement.speaker_name, statement.anonymous) == (who, True)


def test_a_spokesman_of_a_body_has_the_name_behind_it() -> None:
    assert only("قال متحدث باسم الوزارة سالم الدفلى إن الطريق مفتوح.").speaker_name == "سالم الدفلى"


def test_so_many_per_cent_of_those_asked_speak() -> None:
    text = "قال نادر الدفلى إن السوق نام. وذكر 43% من المستهلكين أن الخدمة سيئة."

    assert [one.speaker_name for one in read(text).statements] == ["نادر الدفلى", "43% من المستهلكين"]
    assert read(text).statements[1].anonymous


@pytest.mark.parametrize("later", ["المسؤول في بلدية المنارة", "المسؤول المحلي الرفيع"])
def test_a_source_of_whom_more_is_told_later_is_the_only_one_like_him_who_spoke(later: str) -> None:
    text = f"قال مسؤول محلي إن السد آمن. وأضاف {later} إن الطريق مغلق. وأوضح المسؤول أن الجسر سليم."

    assert [who for who, _ in said(text)] == ["مسؤول محلي"] * 3


def test_the_spokesman_of_another_body_is_another_one() -> None:
    text = "قال متحدث باسم الشرطة إن الطريق مغلق. وقال المتحدث باسم البلدية إن السد آمن."

    assert [who for who, _ in said(text)] == ["متحدث باسم الشرطة", "المتحدث باسم البلدية"]


def test_a_plural_behind_several_who_are_known_tells_which_ones_and_is_no_name() -> None:
    text = "وعبر الضباط المترقون عن شكرهم، مؤكدين أن الثقة دافع لهم. وطالب المعلمون المضربين بالعودة."

    assert [one.speaker_name for one in read(text).statements] == ["الضباط المترقون"] * 2 + ["المعلمون"]


def test_the_office_of_a_high_official_is_kept() -> None:
    text = "قال مسؤول أمني أميركي رفيع في وزارة الدفاع إن الطريق مفتوح."

    unnamed = only(text).unnamed

    assert unnamed is not None
    assert unnamed.office == "وزارة الدفاع"


@pytest.mark.parametrize("hidden", ["طلبوا عدم الكشف عن أسمائهم", "طلبوا عدم ذكر هوياتهم", "فضلوا عدم ذكر أسمائهم"])
def test_several_who_ask_not_to_be_named_say_only_what_they_say(hidden: str) -> None:
    text = f"وأشار مسؤولون حضروا اللقاء، و{hidden}، إلى أن السد آمن."

    assert said(text) == [("مسؤولون", "السد آمن")]


_HIDDEN = [
    ("مصدر مطلع", "رفض الإفصاح عن اسمه"),
    ("مصادر مطلعة", "رفضت الكشف عن هويتها"),
    ("مسؤول هضبي كبير", "شريطة عدم الكشف عن هويته"),
    ("مسؤول هضبي كبير", "تحدث شريطة عدم ذكر اسمه"),
    ("دبلوماسي غربي", "امتنع عن ذكر اسمه"),
]


@pytest.mark.parametrize(("who", "hidden"), _HIDDEN)
def test_who_wants_no_name_is_the_source_behind_an_agency(who: str, hidden: str) -> None:
    text = f"وذكرت وكالة الضفاف نقلا عن {who}، {hidden}، أن السوق مفتوحة."

    assert said(text) == [("وكالة الضفاف", "السوق مفتوحة"), (who, "السوق مفتوحة")]


@pytest.mark.parametrize(("who", "hidden"), _HIDDEN)
def test_who_wants_no_name_stands_behind_what_follows(who: str, hidden: str) -> None:
    assert said(f"وبحسب {who} {hidden}، فإن السوق مفتوحة.") == [(who, "السوق مفتوحة")]


@pytest.mark.parametrize("told", ["وصفته بالمطلع أن", "وصفته بأنه مطلع أن", "وصفته بأنه مطلع قوله إن"])
def test_what_an_agency_says_of_its_source_is_no_statement(told: str) -> None:
    text = f"ونقلت وكالة الضفاف عن مسؤول هضبي كبير {told} السوق مفتوحة."

    assert said(text) == [("مسؤول هضبي كبير", "السوق مفتوحة")]


@pytest.mark.parametrize("who", ["مسؤول غربي", "دبلوماسي غربي كبير", "مصدر جنوبي"])
def test_an_adjective_of_a_side_is_of_who_speaks(who: str) -> None:
    assert said(f"وقال {who} إن السوق مفتوحة.") == [(who, "السوق مفتوحة")]


def test_those_who_live_west_of_a_town_are_so_called() -> None:
    assert said("وقال سكان غربي المدينة إن السوق مفتوحة.")[0][1] == "السوق مفتوحة"
