"""Where the attributed words begin: past who speaks, how, to whom, and past what introduces them."""

from __future__ import annotations

import pytest

from tests.find.reading import only, said


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("وأكد مرة جديدة أن السد آمن.", "السد آمن"),
        ("وأكدوا لمراسل الصحيفة أن السد آمن.", "السد آمن"),
        ("وكشف موقع الوادي ستار وفقا لبعض المصادر أن الحارس غادر.", "الحارس غادر"),
    ],
)
def test_an_anna_that_asserts_goes_before_a_noun_on_the_way(text: str, what: str) -> None:
    assert [content for _, content in said(text)] == [what]


@pytest.mark.parametrize(
    "text",
    [
        "وأكدت وزارة الري ضرورة أن يفحص السد.",
        "ورفضت وزارة الري الطلب قائلة إن السد آمن.",
        "ويؤيد الحزب فكرة أن المدرسة بيت ثان.",
    ],
)
def test_an_anna_of_something_else_does_not(text: str) -> None:
    assert not said(text)[0][1].startswith(("السد", "المدرسة", "يفحص"))


def test_how_the_words_come_belongs_to_them() -> None:
    assert said("أوضحت وزارة الري كيف أن السد يمتلئ.") == [("وزارة الري", "كيف أن السد يمتلئ")]


def test_what_introduces_a_quotation_from_within_is_left_out() -> None:
    text = 'أشار نادر المرجاني "إلى أن السد آمن منذ سنوات طويلة".'

    assert said(text) == [("نادر المرجاني", "السد آمن منذ سنوات طويلة")]


def test_a_verb_in_the_plural_has_no_subject_behind_it() -> None:
    text = "قال سكان القرية إن السد آمن. وانتقدوا اختزال القضية في المال."

    assert said(text)[1] == ("سكان القرية", "اختزال القضية في المال")


def test_the_speakers_own_feeling_is_left_out_and_anothers_kept() -> None:
    assert said("وأعرب نادر المرجاني عن بالغ أسفه لغياب الجمهور.") == [("نادر المرجاني", "لغياب الجمهور")]
    assert said("وأعرب نادر المرجاني عن ثقة السكان بالسد.") == [("نادر المرجاني", "ثقة السكان بالسد")]


def test_a_call_that_is_renewed_is_left_out() -> None:
    assert said("وجدد نادر المرجاني دعوته إلى فتح الطريق.") == [("نادر المرجاني", "فتح الطريق")]


@pytest.mark.parametrize("how", ["بشدة", "أيضا", "في الوقت نفسه", "مرة أخرى"])
def test_how_and_when_one_speaks_stands_before_the_words(how: str) -> None:
    assert said(f"ودانت وزارة الري {how} الهجوم على السد.") == [("وزارة الري", "الهجوم على السد")]


def test_a_family_name_in_ta_marbuta_agrees_with_its_verb() -> None:
    text = "وأكد ناصر بوعطية أن السد آمن.\nوأضاف بوعطية أن القرى بخير."

    assert [content for _, content in said(text)] == ["السد آمن", "القرى بخير"]


def test_what_the_verb_takes_may_stand_behind_a_relative_clause_without_a_comma() -> None:
    text = "أشاد المراقبون الذين زاروا الوادي بتنظيم السوق."

    assert only(text).content[0].of(text) == "بتنظيم السوق"


@pytest.mark.parametrize(
    "text",
    ["كشفت مصادر تحدثت للصحيفة، أمس، عن خطة للسد.", "وقالت مصادر طبية في بيان نشرته الصحيفة إن الحارس بخير."],
)
def test_a_verb_behind_a_noun_without_an_article_says_nothing_of_its_own(text: str) -> None:
    assert len(said(text)) == 1


def test_a_noun_of_saying_may_be_what_is_refused() -> None:
    assert said("ورفضت الشركة طلب العمال زيادة الأجور.")[0] == ("الشركة", "طلب العمال زيادة الأجور")


def test_a_noun_of_an_object_takes_it_with_li() -> None:
    assert ("المجلس", "لمذكرتين سابقتين") in said("توقف البحث بعد رفض المجلس لمذكرتين سابقتين.")


@pytest.mark.parametrize(
    "how", ["واستهل نادر المرجاني حديثه بالقول إن السد آمن.", "واكتفى نادر المرجاني بالقول إن السد آمن."]
)
def test_bi_l_qawl_carries_what_is_said(how: str) -> None:
    assert [content for _, content in said(how)] == ["السد آمن"]


def test_a_quotation_of_what_something_is_about_is_not_said() -> None:
    assert said('سلم نادر المرجاني المدير رسالة بشأن "حال السد القديم في وادي الشمال".') == []


