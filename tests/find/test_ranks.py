"""A family name behind a rank, and words of a post that look like a name."""

from __future__ import annotations

import pytest

from tests.find.reading import of, only, said


def names(text: str) -> list[str | None]:
    return [name for name, _ in said(text)]


@pytest.mark.parametrize("rank", ["الدكتور", "العميد", "اللواء", "المهندس", "السيد"])
def test_behind_a_rank_the_family_name_of_somebody_named_before_is_he(rank: str) -> None:
    text = f"قال {rank} نادر بن جهاد المخاضي إن الطريق آمن. وأكد {rank} المخاضي أن الحركة عادت."

    assert names(text) == ["نادر بن جهاد المخاضي"] * 2


def test_two_adjectives_of_one_field_are_one_post() -> None:
    text = (
        "وجه وزير الشؤون البلدية والقروية نادر المرجاني بفتح الطريق. "
        "وأكد وزير الشؤون البلدية والقروية ضرورة إصلاح القنطرة."
    )

    assert names(text) == ["نادر المرجاني"] * 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أشار الوزير إلى وجود تعاون كامل بين الوزارة والهيئة.", "الوزير"),
        ("قال رئيس الاتحاد الكرومي لألعاب الريح نزار المرجاني إن المهمة صعبة.", "نزار المرجاني"),
        ("أشاد رئيس مجلس القرية المنحل الدكتور نزار المرجاني بالقرار.", "نزار المرجاني"),
        ("حذر عضو مكتب إرشاد الجماعة نزار المرجاني من المواجهة.", "نزار المرجاني"),
        ("قال إمام وخطيب مسجد النور الدكتور نزار المرجاني إن الصلاة قائمة.", "نزار المرجاني"),
    ],
    ids=["complete", "games", "dissolved", "guidance", "imam"],
)
def test_words_of_a_post_or_of_its_field_are_no_name(text: str, name: str) -> None:
    assert names(text) == [name]


def test_a_post_behind_a_preposition_is_its_holders_too() -> None:
    text = "فضل وزير التعليم الدكتور نزار المرجاني ألا تتأخر الدراسة. وطبقا لوزير التعليم، فإن القرار قريب."

    assert names(text) == ["نزار المرجاني"] * 2


@pytest.mark.parametrize("short", ["عبدالله", "عبد الله", "بن عبدالله"])
def test_a_servants_name_is_one_word_however_it_is_written(short: str) -> None:
    text = f"أكد الفريق نزار بن عبد الله أن التدخل مرفوض. وقال {short} إن العمل قريب."

    assert names(text) == ["نزار بن عبد الله"] * 2


def test_a_father_is_not_his_son() -> None:
    text = "حضر الأمير جهاد بن نادر المرجاني الحفل. وقال نادر المرجاني إن العمل قريب."

    assert names(text) == ["نادر المرجاني"]


def test_a_word_of_the_speakers_name_is_no_verb() -> None:
    text = "قال قائد معركة الجسر، اللواء فضل المرجاني، إن العمل قريب، مشيرا إلى أن القوات تتحرك."

    assert said(text) == [("فضل المرجاني", "العمل قريب"), ("فضل المرجاني", "القوات تتحرك")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وذكرت مصادر متطابقة أن القنطرة أغلقت.", "مصادر متطابقة"),
        ("وذكر موقع تيمار كورسيل أن القنطرة أغلقت.", "موقع تيمار كورسيل"),
    ],
)
def test_words_of_no_list_go_on_with_the_source(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وأوضح مدير شؤون القرى بتعليم الرياض عثمان عريبي، أن العمل قريب.", "عثمان عريبي"),
        ('وقال رئيس مجلس الكروم صباح كورسيل لـ"الضفاف" إن المجلس بخير.', "صباح كورسيل"),
        ("وقال مدير البرامج في بنك الكروم نادر بن جهاد الربيعة، إن الجائزة مهمة.", "نادر بن جهاد الربيعة"),
        ("وأكدت السيدة سمية مديرة المتحف أن العمل قريب.", "سمية"),
        ("وأكد الدكتور نزار بن خلف المرجاني أن العمل قريب.", "نزار بن خلف المرجاني"),
    ],
    ids=["two nouns", "a time of day", "a feminine noun", "behind Mrs", "a preposition"],
)
def test_words_of_a_name_may_be_anything_elsewhere(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('اتهم الرئيس الإيراني حسن كرومي واشنطن "بالحرب النفسية على الأمة كلها".', "حسن كرومي"),
        ('وأوضح رئيس القسم الدكتور ناصر مباركي لـ"الضفاف" أنه بخير.', "ناصر مباركي"),
        ("أكد جلال مباركي مدرب فريق الكروم، أن الخسارة مؤلمة.", "جلال مباركي"),
        ("وقال المدعي العام في باريس تيمار كورسيل إنه بخير.", "تيمار كورسيل"),
    ],
)
def test_a_given_name_and_an_adjective_without_an_article_are_a_name_beside_a_post(text: str, name: str) -> None:
    assert names(text) == [name]


def test_behind_a_family_name_with_an_article_a_noun_is_what_the_verb_takes() -> None:
    text = "حضر نزار المخاضي الحفل. وأيد المخاضي رؤية الوزير في أن تفتح الطريق. وأوضح المخاضي ملابسات الحادث."

    assert names(text) == ["نزار المخاضي"] * 2


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("وأشاد د. مرسي بالعاملين في الميناء.", "مرسي"),
        ("وقال د. الخضر سالم إن الجسر آمن.", "الخضر سالم"),
    ],
)
def test_behind_a_rank_that_is_a_letter_stands_a_name_whatever_else_the_word_means(text: str, who: str) -> None:
    assert [name for name, _ in said(text)] == [who]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("وأكد وكيل إمارة الوادي الدكتور سالم الدفلى أن السد آمن.", "وكيل إمارة الوادي"),
        ("وأكد أمين الهيئة العامة المهندس سالم الدفلى أن السد آمن.", "أمين الهيئة العامة"),
        ("وأكد مدير مكتب الشيخ سالم الدفلى أن السد آمن.", "مدير مكتب الشيخ"),
    ],
)
def test_a_form_of_address_behind_a_complete_post_belongs_to_the_name(text: str, role: str) -> None:
    assert of(only(text).role, text) == role
