"""Tables by outlet, and one event side by side."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.model.figures import Bound
from qawl.model.record import Reserve, Voice
from qawl.model.records import Kind, Unnamed
from qawl.model.wording import Column, Comparison, LabelCell, OutletTables, Tone
from qawl.record.outlet_forms import cell_rows, comparison_form, side_rows, tables_form
from qawl.record.outlet_names import speaker_keys
from qawl.record.outlet_shares import share_of, wilson
from qawl.record.outlet_sides import side_by_side
from qawl.record.outlet_tables import compare_outlets
from tests.record.invented import RAIL, Paper, on

TENT = "إذاعة التل"


def tables(*papers: Paper, since: date | None = None, until: date | None = None, **copies: str) -> OutletTables:
    return compare_outlets([paper.read() for paper in papers], RAIL, since, until, copies, routed=True)


def sides(*papers: Paper, known: bool = True, **copies: str) -> Comparison:
    return side_by_side([paper.read() for paper in papers], RAIL if known else None, copies)


def said(paper: Paper, who: str | None, words: str, verb: str, **more: object) -> Paper:
    """The paper with a statement that this verb introduces."""
    paper.says(who, words)
    paper.statements[-1] = replace(paper.statements[-1], rule=f"{verb}/past+أن", **more)  # type: ignore[arg-type]
    return paper


def cell(found: OutletTables, variant: str, outlet: str) -> LabelCell:
    return next(one for one in found.labels if (one.variant, one.outlet) == (variant, outlet))


# Shares


@given(st.integers(0, 400), st.integers(0, 400))
def test_an_interval_holds_its_share_and_lies_between_none_and_all(count: int, more: int) -> None:
    found = share_of(count, count + more)

    assert 0.0 <= found.low <= found.part + 1e-12
    assert found.low <= found.high <= 1.0
    assert not found.of or found.part <= found.high + 1e-12


def test_more_cases_make_the_interval_narrower_and_few_are_said_to_be_few() -> None:
    narrow, wide = share_of(70, 100), share_of(7, 10)

    assert narrow.high - narrow.low < wide.high - wide.low
    assert share_of(4, 9).few
    assert not wide.few


def test_the_interval_is_that_of_the_books() -> None:
    assert [round(bound, 4) for bound in wilson(15, 50)] == [0.191, 0.4375]


# Labels


def test_a_share_is_of_the_articles_in_which_the_outlet_names_the_thing_itself() -> None:
    found = tables(
        Paper("a", "عاد الأسرى. الأسرى بخير. الأسرى ستة"),
        Paper("b", "عاد الأسرى والرهائن"),
        Paper("c", "لم يعد أحد"),
    )

    captives, hostages = cell(found, "captives", "صحيفة الجسر"), cell(found, "hostages", "صحيفة الجسر")
    assert (captives.articles.count, captives.articles.of, captives.uses) == (2, 2, 4)
    assert (hostages.articles.count, hostages.articles.of, hostages.uses) == (1, 2, 1)


def test_what_others_say_and_what_is_kept_away_is_told_apart_and_not_counted() -> None:
    text = 'عادت حافلة "الأسرى". وصل من تسميهم الأسرى. قال السهل إن الأسرى بخير'
    found = tables(Paper("a", text).says("نديم السهل", "الأسرى بخير"))

    one = cell(found, "captives", "صحيفة الجسر")
    assert (one.uses, one.quoted, one.distanced, one.reported, one.speaker) == (0, 1, 1, 1, 0)
    assert one.articles.of == 0
    assert [example.reserve for example in one.examples] == [Reserve.QUOTED, Reserve.DISTANCED]


def test_an_outlet_that_never_uses_a_word_has_none_of_its_articles_in_that_column() -> None:
    found = tables(Paper("a", "عاد الرهائن", outlet=TENT), Paper("b", "عاد الأسرى"))

    assert (cell(found, "captives", TENT).articles.count, cell(found, "captives", TENT).articles.of) == (0, 1)


def test_examples_of_one_cell_say_different_things() -> None:
    found = tables(
        *(Paper(own_id, text) for own_id, text in zip("abcd", ["عاد الأسرى"] * 3 + ["وصل الأسرى"], strict=True))
    )

    assert [one.evidence.article for one in cell(found, "captives", "صحيفة الجسر").examples] == ["a", "d"]


def test_copies_count_for_their_origin_and_are_said_to_be_left_out() -> None:
    wire = Paper("wire", "عاد الأسرى", outlet="وكالة شراع", published=on(9))
    found = tables(wire, Paper("copy", "عاد الأسرى"), Paper("own", "عاد الرهائن"), copy="wire")

    assert [(one.outlet, one.articles, one.left_out) for one in found.outlets] == [
        ("صحيفة الجسر", 2, 1),
        ("وكالة شراع", 1, 0),
    ]
    assert cell(found, "captives", "صحيفة الجسر").articles.count == 0
    assert cell(found, "captives", "وكالة شراع").articles.count == 1


def test_only_articles_of_the_days_count_and_those_without_a_date_are_named() -> None:
    papers = [Paper(f"p{day}", "عاد الأسرى", published=on(day)) for day in (3, 5, 7)]
    found = tables(*papers, Paper("when", "عاد الأسرى", published=None), since=date(2026, 3, 4), until=date(2026, 3, 6))

    assert [one.articles for one in found.outlets] == [1]
    assert found.undated == ("when",)
    assert sum(one.articles for one in tables(*papers, Paper("when", "", published=None)).outlets) == 4


# Verbs


def test_a_verb_is_counted_for_the_party_of_its_speaker() -> None:
    paper = Paper("a", "زعم السهل أن الطريق آمن. قال الوادي إن الجسر مغلق. قال مزارع إن الماء قليل")
    said(paper, "نديم السهل", "الطريق آمن", "زعم")
    said(paper, "هاني الوادي", "الجسر مغلق", "قال")
    said(paper, "مزارع", "الماء قليل", "قال")

    found = tables(paper)

    assert [(one.party, one.lemma, one.tone) for one in found.verbs] == [
        ("rabwan", "زعم", Tone.DISTANCING),
        ("sarw", "قال", Tone.NEUTRAL),
    ]
    assert [one.statements.of for one in found.tones] == [1, 1]


def test_a_neutral_verb_with_words_of_distance_behind_its_saying_keeps_it_away() -> None:
    paper = Paper("a", 'قال السهل إن "الطريق آمن" على حد تعبيره. وقال السهل إن الجسر مغلق')
    said(paper, "نديم السهل", '"الطريق آمن"', "قال")
    said(paper, "نديم السهل", "الجسر مغلق", "قال")

    found = tables(paper)

    assert [(one.lemma, one.tone, one.statements.count) for one in found.verbs] == [
        ("قال", Tone.NEUTRAL, 1),
        ("قال", Tone.DISTANCING, 1),
    ]
    assert found.verbs[1].examples[0].evidence.exact == "على حد تعبيره"


def test_words_of_distance_in_the_middle_of_what_is_reported_keep_it_away() -> None:
    text = "قال السهل إن الطريق، على حد تعبيره، آمن للناس"
    paper = said(Paper("a", text), "نديم السهل", "الطريق، على حد تعبيره، آمن للناس", "قال")

    assert [one.tone for one in tables(paper).verbs] == [Tone.DISTANCING]


def test_words_of_distance_inside_a_quotation_are_the_speakers() -> None:
    text = 'قال السهل: "سيعود القائد على حد تعبيره قريبا"'
    paper = said(Paper("a", text), "نديم السهل", '"سيعود القائد على حد تعبيره قريبا"', "قال", kind=Kind.DIRECT)

    assert [one.tone for one in tables(paper).verbs] == [Tone.NEUTRAL]


def test_words_of_distance_belong_to_the_saying_that_they_stand_with() -> None:
    paper = Paper("a", "قال السهل إن الطريق آمن. وذكر شهود غير ذلك على حد تعبيرهم")
    said(paper, "نديم السهل", "الطريق آمن", "قال")

    assert [one.tone for one in tables(paper).verbs] == [Tone.NEUTRAL]


def test_a_negated_cue_has_the_tone_of_what_it_amounts_to() -> None:
    paper = said(Paper("a", "لم يؤكد السهل أن الطريق آمن"), "نديم السهل", "الطريق آمن", "أكد", negated=True)

    assert [one.tone for one in tables(paper).verbs] == [Tone.NEUTRAL]


def test_the_parties_of_the_dossier_come_first_in_its_order() -> None:
    paper = Paper("a", "قالت نسمة كذا. قالت السرو هذا. قالت ربوان ذلك")
    for who, words in (("نسمة", "كذا"), ("السرو", "هذا"), ("ربوان", "ذلك")):
        said(paper, who, words, "قال")

    assert [one.party for one in tables(paper).tones] == ["rabwan", "sarw", "nasma"]


PAPERS = [
    said(Paper("a", "عاد الأسرى. قال السهل إن الطريق آمن"), "نديم السهل", "الطريق آمن", "قال"),
    said(Paper("b", "عاد الرهائن. أكد السهل أن الطريق مغلق", outlet=TENT), "السهل", "الطريق مغلق", "أكد"),
    Paper("c", 'عاد "الأسرى"', outlet=None, published=None).counts("عاد", 6, "نديم السهل", counted=None),
    Paper("d", "", outlet=TENT, title=None, published="غدا"),
]


@given(st.permutations([*PAPERS, PAPERS[0]]))
def test_the_order_of_arrival_changes_nothing_and_what_comes_twice_counts_once(papers: list[Paper]) -> None:
    assert tables_form(tables(*papers, b="a")) == tables_form(tables(*PAPERS, b="a"))
    assert comparison_form(sides(*papers, b="a")) == comparison_form(sides(*PAPERS, b="a"))


@given(st.text(alphabet='الأسرى رهائن"«».:\n\u200f', max_size=200), st.none() | st.text(max_size=12))
def test_any_text_and_any_date_makes_tables_and_columns(text: str, published: str | None) -> None:
    papers = [Paper("a", text, published=published, outlet=None), Paper("b", "عاد الأسرى", title=None)]

    assert len(sides(*papers).columns) == 2
    assert list(cell_rows(tables(*papers), "ar")) is not None


# Side by side


def named(column: Column, keys: tuple[str, ...]) -> list[str]:
    return [one.who.name for one in column.quoted if one.key in keys]


def test_outlets_stand_in_the_order_of_publication_and_the_first_is_named_where_it_is_certain() -> None:
    late, early = Paper("late", "عاد الأسرى", published=on(5)), Paper("early", "خبر", outlet=TENT, published=on(4))

    found = sides(late, early)

    assert [column.name for column in found.columns] == [TENT, "صحيفة الجسر"]
    assert [heading.first for column in found.columns for heading in column.headings] == [True, False]


@pytest.mark.parametrize("other", ["2026-03-04", None, "أمس"])
def test_nobody_is_first_where_a_time_is_not_known(other: str | None) -> None:
    hour, day = (
        Paper("a", "خبر", published="2026-03-04T08:00:00+03:00"),
        Paper("b", "خبر", published=other, outlet=TENT),
    )

    assert not any(heading.first for column in sides(hour, day).columns for heading in column.headings)


def test_zones_of_time_are_reckoned_with() -> None:
    west = Paper("west", "خبر", outlet=TENT, published="2026-03-04T09:30:00+00:00")
    east = Paper("east", "خبر", published="2026-03-04T10:00:00+03:00")

    assert [column.name for column in sides(west, east).columns] == ["صحيفة الجسر", TENT]


def test_a_short_name_and_a_full_one_are_one_speaker_without_any_dossier() -> None:
    full = said(Paper("a", "قال سالم النهر إن الطريق آمن"), "سالم النهر", "الطريق آمن", "قال")
    short = said(Paper("b", "أكد النهر أن الطريق آمن", outlet=TENT), "النهر", "الطريق آمن", "أكد")
    other = said(Paper("c", "قال مراد إن الجسر مغلق", outlet="يومية الفسيلة"), "مراد", "الجسر مغلق", "قال")

    one, two, three = sides(full, short, other, known=False).columns

    assert one.quoted[0].key == two.quoted[0].key
    assert (one.only_quoted, two.only_quoted) == ((), ())
    assert named(three, three.only_quoted) == ["مراد"]
    assert [missing.outlets for missing in three.misses_quoted] == [(TENT, "صحيفة الجسر")]
    assert [verb.lemma for verb in one.quoted[0].verbs] == ["أكد"]


def test_a_name_that_two_longer_ones_hold_stays_alone() -> None:
    keys = speaker_keys(["سالم النهر", "هدى النهر", "النهر"])

    assert len(set(keys.values())) == 3


def test_a_name_is_one_wherever_its_words_are_parted() -> None:
    keys = speaker_keys(["عبد النور السهل", "عبدالنور السهل", "السهل"])

    assert len(set(keys.values())) == 1


def test_a_dossier_tells_that_two_names_are_one() -> None:
    one = said(Paper("a", "قالت حكومة ربوان إن الطريق آمن"), "حكومة ربوان", "الطريق آمن", "قال")
    two = said(Paper("b", "قالت ربوان إن الطريق آمن", outlet=TENT), "ربوان", "الطريق آمن", "قال")

    assert not any(column.only_quoted for column in sides(one, two).columns)


def test_sources_without_a_name_are_the_same_only_in_the_same_words() -> None:
    unnamed = Unnamed(None, None)
    one = said(Paper("a", "قال مصدر إن الطريق آمن"), "مصدر", "الطريق آمن", "قال", unnamed=unnamed)
    two = said(
        Paper("b", "قال مصدر حكومي إن الطريق آمن", outlet=TENT), "مصدر حكومي", "الطريق آمن", "قال", unnamed=unnamed
    )

    assert [len(column.only_quoted) for column in sides(one, two, known=False).columns] == [1, 1]


def test_numbers_are_held_together_whatever_their_caution() -> None:
    exact = Paper("a", "سقط 40 قتيلا").counts("40", 40, counted="قتيلا")
    bound = Paper("b", "سقط أكثر من 40 قتيلا", outlet=TENT).counts("أكثر من 40", 40, bound=Bound.MORE_THAN)
    other = Paper("c", "سقط 38 قتيلا", outlet="يومية الفسيلة").counts("38", 38)

    one, two, three = sides(exact, bound, other).columns

    assert (one.only_figures, two.only_figures, len(three.only_figures)) == ((), (), 1)
    assert [missing.outlets for missing in three.misses_figures] == [(TENT, "صحيفة الجسر")]
    assert [missing.outlets for missing in one.misses_figures] == [("يومية الفسيلة",)]


def test_labels_need_a_dossier() -> None:
    paper = Paper("a", 'عاد الأسرى و"الرهائن"')

    assert [(one.variant, one.voice, one.reserve) for one in sides(paper).columns[0].labels] == [
        ("hostages", Voice.OUTLET, Reserve.QUOTED),
        ("captives", Voice.OUTLET, Reserve.PLAIN),
    ]
    assert sides(paper, known=False).columns[0].labels == ()


def test_articles_of_one_outlet_are_one_column_and_those_of_none_are_apart() -> None:
    papers = [Paper("a", "خبر"), Paper("b", "آخر"), Paper("c", "ثالث", outlet=None), Paper("d", "رابع", outlet=None)]

    assert sorted(len(column.headings) for column in sides(*papers).columns) == [1, 1, 2]


def test_a_copy_names_its_origin_and_the_origin_does_not() -> None:
    wire, copy = Paper("wire", "خبر", outlet="وكالة شراع"), Paper("copy", "خبر")
    found = sides(wire, copy, copy="wire", wire="wire")

    assert {heading.article: heading.copy_of for column in found.columns for heading in column.headings} == {
        "wire": None,
        "copy": "wire",
    }


def test_a_headline_is_the_title_or_the_first_line_that_says_something() -> None:
    found = sides(Paper("a", "\n\nأول السطور\nثانيها", title=None), Paper("b", "", title=None, outlet=TENT))

    assert sorted(column.headings[0].headline for column in found.columns) == ["b", "أول السطور"]


def test_a_statement_without_a_speaker_is_counted_and_compared_with_nothing() -> None:
    (column,) = sides(said(Paper("a", "قال إن الطريق آمن"), None, "الطريق آمن", "قال")).columns

    assert (column.unknown, column.quoted, column.only_quoted) == (1, (), ())


# Forms


def test_forms_hold_counts_shares_and_places() -> None:
    form = tables_form(tables(*PAPERS))

    (share,) = {tuple(sorted(one["articles"])) for one in form["labels"]}
    assert share == ("count", "few", "high", "low", "of")
    evidence = form["labels"][0]["examples"][0]["evidence"]
    text = {paper.id: paper.text for paper in PAPERS}[evidence["article"]]
    assert [text[slice(*span)] for span in evidence["spans"]] == [evidence["exact"]]


def test_every_row_of_a_sheet_says_where_it_stands() -> None:
    rows = list(side_rows(sides(*PAPERS[:3]), "en"))

    assert {row.part for row in rows} >= {"headline", "quoted", "label", "figure", "misses-quoted"}
    assert all(row.article for row in rows if not row.part.startswith("misses"))
    assert [row.what for row in rows if row.part == "quoted"] == ["Sahl", "Sahl"]