def test_a_court_that_rules_says_something() -> None:
    assert said("وقضت المحكمة بإغلاق المقلع.") == [("المحكمة", "بإغلاق المقلع")]
    assert said("وقضى السائح بالوادي ليلة واحدة.") == []


def test_support_that_is_praised_is_no_feeling_of_whoever_praises() -> None:
    text = "وأشاد نادر المرجاني بالدعم الكبير من لدن الجمعية."

    assert said(text) == [("نادر المرجاني", "بالدعم الكبير من لدن الجمعية")]


def test_brackets_behind_who_speaks_are_passed_by() -> None:
    text = "ونفت رابطة دول الهضبة (ردهـ) للصحيفة تقارير عن انسحابها."

    assert [content for _, content in said(text)] == ["تقارير عن انسحابها"]


def test_where_somebody_works_is_not_what_he_hopes_in() -> None:
    text = "ورأى مدير القسم في المتحف نيل سبسنر أن الخطوة تجمع القديم والجديد."

    assert [content for _, content in said(text)] == ["الخطوة تجمع القديم والجديد"]


def test_a_clause_drawn_from_what_was_told_is_no_content_of_its_verb() -> None:
    drawn = "وفي حال حافظ الفريق على تقدمه وواصل مشواره فمن المرجح أن يواجه نادي الساحل."

    assert said(drawn) == []
    assert said("وواصل سالم الدفلى أن من المرجح أن يواجه الفريق نادي الساحل.") != []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('وقال عضو "رابطة أطباء الأطفال في الهضبة" نادر المرجاني: "السد آمن".', "السد آمن"),
        ("وقال مدير شركة «الوادي للمياه والكهرباء والنقل» نادر المرجاني إن السد آمن.", "السد آمن"),
        ('وقالت وزارة الري في بيان "السد آمن والقرى كلها بخير" وإن الصيانة انتهت.', "السد آمن والقرى كلها بخير"),
        ("وقال نادر المرجاني عن ذلك: السد آمن.", "السد آمن"),
        ('قال نادر المرجاني "السد آمن والقرى كلها بخير"، وأضاف: "لا خوف عليها".', "السد آمن والقرى كلها بخير"),
    ],
)
def test_the_name_of_a_body_in_marks_is_not_what_is_said(text: str, what: str) -> None:
    assert said(text)[0][1] == what


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("وأعرب المرجاني عن أسفه لأن بعض الأهالي غادر القرية.", "بعض الأهالي غادر القرية"),
        ("وأعرب المرجاني عن تقديره وشكره للأهالي على دعمهم.", "للأهالي على دعمهم"),
        ("وأعرب المرجاني عن اعتزازه بالثقة الكبيرة.", "بالثقة الكبيرة"),
    ],
)
def test_a_feeling_belongs_to_the_cue_also_where_two_stand_together(text: str, what: str) -> None:
    assert [content for _, content in said(text)] == [what]


