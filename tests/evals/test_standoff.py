"""Gold without its words comes back whole with the articles, and only with the very articles that were marked."""

import json
from pathlib import Path

import pytest
from evals.gold import load_gold
from evals.standoff import join, joined, strip

GOLD = list(load_gold())
STANDOFF = Path(__file__).parents[2] / "evals/gold/standoff"
SHARED = Path(__file__).parents[3] / "shared/data/news-sample.jsonl.gz"


@pytest.mark.parametrize("line", GOLD, ids=lambda line: line["id"])
def test_marks_come_back_with_the_words(line: dict[str, object]) -> None:
    again = join(strip(line), str(line["text"]))

    for one, other in zip(line["statements"], again["statements"], strict=True):  # type: ignore[call-overload]
        assert {one[field] == other[field] for field in ("content", "cue", "speaker", "kind", "act", "anonymous")} == {
            True
        }
        assert set(other["speaker_names"]) <= {*one["speaker_names"], "-"}


def test_no_word_of_an_article_is_left() -> None:
    assert not any("\u0621" <= letter <= "\u064a" for letter in json.dumps(strip(GOLD[0]), ensure_ascii=False))


def test_an_article_of_another_text_is_left_out_and_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    articles, marks = tmp_path / "articles.jsonl", tmp_path / "marks.jsonl"
    articles.write_text(
        "".join(json.dumps({"id": line["id"], "text": text}) + "\n" for line, text in (
            (GOLD[0], GOLD[0]["text"]), (GOLD[1], "another text"))), "utf-8")  # fmt: skip
    marks.write_text("".join(json.dumps(strip(line)) + "\n" for line in GOLD[:2]), "utf-8")

    found = list(joined(articles, [marks]))

    assert [line["id"] for line in found] == [GOLD[0]["id"]]
    assert str(GOLD[1]["id"]) in capsys.readouterr().err


@pytest.mark.skipif(not SHARED.exists(), reason="needs the shared articles beside the project")
@pytest.mark.parametrize("name", ["learnt", "held"])
def test_every_marked_article_is_in_the_shared_sample(name: str) -> None:
    marks = STANDOFF / f"{name}.jsonl"

    assert len(list(joined(SHARED, [marks]))) == len(marks.read_text("utf-8").splitlines())
