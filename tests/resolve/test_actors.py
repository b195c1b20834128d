"""Which actor a mention is: one that stands out, or nobody."""

from __future__ import annotations

import pytest

from qawl.model.documents import Article, Span
from qawl.model.world import Mention, Part, Role
from qawl.resolve.actors import best_of
from qawl.resolve.bodies import weigh_bodies
from qawl.resolve.context import context_of
from qawl.resolve.persons import weigh_persons
from tests.resolve.linking import index, linked, links, only

SAYS = "إن الجسر الجديد سيفتح غدا."


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (f"قالت سلمى الكهرمان {SAYS}", "salma-kahraman"),
        (f"قالت سلمى الكهرمان وزيرة الخارجية المنارية، {SAYS}", "salma-kahraman"),
        (f"في المنارة قال سامر بن سليم {SAYS}", "samer-salim"),
        (f"قال ماركو تيلانوف {SAYS}", "marko-tilan"),
        (f"قال الرئيس التيماراني ماركو تيلانوف {SAYS}", "marko-tilan"),
        (f"قال الرئيس ماركو تيلانوف {SAYS}", "marko-tilan"),
        (f"قال الرئيس تيلانوف {SAYS}", "marko-tilan"),
        (f"قال رئيس الوزراء التيماراني تيلانوف {SAYS}", "darko-tilan"),
        (f"قال رئيس الحكومة التيمارانية داركو تيلانوف {SAYS}", "darko-tilan"),
        (f"قالت وزارة الخارجية المنارية {SAYS}", "mnr-foreign-ministry"),
        (f"قالت وزارة خارجية المنارة {SAYS}", "mnr-foreign-ministry"),
        (f"قالت وزارة الخارجية التيمارانية {SAYS}", "tmr-foreign-ministry"),
        (f"قالت الحكومة التيمارانية {SAYS}", "tmr-government"),
        (f"قالت تيماران {SAYS}", "tmr"),
        (f"قالت الزاهرة {SAYS}", "mnr"),
    ],
)
def test_a_name_with_or_without_its_post_is_its_bearer(text: str, actor: str) -> None:
    assert list(links(text).values()) == [actor]


@pytest.mark.parametrize(
    "text",
    [
        f"قال تيلانوف {SAYS}",  # there are two
        f"قال سامر بن سليم {SAYS}",  # all given names, and nothing of his state
        f"قال ميلان تيلانوف {SAYS}",  # another given name
        f"قال اللاعب ماركو تيلانوف {SAYS}",
        f"قال الرئيس المناري ماركو تيلانوف {SAYS}",
        f"قالت وزارة الخارجية {SAYS}",  # of which state?
        f"قال المتحدث باسم وزارة الخارجية التيمارانية {SAYS}",  # not the ministry
        f"قال مصدر في وزارة الخارجية التيمارانية {SAYS}",
        f"قال البيان {SAYS}",
        f"قال التقرير {SAYS}",
        f"قالت الوزارة {SAYS}",
        f"في تيماران قالت حكومة {SAYS}",  # which one?
        f"قال رئيس المجلس {SAYS}",
        f"قالت التيمارانية {SAYS}",  # what is left of a longer name
    ],
)
def test_nobody_is_meant_where_nobody_stands_out(text: str) -> None:
    assert set(links(text).values()) <= {None}


@pytest.mark.parametrize(
    ("published", "actor"),
    [
        ("2022-05-01", "salma-kahraman"),
        ("2024-01-15", "salma-kahraman"),
        ("2024-01", "salma-kahraman"),
        ("2024-02-15", "samer-salim"),
        ("2024", None),
        ("2018-01-01", None),
        ("2026-01-01", None),
        ("أمس", None),
        (None, None),
    ],
)
def test_a_post_without_a_name_is_whoever_surely_held_it_then(published: str | None, actor: str | None) -> None:
    found = links(f"قال وزير الخارجية المناري {SAYS}", published)

    assert list(found.values()) == [actor]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (f"قالت الكهرمان {SAYS}", None),
        (f"في المنارة قالت الكهرمان {SAYS}", "salma-kahraman"),
    ],
)
def test_a_family_name_alone_needs_its_state_in_the_article(text: str, actor: str | None) -> None:
    assert set(links(text).values()) <= {actor}


def test_a_family_name_alone_is_nobody_who_was_not_in_office() -> None:
    assert set(links(f"في المنارة قالت الكهرمان {SAYS}", "2029-01-01").values()) <= {None}


def test_a_short_form_is_whom_the_article_names_in_full() -> None:
    text = f"قال داركو تيلانوف {SAYS}\nوفي لقاء آخر قال الوزير تيلانوف {SAYS}"

    assert set(links(text).values()) <= {"darko-tilan"}


