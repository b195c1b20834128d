"""Sources named beside a clause: which clause is theirs."""

from __future__ import annotations

import re

import pytest

from tests.find.reading import said


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("وقال شهود إن القصف طال الحي، في حين صمدت الهدنة في المدينة، بحسب مسؤولين محليين.", "صمدت الهدنة في المدينة"),
        ("كما هدد السيل القرية، وفق ما ذكرت وكالة الوادي.", "هدد السيل القرية"),
        ("وكان الجسر مغلقا، بحسب وكالة الوادي.", "كان الجسر مغلقا"),
        ("ومن المقرر أن يفتح الجسر غدا، بحسب وكالة الوادي.", "من المقرر أن يفتح الجسر غدا"),
        ("ووسط القرية جسر مغلق، بحسب وكالة الوادي.", "وسط القرية جسر مغلق"),
        ("في القرية جسر مغلق، بحسب وكالة الوادي.", "في القرية جسر مغلق"),
    ],
)
def test_the_clause_is_its_own_and_begins_behind_what_joins_it(text: str, what: str) -> None:
    assert said(text)[-1][1] == what


def test_a_source_behind_he_governs_what_he_is() -> None:
    text = "تراجع سعر القمح أمس وهو بحسب وكالة الوادي أدنى سعر في سنوات."

    assert not said(text)[-1][1].startswith("تراجع")


def test_as_somebody_says_closes_a_sentence_without_a_comma() -> None:
    text = "نقل الجرحى إلى مشفى القرية كما أعلن مسؤول في الرابطة لوكالة الوادي."

    assert [content for _, content in said(text)] == ["نقل الجرحى إلى مشفى القرية"]


def test_as_somebody_fears_is_no_source() -> None:
    assert said("يحب الحارس الكرة، كما يخاف زملاؤه من عصبيته.") == []


def test_a_name_of_no_list_may_be_the_source_before_a_comma() -> None:
    assert said("وبحسب فورستن، سيزداد عدد السيارات في المدينة.")[0][1] == "سيزداد عدد السيارات في المدينة"


@pytest.mark.parametrize("lead", ["وبحسب بيانات أحصتها وكالة الوادي من الموانئ، فإن", "وبحسب وزارة الري، فإن"])
def test_what_fa_inna_leads_to_is_what_the_source_says(lead: str) -> None:
    assert [content for _, content in said(f"{lead} صادرات القمح زادت هذا العام.")] == ["صادرات القمح زادت هذا العام"]


def test_a_second_source_beside_the_first_is_no_part_of_the_words() -> None:
    text = "ووفقا لمصدر أمني ووزير في حكومة الهضبة، غادر الوفد المدينة ليلا."

    assert said(text)[-1][1] == "غادر الوفد المدينة ليلا"


def test_the_words_that_a_source_leads_to_end_where_another_saying_begins() -> None:
    text = "وبحسب وزارة الري، عبرت الشاحنات الجسر صباحا، مشيرة إلى أن السد آمن."

    assert said(text)[0][1] == "عبرت الشاحنات الجسر صباحا"


def test_a_clause_goes_on_behind_where_its_source_is() -> None:
    text = "ولم يكن المدير، بحسب وزارة الري في المدينة، على علم بالخطة."

    assert said(text)[0][1] == "لم يكن المدير … على علم بالخطة"


def test_who_published_a_report_is_no_part_of_what_it_says() -> None:
    text = 'ووفقا لتقرير نشرته صحيفة "الضفاف"، غادر الوفد المدينة ليلا.'

    assert said(text)[-1][1] == "غادر الوفد المدينة ليلا"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("ووفقا لنتائج دراسة الضفاف، جاءت البلدة في الصدارة هذا العام.", "دراسة الضفاف"),
        ("وتتراجع المساحات المزروعة في الوادي، بحسب آخر إحصائية رسمية.", "إحصائية رسمية"),
        ("وسيفتح الجسر غدا، وفقا لبعض المسؤولين.", "بعض المسؤولين"),
        ("قال سالم الدفلى إن الجسر آمن. وسيفتح غدا، وفقا لذات المصدر.", "سالم الدفلى"),
    ],
)
def test_before_the_source_may_stand_what_is_known_of_it(text: str, who: str) -> None:
    assert said(text)[-1][0] == who


def test_what_stands_in_a_statement_may_be_quoted_at_once() -> None:
    assert said('وجاء في البيان "نعلن استئناف الحوار مع البلدة غدا".')[0][1] == "نعلن استئناف الحوار مع البلدة غدا"


def test_many_in_the_accusative_are_whom_the_verb_takes() -> None:
    assert "عددا من البنوك" not in [who for who, _ in said("وحذرت الوزارة عددا من البنوك من المضاربة.")]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("وسافر الوفد، لكن بحسب وكالة الوادي، يبقى الوزير في البلدة.", "يبقى الوزير في البلدة"),
        ("ومن المقرر -بحسب وكالة الوادي- فتح الجسر غدا.", "من المقرر … فتح الجسر غدا"),
    ],
)
def test_an_adverbial_that_turns_or_is_set_apart_governs_what_goes_on(text: str, what: str) -> None:
    assert said(text)[-1][1] == what


@pytest.mark.parametrize(
    "text",
    [
        "تسير الأعمال في الطريق وفق البرنامج الزمني المعتمد من البلدية.",
        "وستوزع الحقول على المزارعين وفقا لشروط محددة في كراسة المشروع.",
        "وتفتح الأسواق أبوابها حسب النظام الجديد حتى منتصف الليل.",
        "سار الحفل طبقا للبرنامج.",
    ],
)
def test_how_something_is_done_is_nobodys_saying(text: str) -> None:
    assert said(text) == []


def test_what_a_programme_says_is_its_own() -> None:
    assert [what for _, what in said("وجاء في البرنامج أن الجسر سيفتح في الربيع.")] == ["الجسر سيفتح في الربيع"]


def test_a_programme_that_is_named_is_a_body() -> None:
    assert said("وعبرت أربعون شاحنة الجسر، بحسب برنامج الغوث الإقليمي.")[0][0] == "برنامج الغوث الإقليمي"


@pytest.mark.parametrize(
    "text",
    [
        "وأكد الدكتور سالم الدفلى، والمهندس نادر المرجاني، أن السد قديم. وأضافا أن العمل جار.",
        "وأشار كل من الباحثين سالم الدفلى ونادر المرجاني إلى أن السد قديم. وأضافا أن العمل جار.",
        "وأوضح الدفلى والمرجاني أن السد قديم، لافتين إلى أن العمل جار.",
        'وأوضح "الدفلى" و"المرجاني" أن السد قديم، لافتين إلى أن العمل جار.',
    ],
    ids=["commas", "a preposition that the verb takes", "family names", "marks"],
)
def test_two_who_speak_are_both_named_and_go_on_together(text: str) -> None:
    both = {who for who, _ in said(text)}

    assert len(both) == 1
    assert {"الدفلى", "المرجاني"} <= set(re.findall("الدفلى|المرجاني", str(both)))


def test_a_verb_behind_a_comma_joins_no_speaker() -> None:
    text = "وأكد الوزير سالم الدفلى، ونادر المرجاني بجانبه، أن السد قديم."

    assert [who for who, _ in said(text)] == ["سالم الدفلى"]
