"""Who is meant where the reading took a word too few or too many, or left a post without its holder."""

from __future__ import annotations

import pytest

from qawl.model.documents import Article, Span
from qawl.model.records import HopKind
from qawl.model.world import Mention
from qawl.resolve.actors import best_of
from qawl.resolve.context import context_of
from tests.resolve.linking import index


def found(
    text: str, at: str, name: str | None = None, *, named: bool = True, kind: HopKind | None = None
) -> str | None:
    """The actor of a mention that stands at these words of a text and has this name."""
    start = text.index(at)
    mention = Mention(name or at, named, kind, (), (Span(start, start + len(at)),), ())
    best = best_of(mention, context_of(Article("a-1", text, published="2022-05-01"), index()))
    return best.actor if best is not None else None


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("دعا الرئيس التيماراني السيد ماركو تيلانوف إلى الهدوء.", "الرئيس التيماراني"),
        ("دعا ماركو تيلانوف، الرئيس التيماراني، إلى الهدوء.", "الرئيس التيماراني"),
        ("دعا ماركو تيلانوف الرئيس التيماراني إلى الهدوء.", "الرئيس التيماراني"),
    ],
)
def test_a_post_is_whose_full_name_stands_right_beside_it(text: str, post: str) -> None:
    assert found(text, post, named=False) == "marko-tilan"


def test_a_post_of_another_state_is_not_whose_name_stands_beside_it() -> None:
    assert found("دعا الرئيس المناري ماركو تيلانوف إلى الهدوء.", "الرئيس المناري", named=False) is None


def test_a_post_is_of_the_state_that_the_reading_left_behind_it() -> None:
    text = "زار وفد من المنارة البلاد، ودعا رئيس الوزراء التيماراني إلى الهدوء."

    assert found(text, "رئيس الوزراء", named=False) == "darko-tilan"


@pytest.mark.parametrize("name", ["العقيد داركو تيلانوف", "محافظ البنك داركو تيلانوف"])
def test_titles_that_the_reading_took_into_a_name_do_not_hide_it(name: str) -> None:
    assert found(f"دعا {name} إلى الهدوء.", name) == "darko-tilan"


def test_a_name_that_the_reading_made_is_what_stands_at_its_place() -> None:
    text = "قالت هيئة السدود التيمارانية إن الجسر جاهز، وكتب خبراء هيئة السدود التيمارانية المقيمون تقريرا."

    assert found(text, "هيئة السدود التيمارانية", "خبراء هيئة السدود التيمارانية المقيمون") == "tmr-dams"
    assert found(text, "هيئة السدود التيمارانية", "خبراء تيماران") is None  # another's name


def test_the_last_word_of_an_outlet_at_its_place_is_no_outlet() -> None:
    text = "ظهر ذلك على قناة الضفة السارية أمس."

    assert found(text, "السارية", "قناة الضفة السارية", kind=HopKind.MEDIA) is None


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("كل من تيماران", "tmr"),
        ("كل من يريد", None),
        ("هيئة السدود التيمارانية التابعة لوزارة الماء", "tmr-dams"),
        ("لجنة التابعين", None),
        ("السفارة التيمارانية بنيسارة", "tmr-embassies"),
        ("السفارة التيمارانية بوضوح", None),
        ("السفارة بنيسارة", None),
        ("هيئة السدود والجسور التيمارانية", "tmr-dams"),
        ("هيئة السدود والجسور", None),
    ],
)
def test_what_stands_before_or_behind_the_name_of_a_body_is_none_of_it(name: str, actor: str | None) -> None:
    assert found(f"ردت على ذلك {name} أمس.", name, kind=HopKind.BODY) == actor


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("مراسل السارية", "sariya"),
        ('مراسلة "السارية" بالمدينة', "sariya"),
        ("مصور وكالة الأنباء التيمارانية", "timaran-news"),
        ("مراسل المدينة", None),
        ("مدير السارية", None),
    ],
)
def test_who_reports_for_an_outlet_speaks_as_it(name: str, actor: str | None) -> None:
    assert found(f"قال شهود في تصريح ل{name} إن الجسر فتح.", name, named=False) == actor
