"""Who is meant by a post or a family name, where the article says little more."""

from __future__ import annotations

import pytest

from tests.resolve.linking import links

SAYS = "إن الجسر الجديد سيفتح غدا."
HOME = "صحيفة السارية"


@pytest.mark.parametrize(
    ("post", "outlet", "actor"),
    [
        ("معالي وزير السدود", HOME, "basil-nakhil"),  # a paper's courtesy for its own
        ("وزير السدود", HOME, "mirko-sandalov"),  # of the state that the article speaks of
        ("معالي وزير السدود", "السارية بالعربية", "mirko-sandalov"),  # written for readers abroad
    ],
)
def test_a_post_with_a_courtesy_is_of_the_outlets_own_state(post: str, outlet: str, actor: str | None) -> None:
    text = f"وصل وفد من تيماران إلى تيماران، ثم إلى المنارة من تيماران. وقال {post} {SAYS}"

    assert set(links(text, outlet=outlet).values()) == {actor}


def test_a_post_before_which_no_other_state_is_named_is_of_the_outlets_own() -> None:
    work = "وانتهى عمل طويل على الجسر، وعاد العمال جميعا إلى بيوتهم في القرى البعيدة التي جاؤوا منها قبل أعوام."
    text = f"قال وزير السدود {SAYS} {work}"

    assert links(f"{text} وسيزور وفد المنارة.", outlet=HOME)["وزير السدود"] == "basil-nakhil"
    assert links(f"وصل وفد من تيماران. {text} وسيزور وفد المنارة.", outlet=HOME)["وزير السدود"] is None


@pytest.mark.parametrize(
    ("text", "published", "actor"),
    [
        ("وصل وفد من المنارة إلى المنارة، ثم إلى المنارة.", None, "salma-kahraman"),
        ("وصل وفد من المنارة.", None, None),  # once says little
        ("وصل وفد من المنارة إلى المنارة، ثم إلى المنارة.", "2041-05-01", None),  # long out of office
    ],
)
def test_a_family_name_without_a_date_is_known_where_the_article_is_of_its_bearers_state(
    text: str, published: str | None, actor: str | None
) -> None:
    assert links(f"{text} وقالت الكهرمان {SAYS}", published)["الكهرمان"] == actor


def test_a_family_name_is_known_by_the_body_that_its_bearer_leads() -> None:
    assert links(f"اجتمعت وزارة الخارجية المنارية أمس. وقالت الكهرمان {SAYS}")["الكهرمان"] == "salma-kahraman"
    assert links(f"اجتمعت وزارة الجسور أمس. وقالت الكهرمان {SAYS}")["الكهرمان"] is None


def test_the_word_for_a_city_changes_no_post() -> None:
    text = f"قالت أميرة مدينة ضفة اللؤلؤ منى الشهب {SAYS}"

    assert links(text)["منى الشهب"] == "mona-shuhub"
