"""What stands beside a subject and is none of it."""

from __future__ import annotations

import pytest

from tests.find.reading import of, only, read, said


def test_a_pronoun_that_points_to_what_was_said_is_not_who_says_it() -> None:
    text = "انخفض المنسوب كثيرا، كما يؤكد ذلك خبراء المياه."

    assert of(only(text).speaker, text) == "خبراء المياه"


def test_a_pronoun_and_a_verb_are_no_subject() -> None:
    text = "ووزارة الري إذ تعلن ذلك لتؤكد للجميع حرص الدولة على السدود."

    assert all(who is None or "ذلك" not in who for who, _ in said(text))


def test_a_pronoun_before_a_definite_noun_belongs_to_the_subject() -> None:
    text = "وقالت هذه المنظمة إن السد آمن."

    assert of(read(text).statements[0].speaker, text) == "هذه المنظمة"


def test_a_thing_right_behind_but_is_what_its_verb_tells_of() -> None:
    text = "قال سامي إن الجو جميل. لكن التحقيقات التي جرت أمس أظهرت أن الجسر آمن."

    assert [who for who, _ in said(text)] == ["سامي", "التحقيقات"]


def test_a_thing_does_not_take_the_verb_of_whom_stands_behind_it() -> None:
    text = "قالت المنظمة إن هذا الحريق الذي شب أمس اتسع، وأضاف متحدث باسمها إن الطريق مغلق."

    assert all("الحريق" not in str(who) for who, _ in said(text))


def test_what_stands_between_kana_and_qad_is_the_subject_whatever_it_is() -> None:
    text = "قال سامي إن الجو جميل. وكانت نتائج الفحص قد أظهرت أن الجسر آمن."

    assert [who for who, _ in said(text)] == ["سامي", "نتائج الفحص"]


def test_when_something_was_said_is_no_subject() -> None:
    text = "قال سامي إن الجو جميل. وكان قبل ذلك قد أعلن أن الجسر آمن."

    assert [who for who, _ in said(text)] == ["سامي", "سامي"]


def test_bodies_in_the_feminine_plural_take_a_verb_in_the_feminine() -> None:
    text = "وقالت الاتحادات في رسالة إن الجسر مغلق."

    assert of(only(text).speaker, text) == "الاتحادات"


def test_a_body_behind_a_post_is_no_adjective_though_it_ends_like_one() -> None:
    text = "وأشاد ممثل مفوضية شؤون الصيادين بالعمل."

    assert of(only(text).speaker, text) == "ممثل مفوضية شؤون الصيادين"


def test_a_word_of_no_list_behind_an_area_is_what_the_area_is_called() -> None:
    text = "وأشاد وكيل محافظة بلقرم سامي الدفلى بالعمل."

    assert of(only(text).speaker, text) == "سامي الدفلى"


def test_a_large_number_of_people_is_read_whole() -> None:
    text = "وطالب عدد كبير من سكان القرية بفتح الجسر."

    assert of(only(text).speaker, text) == "عدد كبير من سكان القرية"


def test_a_verb_of_many_goes_back_to_no_man_alone() -> None:
    one = "وقال سالم الدفلى إن الجسر مغلق.\nوناقشت اللجنة أمس تقرير الإدارة واعتبروا أن الطريق آمن."

    assert [name for name, words in said(one) if words == "الطريق آمن"] == [None]
    assert said("وقال سكان القرية إن الجسر مغلق.\nوأضافوا أن الطريق آمن.")[1][0] == "سكان القرية"


def test_a_name_that_begins_like_a_preposition_speaks_before_it() -> None:
    assert said("وطالب بركوت بوقف العمل في الجسر.") == [("بركوت", "بوقف العمل في الجسر")]
    full = "قال سالم بومبيل إن الجسر مغلق. ورحب بومبيل بالاتفاق."
    assert said(full)[1] == ("سالم بومبيل", "بالاتفاق")
    assert said("وطالب بتعجيل بناء الجسر.") == [(None, "بتعجيل بناء الجسر")]


def test_who_is_asked_is_not_part_of_who_asks() -> None:
    assert said("وطلب الوزير من السكان تقديم مساهمات مهمة.") == [("الوزير", "تقديم مساهمات مهمة")]
    assert said("طلب رئيس الوزراء من البرلمان الجديد منح الثقة لحكومته.")[0][0] == "رئيس الوزراء"
    assert said("وطلبت الهيئة من القرى المجاورة تقديم مساهمات مهمة.") == [("الهيئة", "تقديم مساهمات مهمة")]
    assert said("وطلب مسؤول من الحزب عدم ذكر اسمه وقال إن الجسر مغلق.")[-1][0] == "مسؤول من الحزب"


