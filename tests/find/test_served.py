"""Names behind a post that serves somebody: the superior's, and further on the holder's own."""

from __future__ import annotations

import pytest

from tests.find.reading import only, said


def speaker(text: str) -> str | None:
    return only(text).speaker_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال مستشار كورسيل إن السد آمن.", "مستشار كورسيل"),
        ("قال محامي سامي الدفلى إن السد آمن.", "محامي سامي الدفلى"),
        ("قالت زوجة سامي إن السد آمن.", "زوجة سامي"),
        ("قال مبعوث كورسيل إلى سوريا إن السد آمن.", "مبعوث كورسيل إلى سوريا"),
        ("قال مدير مكتب كورسيل إن السد آمن.", "مدير مكتب كورسيل"),
    ],
)
def test_a_post_without_an_article_is_of_whom_it_names(text: str, name: str) -> None:
    assert speaker(text) == name


@pytest.mark.parametrize(
    "post",
    [
        "مستشار كورسيل للأمن القومي، نادر الراوي،",
        "مستشار كورسيل للأمن القومي نادر الراوي",
        "مبعوث كورسيل إلى سوريا نادر الراوي",
        "مبعوث كورسيل الخاص نادر الراوي",
        "محامي كورسيل، نادر الراوي،",
        "مستشار كورسيل الدكتور نادر الراوي",
        "مدير حملة كورسيل، نادر الراوي،",
        "رئيس فريق تيمارون نادر الراوي",
    ],
)
def test_the_holder_is_named_behind_the_superior(post: str) -> None:
    assert speaker(f"قال {post} إن السد آمن.") == "نادر الراوي"


@pytest.mark.parametrize("post", ["مستشاره", "المستشار", "مستشار الري", "مساعدها", "ممثل المنظمة"])
def test_behind_a_complete_post_stands_its_holder(post: str) -> None:
    assert speaker(f"قال {post} نادر الراوي إن السد آمن.") == "نادر الراوي"


@pytest.mark.parametrize(
    "who",
    [
        "مسؤول أمريكي في إدارة الرئيس كورسيل",
        "مسؤول كبير بإدارة الرئيس نادر كورسيل",
        "مصدر مقرب من الرئيس كورسيل",
        "مسؤول بارز في حكومة رئيس الوزراء نادر الراوي",
    ],
)
def test_an_official_in_the_office_of_a_president_is_not_the_president(who: str) -> None:
    statement = only(f"قال {who} إن السد آمن.")

    assert statement.speaker_name == who
    assert statement.anonymous


def test_the_superior_speaks_for_himself_later_by_his_full_name() -> None:
    text = "كتب مسؤول في مكتب الرئيس الفرنسي سامي الدفلى أن السد آمن. وقال الدفلى إن الجسر مفتوح."

    assert [name for name, _ in said(text)] == ["مسؤول في مكتب الرئيس الفرنسي سامي الدفلى", "سامي الدفلى"]


@pytest.mark.parametrize("who", ["مستشار للرئيس الفرنسي سامي كورسيل", "مستشار لوزير النقل سامي الدفلى"])
def test_behind_an_adviser_to_a_president_the_president_is_named(who: str) -> None:
    assert speaker(f"قال {who} إن السد آمن.") == who


@pytest.mark.parametrize("who", ["محامو سامي الدفلى", "أبناء سامي الدفلى", "أحد أصدقاء كورسيل"])
def test_those_of_a_man_are_not_he(who: str) -> None:
    text = f"وصل سامي الدفلى ونادر كورسيل أمس. وقال {who} إن السد آمن."

    assert [name for name, _ in said(text)] == [who]


def test_whose_they_are_speaks_by_his_own_name() -> None:
    text = "قال محامو سامي الدفلى إن السد آمن. وقال الدفلى إن الجسر مفتوح."

    assert [name for name, _ in said(text)] == ["محامو سامي الدفلى", "سامي الدفلى"]
