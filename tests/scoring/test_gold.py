"""Reading gold and predictions: what is wrong is named with its place."""

import pytest

from qawl.errors import BadData
from qawl.gold import read_claims, read_gold, read_lines

LINE = '{"id": "a", "text": "قال فلان إن الماء عاد", "statements": [{"content": [[12, 21]]}]}'


def test_a_line_of_gold_is_an_article_and_its_claims() -> None:
    ((where, line),) = read_lines([LINE, "", "  "], "gold.jsonl")

    article, marked = read_gold(where, line)

    assert (where, article.id, marked.claims[0].names) == ("gold.jsonl:1", "a", ())
    assert marked.claims[0].content[0].of(article.text) == "الماء عاد"


@pytest.mark.parametrize("raw", ["{", "[]", '{"text": "x"}'])
def test_a_line_that_is_no_article_is_named_by_its_place(raw: str) -> None:
    with pytest.raises(BadData, match=r"gold\.jsonl:2"):
        list(read_lines([LINE, raw], "gold.jsonl"))


@pytest.mark.parametrize(
    "statements",
    [None, [{}], ["x"], [{"content": [[5, 2]]}], [{"content": [["a", "b"]]}], [{"content": 3}]],
)
def test_a_statement_out_of_form_is_named_by_its_place(statements: object) -> None:
    with pytest.raises(BadData, match=r"found\.jsonl:4"):
        read_claims("found.jsonl:4", {"id": "a", "statements": statements})
