"""Checked mentions are compared with the links at their places, and only in the very articles that were read."""

import json
from pathlib import Path

import pytest
from evals.links import NOBODY, Judged, count, judge
from evals.standoff import digest_of

from qawl.registry.load import load_registry

MENTIONS = Path(__file__).parents[2] / "evals/gold/mentions"
TEXT = "قالت الأمم المتحدة إن الجسر الجديد سيفتح غدا. وقال البيان إن الطريق مغلق."


def test_a_link_is_judged_by_what_stands_at_its_place(tmp_path: Path) -> None:
    articles, marks = tmp_path / "articles.jsonl", tmp_path / "marks.jsonl"
    articles.write_text(json.dumps({"id": "a", "text": TEXT}) + "\n" + json.dumps({"id": "b", "text": "x"}), "utf-8")
    at = [TEXT.index("الأمم"), TEXT.index(" إن")]
    marks.write_text(
        "".join(
            json.dumps({"id": name, "digest": digest_of(TEXT), "at": place, "verdict": verdict}) + "\n"
            for name, place, verdict in (("a", at, "un"), ("a", [0, 2], "un"), ("b", at, "un"))
        ),
        "utf-8",
    )

    found = list(judge(articles, [marks]))

    assert [(one.article, one.linked) for one in found] == [("a", "un"), ("a", None)]


def test_precision_is_of_links_and_recall_of_mentions_whose_actor_is_known() -> None:
    judged = [Judged("a", (0, 1), verdict, linked) for verdict, linked in (
        ("un", "un"), ("un", None), ("none", "un"), ("junk", None), ("un", "unep"))]  # fmt: skip

    figures = count(judged)

    assert (figures.links, figures.right, figures.known) == (3, 1, 3)
    assert figures.precision == figures.recall == pytest.approx(1 / 3)


@pytest.mark.parametrize("path", sorted(MENTIONS.glob("*.jsonl")), ids=lambda path: path.stem)
def test_the_verdicts_name_actors_of_the_registry_and_hold_no_words(path: Path) -> None:
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]

    assert {line["verdict"] for line in lines} - NOBODY <= set(load_registry().actors)
    assert {key for line in lines for key in line} == {"id", "digest", "at", "verdict"}