def test_a_body_without_its_state_is_the_outlets_own_where_no_other_is_named() -> None:
    text = f"قالت وزارة الخارجية {SAYS}"

    assert links(text, outlet="صحيفة السارية") == {"وزارة الخارجية": "mnr-foreign-ministry"}
    assert links("وصل وفد من تيماران. " + text, outlet="صحيفة السارية")["وزارة الخارجية"] is None


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (f"قالت وزارة الخارجية في تيماران {SAYS}", "tmr-foreign-ministry"),
        (f"قالت وزارة الخارجية {SAYS} وفي تيماران قالت وزارة العدل {SAYS}", None),
        (f"قالت الدولة المنارية {SAYS}", "mnr"),
        (f"قال الجانب التيماراني {SAYS}", "tmr"),
    ],
)
def test_what_stands_behind_the_name_of_a_body_says_whose_it_is(text: str, actor: str | None) -> None:
    assert next(iter(links("وصل وفدان من المنارة وتيماران. " + text).values())) == actor


def meant(name: str, text: str) -> set[str]:
    """The actors that a name may mean in a text, whatever the reading would make of it."""
    start = text.rindex(name)
    mention = Mention(name, True, None, (), (Span(start, start + len(name)),), ())
    context = context_of(Article("a-1", text, published="2022-05-01"), index())
    return {one.actor for one in (*weigh_bodies(mention, context), *weigh_persons(mention, context))}


def test_the_first_word_again_is_the_body_named_before() -> None:
    assert meant("الوزارة", "في مقر وزارة الخارجية التيمارانية، رسالة إلى الوزارة.") == {"tmr-foreign-ministry"}
    assert meant("الوزارة", "في مقر تيماران، رسالة إلى الوزارة.") == set()


def test_the_first_word_again_is_nobody_where_the_nearest_such_body_is_unknown() -> None:
    text = "في مقر وزارة الخارجية التيمارانية ثم في وزارة الفضاء، رسالة إلى الوزارة."

    assert meant("الوزارة", text) == set()


def test_a_family_name_behind_another_given_name_is_a_namesake() -> None:
    assert meant("الكهرمان", "وصلت هند الكهرمان إلى المنارة، ثم غادرت الكهرمان.") == set()
    assert meant("الكهرمان", "وصلت سلمى الكهرمان إلى المنارة، ثم غادرت الكهرمان.") == {"salma-kahraman"}


def test_a_post_that_two_states_have_is_whom_the_article_names() -> None:
    text = f"وصلت سلمى الكهرمان إلى تيماران. وقالت معالي وزيرة الخارجية {SAYS}"

    assert "salma-kahraman" in links(text).values()


@pytest.mark.parametrize("outlet", ["السارية أونلاين", "صحيفة السارية (MN)", "السارية"])
def test_an_outlet_is_known_by_its_edition_and_country_too(outlet: str) -> None:
    assert links(f"قالت وزارة الخارجية {SAYS}", outlet=outlet) == {"وزارة الخارجية": "mnr-foreign-ministry"}


def test_a_link_says_why_and_how_surely() -> None:
    sure = only(f"قالت وزيرة الخارجية المنارية سلمى الكهرمان {SAYS}").link
    fair = only(f"في المنارة قال سامر بن سليم {SAYS}").link

    assert sure is not None
    assert fair is not None
    assert [reason.code for reason in sure.why] == ["why-name", "why-post-then"]
    assert dict(sure.why[1].details) == {
        "post": "وزيرة الخارجية المنارية",
        "title": "وزيرة الخارجية",
        "day": "2022-05-01",
    }
    assert [reason.code for reason in fair.why] == ["why-name", "why-state-named"]
    assert sure.score > fair.score


def test_a_mention_knows_its_places_and_what_it_is_to_each_statement() -> None:
    text = f"نقلت صحيفة السارية عن سلمى الكهرمان قولها {SAYS} وأضافت سلمى الكهرمان أن الطريق مغلق."

    found = {known.mention.name: known.mention for known in linked(text).mentions}

    assert found["سلمى الكهرمان"].roles == (Role(0, Part.SPEAKER), Role(1, Part.SPEAKER))
    assert {span.of(text) for span in found["سلمى الكهرمان"].at} == {"سلمى الكهرمان"}
    paper = next(mention for name, mention in found.items() if "السارية" in name)
    assert Role(0, Part.CARRIER) in paper.roles


def test_linking_takes_nothing_from_the_order_of_articles() -> None:
    text = f"قالت سلمى الكهرمان {SAYS}"

    assert linked(text) == linked(text)


