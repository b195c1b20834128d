"""Turns gold written as anchors into gold with offsets, the form that the scorer and `qawl eval` read.

usage: python evals/gold.py [-o OUT.jsonl]     (without -o: to standard output)
How an anchor is written stands in evals/README.md.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import cast

from qawl.errors import BadData
from qawl.model.documents import Span
from qawl.model.records import Act, Kind

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ROOT / "src/qawl/demo/articles.jsonl"
STATEMENTS = ROOT / "evals/gold/statements"
FIELDS = (
    *("cue", "speaker", "names", "role", "content", "kind", "act"),
    *("anonymous", "chain", "addressee", "time", "place"),
)
GAP = " … "

Line = Mapping[str, object]


def find_anchor(text: str, anchor: str) -> Span:
    """The one place of `text` that an anchor means; raises BadData when there is none or more than one.

    >>> find_anchor("قال فلان وقال غيره", "[قال] غيره")
    Span(start=10, end=13)
    """
    before, words, after = _parts(anchor)
    first, _, last = words.partition(GAP)
    starts = [m.start() + len(before) for m in re.finditer(f"(?={re.escape(_opening(anchor))})", text)]
    if len(starts) != 1:
        raise BadData(f"the anchor «{anchor}» stands {len(starts)} times in the article, not once")
    if not last:
        return Span(starts[0], starts[0] + len(first))
    end = text.find(last + after, starts[0] + len(first))
    if end < 0:
        raise BadData(f"the anchor «{anchor}» begins in the article but does not end in it")
    return Span(starts[0], end + len(last))


def _parts(anchor: str) -> tuple[str, str, str]:
    """What stands before the words that are meant, the words, and what stands after them."""
    if "[" not in anchor and "]" not in anchor:
        return "", anchor, ""
    form = re.fullmatch(r"([^][]*)\[([^][]+)\]([^][]*)", anchor)
    if form is None:
        raise BadData(f"the anchor «{anchor}» needs one pair of square brackets, or none")
    return form[1], form[2], form[3]


def _opening(anchor: str) -> str:
    """The words that must stand exactly once in the text: all of them, or those up to the gap."""
    return "".join(_parts(anchor)).partition(GAP)[0]


def read_statement(text: str, form: Line) -> dict[str, object]:
    """One statement with offsets for anchors; raises BadData saying which field is wrong."""
    if tuple(form) != FIELDS:
        raise BadData(f"expected the fields {', '.join(FIELDS)}, in this order")
    content = tuple(find_anchor(text, anchor) for anchor in _strings(form, "content"))
    if not content or any(a.end > b.start for a, b in pairwise(content)):
        raise BadData("the content must not be empty, and its pieces must follow each other")
    names, chain = _strings(form, "names"), _strings(form, "chain")
    if not names or (chain and (len(chain) < 2 or chain[-1] not in names)):
        raise BadData("a speaker needs a name, and a chain ends with the speaker, after somebody else")
    return {
        "content": [[span.start, span.end] for span in content],
        "cue": _place(text, form, "cue"),
        "speaker": _place(text, form, "speaker"),
        "speaker_names": names,
        "role": _words(form, "role"),
        "kind": Kind(str(form["kind"])).value,
        "act": Act(str(form["act"])).value,
        "anonymous": form["anonymous"] is True,
        "chain": chain,
        "addressee": _words(form, "addressee"),
        "time": _words(form, "time"),
        "place": _words(form, "place"),
    }


def _place(text: str, form: Line, field: str) -> list[int] | None:
    anchor = _words(form, field)
    if anchor is None:
        return None
    span = find_anchor(text, anchor)
    return [span.start, span.end]


def _strings(form: Line, field: str) -> list[str]:
    value = form[field]
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        raise BadData(f'"{field}" must be a list of words')
    return cast(list[str], value)


def _words(form: Line, field: str) -> str | None:
    value = form[field]
    if value is not None and not (isinstance(value, str) and value):
        raise BadData(f'"{field}" must be words or null')
    return value


def read_gold(path: Path, article: Line) -> dict[str, object]:
    """One article of the scorer's gold file; raises BadData naming the file and the statement (from 1)."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    if gold["id"] != path.stem:
        raise BadData(f"{path.name}: the id inside is {gold['id']!r}, not the name of the file")
    text, statements = str(article["text"]), []
    for number, form in enumerate(gold["statements"], start=1):
        try:
            statements.append(read_statement(text, form))
        except (BadData, ValueError) as error:
            raise BadData(f"{path.name}: statement {number}: {error}") from error
    return {"id": gold["id"], "text": text, "statements": statements}


def load_gold(articles: Path = ARTICLES, statements: Path = STATEMENTS) -> Iterator[dict[str, object]]:
    """Every article with its gold, in the order of `articles`; both must hold the same ids."""
    lines = articles.read_text(encoding="utf-8").splitlines()
    texts = {str(line["id"]): line for line in map(json.loads, lines)}
    marked = {path.stem: path for path in statements.glob("*.json")}
    if strangers := sorted(texts.keys() ^ marked.keys()):
        raise BadData(f"these have an article or gold, but not both: {', '.join(strangers)}")
    for name, article in texts.items():
        yield read_gold(marked[name], article)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-o", "--output", type=Path, help="the file to write")
    output: Path | None = parser.parse_args().output
    try:
        lines = "".join(json.dumps(gold, ensure_ascii=False) + "\n" for gold in load_gold())
    except BadData as error:
        sys.exit(str(error))
    if output is None:
        sys.stdout.write(lines)
    else:
        output.write_text(lines, encoding="utf-8")


if __name__ == "__main__":
    main()
