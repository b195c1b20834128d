"""Who speaks, and what the verb takes, where other words stand between."""

from __future__ import annotations

import pytest

from tests.find.reading import read, said


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("وتوقع كثير من النقاد أن يفوز الفريق.", "كثير من النقاد", "يفوز الفريق"),
        ("أدانت العديد من الدول سقوط القتلى في المدينة.", "العديد من الدول", "سقوط القتلى في المدينة"),
        ("وطالب العديد من السكان بإعادة العرض.", "العديد من السكان", "بإعادة العرض"),
    ],
)
def test_many_of_a_kind_may_speak(text: str, who: str, what: str) -> None:
    assert said(text) == [(who, what)]


def test_a_plural_that_keeps_its_ending_has_no_genitive_behind_it() -> None:
    assert said("وأكد مسؤولون منع الأسلحة النارية في الساحة.") == [("مسؤولون", "منع الأسلحة النارية في الساحة")]


def test_behind_a_high_rank_the_source_is_over() -> None:
    text = "نفى مسؤول حكومي رفيع المستوى تورط بلاده في الحادث."

    assert said(text) == [("مسؤول حكومي رفيع المستوى", "تورط بلاده في الحادث")]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("أعلنت السلطات في المدينة حظر التجول.", "حظر التجول"),
        ("أكد نادر المرجاني خلال اللقاء دعم الوزارة للمشروع.", "دعم الوزارة للمشروع"),
        ("أكد نادر المرجاني في حوار للصحيفة ترشحه للانتخابات.", "ترشحه للانتخابات"),
    ],
)
def test_a_noun_behind_the_words_of_place_and_occasion_is_what_the_verb_takes(text: str, what: str) -> None:
    assert [words for _, words in said(text)] == [what]


def test_the_letters_of_an_abbreviation_introduce_nothing() -> None:
    text = "وقال الوزير في مقابلة مع شبكة (سي.إن.إن) الإخبارية إن القرار صعب."

    assert said(text) == [("الوزير", "القرار صعب")]


def test_in_his_turn_opens_a_verb_that_looks_like_a_preposition() -> None:
    assert said("بدوره عبر الوزير عن اعتزازه بجميع العاملين.") == [("الوزير", "بجميع العاملين")]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("شرح المدير كيف تعمل الآلة الجديدة.", "كيف تعمل الآلة الجديدة"),
        ("وتساءل الكاتب لماذا أغلقت السوق مبكرا.", "لماذا أغلقت السوق مبكرا"),
    ],
)
def test_a_word_of_asking_opens_what_is_told(text: str, what: str) -> None:
    assert [words for _, words in said(text)] == [what]


def test_one_may_hope_for_something_without_a_preposition() -> None:
    assert said("ويأمل السكان تحقيق فوز مماثل.") == [("السكان", "تحقيق فوز مماثل")]


def test_a_body_estimates() -> None:
    text = "وقدرت الوزارة عدد المنشآت المشمولة بألفي منشأة."

    assert said(text) == [("الوزارة", "عدد المنشآت المشمولة بألفي منشأة")]


def test_behind_a_noun_of_demanding_stand_who_demands_and_of_whom() -> None:
    text = "جاء ذلك بعد مطالبة مجلس النواب الحكومة بتقديم الحسابات."

    assert said(text) == [("مجلس النواب", "بتقديم الحسابات")]


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ('ورد نادر المرجاني على منتقديه بقوله: "لن نغلق الجسر أبدا".', "نادر المرجاني", "لن نغلق الجسر أبدا"),
        ("ودلل نادر المرجاني على ذلك بقوله إن السوق خالية.", "نادر المرجاني", "السوق خالية"),
        ('وعلقت سلمى الدفلى على الحفل بقولها في الختام "كان الحفل جميلا جدا هذا العام".', "سلمى الدفلى", None),
    ],
)
def test_by_his_saying_tells_what_somebody_did_with_words(text: str, who: str, what: str | None) -> None:
    assert [name for name, _ in said(text)] == [who]
    assert what is None or said(text) == [(who, what)]


def test_a_verse_is_cited_and_whoever_cites_it_goes_on() -> None:
    text = "قال نادر المرجاني إن الصدقة واجبة لقوله تعالى: {خذ من أموالهم صدقة}. وأضاف أن الصبر جميل."

    assert [name for name, _ in said(text)] == ["نادر المرجاني", "تعالى", "نادر المرجاني"]


def test_a_preposition_that_both_post_and_verb_take_is_the_verb_s_where_no_other_follows() -> None:
    text = "وحذر المسؤولون من الدخول في تبادل الاتهامات."

    assert [what for _, what in said(text)] == ["الدخول في تبادل الاتهامات"]
    assert said("وشدد المشرف على المشروع سالم الدفلى على ضرورة الصيانة.")[0][0] == "سالم الدفلى"


