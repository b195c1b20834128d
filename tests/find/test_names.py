"""Where the name of a person begins and ends, and which names are one body's."""

from __future__ import annotations

import pytest

from tests.find.reading import of, only, said


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("وزير الري ناصر جودة أمس", "ناصر جودة"),
        ("السيد شرفة", "شرفة"),
        ("الدكتور فجر بن سالم", "فجر بن سالم"),
        ("الدكتور باسر سالم", "باسر سالم"),
        ("م.نادر المرجاني", "نادر المرجاني"),
        ("د/ نادر المرجاني", "نادر المرجاني"),
        ('قائد الحرس "اللواء الركن نادر المرجاني"', "نادر المرجاني"),
        ('المشرف العام على وكالة التنمية "الدكتور نادر المرجاني"', "نادر المرجاني"),
        ('الأمين العام لـ"حزب السنابل" نادر المرجاني', "نادر المرجاني"),
        ('مدير "مهرجان الوادي للتسوق" نادر المرجاني', "نادر المرجاني"),
        ("الشيخ نادر المرجاني رحمه الله", "نادر المرجاني"),
        ("#نادر_المرجاني", "نادر المرجاني"),
    ],
)
def test_a_name_is_found_whatever_stands_around_it(phrase: str, name: str) -> None:
    assert only(f"قال {phrase} إن السد آمن.").speaker_name == name


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("امتدح السفير كرم أهل المدينة.", "السفير", "كرم أهل المدينة"),
        ("أكد الدكتور ضرورة أن يعود الوفد.", "الدكتور", "ضرورة أن يعود الوفد"),
        ('اتهم الوزير نادر المرجاني لومة بـ"التقصير" في الصيانة.', "نادر المرجاني", 'لومة بـ"التقصير" في الصيانة'),
    ],
    ids=["a noun that may be a name", "an honorific without a name", "a place behind a name"],
)
def test_what_the_verb_takes_is_no_name(text: str, who: str, what: str) -> None:
    assert said(text)[0] == (who, what)


def test_a_name_in_quotation_marks_is_the_person_who_was_introduced() -> None:
    text = 'قال المدير "نادر المرجاني" إن السد آمن. وأوضح "المرجاني" أن الصيانة انتهت.'

    assert [name for name, _ in said(text)] == ["نادر المرجاني"] * 2


def test_a_noun_of_action_is_no_family_name() -> None:
    text = "قال وزير الري وليد عساف إن السد آمن. وأكد عساف امتلاك القطاع خبرات عالية."

    assert said(text)[1] == ("وليد عساف", "امتلاك القطاع خبرات عالية")


def test_whom_one_speaks_to_is_no_part_of_a_family_name() -> None:
    text = "وقال السويدي للرابطة إن السد آمن."

    assert of(only(text).speaker, text) == "السويدي"


def test_what_is_quoted_behind_a_town_is_not_its_name() -> None:
    text = 'وقالت القاهرة "إن السد آمن".'

    assert said(text)[0][0] == "القاهرة"


def test_a_post_does_not_reach_over_a_meeting_to_somebody_elses_name() -> None:
    text = (
        "قال الرئيس نادر المرجاني إن السد آمن. وأكد الرئيس خلال لقائه أمس مبعوث الرابطة سامي الكهرماني أن النقل مجاني."
    )

    assert [name for name, _ in said(text)] == ["نادر المرجاني"] * 2


@pytest.mark.parametrize(
    ("long", "short", "same"),
    [
        ("الرئاسة العامة للأرصاد", "الأرصاد", True),
        ("المديرية العامة للجوازات", "المديرية", True),
        ("رابطة المشجعين بالنادي العربي", "النادي", False),
        ("مجلس المديرين لشركة الوادي", "الشركة", False),
    ],
)
def test_a_body_is_not_what_is_tied_to_it_by_a_preposition(long: str, short: str, same: bool) -> None:
    text = f"وبحسب {long}، فإن السد آمن. وبحسب {short}، فإن النقل مجاني."

    one, two = (name for name, _ in said(text))

    assert (one == two) is same


def test_the_words_of_a_post_without_its_holder_are_no_names() -> None:
    text = "اجتمع مدير عام فرع الصيانة بالوفد. وقال مدير فرع الصيانة نادر المرجاني إن السد آمن."

    assert only(text).speaker_name == "نادر المرجاني"


@pytest.mark.parametrize("object_", ["كلمة رحب فيها بالوفد", "يديه احتجاجا"])
def test_behind_the_family_name_a_name_is_over(object_: str) -> None:
    text = f"ثم رفع الوزير نادر المرجاني {object_}. وقال الوزير إن السد آمن."

    assert said(text)[-1] == ("نادر المرجاني", "السد آمن")


@pytest.mark.parametrize(
    "post",
    [
        "معالي الأمين العام لمجلس الضفاف لدول الساحل الدكتور",
        "معالي محافظ العاصمة القديمة المكلف المهندس",
        "مدير عام الهيئة العامة للصيد والتراث البحري أمين عام مجلس التنمية الريفية بالمنطقة المهندس",
        "وكيل الوزارة للتفتيش وتطوير بيئة العمل د.",
        "رئيس لجنة النقل، أمين منطقة الضفاف المهندس",
        'رئيس الأبحاث والمشورة لدى شركة "السنابل للاستثمار"',
        "المشرف على برنامج «الضفاف»",
        "المختص في علم الإجرام ومكافحة الجريمة أ.د.",
        "مدير عام فرع الصيانة الفريق أول ركن",
    ],
)
def test_however_long_the_post_its_holder_speaks(post: str) -> None:
    assert only(f"وقال {post} نادر المرجاني، إن السد آمن.").speaker_name == "نادر المرجاني"