@pytest.mark.parametrize(
    "text",
    ["وهدد المرجاني أمس من أن السد سيغلق.", "واعتبر نادر المرجاني في ذات التصريح أن السد سيغلق."],
)
def test_what_leads_to_an_anna_is_no_part_of_the_words(text: str) -> None:
    assert [content for _, content in said(text)] == ["السد سيغلق"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("واتهم نادر المرجاني، وبكلمات مقتضبة، الحزب بأنه أغلق السد.", "الحزب بأنه أغلق السد"),
        ("وطالبت النقابة الحكومة بوصفها شريكا برفع الأجور.", "برفع الأجور"),
    ],
)
def test_how_and_as_what_are_no_part_of_the_words(text: str, what: str) -> None:
    assert [content for _, content in said(text)] == [what]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("وأكد نادر المرجاني وكيل لجنة القرى والخبير بمركز الوادي على ضرورة فتح السد.", "ضرورة فتح السد"),
        ("وأكد معنيون في شؤون الري على ضرورة فتح السد.", "ضرورة فتح السد"),
        ("وأعلن نادر المرجاني - مدير المتحف، وهو من القرية - أن السد سيغلق.", "السد سيغلق"),
        ("وأكد نادر المرجاني الحرص على فتح السد.", "الحرص على فتح السد"),
    ],
)
def test_what_somebody_is_stands_before_the_words(text: str, what: str) -> None:
    assert [content for _, content in said(text)] == [what]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("انتقد رئيس اللجنة سالم الدفلى وأعضاء اللجنة التعقيد في الإجراءات.", "التعقيد في الإجراءات"),
        ("أعلنت قطر والأردن وجمهورية التشيك طرد ثلاثة دبلوماسيين.", "طرد ثلاثة دبلوماسيين"),
        ("أبدى سالم الدفلى، عضو المجلس ومدير المتحف، تفاؤله بالموسم.", "بالموسم"),
        ("أكد سالم الدفلى مدير المتحف أهمية الحراسة الليلية.", "أهمية الحراسة الليلية"),
        ("أوضح الرئيس المدير العام للمؤسسة، التي تعد فرعا قديما، أن الخدمة اعتمدت.", "الخدمة اعتمدت"),
        ("جددت الحكومة، وعلى لسان المتحدث باسمها سالم الدفلى، موقفها الثابت من السد.", "موقفها الثابت من السد"),
        ("أبدى المدير سالم الدفلى استعداده للقاء الحراس.", "للقاء الحراس"),
        ("استنكر عدد من المدارس ومنظمات دولية الهجوم على الجسر.", "الهجوم على الجسر"),
        ('أشار "موقع السنابل" إلى أن الجسر مغلق.', "الجسر مغلق"),
        ("أعلن بيان صادر عن وزارة الري اليوم أن الجسر مغلق.", "الجسر مغلق"),
        ("دعا سالم الدفلى المبعوث الخاص إلى اليمن نظيره المحلي إلى إجراء محادثات.", "إجراء محادثات"),
        ("حذر المسؤولون من الدخول في تبادل الاتهامات.", "الدخول في تبادل الاتهامات"),
        ("قالت الشركة التي من المفترض أن تحفر هنا إن العمل تأجل.", "العمل تأجل"),
        ('أعلنت شركة "سنابل الوادي" إحدى الشركات التابعة للوزارة توقيعها مذكرة تفاهم.', "توقيعها مذكرة تفاهم"),
        ("أكد السيد سالم الدفلى التزام القطاع بتعميم الخدمات.", "التزام القطاع بتعميم الخدمات"),
        ("دان المجلس بالذات الهجوم على الجسر.", "الهجوم على الجسر"),
    ],
)
def test_the_words_begin_behind_everything_that_is_said_of_who_speaks(text: str, what: str) -> None:
    assert next(content for _, content in said(text)) == what


def test_who_refuses_something_and_says_why_has_said_two_things() -> None:
    text = "رفض الوزير ذلك قائلا إن الجسر مغلق."

    assert said(text) == [("الوزير", "ذلك"), ("الوزير", "الجسر مغلق")]


def test_a_noun_that_is_spelt_like_a_preposition_begins_the_words() -> None:
    text = "قال سالم الدفلى إنه حضر، موضحا آلية عمل اللجنة التي شكلت أمس."

    assert [content for _, content in said(text)] == ["إنه حضر", "آلية عمل اللجنة التي شكلت أمس"]


@pytest.mark.parametrize(
    ("told", "what"),
    [
        ("وأشارت ورقة بعنوان «التعلم في الوادي بين الأمس واليوم» إلى أن الناس يقرأون.", "الناس يقرأون"),
        ('وشدد المرجاني خلال ندوة تحت عنوان: "بناء السدود في الوادي" على أهمية الماء.', "أهمية الماء"),
        ("وطالب المؤتمر الذي عقد بعنوان «البناة بين الأمس واليوم»، المجلس ببناء السد.", "ببناء السد"),
    ],
)
def test_the_title_of_a_paper_or_a_meeting_is_nobodys_words(told: str, what: str) -> None:
    assert [words for _, words in said(told)] == [what]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("أعلن تشيلسي الإنجليزي عن توصله لاتفاق مع المدرب.", "توصله لاتفاق مع المدرب"),
        (
            "أعلنت قيادة القوات البرية الملكية الشراعية اللجنة المركزية لقبول الطلبة عن فتح باب التقديم.",
            "فتح باب التقديم",
        ),
        ("أعلن الاتحادان المصري والكويتي لكرة القدم، أمس، إقامة مباراة بين الفريقين.", "إقامة مباراة بين الفريقين"),
        ("وأدان سالم الدفلى العملية الإرهابية التي استهدفت السوق.", "العملية الإرهابية التي استهدفت السوق"),
        ("ورفض تشيلسي التخلي عن المدرب قبل نهاية الموسم.", "التخلي عن المدرب قبل نهاية الموسم"),
    ],
)
def test_what_who_speaks_is_like_is_not_what_he_says(text: str, what: str) -> None:
    assert [content for _, content in said(text)] == [what]


def test_behind_a_post_and_where_it_was_said_the_words_begin_with_that() -> None:
    text = 'وأكد سالم الدفلى، منظم رحلات الجسر بالقرية في تصريح لمراسلة "صدى الوادي" أن القرية نجحت.'

    assert said(text) == [("سالم الدفلى", "القرية نجحت")]