def test_a_participle_and_the_noun_behind_it_make_one_statement() -> None:
    assert len(said("ووقف المدير مجيبا عن سؤال، متسائلا بقوله: فمن أين جاءت البطاقات الزائدة؟")) == 1


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("وقالت نادية الدفلى نحن نعمل ليلا في المشغل.", "نادية الدفلى", "نحن نعمل ليلا في المشغل"),
        ("زار نادر المرجاني السوق وقال يجب فتح الطريق اليوم.", "نادر المرجاني", "يجب فتح الطريق اليوم"),
        ("أما نادر المرجاني فيقول أتمنى أن يفتح الطريق اليوم.", "نادر المرجاني", "أتمنى أن يفتح الطريق اليوم"),
    ],
)
def test_behind_said_the_words_may_follow_at_once(text: str, who: str, what: str) -> None:
    assert said(text)[0] == (who, what)


def test_he_and_others_speak_and_are_not_what_is_said() -> None:
    assert said("وقال هو وخبراء آخرون إن الكنز صغير.")[0][1] == "الكنز صغير"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("ووجه الوزير سالم الدفلى تحذيرا إلى السكان من عبور الجسر.", "عبور الجسر"),
        ("ووجه الوزير سالم الدفلى إنذارا بإغلاق الجسر في الشتاء.", "بإغلاق الجسر في الشتاء"),
        ("وقدم الوزير سالم الدفلى شكره وتقديره لجميع العاملين.", "لجميع العاملين"),
        ("وتقدم الوزير سالم الدفلى بالشكر إلى العاملين على صبرهم الطويل.", "صبرهم الطويل"),
    ],
)
def test_a_verb_that_says_nothing_hands_over_what_its_noun_says(text: str, what: str) -> None:
    assert said(text) == [("سالم الدفلى", what)]


@pytest.mark.parametrize(
    "text",
    [
        "ووجه الوزير سالم الدفلى الشكر إلى الفريق في ختام الحفل.",
        "والحفر التي أطلق عليها السكان اسما جديدا شكلت تهديدا لحياة الأطفال.",
    ],
)
def test_a_noun_in_the_accusative_says_nothing_by_itself(text: str) -> None:
    assert said(text) == []


def test_thanks_end_the_words_before_them() -> None:
    text = "وقال الوزير سالم الدفلى إن الجسر آمن، مقدما شكره للعاملين فيه."

    assert said(text) == [("سالم الدفلى", "الجسر آمن"), ("سالم الدفلى", "للعاملين فيه")]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("وخرج السكان مطالبين بفتح الجسر.", ["بفتح الجسر"]),
        ("واختتم سكان البلدة اللقاء منددين بإغلاق الجسر.", ["بإغلاق الجسر"]),
        ("وبقي السكان متمسكين بالصبر في الوادي.", []),
        ("وأوقفت الشرطة أربعة متهمين بسرقة الجسر.", []),
    ],
)
def test_participles_in_the_plural_tell_what_others_said(text: str, what: list[str]) -> None:
    assert [words for _, words in said(text)] == what


def test_a_name_in_marks_behind_the_verb_speaks_where_the_words_follow() -> None:
    assert said('وأشار "بريد الضفاف" إلى أن الجسر آمن تماما.') == [("بريد الضفاف", "الجسر آمن تماما")]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("وجاء ذلك بعد موافقة الحكومة في 30 أيار/مايو على بناء الجسر الجديد.", ["بناء الجسر الجديد"]),
        ("وجاء ذلك غداة تحذير وزير الري -سالم الدفلى- من أن الجسر ينهار.", ["الجسر ينهار"]),
        ("ورغم نفي شركة الضفاف القيام بأي أعمال في الوادي.", ["القيام بأي أعمال في الوادي"]),
        ("وبعد إصرار مسؤولي السفارة أغلق الجسر إلا أنه فتح مساء.", []),
    ],
)
def test_a_noun_of_saying_keeps_its_words_behind_days_and_posts(text: str, what: list[str]) -> None:
    assert [words for _, words in said(text)] == what


def test_a_light_verb_with_a_name_that_begins_like_a_preposition_demands_nothing() -> None:
    assert "demand" not in [one.act.value for one in read("ووجه بلينكن نداء جديدا لفتح الجسر.").statements]


