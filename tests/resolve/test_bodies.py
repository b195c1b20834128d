"""Which body, state or outlet is meant by a name that says less than the whole."""

from __future__ import annotations

import pytest

from qawl.model.documents import Article, Span
from qawl.model.records import HopKind
from qawl.model.world import Mention, Part, Role
from qawl.resolve.actors import best_of
from qawl.resolve.context import context_of
from qawl.resolve.phrases import read_phrase
from tests.resolve.linking import index, links

SAYS = "إن الجسر الجديد سيفتح غدا."
HOME = "صحيفة السارية"


@pytest.mark.parametrize("word", ["مجرى النهر", "سوق الألبان", "سريان القرار"])
def test_an_everyday_word_that_is_spelled_like_a_nationality_names_no_state(word: str) -> None:
    found = links(f"تغير {word}، وقالت وزارة الخارجية {SAYS}", outlet=HOME)

    assert found["وزارة الخارجية"] == "mnr-foreign-ministry"


def test_where_the_outlets_own_bureau_stands_does_not_tell_of_what_it_speaks() -> None:
    text = f"-- قالت وزارة الخارجية {SAYS}"

    assert links(f"نيسارة (السارية){text}", outlet=HOME)["وزارة الخارجية"] == "mnr-foreign-ministry"
    assert links(f"نيسارة (رويترز){text}", outlet=HOME)["وزارة الخارجية"] is None


@pytest.mark.parametrize(
    ("before", "actor"),
    [
        ("أعلنت المنارة ذلك، وعاد وفد إلى المنارة من تيماران ثم إلى المنارة.", "mnr-foreign-ministry"),
        ("أعلنت المنارة ذلك، ثم عاد وفد إلى المنارة من تيماران.", None),  # the last before it is another
        ("أعلنت وزارة الخارجية التيمارانية ذلك في تيماران، وعاد وفد إلى المنارة.", "tmr-foreign-ministry"),
        ("أعلنت وزارة الخارجية التيمارانية ذلك، ونفت وزارة الخارجية المنارية ذلك.", None),  # both have spoken
    ],
)
def test_a_body_without_its_state_is_the_one_that_the_article_gives_its_state_or_keeps_speaking_of(
    before: str, actor: str | None
) -> None:
    assert links(f"{before} وقالت وزارة الخارجية {SAYS}", outlet=HOME)["وزارة الخارجية"] == actor


def test_a_body_that_only_one_state_has_is_its_own_where_the_article_names_it_twice_and_last() -> None:
    text = "وصل وفد من المنارة إلى المنارة، ثم إلى تيماران، ثم من المنارة إلى تيماران."

    assert links(f"{text} وقالت وزارة الخارجية {SAYS}")["وزارة الخارجية"] is None  # both have one
    assert links(f"{text} وقالت هيئة السدود {SAYS}")["هيئة السدود"] == "tmr-dams"


@pytest.mark.parametrize(
    ("before", "outlet", "actor"),
    [
        ("وصل وفد من تيماران.", HOME, "mnr"),
        ("وصل وفد من المنارة ووفدان من تيماران ومن تيماران.", None, "mnr"),
        ("وصل وفد من تيماران.", None, None),
    ],
)
def test_the_kingdom_is_the_outlets_own_or_the_only_one_that_is_named(
    before: str, outlet: str | None, actor: str | None
) -> None:
    assert links(f"{before} وقالت المملكة {SAYS}", outlet=outlet)["المملكة"] == actor


@pytest.mark.parametrize("marks", ["“{}”", "«{}»", '"{}"', "({})", "« {} »"])
def test_an_outlet_that_is_called_like_a_place_is_known_by_what_stands_before_its_marks(marks: str) -> None:
    found = links(f"وفقا لصحيفة {marks.format('الزاهرة')}، قال ماركو تيلانوف {SAYS}")

    assert found["الزاهرة"] == "zahira-paper"