def test_who_oversees_something_is_not_called_after_the_verb() -> None:
    text = "أعلن الرئيس سالم الدفلى قروضا. ومنذ توليه منصبه، أشرف الدفلى على بناء الميناء. وقال الدفلى إنه جاهز."

    assert said(text)[-1][0] == "سالم الدفلى"
    assert said("وقال أشرف الدفلى إن الجسر مغلق.")[0][0] == "أشرف الدفلى"


def test_behind_a_place_a_number_of_victims_is_what_the_army_announces() -> None:
    assert said("أعلن الجيش في لبنان إصابة 50 جنديا.") == [("الجيش", "إصابة 50 جنديا")]
    assert said("أعلنت القوات في المدينة مقتل أكثر من 50 عنصرا.")[0][1] == "مقتل أكثر من 50 عنصرا"


def test_what_a_condition_opens_with_a_filler_nobody_has_said() -> None:
    assert said("عرض الرئيس محادثات إذا ما وافقت الحركة على وقف النار.") == []
    assert said("ووافقت الحركة على وقف النار.") == [("الحركة", "وقف النار")]


def test_a_post_is_rather_his_who_holds_it_than_his_who_held_it() -> None:
    text = "قال الرئيس الأمريكي سالم الدفلى إن الجسر مغلق. وزار الرئيس الأمريكي السابق فريد الكرمي القرية. "
    assert said(text + "وكان الرئيس الأمريكي قد أعلن فتح الطريق.")[-1][0] == "سالم الدفلى"
    assert said("قال الرئيس السابق سالم الدفلى إن الجسر مغلق. وأضاف الرئيس أن الطريق آمن.")[-1][0] == "سالم الدفلى"


def test_the_adjective_of_a_state_alone_in_marks_is_an_agency() -> None:
    text = 'وقال وزير المالية إن السوق مفتوحة، بحسب "الألمانية". وزار شركة السيارات الألمانية.'

    assert "الألمانية" in [name for name, _ in said(text)]


def test_whom_somebody_told_behind_in_his_turn_is_not_what_he_said() -> None:
    assert (
        said("وأكد سالم الدفلى من جهته لوكالة الأنباء الفرنسية الاتفاق على وقف النار.")[0][1] == "الاتفاق على وقف النار"
    )


@pytest.mark.parametrize(
    "name",
    [
        "شركة ترصيف الميناء",
        "شركة الوادي لصناعة الإسمنت",
        "شركة الكهرباء لتوزيع الطاقة",
    ],
)
def test_what_a_company_does_or_makes_belongs_to_its_name(name: str) -> None:
    assert said(f"أعلنت {name} أن الجسر مفتوح.") == [(name, "الجسر مفتوح")]


def test_where_several_come_from_belongs_to_who_they_are() -> None:
    assert said("قال خبراء من فرنسا إن الجسر مفتوح.") == [("خبراء من فرنسا", "الجسر مفتوح")]


def test_what_somebody_finds_is_no_part_of_who_finds_it() -> None:
    text = "اكتشف علماء روس نوعا حيوانيا جديدا في الكهف. وافترض العلماء أن النوع يعيش في العمق."

    assert said(text) == [("علماء روس", "النوع يعيش في العمق")]


def test_what_a_clause_shows_is_said_by_nobody() -> None:
    assert said("ارتفعت الأسعار، مما يؤكد أنها لن تنخفض قريبا.") == []


def test_a_group_of_people_is_how_many_they_are_and_no_body() -> None:
    text = "كشفت مجموعة من الباحثين بجامعة الكروم أن الجسر قديم. وأوضحوا أن الدراسة مستمرة."

    assert {who for who, _ in said(text)} == {"مجموعة من الباحثين بجامعة الكروم"}
    assert said("قالت مجموعة الأنهار إن الجسر قديم.") == [("مجموعة الأنهار", "الجسر قديم")]


def test_what_a_professor_teaches_and_where_is_not_his_name() -> None:
    text = "أوضح رئيس اللجنة الاجتماعية الأهلية بحي السنديان أن الجسر قديم."

    assert only(text).speaker_name != "بحي"
