"""Who is meant by a post without a name, or by a name beside a post that says more than the registry's."""

from __future__ import annotations

import pytest

from qawl.model.documents import Article, Span
from qawl.model.records import HopKind
from qawl.model.world import Mention, PartialDate
from qawl.resolve.actors import best_of
from qawl.resolve.context import context_of
from qawl.resolve.phrases import read_phrase
from qawl.resolve.posts import Evidence, weigh_posts
from tests.resolve.linking import index, links

SAYS = "إن الجسر الجديد سيفتح غدا."
HOME = "صحيفة السارية"


@pytest.mark.parametrize(
    ("before", "actor"),
    [
        ("وصل وفد من تيماران إلى المنارة.", "mona-shuhub"),
        ("وصل وفد من تيماران.", "mona-shuhub"),  # it goes without saying at home
        ("", "mona-shuhub"),
    ],
)
def test_a_post_that_only_one_state_has_is_its_holders_whatever_else_is_named(before: str, actor: str | None) -> None:
    assert links(f"{before} قالت أميرة ضفة اللؤلؤ {SAYS}", outlet=HOME)["أميرة ضفة اللؤلؤ"] == actor


def test_a_post_without_its_state_is_of_the_state_that_the_article_keeps_naming() -> None:
    text = f"وصل وفد من تيماران، وعاد وفد إلى تيماران. وقال رئيس الوزراء {SAYS}"

    assert links(text, outlet=HOME)["رئيس الوزراء"] == "darko-tilan"
    assert links(f"وصل وفد من المنارة. {text}", outlet=HOME)["رئيس الوزراء"] == "darko-tilan"
    assert links(f"{text[:20]} وعاد وفد إلى المنارة. وقال رئيس الوزراء {SAYS}", outlet=HOME)["رئيس الوزراء"] is None


def test_without_a_date_a_post_with_its_state_is_whom_the_article_names_in_full() -> None:
    text = f"استقبل ماركو تيلانوف وفدا. وقال الرئيس التيماراني {SAYS}"

    assert links(text, None)["الرئيس التيماراني"] == "marko-tilan"
    assert links(f"قال الرئيس التيماراني {SAYS}", None)["الرئيس التيماراني"] is None


def test_without_a_date_a_post_that_is_over_is_nobody_but_whom_it_stands_before() -> None:
    text = f"وصلت سلمى الكهرمان إلى تيماران. وقالت وزيرة الخارجية المنارية {SAYS}"

    assert links(text, None)["وزيرة الخارجية المنارية"] is None


@pytest.mark.parametrize(
    ("post", "actor"),
    [
        ("مستشار الديوان المشرف العام على هيئة السدود", "samer-rabi"),
        ("مشرف هيئة السدود العام", "samer-rabi"),
        ("نائب المشرف العام على هيئة السدود", None),
        ("عضو الهيئة", None),
    ],
)
def test_a_post_behind_another_or_with_its_body_in_the_midst_tells_whose_name_it_is(
    post: str, actor: str | None
) -> None:
    assert links(f"قال {post} سامر ربيع {SAYS}")["سامر ربيع"] == actor


def test_a_name_ends_where_the_registry_has_it_with_the_post_that_stands_beside_it() -> None:
    start = links(f"وصف الرئيس التيماراني ماركو تيلانوف ونظيره الحدث بأنه كبير. وقال هو {SAYS}")

    assert "marko-tilan" in start.values()


def test_a_post_that_several_hold_at_once_is_nobody_without_a_name() -> None:
    assert links(f"قال مساعد وزير السدود {SAYS}", outlet=HOME)["مساعد وزير السدود"] is None


def test_a_post_that_ends_what_the_reading_took_with_it_agrees() -> None:
    actor, when = index().registry.actors["marko-tilan"], PartialDate(2022, 5, 1)

    def evidence(post: str) -> Evidence:
        return weigh_posts(actor, [post], when, index()).evidence

    assert evidence("مدرب المنتخب المناري") is Evidence.AGAINST
    assert evidence("مدرب المنتخب المناري على سخرية الرئيس التيماراني") is Evidence.AGREES


@pytest.mark.parametrize(
    ("phrase", "states"),
    [
        ("الرئيس الكوري الشمالي", ("PRK",)),
        ("وزيرة الخارجية الجنوب أفريقية", ("ZAF",)),
        ("وزارة الشؤون الاجتماعية التيمارانية", ("TMR",)),
        ("المبعوث لشؤون تيماران", ()),
    ],
)
def test_a_nationality_may_have_two_words_and_stand_behind_affairs(phrase: str, states: tuple[str, ...]) -> None:
    assert read_phrase(phrase, index().tongue).states == states