def test_a_body_is_known_by_its_other_name_in_brackets() -> None:
    assert links(f"قالت الهيئة العليا (سدود) {SAYS}")["الهيئة العليا"] == "tmr-dams"
    assert links(f"قالت الهيئة العليا (جسور) {SAYS}")["الهيئة العليا"] is None


def test_a_report_of_a_body_is_the_body_and_a_report_like_a_paper_is_not_the_paper() -> None:
    assert set(links(f"أظهر تقرير لوزارة الخارجية المنارية {SAYS}").values()) == {"mnr-foreign-ministry"}
    assert set(links(f"أظهر تقرير السارية {SAYS}").values()) <= {None}


def test_vowel_marks_in_the_name_of_a_body_change_nothing() -> None:
    text = "وصل وفد من تيماران إلى تيماران."

    assert links(f"{text} وقالت هيئة السّدود {SAYS}")["هيئة السّدود"] == "tmr-dams"


def test_a_body_that_is_called_like_a_post_is_the_body() -> None:
    text = "رسالة من أطباء الضفاف."
    start = text.index("أطباء")
    mention = Mention("أطباء الضفاف", False, None, (), (Span(start, len(text) - 1),), ())
    found = best_of(mention, context_of(Article("a-1", text, published="2022-05-01"), index()))

    assert found is not None
    assert found.actor == "bank-doctors"


def test_a_foreign_paper_is_known_in_another_spelling() -> None:
    found = links(f'ونقلت صحيفة "ديلي تلنجراب" عن ماركو تيلانوف قوله {SAYS}')

    assert found["ديلي تلنجراب"] == "daily-tilangrab"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("أعلن الفريق ذلك اليوم وفقا للتيمارانية. وقال", "timaran-news"),
        ("قالت التيمارانية إن الجسر جاهز. وقال", None),
        ("أعلن الفريق ذلك اليوم وفقا للتيماراني. وقال", None),
    ],
)
def test_an_agency_is_cited_by_its_nationality_alone(text: str, actor: str | None) -> None:
    name = "للتيمارانية" if "للتيمارانية" in text else "التيمارانية" if "التيمارانية" in text else "للتيماراني"
    start = text.index(name)
    mention = Mention(name, True, None, (), (Span(start, start + len(name)),), ())
    found = best_of(mention, context_of(Article("a-1", text, published="2022-05-01"), index()))

    assert (found and found.actor) == actor


@pytest.mark.parametrize(("outlet", "actor"), [("السارية بالعربية", "tmr-foreign-ministry"), (HOME, None)])
def test_an_edition_for_readers_abroad_speaks_of_the_only_state_that_it_names(outlet: str, actor: str | None) -> None:
    assert links(f"وصل وفد إلى تيماران. وقالت وزارة الخارجية {SAYS}", outlet=outlet)["وزارة الخارجية"] == actor


@pytest.mark.parametrize("name", ["ميليشيات حزب السنط", "مليشيا حزب السنط"])
def test_what_an_outlet_puts_before_the_name_of_a_group_does_not_hide_it(name: str) -> None:
    assert links(f"قالت {name} {SAYS}")[name] == "acacia-party"


def test_what_is_put_before_a_group_makes_none_of_a_body() -> None:
    assert links(f"قالت ميليشيات هيئة السدود التيمارانية {SAYS}")["ميليشيات هيئة السدود التيمارانية"] is None


def test_an_edition_for_readers_abroad_says_the_capital_for_its_own_state() -> None:
    assert links(f"قالت نيسارة {SAYS}", outlet="بريد تيماران بالعربية")["نيسارة"] == "tmr"
    assert links(f"قالت نيسارة {SAYS}", outlet="بريد تيماران")["نيسارة"] is None  # at home it is a town


