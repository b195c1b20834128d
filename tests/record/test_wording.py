"""In whose voice a word stands, with what reserve, and that copied words count once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qawl.model.record import Reserve, Voice, WordingLine
from qawl.model.records import Kind
from qawl.record.labels import Labels
from qawl.record.outlet_copies import later_copies
from qawl.record.page import Page
from qawl.record.ties import Ties
from qawl.record.wording import Worded, gather_wording, take_wording
from tests.record.invented import RAIL, Paper, on

TIES, LABELS = Ties(RAIL), Labels(RAIL)


def worded(*papers: Paper) -> list[Worded]:
    return [one for paper in papers for one in take_wording(Page(paper.read(), TIES), LABELS)]


def how(paper: Paper) -> list[tuple[str, Voice, Reserve]]:
    return [(one.variant, one.voice, one.reserve) for one in worded(paper)]


def lines(*papers: Paper, **copies: str) -> tuple[WordingLine, ...]:
    return gather_wording(worded(*papers), RAIL, copies)


# Voice and reserve


def test_a_word_alone_in_quotation_marks_is_the_outlets_with_reserve() -> None:
    assert how(Paper("a", 'نقلت الحافلات "الأسرى" إلى المدينة')) == [("captives", Voice.OUTLET, Reserve.QUOTED)]
    assert how(Paper("a", "نقلت الحافلات «الأسرى الستة» إلى المدينة")) == [("captives", Voice.OUTLET, Reserve.QUOTED)]
    assert how(Paper("a", 'نقلت الحافلات لـ"أسرى" الوادي')) == [("captives", Voice.OUTLET, Reserve.QUOTED)]


def test_a_word_in_a_quoted_stretch_is_somebodys_even_where_nobody_is_named() -> None:
    text = 'وكتب على الجدار "لن يعود الأسرى قبل أن تفتح الطريق"'

    assert how(Paper("a", text)) == [("captives", Voice.SPEAKER, Reserve.PLAIN)]


def test_a_mark_that_never_closes_quotes_nothing() -> None:
    assert how(Paper("a", 'ارتفع سعر أنبوب قطره 3" والأسرى ينتظرون')) == [("captives", Voice.OUTLET, Reserve.PLAIN)]


def test_marks_around_a_name_keep_nothing_away() -> None:
    assert how(Paper("a", 'زار الوفد جمعية "أسرى" أمس')) == [("captives", Voice.OUTLET, Reserve.PLAIN)]
    assert how(Paper("a", 'زار الوفد "أسرى" الأمس')) == [("captives", Voice.OUTLET, Reserve.QUOTED)]
    assert how(Paper("a", 'زار الوفد جمعية "أسرى السهل والوادي" أمس')) == [("captives", Voice.OUTLET, Reserve.PLAIN)]
    assert how(Paper("a", 'قال الوفد للجمعية "جمعية أسرى الوادي" نعم')) == [("captives", Voice.OUTLET, Reserve.PLAIN)]


def test_words_of_distance_are_told_from_marks_alone() -> None:
    assert how(Paper("a", 'سلمت الحركة من تسميهم "الأسرى" أمس')) == [("captives", Voice.OUTLET, Reserve.DISTANCED)]
    assert how(Paper("a", "سلمت الحركة الأسرى المزعومين أمس")) == [("captives", Voice.OUTLET, Reserve.DISTANCED)]
    assert how(Paper("a", 'زار ستة رجال ووصفهم بـ"الأسرى"')) == [("captives", Voice.OUTLET, Reserve.DISTANCED)]
    assert how(Paper("a", "سلمت الحركة الأسرى وغادرت")) == [("captives", Voice.OUTLET, Reserve.PLAIN)]


def test_distance_ends_with_its_sentence() -> None:
    assert how(Paper("a", "هذا ما تسميه. الأسرى بخير")) == [("captives", Voice.OUTLET, Reserve.PLAIN)]
    assert how(Paper("a", "عاد الأسرى. المزعوم غير ذلك")) == [("captives", Voice.OUTLET, Reserve.PLAIN)]


def test_in_reported_speech_nobody_knows_whose_marks_they_are() -> None:
    paper = Paper("a", 'قال السهل إن "الأسرى" بخير').says("نديم السهل", '"الأسرى" بخير', kind=Kind.MIXED)

    assert how(paper) == [("captives", Voice.REPORTED, Reserve.QUOTED)]


def test_marks_inside_a_quotation_are_the_speakers() -> None:
    text = 'قال السهل: «لن نسلم "الأسرى" أبدا»'
    paper = Paper("a", text).says("نديم السهل", 'لن نسلم "الأسرى" أبدا', kind=Kind.DIRECT)

    assert how(paper) == [("captives", Voice.SPEAKER, Reserve.PLAIN)]


# Lines


def test_a_word_with_and_without_reserve_makes_two_lines() -> None:
    found = lines(Paper("a", 'عاد الأسرى. قال الركاب إنهم رأوا الأسرى. و"الأسرى" ستة'))

    assert [(line.reserve, line.count) for line in found] == [(Reserve.PLAIN, 2), (Reserve.QUOTED, 1)]
    assert len({line.id for line in found}) == 2


def test_copied_words_count_for_their_origin_and_it_is_said_how_many_are_left_out() -> None:
    first = Paper("wire", "عاد الأسرى إلى الأسرى", outlet="وكالة شراع", published=on(9))
    copy, own = Paper("copy", "عاد الأسرى إلى الأسرى"), Paper("own", "وصل الأسرى")

    found = lines(first, copy, own, copy="wire")

    assert [(line.outlet, line.count, line.left_out) for line in found] == [("صحيفة الجسر", 1, 2), ("وكالة شراع", 2, 0)]
    assert [line.count for line in lines(first, copy, own)] == [3, 2]


def test_a_word_that_only_copies_have_makes_no_line() -> None:
    first, copy = Paper("wire", "عاد الأسرى", outlet="وكالة شراع"), Paper("copy", "عاد الأسرى")

    assert [line.outlet for line in lines(first, copy, copy="wire")] == ["وكالة شراع"]


def test_where_the_origin_is_not_there_the_earliest_copy_stands_for_it() -> None:
    articles = [("b", on(9)), ("a", on(10)), ("c", on(8))]

    assert later_copies(articles, {"a": "wire", "b": "wire", "c": "wire"}) == {"a", "b"}
    assert later_copies(articles, {"a": "c", "b": "c"}) == {"a", "b"}
    assert later_copies(articles, {"a": "b", "c": "b"}) == {"a", "c"}
    assert later_copies(articles, None) == frozenset()


PIECES = ("الأسرى", "رهائن", '"', "«", "»", "ما يسمى", "المزعومين", "عاد", "بـ", ".", "\n", "\u200f", "إلى")


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_text_is_read_and_every_span_is_a_word_of_the_dossier(parts: list[str]) -> None:
    text = " ".join(parts)

    for one in worded(Paper("a", text)):
        assert all(any(word in span.of(text) for word in ("أسرى", "رهائن")) for span in one.evidence.spans)


@given(st.permutations([Paper("a", "عاد الأسرى"), Paper("b", 'عاد "الأسرى"'), Paper("c", "عاد الأسرى", outlet=None)]))
def test_the_order_of_arrival_changes_nothing(papers: list[Paper]) -> None:
    assert lines(*papers, b="a") == lines(*sorted(papers, key=lambda paper: paper.id), b="a")


def test_a_long_text_of_one_word_takes_no_longer_than_its_length() -> None:
    import time

    started = time.process_time()
    worded(Paper("a", '"ما يسمى الأسرى ' * 5_000))

    assert time.process_time() - started < 5
