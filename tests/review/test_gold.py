"""What people decided is gold that `qawl eval` reads, of articles that were judged from end to end."""

from __future__ import annotations

import json

from qawl.gold import read_gold
from qawl.model.codec import encode_form
from qawl.model.review import Action
from qawl.review.effective import effective
from qawl.review.gold import gold_form, is_whole
from qawl.scoring import claim_of, score
from qawl.store.contract.store import statement_ids
from tests.review.made import TEXT, decided, read

READING = read(TEXT)
ALL = [decided(READING, place, Action.REJECT if place == 2 else Action.ACCEPT, number=place + 1) for place in range(4)]


def test_an_article_of_which_something_is_not_judged_is_not_whole() -> None:
    ids = statement_ids(READING)

    assert is_whole(effective(READING, ids, ALL))
    assert not is_whole(effective(READING, ids, ALL[:3]))
    assert not is_whole(effective(READING, ids, ()))


def test_the_ruler_reads_it_and_finds_what_was_rejected_spurious() -> None:
    line = json.loads(encode_form(gold_form(effective(READING, statement_ids(READING), ALL))))

    article, marked = read_gold("gold:1", line)
    figures = score([marked], {article.id: [claim_of(one) for one in READING.statements]})

    assert article.text == TEXT
    assert figures.gold == 3
    assert (figures.statement.precision, figures.statement.recall) == (0.75, 1.0)
    assert line["statements"][0]["by"] == "سلمى"
