"""The ruler on invented claims, with the figures worked out by hand."""

import pytest

from qawl.model.documents import Span
from qawl.scoring import Claim, Marked, bare_words, compare, figures_form, fold_name, pair, same_name, score

TEXT = "قالت الوزارة إن المعبر سيفتح غدا. وأضاف مسؤول أن الشاحنات جاهزة."


def claim(words: str, name: str = "الوزارة", **changes: object) -> Claim:
    given: dict[str, object] = {
        "content": (Span.quoting(TEXT, words),),
        "cue": Span.quoting(TEXT, "قالت"),
        "speaker": Span.quoting(TEXT, "الوزارة"),
        "names": (name,),
        "kind": "indirect",
        "act": "say",
        "anonymous": False,
        "chain": (),
    }
    return Claim(**(given | changes))  # type: ignore[arg-type]


def article(*claims: Claim) -> Marked:
    return Marked("invented-1", TEXT, claims)


def test_what_is_all_right_scores_one_everywhere() -> None:
    gold = article(claim("المعبر سيفتح غدا"), claim("الشاحنات جاهزة"))

    figures = figures_form(score([gold], {"invented-1": gold.claims}))

    perfect = {"P": 1.0, "R": 1.0, "F1": 1.0, "F1_95": [1.0, 1.0]}
    assert figures["statement"] == figures["exact"] == figures["tuple"] == perfect
    assert figures["speaker_span"] == figures["act"] == 1.0
    assert figures["chain"] is None


def test_one_of_two_found_and_one_too_many_give_a_half() -> None:
    gold = article(claim("المعبر سيفتح غدا"), claim("الشاحنات جاهزة"))
    found = [claim("المعبر سيفتح غدا"), claim("وأضاف")]

    figures = score([gold], {"invented-1": found})

    assert (figures.statement.precision, figures.statement.recall, figures.statement.f1) == (0.5, 0.5, 0.5)


def test_an_article_without_prediction_counts_as_empty() -> None:
    gold = article(claim("المعبر سيفتح غدا"))

    figures = score([gold], {})

    assert (figures.gold, figures.predicted, figures.statement.f1) == (1, 0, 0.0)


def test_nothing_at_all_is_no_error() -> None:
    figures = score([], {})

    assert (figures.articles, figures.statement.f1, figures.chain) == (0, 0.0, None)


def test_a_wrong_speaker_spoils_the_tuple_and_not_the_statement() -> None:
    gold = article(claim("المعبر سيفتح غدا"))
    found = [claim("المعبر سيفتح غدا", name="البلدية")]

    figures = score([gold], {"invented-1": found})

    assert figures.statement.f1 == 1.0
    assert figures.tuple.f1 == 0.0
    assert figures.speaker_span == 1.0


def test_unnamed_speakers_are_the_same_when_they_stand_in_the_same_place() -> None:
    there = Span.quoting(TEXT, "مسؤول")
    gold = article(claim("الشاحنات جاهزة", name="مسؤول كبير", speaker=there, anonymous=True))
    found = [claim("الشاحنات جاهزة", name="الرجل", speaker=there, anonymous=True)]
    named = [claim("الشاحنات جاهزة", name="الرجل", speaker=there)]

    assert score([gold], {"invented-1": found}).tuple.f1 == 1.0
    assert score([gold], {"invented-1": named}).tuple.f1 == 0.0


def test_the_edges_of_a_content_do_not_make_it_inexact() -> None:
    gold = article(claim("المعبر سيفتح غدا"))
    wide = [claim("إن المعبر سيفتح غدا.")]
    short = [claim("المعبر سيفتح")]

    assert score([gold], {"invented-1": wide}).exact.f1 == 1.0
    assert score([gold], {"invented-1": short}).exact.f1 == 0.0


def test_less_than_half_in_common_is_another_statement() -> None:
    gold = [claim("المعبر سيفتح غدا. وأضاف مسؤول أن الشاحنات جاهزة")]
    found = [claim("المعبر")]

    assert pair(gold, found) == []


def test_of_two_equal_overlaps_the_pair_with_the_same_cue_wins() -> None:
    gold = [claim("الشاحنات جاهزة", cue=Span.quoting(TEXT, "وأضاف")), claim("الشاحنات جاهزة")]
    found = [claim("الشاحنات جاهزة")]

    assert pair(gold, found) == [(1, 0)]


def test_a_chain_counts_hop_for_hop() -> None:
    gold = article(claim("الشاحنات جاهزة", chain=("وكالة النهر", "مسؤول")))
    right = [claim("الشاحنات جاهزة", chain=("النهر", "مسؤول"))]
    turned = [claim("الشاحنات جاهزة", chain=("مسؤول", "النهر"))]

    assert score([gold], {"invented-1": right}).chain == 1.0
    assert score([gold], {"invented-1": turned}).chain == 0.0


def test_a_chain_where_gold_has_none_is_counted_as_false() -> None:
    gold = article(claim("الشاحنات جاهزة"))
    found = [claim("الشاحنات جاهزة", chain=("وكالة النهر", "مسؤول"))]

    figures = score([gold], {"invented-1": found})

    assert (figures.chains, figures.chain, figures.false_chains) == (0, None, 1)


def test_faults_name_what_was_missed_what_is_spurious_and_who_is_wrong() -> None:
    gold = article(claim("المعبر سيفتح غدا"), claim("الشاحنات جاهزة"))
    found = [claim("الشاحنات جاهزة", name="البلدية"), claim("وأضاف")]

    _, faults = compare(gold, found)

    assert (faults.missed, faults.spurious, faults.wrong_speaker) == ((0,), (1,), ((1, 0),))


def test_the_interval_is_the_same_on_every_run_and_holds_the_figure() -> None:
    full = article(claim("المعبر سيفتح غدا"))
    missed = Marked("invented-2", TEXT, (claim("الشاحنات جاهزة"),))

    first = score([full, missed], {"invented-1": full.claims})
    again = score([full, missed], {"invented-1": full.claims})

    assert first == again
    assert first.statement.low <= first.statement.f1 <= first.statement.high
    assert first.statement.low < first.statement.high


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("مازن العطار", "العطار", True),
        ("أمينة الراوي", "امينه الراوى", True),
        ("مازن العطار", "سليم العطار", False),
        ("", "العطار", False),
    ],
)
def test_names_are_the_same_by_their_folded_words(one: str, other: str, same: bool) -> None:
    assert same_name(one, (other,)) is same


def test_folding_a_name_drops_marks_and_tatweel() -> None:
    assert fold_name("أُمي\u0640\u0640نةُ") == "امينه"


def test_bare_words_join_the_pieces_of_a_content() -> None:
    pieces = (Span.quoting(TEXT, "الشاحنات جاهزة."), Span.quoting(TEXT, "إن المعبر"))

    assert bare_words(TEXT, pieces) == "المعبر الشاحنات جاهزة"
