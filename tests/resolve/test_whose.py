"""Of which state a body is where neither its name nor the outlet's own state settles it."""

from __future__ import annotations

import pytest

from qawl.model.documents import Article, Span
from qawl.model.records import HopKind
from qawl.model.world import Mention, Part, Role
from qawl.resolve.actors import best_of
from qawl.resolve.context import context_of
from tests.resolve.linking import index, links

SAYS = "إن الجسر الجديد سيفتح غدا."
HOME = "صحيفة السارية"
MINISTRY = "وزارة الخارجية"


def meant(name: str, text: str, outlet: str | None = None, kind: HopKind | None = None) -> str | None:
    """The actor that stands out for a name at its last place in a text."""
    start = text.rindex(name)
    mention = Mention(name, True, kind, (), (Span(start, start + len(name)),), ())
    found = best_of(mention, context_of(Article("a-1", text, None, None, outlet, "2022-05-01"), index()))
    return None if found is None else found.actor


@pytest.mark.parametrize(
    ("before", "behind", "actor"),
    [
        ("وصل وفد من تيماران إلى تيماران.", "وعاد الوفد إلى المنارة ثم المنارة.", "tmr-foreign-ministry"),
        (
            "وصل وفد من تيماران إلى المنارة ثم تيماران.",
            "وعاد الوفد إلى المنارة ثم المنارة.",
            None,
        ),  # not twice in a row
        ("وصل وفد من تيماران.", "وعاد الوفد إلى تيماران ثم المنارة.", "tmr-foreign-ministry"),
        ("وصل وفد من تيماران.", "وعاد الوفد إلى المنارة.", None),
    ],
)
def test_a_body_is_of_the_state_that_prevails_up_to_it_whatever_is_named_behind(
    before: str, behind: str, actor: str | None
) -> None:
    assert links(f"{before} وقالت {MINISTRY} {SAYS} {behind}", outlet=HOME)[MINISTRY] == actor


@pytest.mark.parametrize(
    ("before", "actor"),
    [
        ("زارت المنارة وفود، ثم زارت المنارة والمنارة، ثم تيماران.", "mnr-foreign-ministry"),
        ("زارت تيماران وفود، ثم زارت المنارة والمنارة والمنارة، ثم تيماران.", None),  # it does not open the article
    ],
)
def test_a_body_is_of_the_outlets_own_state_that_opens_an_article_on_it(before: str, actor: str | None) -> None:
    assert links(f"{before} وقالت {MINISTRY} {SAYS}", outlet=HOME)[MINISTRY] == actor


def test_the_kingdom_is_the_one_that_is_named_far_more_than_others() -> None:
    text = "زار وفد المرجان ثم المرجان، وذكر المنارة."

    assert meant("المملكة", f"{text} وأعلنت المملكة ذلك") == "mrj"
    assert meant("المملكة", f"{text} وعاد إلى المنارة. وأعلنت المملكة ذلك") is None


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ('ونقلت "التيمارانية" عن الوفد', "timaran-news"),
        ('ونقلت وكالة "التيمارانية" عن الوفد', "timaran-news"),
        ('ونقلت الصحيفة "التيمارانية" عن الوفد', None),  # it is of that state
        ("ونقلت التيمارانية عن الوفد", None),
    ],
)
def test_an_agency_in_marks_is_called_by_its_nationality_alone(text: str, actor: str | None) -> None:
    assert meant("التيمارانية", text) == actor


def test_a_paper_is_repeated_by_what_it_is_and_its_state() -> None:
    before = "في تقرير نشرته صحيفة زمردان أمس."

    assert meant("الصحيفة التيمارانية", f"{before} وكتبت الصحيفة التيمارانية", kind=HopKind.MEDIA) == "zumurd-paper"
    assert meant("الصحيفة المنارية", f"{before} وكتبت الصحيفة المنارية", kind=HopKind.MEDIA) is None


