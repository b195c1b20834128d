"""The gold is whole: every anchor means one place, and what is written about it is legal."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from evals.gold import ARTICLES, STATEMENTS, find_anchor, load_gold, read_statement

from qawl.errors import BadData
from qawl.gold import read_gold
from qawl.model.documents import Span

TEXT = "قال فلان إن الماء عاد إلى القرية. وقال غيره إن الماء لم يعد."


def statement(**changed: object) -> dict[str, object]:
    """A statement in good form, but for what is changed."""
    form = {
        "cue": "[قال] فلان",
        "speaker": "فلان",
        "names": ["فلان"],
        "role": None,
        "content": ["[الماء عاد … القرية]"],
        "kind": "indirect",
        "act": "say",
        "anonymous": False,
        "chain": [],
        "addressee": None,
        "time": None,
        "place": None,
    }
    return {**form, **changed}


@pytest.mark.parametrize(
    ("anchor", "words"),
    [
        ("فلان", "فلان"),
        ("[قال] غيره", "قال"),
        ("غيره إن [الماء]", "الماء"),
        ("[الماء عاد … القرية]", "الماء عاد إلى القرية"),
        ("فلان إن [الماء … القرية].", "الماء عاد إلى القرية"),
    ],
)
def test_an_anchor_means_the_words_in_its_brackets(anchor: str, words: str) -> None:
    assert find_anchor(TEXT, anchor).of(TEXT) == words


@pytest.mark.parametrize("anchor", ["قال", "إن [الماء]", "البئر", "[الماء عاد … البئر]", "[قال", "[قال] [فلان]"])
def test_an_anchor_that_means_no_place_or_several_is_refused(anchor: str) -> None:
    with pytest.raises(BadData, match=re.escape(anchor)):
        find_anchor(TEXT, anchor)


def test_a_statement_comes_out_with_offsets() -> None:
    found = read_statement(TEXT, statement())

    assert (found["cue"], found["speaker"], found["content"]) == ([0, 3], [4, 8], [[12, 32]])


@pytest.mark.parametrize(
    "changed",
    [
        {"content": []},
        {"content": ["عاد", "فلان"]},
        {"names": []},
        {"kind": "quoted"},
        {"act": "sing"},
        {"chain": ["فلان"]},
        {"chain": ["وكالة", "غيره"]},
        {"cue": ""},
        {"mood": "calm"},
    ],
)
def test_a_statement_out_of_form_is_refused(changed: dict[str, object]) -> None:
    with pytest.raises((BadData, ValueError)):
        read_statement(TEXT, statement(**changed))


def test_what_is_wrong_is_named_by_file_and_statement(tmp_path: Path) -> None:
    articles = tmp_path / "articles.jsonl"
    articles.write_text(json.dumps({"id": "a", "text": TEXT}), encoding="utf-8")
    gold = {"id": "a", "statements": [statement(), statement(cue="صاح")]}
    (tmp_path / "a.json").write_text(json.dumps(gold), encoding="utf-8")

    with pytest.raises(BadData, match=r"a\.json: statement 2: .*صاح"):
        list(load_gold(articles, tmp_path))


def test_an_article_without_gold_is_named(tmp_path: Path) -> None:
    articles = tmp_path / "articles.jsonl"
    articles.write_text(json.dumps({"id": "a", "text": TEXT}), encoding="utf-8")

    with pytest.raises(BadData, match="not both: a"):
        list(load_gold(articles, tmp_path))


def demo() -> list[dict[str, Any]]:
    return [json.loads(line) for line in ARTICLES.read_text(encoding="utf-8").splitlines()]


def test_every_anchor_of_the_gold_means_one_place_and_the_engine_can_read_it() -> None:
    lines = list(load_gold())

    marked = [read_gold(str(line["id"]), line)[1] for line in lines]

    assert [one.id for one in marked] == [article["id"] for article in demo()]
    assert sorted(path.stem for path in STATEMENTS.iterdir()) == sorted(one.id for one in marked)


def test_no_statement_is_marked_twice_and_statements_stand_in_order() -> None:
    for line in load_gold():
        marks: list[dict[str, Any]] = line["statements"]  # type: ignore[assignment]
        first = [min(one["content"][0], one["cue"] or [10**9], one["speaker"] or [10**9]) for one in marks]
        cues = Counter(str(one["cue"]) for one in marks if one["cue"])

        assert first == sorted(first, key=lambda place: place[0]), line["id"]
        assert [cue for cue, times in cues.items() if times > 1] == [], line["id"]


def test_contents_carry_no_outer_marks_and_no_bare_particle() -> None:
    loose = re.compile(r"^(?:أن|إن|بأن|وأن|وإن)\s|^[\s:،,.؛]|[\s:،,.؛]$")
    for line in load_gold():
        for mark in line["statements"]:  # type: ignore[attr-defined]
            pieces = [Span(*pair).of(str(line["text"])) for pair in mark["content"]]

            assert not [piece for piece in pieces if loose.search(piece)], line["id"]


def test_direct_speech_stands_inside_quotation_marks_and_mixed_speech_holds_some() -> None:
    for line in load_gold():
        text = str(line["text"])
        for mark in line["statements"]:  # type: ignore[attr-defined]
            pieces = [Span(*pair) for pair in mark["content"]]
            around = [text[max(0, p.start - 2) : p.start] + text[p.end : p.end + 2] for p in pieces]

            if mark["kind"] == "direct":
                assert all(re.search('["«»“”„]', marks) for marks in around), pieces[0].of(text)
            if mark["kind"] == "mixed":
                assert any(re.search('["«»“”„]', p.of(text)) for p in pieces), pieces[0].of(text)


def test_demo_articles_say_where_and_when_they_come_from() -> None:
    for article in demo():
        assert tuple(article) == ("id", "outlet", "url", "published", "title", "text")
        assert re.fullmatch(r"https://[a-z.-]+\.example/\S+", article["url"])
        assert re.fullmatch(r"2026-0[34]-\d\dT\d\d:\d\d:00[+]0\d:00", article["published"])
        assert article["id"].startswith(article["published"][:10])
        assert not re.search(r"[][…]", article["text"])