def test_a_group_in_the_plural_is_itself_as_subject_and_as_object() -> None:
    for name in ("السنطيون", "السنطيين"):
        text = f"قال {name} إن الجسر جاهز."
        mention = Mention(name, True, HopKind.BODY, (), (Span(4, 4 + len(name)),), ())
        found = best_of(mention, context_of(Article("a-1", text, published="2022-05-01"), index()))
        assert found is not None
        assert found.actor == "acacia-party"


def test_an_agency_is_known_by_its_letters_with_dots() -> None:
    name = "د.ش.ت"
    text = f"وفقا لوكالة الأنباء ({name}) سيفتح الجسر غدا."
    start = text.index(name)
    mention = Mention(name, False, None, (), (Span(start, start + len(name)),), ())
    found = best_of(mention, context_of(Article("a-1", text, published="2022-05-01"), index()))

    assert found is not None
    assert found.actor == "timaran-news"


def test_a_paper_with_an_everyday_name_is_known_by_the_marks_around_it() -> None:
    assert links(f'ونقلت "السارية" عن ماركو تيلانوف قوله {SAYS}')["السارية"] == "sariya"
    assert links(f"ونقلت السارية عن ماركو تيلانوف قوله {SAYS}")["السارية"] is None  # a word like any other


@pytest.mark.parametrize(
    ("before", "name", "actor"),
    [
        ("قالت ", "تيماران الجسور", None),  # another side of it
        ("قالت ", "تيماران للمنارة", "tmr"),
        ("قالت ", "تيماران والمنارة", None),  # they are two
        ("قالت شركة «", "تيماران للجسور»", None),  # it is called so
    ],
)
def test_a_state_is_itself_where_the_reading_took_more_for_its_name(before: str, name: str, actor: str | None) -> None:
    text = f"{before}{name} إن الجسر جاهز."
    name = name.removesuffix("»")
    mention = Mention(name, True, HopKind.BODY, (), (Span(len(before), len(before) + len(name)),), ())
    found = best_of(mention, context_of(Article("a-1", text, published="2022-05-01"), index()))

    assert (found and found.actor) == actor


def test_the_first_letter_of_an_agency_is_no_word_of_its_own() -> None:
    text = "وفقا لوكالة الأنباء (ورت) سيفتح الجسر غدا."
    start = text.index("رت)")
    mention = Mention("رت", True, None, (), (Span(start, start + 2),), ())
    found = best_of(mention, context_of(Article("a-1", text, published="2022-05-01"), index()))

    assert found is not None
    assert found.actor == "timaran-news"


@pytest.mark.parametrize(
    ("text", "outlet", "actor"),
    [
        ("قال ماركو تيلانوف للصحيفة إن الجسر جاهز.", HOME, "sariya"),
        ("ونقلت صحيفة الزاهرة عن ماركو تيلانوف قوله إن الجسر جاهز. وقال ماركو تيلانوف للصحيفة", HOME, "zahira-paper"),
        ("ونشرت صحيفة أخرى الخبر. وقال ماركو تيلانوف للصحيفة إن الجسر جاهز.", HOME, None),
        ("قال ماركو تيلانوف للصحيفة إن الجسر جاهز.", None, None),
    ],
)
def test_the_paper_is_the_only_one_that_is_named_or_the_one_to_whom_one_speaks(
    text: str, outlet: str | None, actor: str | None
) -> None:
    assert links(f"{text} {SAYS}", outlet=outlet).get("للصحيفة") == actor


@pytest.mark.parametrize(
    ("text", "outlet", "actor"),
    [
        ("وصل وفد من تيماران إلى المنارة. وعاد وفد من تيماران إلى تيماران.", None, "tmr-foreign-ministry"),
        ("وصل وفد من تيماران إلى المنارة.", None, None),
        ("وصل وفد من تيماران ثم من المنارة.", HOME, "mnr-foreign-ministry"),
    ],
)
def test_a_body_is_of_the_state_that_is_named_twice_in_a_row_or_of_the_outlets_own_that_is_named_last(
    text: str, outlet: str | None, actor: str | None
) -> None:
    assert links(f"{text} وقالت وزارة الخارجية {SAYS}", outlet=outlet)["وزارة الخارجية"] == actor


