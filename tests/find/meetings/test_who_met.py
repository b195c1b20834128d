"""Who met, by invented sentences: leaders of delegations, posts behind names, those who lend their name or a place."""

from __future__ import annotations

import pytest

from tests.find.meetings.reading import meetings, only, who


def test_who_leads_a_delegation_goes_with_it() -> None:
    led = "زار وفد من حركة السنابل يرأسه الوزير سالم الدفلى تيماران أمس."
    named = "ووصل الوفد برئاسة فادي الدفلى النائب عن الشمال، الأحد إلى القاهرة للبحث في القضايا."
    assert who(only(led)) == ["وفد من حركة السنابل", "سالم الدفلى"]
    assert who(only(named)) == ["الوفد", "فادي الدفلى"]


def test_a_chain_of_posts_behind_a_name_hides_nobody() -> None:
    text = (
        "وانتهت مباحثات الزاهرة بين الوزير سالم الدفلى نائب رئيس المجلس وزير الصيد وزير السدود "
        "وفخامة الرئيس مروان الزعفراني أمس."
    )
    assert who(only(text)) == ["سالم الدفلى", "مروان الزعفراني"]


def test_the_meeting_of_a_body_has_no_other_side() -> None:
    text = "وقال الوزير سالم الدفلى للصحيفة إن الملف طرح خلال اجتماع مجلس الشورى في الزاهرة أمس."
    assert who(only(text)) == ["مجلس الشورى"]


def test_he_after_whom_a_hospital_is_called_is_not_visited() -> None:
    text = "وتفقد الوزير سالم الدفلى منطقة الزاهرة، حيث زار مستشفى الملك فهيد يرافقه المدير الدكتور أحمد الريحاني."
    assert [who(one) for one in meetings(text)] == [["سالم الدفلى"], ["سالم الدفلى", "أحمد الريحاني"]]


def test_a_city_that_hosts_a_summit_does_not_meet() -> None:
    text = "وعقد الرئيس سالم الدفلى مع الرئيس مروان الزعفراني قمة استضافتها العاصمة باريس أمس."
    assert who(only(text)) == ["سالم الدفلى", "مروان الزعفراني"]


def test_whom_he_meets_on_his_visit_he_meets_himself() -> None:
    text = (
        "يصل الوزير سالم الدفلى، الخميس، القاهرة في زيارة رسمية "
        "يلتقي خلالها السفير مروان الزعفراني والنائب رائد الجلنار."
    )
    assert who(meetings(text)[-1]) == ["سالم الدفلى", "مروان الزعفراني", "رائد الجلنار"]


def test_of_the_second_side_the_adjective_may_be_all_that_is_said() -> None:
    text = "وتوقفت المحادثات بين الجانب الفلسطيني والإسرائيلي أمس."
    assert who(only(text)) == ["الجانب الفلسطيني", "الإسرائيلي"]


def test_the_other_side_may_stand_behind_a_comma() -> None:
    text = "وأشارت الوكالة إلى اجتماع الوزير أحمد الدفلى الجمعة، بوفد تونسي في القاهرة."
    assert who(only(text)) == ["أحمد الدفلى", "وفد تونسي"]


def test_who_took_part_in_the_meeting_of_a_body_met_it() -> None:
    text = "وأكد مسؤول أن الوزير هيثم القطراني شارك في اجتماع لجنة المتابعة الذي عقد في الزاهرة أمس."
    assert set(who(only(text))) == {"لجنة المتابعة", "هيثم القطراني"}


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("التقى الوزير سالم الدفلى أكثر من 50 نائبا أمس.", "أكثر من 50 نائبا"),
        ("اجتمع الوزير سالم الدفلى بنحو 20 سفيرا.", "نحو 20 سفيرا"),
        ("عقد الوزير سالم الدفلى اجتماعا مع 20 سفيرا.", "20 سفيرا"),
    ],
)
def test_people_of_whom_only_the_number_is_said_take_part(text: str, many: str) -> None:
    assert who(only(text)) == ["سالم الدفلى", many]


def test_a_house_that_takes_in_so_many_meets_nobody() -> None:
    assert not meetings("وقالت منظمة السنابل إنها استقبلت 151 مصابا على مدى الأيام الماضية في القاهرة.")
