"""Where the name of a speaker begins and ends among the words around it."""

from __future__ import annotations

import pytest

from tests.find.reading import said


def names(text: str) -> list[str | None]:
    return [name for name, _ in said(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("بدأ الملك زاهر كلمته بتحية الحضور، وقال إن الأمر سهل.", "زاهر"),
        ("جدد نادر المرجاني استعداده للحوار، وقال إن الأمر سهل.", "نادر المرجاني"),
        ("نقل المحافظ نادر المرجاني تحيات الرئيس للحضور، وقال إن الأمر سهل.", "نادر المرجاني"),
        ("جزم نادر المرجاني باستحالة تأجيل الجلسة.", "نادر المرجاني"),
        ("طالب نادر المرجاني بإخضاع الصندوق لرقابة المجلس.", "نادر المرجاني"),
        ("قال اللاعب فارس البيدر المنتقل إلى النادي إن الأمر سهل.", "فارس البيدر"),
        ("أعلن وزير الري بطء العمل، خاصة التزامه بالموعد، وقال الوزير إن الأمر سهل.", "وزير الري"),
    ],
    ids=["his speech", "his readiness", "greetings", "a noun of action", "a hamza below", "a participle", "especially"],
)
def test_a_name_ends_before_a_word_that_its_shape_shows_to_be_none(text: str, name: str) -> None:
    assert names(text)[-1] == name


def test_a_word_behind_a_preposition_is_a_name_where_the_article_has_it_alone() -> None:
    text = "أكد الرئيس زاهر كاركون لكورسيلين على ضرورة الاتفاق. وقال يان كورسيلين إن الأمر سهل."

    assert names(text) == ["زاهر كاركون", "يان كورسيلين"]


def test_what_stands_behind_an_outlet_in_marks_is_said_and_no_name() -> None:
    text = 'وقال زاهر كاركون لفرانس برس "لقد فوجئنا بهذا القرار".'

    assert said(text) == [("زاهر كاركون", "لقد فوجئنا بهذا القرار")]


def test_basim_is_a_name_behind_an_honorific_and_none_behind_a_spokesman() -> None:
    assert names("قال الدكتور باسم المرجاني إن الأمر سهل.") == ["باسم المرجاني"]
    assert names("قال المتحدث باسم الجيش إن الأمر سهل.") == ["المتحدث باسم الجيش"]


def test_a_family_name_may_be_the_word_for_a_body() -> None:
    text = "اعتبر الباحث في الشؤون السياسية علاء النادي أن القرار صحيح. وقدر النادي أن الكلفة كبيرة."

    assert names(text) == ["علاء النادي", "علاء النادي"]


def test_an_unnamed_source_ends_with_its_adjective_before_a_verb() -> None:
    text = "نقلت صحيفة الضفاف عن دبلوماسي بيلساني وصفته بالبارز قوله إن الأمر سهل."

    assert names(text) == ["دبلوماسي بيلساني"]


def test_a_place_behind_a_family_name_alone_is_no_part_of_it() -> None:
    text = 'وصل الوزير يان كورسيل. وزار كورسيل دمشق في آذار. ونقلت وكالة الضفاف عن كورسيل قوله "الأمر سهل هذه المرة".'

    assert names(text) == ["يان كورسيل"]


def test_an_object_in_the_accusative_is_no_name_behind_a_preposition() -> None:
    assert names("قرأ سامي الدفلى بيانا أكد فيه أن الجسر آمن.") == ["سامي الدفلى"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقال المرجاني مبتسما في مؤتمر صحافي إن السد آمن.", "المرجاني"),
        ("وقال ديلفان مكتفيا باسمه الأول إن السد آمن.", "ديلفان"),
        ("انتقد نادر الدفلى كل من يتأخر عن موعده.", "نادر الدفلى"),
        ("أكد المستشار فوزي تاج الدين، أن السد آمن.", "فوزي تاج الدين"),
        ("وقال حسني السيد نائب رئيس الجمعية إن السد آمن.", "حسني السيد"),
        ("وأوضح أحمد بن سالم السعدي مدير المدرسة أن السد آمن.", "أحمد بن سالم السعدي"),
        ("وذكر نادر سيمولاني (48 عاما) أن السد آمن.", "نادر سيمولاني"),
    ],
)
def test_a_name_ends_where_its_words_end(text: str, name: str) -> None:
    assert names(text) == [name]


def test_a_verb_behind_a_full_name_is_no_part_of_it() -> None:
    text = "قال ريتشارد سميث إن الجسر آمن. وذكرت الوزيرة أن ريتشارد سميث زار المستشفى."

    assert names(text)[0] == "ريتشارد سميث"


def test_a_family_name_spelt_like_a_verb_is_known_by_the_verb_before_it() -> None:
    text = "حث نادر سيمولاني مدرب الفريق الاتحاد على تغيير القاعدة. وقال سيمولاني أمس إن القاعدة قديمة."

    assert names(text) == ["نادر سيمولاني"] * 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال الوزير بستان إن السد آمن.", "بستان"),
        ("من جانبه، أكد رضا خشبي أن الاجتماع كان مثمرا.", "رضا خشبي"),
        ("دعت الدكتورة وحدة المرجاني مستشارة رئيس المجلس إلى فتح الجسر.", "وحدة المرجاني"),
        ("قال الرئيس التنفيذي لنور الكروم للسفر والسياحة هلال بن ناصر إن الإقبال جيد.", "هلال بن ناصر"),
        ("قال مهنا سعيد مساعد مدرب الفريق إن الفريق جاهز.", "مهنا سعيد"),
        ("حضر جمال فايز رئيس قسم الأنشطة. وألقى جمال فايز كلمته مؤكدا أن السد آمن.", "جمال فايز"),
    ],
)
def test_words_that_may_be_nouns_are_a_name_where_nothing_else_can_stand(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أكد ماريو جوتزني الفائز مع المنتخب أن السد آمن. وقال جوتزني إن الفريق جاهز.", "ماريو جوتزني"),
        ("كشف الناطق باسم الحكومة الهولندية راجح شاهق عن عودة القوارب.", "راجح شاهق"),
        ("وقال بارنيلاس الذي يحتفل يوم الأحد: سعيد بالعودة.", "بارنيلاس"),
        ("وقالت والدته إن الطفل بخير.", "والدته"),
    ],
)
def test_who_is_named_beside_a_title_or_a_clause_keeps_his_own_words(text: str, name: str) -> None:
    assert set(names(text)) == {name}


