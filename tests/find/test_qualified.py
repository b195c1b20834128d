"""The thing that a relative clause tells more of, and the source of which a clause says how it came about."""

from __future__ import annotations

import pytest

from tests.find.reading import only, said, words

_SAID = "وقال المدير سامي الدفلى إن الجسر مغلق. "


@pytest.mark.parametrize(
    "text",
    [
        "وهذه هي المعطيات التي تؤكد أن العمل سيطول.",
        "وتأجل الافتتاح مرتين، وهي الخطوة التي كشفت خلافا في المجلس.",
        "وزاد عدد الزوار، الأمر الذي يبين أن السوق بخير.",
        "ولم يجب عن الأسئلة التي تعبر عن قلق الناس.",
    ],
)
def test_a_thing_shows_something_and_says_nothing_for_who_spoke_before(text: str) -> None:
    assert [name for name, _ in said(_SAID + text)] == ["سامي الدفلى"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وجاء ذلك بعد القرار رقم 40 الذي نص على وقف العمل.", "القرار رقم 40"),
        ("وتضمن الاتفاق المادة الخامسة التي تنص على أن يبقى الجسر مغلقا.", "المادة الخامسة"),
        ("وجاء الأتباع الذين يعتقدون أن الجسر مفتوح.", "الأتباع"),
    ],
)
def test_what_rules_and_who_speaks_right_before_the_pronoun_is_the_speaker(text: str, name: str) -> None:
    assert [who for who, _ in said(_SAID + text)] == ["سامي الدفلى", name]


@pytest.mark.parametrize(
    "text",
    [
        "ثم شرح الخطة التي قال إنها تكفي عامين.",
        "ثم جدد الكلام الذي قاله من قبل من أن العمل سيطول.",
    ],
)
def test_a_pronoun_that_goes_back_leaves_the_clause_to_who_spoke_before(text: str) -> None:
    assert {who for who, _ in said(_SAID + text)} == {"سامي الدفلى"}


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("وبحسب التقرير الذي أعده الخبراء فقد ارتفع عدد السكان.", "فقد ارتفع عدد السكان"),
        (
            'وبحسب الدراسة التي نشرها الفريق في دورية "السنابل"، فإن عرض النهر يتسع كل عام.',
            "عرض النهر يتسع كل عام",
        ),
        ('ووفقا لتقرير نشرته "الضفاف" فهناك من يشك في جدوى المشروع.', "هناك من يشك في جدوى المشروع"),
        ('ووفقا للتقرير الذي حمل عنوان "آفاق العمل"، لا يزال عدد النساء قليلا.', "لا يزال عدد النساء قليلا"),
    ],
)
def test_the_words_begin_behind_the_clause_that_says_which_source_is_meant(text: str, content: str) -> None:
    assert words(only(text), text) == content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "وأشاد الوزير خلال اجتماعه بمقر الوزارة مع السفراء بجهود المنظمة في السنابل.",
            "بجهود المنظمة في السنابل",
        ),
        ("ورحب الرئيس في كلمته بمدينة السنابل بقرار المجلس تمديد المهلة.", "بقرار المجلس تمديد المهلة"),
        ("ونوه سموه خلال استقباله بمكتبه اليوم مدير المعهد بما قدمه الشباب.", "بما قدمه الشباب"),
        ("طالب السكان بمنطقة عازلة بعمق ميلين.", "بمنطقة عازلة بعمق ميلين"),
    ],
)
def test_the_preposition_of_a_site_tells_where_and_the_next_one_tells_what(text: str, content: str) -> None:
    assert words(only(text), text) == content