def test_a_body_is_of_the_state_that_stands_behind_it_with_a_preposition() -> None:
    text = f"وصل وفد من المنارة. وقالت هيئة السدود بتيماران {SAYS}"

    assert links(text, outlet=HOME).get("هيئة السدود") in ("tmr-dams", None)
    assert "tmr-dams" in links(text, outlet=HOME).values()


@pytest.mark.parametrize(
    "name",
    [
        "التقرير السنوي لهيئة السدود التيمارانية",
        "إحصاءات هيئة السدود التيمارانية",
        "الموقع الإلكتروني لهيئة السدود التيمارانية",
    ],
)
def test_the_figures_the_report_and_the_page_of_a_body_are_the_body(name: str) -> None:
    mention = Mention(name, True, None, (), (Span(4, 4 + len(name)),), ())
    found = best_of(mention, context_of(Article("a-1", f"كتب {name}.", published="2022-05-01"), index()))

    assert found is not None
    assert found.actor == "tmr-dams"


def test_a_ministry_is_known_by_another_way_to_say_it() -> None:
    text = f"أعلنت وزارة الشؤون الخارجية {SAYS}"

    assert links(text, outlet=HOME)["وزارة الشؤون الخارجية"] == "mnr-foreign-ministry"
    assert links(text)["وزارة الشؤون الخارجية"] is None


def test_what_sort_of_outlet_it_is_does_not_hide_it() -> None:
    name = "صحيفة ديلي تيلانغراب اللندنية"
    mention = Mention(name, True, HopKind.MEDIA, (), (Span(6, 6 + len(name)),), ())
    found = best_of(mention, context_of(Article("a-1", f"ونشرت {name} الخبر.", published="2022-05-01"), index()))

    assert found is not None
    assert found.actor == "daily-tilangrab"


def test_many_papers_are_none_of_them() -> None:
    for name in ("الصحف الزاهرة", "صحف زاهرة"):
        text = f"ذكرت {name} أن الجسر جاهز."
        mention = Mention(name, True, HopKind.MEDIA, (), (Span(5, 5 + len(name)),), ())
        assert best_of(mention, context_of(Article("a-1", text, published="2022-05-01"), index())) is None


def test_a_body_that_only_the_outlets_own_state_has_is_its_own_whatever_is_named() -> None:
    text = f"وصل وفد من المنارة إلى المنارة. وقالت هيئة السدود {SAYS}"

    assert links(text, outlet="بريد تيماران")["هيئة السدود"] == "tmr-dams"
    assert links(text, outlet=HOME)["هيئة السدود"] is None


@pytest.mark.parametrize(("before", "actor"), [("حزب", "acacia-party"), ("كتاب", None)])
def test_the_word_for_a_party_before_the_marks_is_a_part_of_its_name(before: str, actor: str | None) -> None:
    text = f'ظهر {before} "السنط" أمس.'
    start = text.index("السنط")
    mention = Mention("السنط", True, HopKind.BODY, (), (Span(start, start + 5),), ())
    found = best_of(mention, context_of(Article("a-1", text, published="2022-05-01"), index()))

    assert (found and found.actor) == actor


def test_a_body_before_which_no_state_is_named_is_of_the_one_right_behind_it() -> None:
    text = "نفت وزارة الخارجية توجه تيماران إلى فتح الجسر."

    assert set(links(f"{text} قالت وزارة الخارجية {SAYS}").values()) == {"tmr-foreign-ministry"}