def test_a_post_of_his_own_right_beside_a_name_that_many_bear_tells_who_it_is() -> None:
    def actor(text: str) -> str | None:
        at = Span(text.index("سامر ربيع"), text.index("سامر ربيع") + len("سامر ربيع"))
        mention = Mention("سامر ربيع", True, HopKind.PERSON, (), (at,), ())
        best = best_of(mention, context_of(Article("a-1", text, published="2022-05-01"), index()))
        return None if best is None else best.actor

    assert actor("أكد سامر ربيع، المشرف العام على هيئة السدود، أن الجسر سيفتح.") == "samer-rabi"
    assert actor("سلم الرسالة إلى المشرف العام على هيئة السدود سامر ربيع، ثم عاد.") == "samer-rabi"
    assert actor("أكد سامر ربيع، مدير النادي، أن الجسر سيفتح.") is None
    assert actor("أكد سامر ربيع. المشرف العام على هيئة السدود غائب.") is None


@pytest.mark.parametrize(
    ("post", "agrees"),
    [
        ("مستشارة الديوان، أميرة ضفة اللؤلؤ", True),
        ("مستشارة الديوان، نائبة أميرة ضفة اللؤلؤ", False),
        ("مستشارة الديوان أميرة ضفة اللؤلؤ", False),
    ],
)
def test_the_second_of_two_posts_agrees_where_a_comma_stands_between_them(post: str, agrees: bool) -> None:
    actor, when = index().registry.actors["mona-shuhub"], PartialDate(2022, 5, 1)

    assert (weigh_posts(actor, [post], when, index()).evidence is Evidence.AGREES) is agrees


@pytest.mark.parametrize(
    ("post", "actor"),
    [
        ("المبعوث الأممي للمنارة", "lima-zumurd"),
        ("المبعوث الأممي إلى المنارة", "lima-zumurd"),
        ("المبعوث الأممي لتيماران", None),
        ("مدير المعهد في المرقب التيماراني لحقوق البحارة", "lima-zumurd"),
        ("مدير المعهد في المرقب المناري لحقوق البحارة", None),
    ],
)
def test_a_post_of_a_body_of_no_state_is_told_by_where_one_is_sent_or_by_the_body(post: str, actor: str | None) -> None:
    text = f"قال {post} {SAYS}"
    mention = Mention(post, False, None, (), (Span(4, 4 + len(post)),), ())
    best = best_of(mention, context_of(Article("a-1", text, published="2022-05-01"), index()))

    assert (None if best is None else best.actor) == actor


def test_a_sovereign_behind_an_embassy_is_its_state() -> None:
    tongue = index().tongue

    assert read_phrase("سفير خادم الحرمين الشريفين لدى المنارة", tongue).states == ("SAU",)
    assert read_phrase("مستشار خادم الحرمين الشريفين", tongue).states == ()


def test_the_rule_of_somebody_is_no_post_of_a_referee() -> None:
    actor, when = index().registry.actors["marko-tilan"], PartialDate(2022, 5, 1)

    assert weigh_posts(actor, ["حكم"], when, index()).evidence is not Evidence.AGAINST
    assert weigh_posts(actor, ["حكم المباراة"], when, index()).evidence is Evidence.AGAINST


@pytest.mark.parametrize(
    ("name", "post", "actor"),
    [
        ("ماركو تيلابنوف", "الرئيس التيماراني", "marko-tilan"),
        ("مابكو تيلانوف", "الرئيس التيماراني", "marko-tilan"),
        ("ماركو تيلابنوف", "الرئيس المناري", None),
        ("ماركو تيلابنوف", "سفير تيماران", None),
        ("ماركو كهرمان", "الرئيس التيماراني", None),
        ("مابكو تيلابنوف", "الرئيس التيماراني", None),
    ],
)
def test_a_name_that_is_spelled_wrongly_is_his_who_held_the_post_beside_it(
    name: str, post: str, actor: str | None
) -> None:
    text = f"قال {post} {name} {SAYS}"
    start = text.index(name)
    mention = Mention(name, True, HopKind.PERSON, (post,), (Span(start, start + len(name)),), ())
    best = best_of(mention, context_of(Article("a-1", text, published="2022-05-01"), index()))

    assert (None if best is None else best.actor) == actor