@pytest.mark.parametrize(
    "text",
    [
        "وشجب وزير العدل العمل الذي طال الدكتور نادر المرجاني.",
        "وأكد وزير العدل أهمية دور الدكتور نادر المرجاني.",
    ],
    ids=["an object with the article", "an object without the article"],
)
def test_whoever_is_named_behind_a_whole_post_does_not_hold_it(text: str) -> None:
    assert "المرجاني" not in {one for name, _ in said(text) if name for one in name.split()}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("وبهذا الصدد يقول المدير إن السد آمن.", "المدير"),
        ("ودعا وزراء الري ال15 في بيان صدر أمس إلى فتح السد.", "وزراء الري"),
        ("وقال صاحب شركة السنابل للتجميل في المنارة السيد نادر المرجاني إن السد آمن.", "نادر المرجاني"),
    ],
)
def test_words_that_only_lead_on_are_nobody(text: str, who: str) -> None:
    assert only(text).speaker_name == who


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير نادر المرجاني إن السد آمن. وأكد مرة جديدة أن الري كاف.",
        "قال الوزير نادر المرجاني إن السد آمن. واختتم بقوله: الري كاف.",
        'قال الوزير نادر المرجاني إن السد آمن. وأضاف في بيان زودت ال"ضفاف" بنسخة منه: الري كاف.',
    ],
)
def test_words_of_the_saying_are_not_its_speaker(text: str) -> None:
    assert [name for name, _ in said(text)] == ["نادر المرجاني"] * 2


def test_a_name_in_brackets_before_the_post_is_its_holder() -> None:
    text = "وقال (نادر المرجاني) مدير جمعية السنابل التربوية: «السد آمن»."

    assert only(text).speaker_name == "نادر المرجاني"


@pytest.mark.parametrize("name", ["محمد بن شباب البقمي", "نادر جاب الله", "خالد بن علي العطا الله"])
def test_a_name_goes_on_with_a_word_that_means_something_else(name: str) -> None:
    assert only(f"وقال مدير الصيانة {name} إن السد آمن.").speaker_name == name


def test_a_body_that_the_lists_know_by_one_word_is_nobody_in_person() -> None:
    found = said("اجتمعت منظمة اليونيسف أمس. وقالت اليونيسف إن السد آمن.")

    assert found == [("منظمة اليونيسف", "السد آمن")]


def test_a_title_of_two_before_what_it_is_of_speaks() -> None:
    statement = only("وقال وزيرا الخارجية والدفاع إن السد آمن.")

    assert (statement.speaker_name, statement.anonymous) == ("وزيرا الخارجية والدفاع", False)


def test_a_title_that_somebody_is_given_is_nobody_of_two() -> None:
    assert said("وقال سالم الدفلى بصفته وزيراً إن السد آمن.") == [("سالم الدفلى", "السد آمن")]


@pytest.mark.parametrize("told", ["قال الله تعالى", "يقول الله عز وجل"])
def test_a_verse_is_gods_by_his_name(told: str) -> None:
    assert only(f'{told}: "إن العسر يسر".').speaker_name == "الله"


@pytest.mark.parametrize("verb", ["أكد أن السد آمن", "سوف يؤكد أن السد آمن", "يرى أن السد آمن"])
def test_a_noun_between_a_definite_post_and_its_verb_is_a_name(verb: str) -> None:
    assert said(f"قال سامي الدفلى إن الرئيس حجر {verb}.")[1] == ("حجر", "السد آمن")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقال دفلون مازحا: «هذه العصا لها تاريخ».", "دفلون"),
        ("وقالت سعاد الدفلى إن السد آمن. وتساءلت باندهاش عن أسباب الإغلاق.", "سعاد الدفلى"),
        ("وقال البروف نادر الدفلى ما يلي: إن السد آمن.", "نادر الدفلى"),
    ],
)
def test_how_one_speaks_is_nobodys_name(text: str, name: str) -> None:
    assert {who for who, _ in said(text)} == {name}


@pytest.mark.parametrize("adjective", ["الخاص", "السامي", "السابق"])
def test_an_adjective_of_a_post_is_no_part_of_the_body_within_it(adjective: str) -> None:
    text = f"قال مبعوث الأمم المتحدة {adjective} سامي الدفلى إن الجسر آمن. وأكدت الأمم المتحدة أن الجسر آمن."

    assert [who for who, _ in said(text)] == ["سامي الدفلى", "الأمم المتحدة"]


def test_who_answers_for_something_is_not_called_so() -> None:
    text = "قال المرجاني إن الهضبة المسؤولة عن القصف. وكررت الهضبة أن الجسر آمن."

    assert said(text)[-1] == ("الهضبة", "الجسر آمن")


def test_van_der_is_of_a_name_that_no_list_knows() -> None:
    text = "وقال تيماروس فان در كورسيل إن الجسر آمن. وأضاف فان در كورسيل أن الماء كاف."

    assert [who for who, _ in said(text)] == ["تيماروس فان در كورسيل"] * 2


def test_what_a_body_counts_is_not_what_it_is_called() -> None:
    text = "تحتجز السلطات الهضبية 833 صيادا. وتقول السلطات الهضبية إن السوق مفتوحة. وقالت القناة 12 الهضبية إنها مغلقة."

    assert [who for who, _ in said(text)] == ["السلطات الهضبية", "القناة 12 الهضبية"]
