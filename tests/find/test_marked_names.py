"""Names in marks between a verb and a post, and what stands beside a name without being part of it."""

from __future__ import annotations

import pytest

from tests.find.reading import said


def names(text: str) -> list[str | None]:
    return [name for name, _ in said(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('وقال المتحدث باسم الوزارة "تيمار كورسيل": "نحن نعمل على إنقاذ الركاب جميعا".', "تيمار كورسيل"),
        ('وصرح "سونغ ريو كان"، رئيس الشركة، قائلا: تسعى الشركة إلى النجاح.', "سونغ ريو كان"),
        ('وأعرب "سونغ ريو كان" مدير مركز الأبحاث عن ثقته في التقدم.', "سونغ ريو كان"),
    ],
)
def test_words_of_no_list_in_marks_beside_a_post_are_a_name(text: str, name: str) -> None:
    assert names(text) == [name]


def test_a_family_name_that_is_a_people_too_is_his_who_was_named_so() -> None:
    text = "ترأس رئيس الحكومة نادر جهاد السوداني اجتماعا. وأكد السوداني أن العمل قريب."

    assert names(text) == ["نادر جهاد السوداني"]


def test_a_post_right_behind_a_full_name_is_its_holders_whatever_follows() -> None:
    text = "ويلخص نادر حسن الكهرماني عمدة مدينة الكروم معاناة السكان في غياب الدعم. وذكر العمدة أن السكان صامدون."

    assert names(text) == ["نادر حسن الكهرماني"]


def test_behind_an_engineers_name_stands_his_post() -> None:
    text = "حضر المهندس نادر الكهرماني رئيس بلدية الكروم الحفل. وقال رئيس بلدية الكروم إن الطريق آمن."

    assert names(text) == ["نادر الكهرماني"]


def test_a_post_with_a_name_of_its_own_is_not_his_who_was_named_before_it() -> None:
    text = "واتهم نادر حسن الكهرماني وزير الري اليمني جهاد المرجاني بالتقصير. وقال الوزير اليمني إن الأمر سهل."

    assert names(text) == ["نادر حسن الكهرماني", "جهاد المرجاني"]


def test_a_second_post_behind_a_name_is_his_too() -> None:
    text = "وأكد الدكتور نادر الكهرماني أستاذ هندسة الري ومدير مركز السدود والأجهزة أن القناة آمنة."

    assert names(text) == ["نادر الكهرماني"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ودعا المجلس الفلسطينيين إلى إنهاء الخلافات.", "المجلس"),
        ("وأشار الباحثان في المقابل إلى أثر النوم.", "الباحثان"),
        ("وفيما طالب عدد من المواطنين بإصلاح الطريق، أغلقت البلدية القنطرة.", "عدد من المواطنين"),
        ("وذكر الخبير الاقتصادي باسم جهاد المرجاني أن التوقعات سليمة.", "باسم جهاد المرجاني"),
        ("وقال مروان أنصاري أحد أعضاء الرابطة إن القرار جاء متأخرا.", "مروان أنصاري"),
        ("وذكرت صحيفة Le Pont الصباحية أن القناة أغلقت.", "صحيفة Le Pont الصباحية"),
    ],
    ids=["a people called upon", "on the other hand", "some of the citizens", "Basim", "one of", "letters of others"],
)
def test_a_subject_ends_where_its_name_does(text: str, name: str) -> None:
    assert names(text) == [name]


def test_a_verb_of_purpose_a_number_and_a_stroke_are_nobody() -> None:
    text = "ويعود الكاتب ليقول إن السد متصدع. وارتفع الماء (20%) مما يؤكد أن الخطر قريب. ويتابع أن الأمر سهل."

    assert not {name for name in names(text) if name and ("ليقول" in name or "20" in name)}


def test_a_clause_in_marks_is_nobodys_name() -> None:
    text = 'ووصف الوزير الجلسة بأنها "كانت جيدة وجدية"، ولاحظ أن السوق مغلقة.'

    assert said(text)[-1] == ("الوزير", "السوق مغلقة")


def test_that_there_are_some_belongs_to_no_name() -> None:
    assert said("لأن هناك تقارير صدرت أخيرا تقول إن الجسر آمن.") == [("تقارير", "الجسر آمن")]