@pytest.mark.parametrize(
    "text",
    [
        "أغلق الجسر الكبير أمس بسبب الأمطار. صرح بذلك مدير الطرق سالم الدفلى.",
        "أغلق الجسر الكبير أمس بسبب الأمطار.\nأوضح ذلك لوكالة الضفاف مدير الطرق سالم الدفلى.",
        "أغلق الجسر الكبير أمس بسبب الأمطار .. صرح بذلك مدير الطرق سالم الدفلى.",
        "أغلق الجسر الكبير أمس بسبب الأمطار. وأوضح ذلك مدير الطرق سالم الدفلى لدى زيارته أمس دار القضاء.",
        "أغلق الجسر الكبير أمس بسبب الأمطار. وقد أعلن ذلك مدير الطرق سالم الدفلى.",
    ],
)
def test_who_said_that_said_the_sentence_before(text: str) -> None:
    assert said(text) == [("سالم الدفلى", "أغلق الجسر الكبير أمس بسبب الأمطار")]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("أغلق الجسر الكبير أمس أمام السكان. وأكد ذلك التقرير أهمية الجسر للقرية.", ["أهمية الجسر للقرية"]),
        ("أغلق الجسر الكبير أمس أمام السكان. وأكد ذلك المدير، في بيان أمس، أن النهر عال.", ["النهر عال"]),
        ("وأعلن ذلك المدير سالم الدفلى لدى زيارته أمس دار القضاء في القرية.", []),
    ],
)
def test_that_one_says_what_follows_and_that_alone_nothing_of_it(text: str, what: list[str]) -> None:
    assert [words for _, words in said(text)] == what


def test_a_name_in_marks_speaks_behind_a_verb_that_looks_like_a_preposition() -> None:
    assert said('وأبان "الصباغ"، في تصريح أمس، أن الجسر آمن.') == [("الصباغ", "الجسر آمن")]
    assert said('وأكد المدير عبر "صباح الوادي"، أن الجسر آمن.') == [("المدير", "الجسر آمن")]


def test_who_said_that_behind_another_s_words_points_at_nothing() -> None:
    text = "قال الوزير نادر المرجاني إن الجسر آمن. أكد ذلك مدير الطرق سالم الدفلى."

    assert ("سالم الدفلى", "قال الوزير نادر المرجاني إن الجسر آمن") not in said(text)


def test_who_lays_the_blame_accuses_with_or_without_the_doubled_letter() -> None:
    assert said("حملت المعارضة الحكومة مسؤولية انهيار السد.") == [("المعارضة", "الحكومة مسؤولية انهيار السد")]
    assert said("وعليهم جميعا تحمل المسؤولية الآن.") == []
    assert said("وجاء الأمر الذي يحمل الوزارة مسؤولية كبيرة في الرقابة.") == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("وقال وزير النقل نادر المرجاني إن بلاده ترفض الرسوم الجديدة.", "الرسوم الجديدة"),
        ("فيما يأمل المراقبون في تحقيق تقدم قبل الشتاء.", "تحقيق تقدم قبل الشتاء"),
        ("وفي الأثناء حكمت محكمة الزاهرة بسجن الحارس أربعة أشهر.", "بسجن الحارس أربعة أشهر"),
    ],
)
def test_a_homeland_people_and_a_court_decide_for_themselves(text: str, what: str) -> None:
    assert said(text)[-1][1] == what


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('ودعا نادر المرجاني "لتضامن صادق" بين القرى المجاورة.', '"لتضامن صادق" بين القرى المجاورة'),
        ('وأشاد نادر المرجاني "بالعلاقة الخاصة" مع القرى المجاورة.', '"بالعلاقة الخاصة" مع القرى المجاورة'),
    ],
)
def test_the_preposition_that_the_verb_takes_may_stand_inside_the_mark(text: str, what: str) -> None:
    assert said(text) == [("نادر المرجاني", what)]


def test_what_somebody_says_beside_the_rest_is_said() -> None:
    text = "وقال نادر المرجاني إن الجسر جاهز، مع التأكيد على ضرورة فحصه قبل الشتاء."

    assert said(text)[-1] == ("نادر المرجاني", "ضرورة فحصه قبل الشتاء")
    assert said("وطاف الزوار بالمتحف مع الاطلاع على شروط العمل فيه.") == []


def test_now_is_no_that() -> None:
    assert said("يرى المدير سامي الدفلى الآن طريقا آخر.") == []


def test_one_asks_about_a_thing_with_either_preposition() -> None:
    assert said("وتساءل النائب حول سبب تأخر الجسر.") == [("النائب", "سبب تأخر الجسر")]


def test_what_was_announced_before_is_not_what_follows() -> None:
    text = "وقال المدير إن القرار تدارسته الوزارة وأعلنت عنه أكثر من مرة وإن من حقها أن تفتح الجسر."

    assert [who for who, _ in said(text)] == ["المدير"]
