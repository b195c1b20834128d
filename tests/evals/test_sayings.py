"""The scorer of same sayings counts as its page says, and the words that are frequent are counted by article."""

from __future__ import annotations

from evals.learn_frequent import bands, count
from evals.sayings import Judged, likeness, nearest, score

from qawl.lexicon.load import load_lexicon
from qawl.text.stems import said_stem
from qawl.text.vocabulary import Vocabulary
from tests.compare.sayings.told import Told, reading


def judged(verdict: str) -> Judged:
    return Judged(verdict, None, 0.0, "other-3", 1.0, "")


def test_a_changed_saying_counts_as_found() -> None:
    pairs = [judged(verdict) for verdict in ("same", "changed", "two", "same")]

    figures = score(pairs, [True, True, True, False])

    assert (figures.found, figures.right, figures.wanted) == (3, 2, 3)
    assert (round(figures.precision, 2), round(figures.recall, 2)) == (0.67, 0.67)


def test_nothing_found_is_no_error() -> None:
    assert score([], []).f1 == 0


def test_a_place_is_that_of_the_statement_that_covers_most_of_it() -> None:
    told = reading(Told("a", "داود السنديان", "الجسر الحجري مفتوح"))
    span = told.statements[0].content[0]

    assert nearest(told, (span.start + 2, span.end)) == 0
    assert nearest(told, (0, 1)) is None


def test_the_baseline_asks_for_a_word_of_the_name() -> None:
    told = [reading(Told(each, who, "الجسر الحجري مفتوح")) for each, who in (("a", "داود"), ("b", "سالم"))]
    texts = told[0].article.text, told[1].article.text

    assert likeness(texts, (told[0].statements[0], told[1].statements[0])) == 0
    assert likeness((texts[0], texts[0]), (told[0].statements[0], told[0].statements[0])) == 1


def test_a_stem_is_counted_once_an_article_and_names_are_left_out() -> None:
    texts = ["القوافل تعبر والقافلة تصل", "عبرت قافلة الوادي", "سنغافورة سنغافورة", "الوادي"]

    found = dict(bands(*count(texts, Vocabulary(load_lexicon()))))

    assert found[said_stem("قافله")] == 1
    assert said_stem("سنغافوره") not in found or found[said_stem("سنغافوره")] == 1
