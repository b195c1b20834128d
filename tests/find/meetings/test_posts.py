"""Long posts, honorifics, «زيارة له»: how official news names those who meet."""

from __future__ import annotations

import pytest

from tests.find.meetings.reading import meetings, only, who


@pytest.mark.parametrize(
    "text",
    [
        "التقى الأمير سالم الدفلى ولي العهد النائب الثاني لرئيس الحكومة وزير الدفاع في الزاهرة الرئيس مروان الزعفراني.",
        "اجتمع الأمير سالم الدفلى ولي العهد وزير الدفاع في الزاهرة مع رئيس الحزب مروان الزعفراني.",
    ],
)
def test_the_posts_of_one_are_nobody_else(text: str) -> None:
    assert who(only(text)) == ["سالم الدفلى", "مروان الزعفراني"]


def test_an_honorific_with_its_preposition_is_no_name() -> None:
    told = "التقى الوزير سالم الدفلى بمعالي المستشار بالديوان المشرف العام على المركز الدكتور مروان الزعفراني."

    assert only(told).at.of(told).endswith("مروان الزعفراني")


@pytest.mark.parametrize(
    "told", ["زيارة له قبل قليل لمقر الصحيفة", "زيارة له أمس إلى الزاهرة", "لقاء له مع السفير مروان الزعفراني"]
)
def test_what_is_his_is_a_meeting_of_whoever_the_article_is_about(told: str) -> None:
    text = f"أكد الوزير سالم الدفلى أهمية الخطة. جاء ذلك خلال {told}."
    found = only(text)

    assert who(found)[0] == "سالم الدفلى"
    assert found.at.of(text) == told


def test_a_visit_reaches_to_the_seat_it_leads_to() -> None:
    text = "جاء ذلك خلال زيارة الوزير سالم الدفلى أمس لمقر الصحيفة."
    place = only(text).place

    assert place is not None
    assert place.of(text) == "مقر الصحيفة"


@pytest.mark.parametrize("goal", ["لفرنسا", "لروسيا", "الرسمية لتركيا"])
def test_a_state_that_ends_in_alef_is_where_somebody_goes(goal: str) -> None:
    text = f"قال الرئيس سالم الدفلى خلال زيارته {goal} إنه متفائل."

    assert only(text).at.of(text) == f"زيارته {goal}"


def test_an_hour_written_with_a_comma_ends_no_clause() -> None:
    text = "استقبل رئيس الوزراء سالم الدفلى في الساعة 6،00 صباحا السفير مروان الزعفراني."

    assert who(only(text)) == ["سالم الدفلى", "مروان الزعفراني"]


def test_what_a_prince_rules_is_no_second_prince() -> None:
    meeting = only("استقبل الأمير سالم بن نايف أمير منطقة الغدران أمس السفير مروان الزعفراني.")
    assert who(meeting) == ["سالم بن نايف", "مروان الزعفراني"]


def test_a_committee_that_something_leads_to_keeps_its_whole_name() -> None:
    text = "وقال القائد سالم الدفلى خلال جلسة للجنة القوات المسلحة بمجلس الشورى إن الهدنة صامدة."
    assert who(only(text)) == ["سالم الدفلى", "لجنة القوات المسلحة بمجلس الشورى"]


def test_a_committee_with_its_adjective_keeps_its_article() -> None:
    assert "اللجنة المركزية" in who(only("وقال سالم الدفلى في اجتماع للجنة المركزية أمس إن الهدنة صامدة."))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # a second person joined to an official without a name
        (
            "عقد مسؤول روسي رفيع والسفير مروان الزعفراني اجتماعا في القاهرة.",
            ["مسؤول روسي رفيع", "مروان الزعفراني"],
        ),
        # behind his name his posts, and then somebody else
        (
            "جرى أمس لقاء بين الأمير سالم الدفلى ولي العهد نائب رئيس مجلس الوزراء وزير الدفاع "
            "والسفير الكندي مروان الزعفراني.",
            ["سالم الدفلى", "مروان الزعفراني"],
        ),
        # a long post before the name, and another behind و
        (
            "عقد أمس اجتماع بين المدير العام للوكالة الدولية للطاقة الذرية سالم الدفلى ورئيس الحكومة مروان الزعفراني.",
            ["سالم الدفلى", "مروان الزعفراني"],
        ),
        (
            "اجتمع الوزير سالم الدفلى مع المنسق الخاص لعملية السلام في الشرق الأوسط مروان الزعفراني أمس.",
            ["سالم الدفلى", "مروان الزعفراني"],
        ),
        # the ministers of several states are one phrase
        (
            "وكان الوزير سالم الدفلى قد التقى وزراء خارجية مصر والأردن والعراق أمس في القاهرة.",
            ["سالم الدفلى", "وزراء خارجية مصر"],
        ),
        # a delegation beside a person
        (
            "الوزير سالم الدفلى ووفد من البنك الدولي يبحثان ملف القروض.",
            ["سالم الدفلى", "وفد من البنك الدولي"],
        ),
        (
            "بحث الوزير سالم الدفلى ووفد من البنك الدولي ملف القروض.",
            ["سالم الدفلى", "وفد من البنك الدولي"],
        ),
    ],
)
def test_posts_and_names_in_a_row_are_told_apart(text: str, names: list[str]) -> None:
    assert who(only(text)) == names


@pytest.mark.parametrize(
    "text",
    [
        "وها نحن نسلط الضوء على القضية تعريفا ومناقشة وبحثا في حلها.",
        "وهو من أكثر المتاحف بحثا في العالم بين مدير واحد وشركة واحدة.",
    ],
)
def test_what_is_spelt_like_a_dual_verb_tells_of_nobody(text: str) -> None:
    assert not meetings(text)


def test_a_ministry_of_two_fields_is_one() -> None:
    text = "التقى وزير الشؤون البلدية والقروية سالم الدفلى السفير مروان الزعفراني."

    assert who(only(text)) == ["سالم الدفلى", "مروان الزعفراني"]
