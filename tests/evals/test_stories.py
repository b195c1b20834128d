"""The measure of stories, on cases that can be counted by hand; and the table that is learnt for them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from evals.learn_story_words import choose_stems, learn, level_of, read_articles
from evals.stories import Groups, in_one_pass, measure, measure_pairs, read_gold, vectors

from qawl.compare.stories.background import WordKind, fingerprint, packed, read_background
from qawl.compare.stories.words import cut_words
from qawl.lexicon.load import load_lexicon
from tests.compare.stories.texts import PRESS

GOLD: Groups = {"a": "1", "b": "1", "c": "2", "d": "2"}


def test_what_is_as_it_was_read_is_perfect_and_nothing_is_nothing() -> None:
    assert (measure(GOLD, {"a": "x", "b": "x", "c": "y", "d": "y"}).f1, measure({}, GOLD).f1) == (1.0, 0.0)


def test_all_in_one_group_costs_precision_and_all_alone_recall() -> None:
    one = measure(GOLD, dict.fromkeys(GOLD, "x"))
    none = measure(GOLD, {})

    assert (one.precision, one.recall) == (0.5, 1.0)
    assert (none.precision, none.recall) == (1.0, 0.5)


def test_one_article_in_the_wrong_group_is_counted_as_by_hand() -> None:
    found = measure(GOLD, {"a": "x", "b": "x", "c": "x", "d": "y"})

    assert found.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert found.recall == pytest.approx((1 + 1 + 1 / 2 + 1 / 2) / 4)


def test_articles_that_nobody_read_do_not_count() -> None:
    assert measure(GOLD, {"a": "x", "b": "x", "c": "y", "d": "y", "e": "x", "f": "y"}).f1 == 1.0


def test_pairs_are_counted_by_what_should_be_and_what_is() -> None:
    pairs = [("a", "b", True), ("a", "c", False), ("c", "d", True), ("a", "z", False)]

    assert measure_pairs(pairs, {"a": "x", "b": "x", "c": "x", "d": "y"}) == (1, 1, 1, 1)


def test_gold_is_one_story_a_line(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text('{"story": "1", "articles": ["a", "b"]}\n{"story": "2", "articles": ["c"]}\n')

    assert read_gold(tmp_path / "gold.jsonl") == {"a": "1", "b": "1", "c": "2"}


def test_the_way_with_one_pass_joins_what_is_alike_and_forgets_what_is_old() -> None:
    names, words = [each.id for each in PRESS], vectors(PRESS)

    near = in_one_pass(names, [1] * len(names), words, 0.1)
    assert near["bridge-0"] == near["bridge-1"] != near["harvest"]
    assert in_one_pass(names[:2], [1, 9], words[:2], 0.1)["bridge-1"] == "bridge-1"


def test_stems_are_what_usage_tells() -> None:
    articles = [cut_words(text) for text in ("المحادثات في مرزان", "محادثات مرزان", "ومحادثات", "محادثاتها بمرزان")]

    stems, usage = choose_stems(articles)

    assert stems["المحادثات"] == stems["ومحادثات"] == stems["محادثاتها"]
    assert usage[stems["بمرزان"]] == 3


def test_the_table_holds_levels_and_kinds_and_no_words() -> None:
    table = learn([["الوزير", "قرطعان"]] * 4 + [["لبنان"]] * 8, load_lexicon())

    background = read_background(table)
    assert background.used("وزير") == level_of(4)
    assert background.kind(fingerprint("وزير")) is WordKind.COMMON
    assert background.kind(fingerprint("قرطعان")) is WordKind.OTHER
    assert background.kind(fingerprint("لبنان")) is WordKind.PLACE
    assert background.level(fingerprint("لبنان")) == level_of(8)
    assert background.used("لايعرفه") == 0
    assert len(table) == 12


def test_the_table_is_the_same_however_its_words_come() -> None:
    entries = [(fingerprint(word), 5, WordKind.COMMON) for word in ("ريح", "موج", "شراع")]

    assert packed(entries) == packed(reversed(entries))


def test_days_can_be_left_out(tmp_path: Path) -> None:
    rows = [{"title": None, "text": "نص", "published": day} for day in ("2026-03-05", "2026-03-06", None)]
    (tmp_path / "news.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")

    assert len(list(read_articles(tmp_path / "news.jsonl", [("2026-03-05", "2026-03-05")]))) == 2