def test_a_paper_at_home_is_known_where_one_speaks_to_it() -> None:
    text = "وقال ماركو تيلانوف لـ السارية إن الجسر جاهز."
    start = text.index("السارية")
    mention = Mention("السارية", True, None, (), (Span(start, start + 7),), (Role(0, Part.ADDRESSEE),))
    for outlet, actor in (("بريد المنارة", "sariya"), ("بريد تيماران", None)):
        article = Article("a-1", text, outlet=outlet, published="2022-05-01")
        found = best_of(mention, context_of(article, index()))
        assert (found and found.actor) == actor


def test_a_federation_needs_its_state_and_is_not_meant_where_the_text_gives_another_purpose() -> None:
    assert links(f"قال الاتحاد التيماراني {SAYS}")["الاتحاد التيماراني"] == "tmr-football"
    assert links(f"قالت تيماران {SAYS} وقال الاتحاد {SAYS}").get("الاتحاد") is None
    mention = Mention("الاتحاد التيماراني", True, HopKind.BODY, (), (Span(0, 18),), ())
    context = context_of(Article("a-1", "الاتحاد التيماراني للشطرنج", None, None, None, None), index())
    assert best_of(mention, context) is None


@pytest.mark.parametrize(("where", "actor"), [("", "tmr-dams"), (" في المنارة", None), (" في تيماران", "tmr-dams")])
def test_a_body_that_stands_in_a_state_without_one_is_not_the_only_one_that_is_known(
    where: str, actor: str | None
) -> None:
    found = links(f"قالت هيئة السدود{where} {SAYS} وعاد الوفد إلى تيماران ثم إلى تيماران.")

    assert actor in found.values() if actor else set(found.values()) == {None}


@pytest.mark.parametrize("name", ["حكومة تيلانوف", "حكومة ماركو تيلانوف", "إدارة الرئيس ماركو تيلانوف"])
def test_a_government_is_known_by_who_leads_its_state(name: str) -> None:
    found = links(f"زار الرئيس التيماراني ماركو تيلانوف المنارة. وقالت {name} {SAYS}")

    assert {"tmr-government", "mnr-foreign-ministry"} & set(found.values()) == {"tmr-government"}


def test_the_house_of_somebody_who_leads_no_state_is_no_government() -> None:
    assert "mnr-government" not in links(f"وقالت إدارة سلمى الكهرمان {SAYS}").values()


def test_the_paper_of_a_state_is_the_only_one_of_it_that_the_article_names() -> None:
    text = f"قالت صحيفة السارية {SAYS} وقالت صحيفة الزاهرة {SAYS}"

    assert links(f"{text} وأضافت الصحيفة التيمارانية {SAYS}")["الصحيفة التيمارانية"] == "zahira-paper"
    assert links(f"قالت صحيفة السارية {SAYS} وأضافت الصحيفة التيمارانية {SAYS}").get("الصحيفة التيمارانية") is None


def test_a_group_is_known_by_the_longest_name_that_the_text_gives() -> None:
    text = "حركة السنط تيماران"
    mention = Mention("حركة السنط", True, HopKind.BODY, (), (Span(0, 10),), ())
    context = context_of(Article("a-1", text, None, None, None, None), index())
    best = best_of(mention, context)

    assert best is not None
    assert best.actor == "acacia-movement-timaran"


def test_in_an_article_on_matches_the_name_of_a_state_is_its_team() -> None:
    says = f"وقالت تيماران {SAYS}"
    match = "انتهى الشوط الأول من المباراة بهدف، وقال مدرب المنتخب إن كل لاعب تعب."

    assert links(says)["تيماران"] == "tmr"
    assert links(f"{match} {says}").get("تيماران") is None


def test_an_agency_is_known_with_its_sort_behind_its_name() -> None:
    assert links(f"وذكرت وكالة ورت الرسمية للأنباء {SAYS}")["وكالة ورت الرسمية للأنباء"] == "timaran-news"