def test_behind_the_first_half_of_a_name_stands_the_second_whatever_it_is() -> None:
    assert names("واستنكر نادر أبو عرجا عرقلة الدخول.") == ["نادر أبو عرجا"]


def test_whoever_runs_a_province_is_no_woman_for_it() -> None:
    text = "وألقى مسير أعمال محافظة الكروم جمال سعيد كلمة. واستنكر سعيد عرقلة الدخول، داعيا إلى فتح الجسر."

    assert names(text) == ["جمال سعيد"] * 2


def test_a_noun_of_action_behind_a_given_name_is_no_family_name() -> None:
    text = "أعلن الوزير تميم استثمار بشكل مباشر في السوق."

    assert said(text) == [("تميم", "استثمار بشكل مباشر في السوق")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("استعرض الرئيس سالم نادر الدفلون جملة من القضايا، وقال إن السد آمن.", "سالم نادر الدفلون"),
        ("وأكد مصطفى حمدان أمين الهيئة أن السد آمن.", "مصطفى حمدان"),
        ("واستبعد مصدر مختص نيته إلغاء العملية.", "مصدر مختص"),
        ("نقلت وكالة الخزامى عن علماء افتراضهم أن السد آمن.", "علماء"),
        ("وأكد وزير النقل لدى زيارته أن السد آمن.", "وزير النقل"),
        ("وانتقل الفلاحون في شاحناتهم إلى المدينة، وطالبوا بمقابلة الوالي.", "الفلاحون"),
    ],
)
def test_a_name_ends_before_what_somebody_does_or_has(text: str, name: str) -> None:
    assert names(text)[-1] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقال رئيس حزب غد الكروم سالم الدفلى إن السد آمن.", "سالم الدفلى"),
        ('وقال المدير التجاري لموقع "السنابل" العربية الأستاذ سالم الدفلى إن السد آمن.', "سالم الدفلى"),
        ('وقال المدير لصحيفة "السنابل" إن السد آمن.', "المدير"),
        ("وأعلنت شركة يوم الأحد أن السد آمن.", "شركة"),
        ("وأعلنت شركة مايكروسوفت أن العمل جار.", "شركة مايكروسوفت"),
    ],
)
def test_a_post_reaches_over_a_body_called_by_a_time_or_in_marks(text: str, name: str) -> None:
    assert names(text) == [name]


def test_a_noun_in_hamza_behind_a_post_is_what_somebody_gives_and_no_adjective() -> None:
    text = "وقدم مدير صحة الوادي التهنئة للجميع، مؤكدا أن العمل جار."

    assert names(text)[-1] == "مدير صحة الوادي"


def test_a_hyphen_ties_a_that_to_its_name() -> None:
    assert said("وقال الوزير مون جيه-إن يوم الخميس، إن الجسر مفتوح.") == [("مون جيه-إن", "الجسر مفتوح")]


def test_a_post_with_its_adjective_behind_a_name_is_no_part_of_it() -> None:
    text = "ونقل الأمير نواف بن سالم الرئيس العام لرعاية الشباب التحية، مشيرا إلى أن العمل جار."

    assert names(text)[-1] == "نواف بن سالم"


def test_what_one_condemns_stands_behind_all_his_posts() -> None:
    text = "استنكر الشيخ سالم الدفلى المفتي العام للكروم خطيب الجامع الكبير اقتحام عدد كبير من الغرباء."

    assert said(text) == [("سالم الدفلى", "اقتحام عدد كبير من الغرباء")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال سامي كورسيل إن السد آمن. ودعا كورسيل الصين إلى الحوار.", "سامي كورسيل"),
        ("قضى كورسيل عطلة العيد هنا. وقال الوزير سامي كورسيل إن السد آمن.", "سامي كورسيل"),
        ("وأوضح سامي الدفلى المشرف على المشروع أن العمل جار.", "سامي الدفلى"),
        ("وقال المتحدث باسم المدينة ياكوب فال إن العمل جار.", "ياكوب فال"),
        ("وأعلن رئيس جمعية الوادي لطب العيون سالم الدفلى أن العمل جار.", "سالم الدفلى"),
    ],
    ids=[
        "a state",
        "a noun",
        "a post that leads on",
        "behind a post a noun may be a name",
        "no name but what it is for",
    ],
)
def test_what_stands_behind_a_family_name_is_no_part_of_it(text: str, name: str) -> None:
    assert names(text)[-1] == name


def test_an_adjective_of_several_is_no_name_of_one() -> None:
    text = "وذكر مسؤولون أمنيون أن السد آمن. وقال مسؤولون أمنيون إن العمل جار."

    assert names(text) == ["مسؤولون أمنيون", "مسؤولون أمنيون"]