@pytest.mark.parametrize(
    ("text", "name", "actor"),
    [
        ("قال ماركو تيلانوف المنصب شاغر.", "ماركو تيلانوف المنصب", "marko-tilan"),
        ("قالت سلمى الكهرمان إن الجسر جاهز.", "سلمى", "salma-kahraman"),
        ("قال ماركو تيلانوف سالم كلاما آخر.", "ماركو تيلانوف سالم", None),  # one more name
        ("قالت سلمى إن الجسر جاهز.", "سلمى", None),
    ],
)
def test_a_name_that_was_cut_or_ran_on_is_its_bearer_where_the_words_beside_it_say_so(
    text: str, name: str, actor: str | None
) -> None:
    start = text.index(name)
    mention = Mention(name, True, None, (), (Span(start, start + len(name)),), (Role(0, Part.SPEAKER),))

    found = best_of(mention, context_of(Article("a-1", text, None, None, None, "2022-05-01"), index()))

    assert (found and found.actor) == actor
    assert actor is None or (found is not None and found.why[-1].code == "why-edges" and found.score <= 0.85)


@pytest.mark.parametrize(
    ("before", "actor"),
    [
        ("وصل وفد من تيماران، وعاد وفد إلى تيماران.", "tmr-foreign-ministry"),
        ("وصل وفد من تيماران إلى المنارة، وعاد وفد إلى تيماران.", "tmr-foreign-ministry"),
        ("وصل وفد من تيماران.", None),  # once is not often
        ("وصل وفد من تيماران، وعاد وفد من تيماران إلى المنارة.", None),  # the last before it is another
        ("في المنارة وفد من تيماران. وفي المنارة وفد من تيماران.", None),
    ],
)
def test_a_body_without_its_state_is_that_of_the_state_an_article_keeps_naming(before: str, actor: str | None) -> None:
    found = links(f"{before} قالت وزارة الخارجية {SAYS}", outlet="صحيفة السارية")

    assert found["وزارة الخارجية"] == actor


def test_a_statement_of_a_body_is_the_body() -> None:
    for words in ("أفاد بيان لوزارة الخارجية المنارية", "أفادت بيانات وزارة الخارجية المنارية"):
        assert set(links(f"{words} {SAYS}").values()) == {"mnr-foreign-ministry"}


@pytest.mark.parametrize(
    ("text", "outlet", "actor"),
    [
        (f"في المنارة قال مشرف القوافل سامر بن سليم {SAYS}", None, "samer-salim"),
        (f"في المنارة قال مشرف القوافل سامر بن سليم {SAYS}", "صحيفة السارية", None),  # at home many are called so
    ],
)
def test_a_name_of_given_names_may_have_a_post_that_no_list_knows_where_it_is_not_at_home(
    text: str, outlet: str | None, actor: str | None
) -> None:
    assert links(text, outlet=outlet)["سامر بن سليم"] == actor


def test_a_name_of_given_names_is_known_by_the_body_that_its_bearer_leads() -> None:
    text = f"اجتمعت هيئة السدود التيمارانية أمس، وقال سامر ربيع {SAYS}"

    assert links(text)["سامر ربيع"] == "samer-rabi"
    assert links(f"اجتمعت هيئة الجسور أمس، وقال سامر ربيع {SAYS}")["سامر ربيع"] is None


def test_the_preposition_that_is_written_to_a_family_name_does_not_hide_it() -> None:
    text = "زار وفد المنارة، وقال داركو تيلانوف للكهرمان إن الجسر جاهز."
    start = text.index("للكهرمان")
    mention = Mention("للكهرمان", True, None, (), (Span(start, start + 8),), ())
    found = best_of(mention, context_of(Article("a-1", text, published="2022-05-01"), index()))

    assert found is not None
    assert found.actor == "salma-kahraman"


def test_a_post_with_a_family_name_needs_no_date_where_the_state_is_named() -> None:
    assert links(f"في تيماران قال الرئيس تيلانوف {SAYS}", None)["تيلانوف"] == "marko-tilan"
    assert links(f"قال الرئيس تيلانوف {SAYS}", None)["تيلانوف"] is None


def test_a_physician_may_be_who_speaks_for_a_ministry() -> None:
    assert links(f"قال الطبيب ماركو تيلانوف {SAYS}")["ماركو تيلانوف"] == "marko-tilan"


def test_a_post_that_gives_a_body_of_which_he_had_another_is_his_at_home_too() -> None:
    text = f"في تيماران قال مستشار هيئة السدود سامر ربيع {SAYS}"

    assert links(text, outlet="بريد تيماران")["سامر ربيع"] == "samer-rabi"
    assert links(text.replace("السدود", "الجسور"), outlet="بريد تيماران")["سامر ربيع"] is None


def test_whom_the_article_has_met_is_named_by_the_family_name_though_an_outlet_is_called_so() -> None:
    said = "إن الجسر الجديد سيفتح غدا."

    assert links(f"قال ليما زمردان {said} وكتبت صحيفة «زمردان» {said}").get("زمردان", "zumurd-paper") == "zumurd-paper"
    assert "zumurd-paper" not in links(f"قال الوزير ليما زمردان {said} وأضاف زمردان {said}").values()
