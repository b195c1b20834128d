"""Gold over articles that we may not publish: places in the text instead of words, joined with whoever's own copy.

usage: python evals/standoff.py ARTICLES.jsonl[.gz] GOLD/standoff/learnt.jsonl... -o GOLD.jsonl
       python evals/standoff.py --strip GOLD.jsonl -o OUT.jsonl       (takes the words away)
A line holds the article's id, a digest of its text, and for each statement the places of its words; a name is the
place where the article first gives it. What has another text than the one that was marked is left out, and said.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

Line = Mapping[str, Any]
KEPT = ("content", "cue", "speaker", "kind", "act", "anonymous")


def digest_of(text: str) -> str:
    """A fingerprint of the text that was marked."""
    return blake2b(text.encode(), digest_size=8).hexdigest()


def strip(gold: Line) -> dict[str, object]:
    """The same marks without a word of the article; names that do not stand in it are left out."""
    text = str(gold["text"])
    statements = [
        {
            **{field: one[field] for field in KEPT},
            "names": [place for name in one["speaker_names"] if (place := _place(text, name))],
            "chain": [_place(text, name) for name in one["chain"]],
        }
        for one in gold["statements"]
    ]
    return {"id": gold["id"], "digest": digest_of(text), "statements": statements}


def join(marks: Line, text: str) -> dict[str, object]:
    """Gold as the scorer reads it; a chain of which one name does not stand in the article is none."""
    statements = []
    for one in marks["statements"]:
        names = [text[start:end] for start, end in one["names"]]
        chain = [text[place[0] : place[1]] if place else "" for place in one["chain"]]
        fields = {field: one[field] for field in KEPT}
        statements.append({**fields, "speaker_names": names or ["-"], "chain": chain if all(chain) else []})
    return {"id": marks["id"], "text": text, "statements": statements}


def _place(text: str, words: str) -> list[int] | None:
    start = text.find(words)
    return None if start < 0 else [start, start + len(words)]


def read_lines(path: Path) -> Iterator[Line]:
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, filter(str.strip, lines))


def joined(articles: Path, marks: list[Path]) -> Iterator[dict[str, object]]:
    """Every marked article of which `articles` has the very text, in the order of the marks."""
    wanted = {line["id"]: line for path in marks for line in read_lines(path)}
    texts = {line["id"]: str(line["text"]) for line in read_lines(articles) if line["id"] in wanted}
    for name, line in wanted.items():
        if digest_of(texts.get(name, "")) == line["digest"]:
            yield join(line, texts[name])
        else:
            print(f"{name}: no such article, or another text than was marked", file=sys.stderr)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--strip", action="store_true", help="take the words away from gold")
    parser.add_argument("source", type=Path, help="the articles; with --strip the gold")
    parser.add_argument("marks", type=Path, nargs="*")
    parser.add_argument("-o", "--output", type=Path, required=True)
    given = parser.parse_args()
    lines = map(strip, read_lines(given.source)) if given.strip else joined(given.source, given.marks)
    form = {"ensure_ascii": False, "separators": (",", ":")} if given.strip else {"ensure_ascii": False}
    given.output.write_text("".join(json.dumps(line, **form) + "\n" for line in lines), "utf-8")


if __name__ == "__main__":
    main()
