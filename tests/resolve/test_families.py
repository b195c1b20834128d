"""Who is meant by a family name that no entry gives by itself, and by a post that names its body outright."""

from __future__ import annotations

import pytest

from qawl.resolve.phrases import read_post_phrase
from tests.resolve.linking import index, links

SAYS = "إن الجسر الجديد سيفتح غدا."
HOME = "صحيفة السارية"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (f"قال وزير السدود التيماراني صندالوف {SAYS}", "mirko-sandalov"),
        (f"قال وزير السدود المناري صندالوف {SAYS}", None),
        (f"قال وزير السدود التيماراني قندالوف {SAYS}", None),
        (f"وصل وفد من تيماران وعاد إلى تيماران. وقال الوزير صندالوف {SAYS}", "mirko-sandalov"),
        (f"وصل وفد من المنارة وعاد إلى المنارة. وقال الوزير صندالوف {SAYS}", None),
        (f"وصل وفد من تيماران وعاد إلى تيماران. وقال الرئيس صندالوف {SAYS}", None),
    ],
)
def test_a_family_name_is_his_who_held_the_post_beside_it(text: str, actor: str | None) -> None:
    assert actor in links(text).values()
    assert len(links(text)) == 1


def test_without_a_date_nobody_is_known_by_a_family_name_and_a_rank() -> None:
    text = f"وصل وفد من تيماران وعاد إلى تيماران. وقال الوزير صندالوف {SAYS}"

    assert set(links(text, None).values()) == {None}


@pytest.mark.parametrize(
    ("post", "actor"),
    [
        ("الأمينة العامة لحركة الصفصاف", "salam-bustani"),
        ("الأمينة العامة للحركة", None),
        ("الأمينة العامة لحركة السنط", None),
        ("الأمينة العامة التيمارانية لحركة الصفصاف", None),
    ],
)
def test_a_post_whose_body_is_named_outright_needs_no_state(post: str, actor: str | None) -> None:
    assert links(f"قالت {post} {SAYS}").get(post) == actor


def test_a_minister_of_state_is_no_other_minister() -> None:
    assert links(f"قالت وزيرة الخارجية المنارية {SAYS}") == {"وزيرة الخارجية المنارية": "salma-kahraman"}
    assert set(links(f"قالت وزيرة الدولة المنارية للشؤون الخارجية {SAYS}").values()) == {None}
    assert read_post_phrase("دولة رئيس الوزراء", index().tongue).title == ("رييس", "وزراء")


@pytest.mark.parametrize(
    ("published", "more", "actor"),
    [
        ("2022-05-01", "", "young-sandalov"),
        ("1995-05-01", "", "old-sandalov"),
        (None, "", None),
        ("2022-05-01", "وصدر كتاب عن بوريك جنزورف.", "old-sandalov"),  # it names him in full
    ],
)
def test_of_two_of_one_family_name_the_one_in_office_is_meant(
    published: str | None, more: str, actor: str | None
) -> None:
    text = f"وصل وفد من تيماران وعاد إلى تيماران. وقال جنزورف {SAYS} {more}"

    assert links(text, published).get("جنزورف") == actor