@pytest.mark.parametrize(("where", "actor"), [("في وادي تيماران", "tmr-foreign-ministry"), ("في غزة", None)])
def test_what_is_said_in_a_territory_with_bodies_of_its_own_is_of_no_state(where: str, actor: str | None) -> None:
    text = f"عاد وفد تيماران إلى تيماران، ووقع حادث {where}. وقالت وزارة الخارجية {SAYS}"

    assert links(text)["وزارة الخارجية"] == actor


def test_what_a_paper_names_before_all_states_is_its_own() -> None:
    long = "وبعد أيام من ذلك كله اتسع الطريق الذي يمر به الناس كل يوم إلى السوق وإلى بيوتهم وإلى المدرسة القديمة"
    text = f"قالت وزارة الخارجية {SAYS} {long}، ثم عاد وفد إلى تيماران ثم آخر إلى تيماران."

    assert links(text, outlet=HOME)["وزارة الخارجية"] == "mnr-foreign-ministry"
    assert links(text)["وزارة الخارجية"] == "tmr-foreign-ministry"


@pytest.mark.parametrize("what", ["بيانات الهيئة", "تقديرات الهيئة"])
def test_the_figures_of_a_body_that_is_named_before_are_that_body(what: str) -> None:
    assert links(f"قالت هيئة السدود التيمارانية {SAYS} وتشير {what} إلى أن الماء ارتفع.")[what] == "tmr-dams"


def body_at(text: str, at: str, kind: HopKind | None = HopKind.BODY) -> str | None:
    """The actor of a body that the reading has at these words of a text."""
    start = text.index(at)
    mention = Mention(at, True, kind, (), (Span(start, start + len(at)),), ())
    best = best_of(mention, context_of(Article("a-1", text, published="2022-05-01"), index()))
    return None if best is None else best.actor


@pytest.mark.parametrize("at", ["معهد الضفاف", "معهد الضفاف الدولي"])
def test_a_body_is_called_by_its_name_and_the_words_behind_it(at: str) -> None:
    assert body_at("أكد معهد الضفاف الدولي لأبحاث الأنهار ذلك.", at) == "river-institute"
    assert body_at("أكد معهد الضفاف الدولي للفنون ذلك.", at) is None


def test_a_body_that_the_article_has_met_is_named_again_by_how_its_name_begins() -> None:
    text = f"قال معهد الضفاف الدولي لأبحاث الأنهار {SAYS} وقال معهد الضفاف الدولي إن الماء كثير."

    assert links(text).get("معهد الضفاف الدولي", "river-institute") == "river-institute"
    assert links(f"قال معهد الضفاف الدولي {SAYS}")["معهد الضفاف الدولي"] is None


def test_one_spelling_of_a_party_is_the_other() -> None:
    tongue = index().tongue

    assert read_phrase("الحزب الديموقراطي", tongue) == read_phrase("الحزب الديمقراطي", tongue)


def test_a_body_that_is_of_no_state_is_called_exactly_so_though_its_name_has_one() -> None:
    assert links(f"قال المرقب التيماراني {SAYS}")["المرقب التيماراني"] == "timaran-watch"


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("النظام التيماراني", "tmr-government"),
        ("نظام تيلانوف", "tmr-government"),  # called by who leads it
        ("النظام", None),
        ("الحكومة المركزية التيمارانية", "tmr-government"),
        ("شركة هيئة السدود التيمارانية", "tmr-dams"),
        ("شركة السدود", None),
    ],
)
def test_a_government_and_a_body_have_other_words_before_their_state(name: str, actor: str | None) -> None:
    text = f"وصل رئيس الوزراء داركو تيلانوف إلى تيماران. وقال داركو تيلانوف {SAYS} ونفى {name} ذلك."

    assert body_at(text, name) == actor


@pytest.mark.parametrize("before", ["وفق ", 'وبحسب "', "بحسب «"])
def test_an_agency_is_cited_by_its_nationality_in_marks_or_without(before: str) -> None:
    assert body_at(f"{before}التيمارانية»، فقد فتح الجسر.", "التيمارانية") == "timaran-news"