def test_a_body_with_its_state_behind_a_preposition_in_the_name_is_that_states() -> None:
    assert meant("هيئة السدود في تيماران", "قالت هيئة السدود في تيماران", kind=HopKind.BODY) == "tmr-dams"
    assert meant("هيئة السدود في المنارة", "قالت هيئة السدود في المنارة", kind=HopKind.BODY) is None


@pytest.mark.parametrize(
    ("name", "actor"),
    [("أطباء الضفاف قادرون على الحل", "bank-doctors"), ("أطباء الضفاف الشرقية", None)],
)
def test_a_body_is_itself_where_the_reading_ran_on_with_words_that_are_none_of_it(name: str, actor: str | None) -> None:
    assert meant(name, f"قالت {name}", kind=HopKind.BODY) == actor


def test_a_body_that_was_read_as_who_holds_a_post_is_the_body() -> None:
    name = "أطباء الضفاف"
    article = Article("a-1", f"قال رئيس مجلس إدارة {name}", None, None, None, "2022-05-01")
    start = article.text.index(name)
    mention = Mention(name, True, HopKind.PERSON, ("رئيس مجلس إدارة",), (Span(start, start + len(name)),), ())
    found = best_of(mention, context_of(article, index()))

    assert found is not None
    assert found.actor == "bank-doctors"


def test_a_paper_that_is_called_like_a_state_is_meant_in_marks_where_one_speaks_to_it() -> None:
    text = 'قال ماركو تيلانوف لـ"الزاهرة": إن الجسر جاهز.'
    start = text.index("الزاهرة")
    for roles, outlet, actor in (
        ((Role(0, Part.ADDRESSEE),), "بريد تيماران", "zahira-paper"),
        ((Role(0, Part.ADDRESSEE),), HOME, None),  # another state's
        ((), "بريد تيماران", "mnr"),
    ):
        mention = Mention("الزاهرة", True, None, (), (Span(start, start + 7),), roles)
        found = best_of(mention, context_of(Article("a-1", text, None, None, outlet, "2022-05-01"), index()))
        assert (found and found.actor) == actor


@pytest.mark.parametrize(
    ("before", "actor"),
    [
        ("", "mnr-harbour-court"),
        ("وصل وفد إلى المنارة من تيماران.", "mnr-harbour-court"),
        ("وصل وفد إلى تيماران.", None),  # every state has one
    ],
)
def test_a_body_of_everyday_words_is_of_no_state_that_the_article_has_not(before: str, actor: str | None) -> None:
    assert meant("المحكمة العليا للقضاء", f"{before} قضت المحكمة العليا للقضاء بفتح الجسر.") == actor


def test_the_name_of_a_party_has_the_article_where_it_has() -> None:
    assert meant("حزب الصالح", f"قال حزب الصالح {SAYS}") == "tmr-good-party"
    assert meant("حزب صالح", f"قال حزب صالح {SAYS}") is None


def test_what_somebody_was_is_not_whoever_is_it_now() -> None:
    assert links(f"قالت وزيرة الخارجية المنارية {SAYS}") == {"وزيرة الخارجية المنارية": "salma-kahraman"}
    assert meant("رئيسا للوزراء في تيماران", f"حين كان رئيسا للوزراء في تيماران قال {SAYS}") is None


def test_a_part_of_the_world_is_no_state_of_its_first_word() -> None:
    assert meant("المنارة المضطربة", f"قالت المنارة المضطربة {SAYS}") in ("mnr", None)
    assert meant("المنارة الجنوبية", f"قالت المنارة الجنوبية {SAYS}") is None


def test_a_body_is_of_a_state_of_two_words_that_stands_behind_it() -> None:
    text = f"قالت الهيئة في ساحل المحار {SAYS}"
    mention = Mention("الهيئة", True, None, (), (Span(5, 11),), ())

    assert "الهيئة ساحل المحار" in list(context_of(Article("a-1", text), index()).behind(mention))
