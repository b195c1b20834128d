"""Our ruler against the shared one, where the shared folder lies beside this checkout."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from qawl.gold import read_claims, read_gold, read_lines
from qawl.scoring import figures_form, score

SHARED = Path(__file__).parents[3] / "shared" / "eval"


def spoiled(statement: dict[str, Any], luck: random.Random) -> dict[str, Any]:
    """A prediction made from gold, wrong in a few seeded ways."""
    made = dict(statement)
    made["speaker_name"] = luck.choice([*made.pop("speaker_names"), "فلان"])
    if luck.random() < 0.3:
        made["content"] = [[max(0, a - luck.randrange(30)), b + luck.randrange(20)] for a, b in made["content"]]
    if luck.random() < 0.1:
        made |= {"act": "say", "cue": None, "chain": ["وكالة", "مسؤول"]}
    return made


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared evaluation folder is not beside this checkout")
def test_our_figures_are_those_of_the_shared_ruler(tmp_path: Path) -> None:
    luck = random.Random(3)
    rows = [json.loads(line) for line in (SHARED / "dev.jsonl").read_text("utf-8").splitlines()[:12]]
    gold, predicted = tmp_path / "gold.jsonl", tmp_path / "predicted.jsonl"
    gold.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    for row in rows:
        kept = [s for s in row["statements"] if luck.random() < 0.8]
        row["statements"] = [spoiled(statement, luck) for statement in kept]
    predicted.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")

    theirs = subprocess.check_output([sys.executable, SHARED / "score.py", gold, predicted, "--json"])
    marked = [read_gold(*line)[1] for line in read_lines(gold.read_text("utf-8").splitlines(), gold.name)]
    claims = {
        str(line["id"]): read_claims(where, line)
        for where, line in read_lines(predicted.read_text("utf-8").splitlines(), predicted.name)
    }

    assert figures_form(score(marked, claims)) == json.loads(theirs)
