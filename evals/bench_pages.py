"""What Qawl makes of pages beside the libraries alone, on the same pages, in one run: quality and cost.

make bench-pages        writes docs/pages-bench.md
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from evals.pages import Score, gold_pages, judge, read_with_qawl
from qawl.model.captures import Capture
from qawl.runners.limited import Child
from qawl.runners.pages import load_page_former

PAGE = Path(__file__).parents[1] / "docs" / "pages-bench.md"
HEAD = """# Pages: Qawl beside the libraries alone

Written by `make bench-pages`; nothing here is typed. The pages are invented, after real templates, in
`evals/gold/pages`: sets a to e were looked at while the reader was made, set f was not. A library gives one
text: it is scored as if it called that text main and all the rest boilerplate, so its column of kinds is not its fault;
its date counts when the day is right, ours only with the hour and zone too. newspaper4k runs without its extra
for Arabic.

| reader | set | kinds | main text | headline | date | credits | ms a page |
| --- | --- | --- | --- | --- | --- | --- | --- |
"""
Text = Callable[[bytes], tuple[str | None, str | None, str | None]]
"""Bytes to the library's text, title and date."""


def with_trafilatura(body: bytes) -> tuple[str | None, str | None, str | None]:
    from trafilatura import bare_extraction

    found: Any = bare_extraction(
        body, with_metadata=True, include_comments=False, date_extraction_params={"extensive_search": False}
    )
    return (found.text, found.title, found.date) if found is not None else (None, None, None)


def with_readability(body: bytes) -> tuple[str | None, str | None, str | None]:
    from lxml import html
    from readability import Document

    try:
        document = Document(body)
        return html.fromstring(document.summary()).text_content(), document.short_title(), None
    except Exception:
        return None, None, None


def with_newspaper(body: bytes) -> tuple[str | None, str | None, str | None]:
    from newspaper import Article

    try:
        article = Article("https://page.example/")
        article.download(input_html=body.decode(_charset(body), "replace"))
        article.parse()
    except Exception:
        return None, None, None
    return article.text, article.title, article.publish_date.isoformat() if article.publish_date else None


def _same_day(found: str | None, gold: str | None) -> bool:
    return found is not None and gold is not None and found[:10] == gold[:10]


def _charset(body: bytes) -> str:
    from qawl.articles.encoding import decode

    return decode(body).encoding  # so that no library loses a page for its letters


def scored(
    read: Text, prefixes: str, shown: Callable[[bytes, str | None, str | None], dict[str, Any]]
) -> tuple[Score, float]:
    """The library's score and its time; the page's other words are those that our reader shows."""
    score, seconds = Score(), 0.0
    for path, gold in pages(prefixes):
        body = path.read_bytes()
        begun = time.process_time()
        text, title, date = read(body)
        seconds += time.process_time() - begun
        main = (text or "").split()
        left, rest = set(main), []
        for segment in shown(body, gold["media_type"], gold["url"])["segments"]:
            rest += [word for word in segment["text"].split() if word not in left]
        right_day = date is not None and gold["published"] is not None and date[:10] == gold["published"][:10]
        found = {
            "headline": title,
            "published": gold["published"] if right_day else date,
            "published_basis": "none",
            "credits": [],
            "author": None,
            "segments": [{"kind": "main", "text": " ".join(main)}, {"kind": "boilerplate", "text": " ".join(rest)}],
        }
        judge(gold, found, score)
    return score, seconds


def pages(prefixes: str) -> list[tuple[Path, dict[str, Any]]]:
    return [page for prefix in prefixes for page in gold_pages(prefix)]


def main() -> int:
    ours = read_with_qawl()
    rows = []
    libraries: dict[str, Text] = {
        "trafilatura": with_trafilatura,
        "readability": with_readability,
        "newspaper4k": with_newspaper,
    }
    for name, prefixes in (("a to e", "abcde"), ("f (held out)", "f")):
        score, seconds = Score(), 0.0
        for path, gold in pages(prefixes):
            body = path.read_bytes()
            begun = time.process_time()
            found = ours(body, gold["media_type"], gold["url"])
            seconds += time.process_time() - begun
            judge(gold, found, score)
        rows.append(row("Qawl", name, score, seconds))
        for library, read in libraries.items():
            rows.append(row(library, name, *scored(read, prefixes, ours)))
    PAGE.write_text(HEAD + "\n".join(rows) + "\n\n" + cost() + "\n", "utf-8")
    print(PAGE.read_text("utf-8"))
    return 0


def row(reader: str, name: str, score: Score, seconds: float) -> str:
    shares = [
        score.kinds,
        score.main,
        *(count / score.pages for count in (score.headlines, score.dates, score.credits)),
    ]
    return (
        f"| {reader} | {name} | "
        + " | ".join(f"{share:.3f}" for share in shares)
        + f" | {1000 * seconds / score.pages:.1f} |"
    )


def cost(rounds: int = 3) -> str:
    """From bytes to the line of `qawl page`, limits and all, beside `trafilatura.extract` on the same bytes."""
    import trafilatura

    captures = [Capture(gold["url"], path.read_bytes(), "", gold["media_type"]) for path, gold in pages("abcdef")]
    with Child[Capture, bytes](partial(load_page_former, None)) as child:
        child.run(captures[0])
        begun = time.perf_counter()
        for _ in range(rounds):
            for capture in captures:
                child.run(capture)
        limited = time.perf_counter() - begun
    trafilatura.extract(captures[0].body)
    begun = time.perf_counter()
    for _ in range(rounds):
        for capture in captures:
            trafilatura.extract(capture.body)
    alone = time.perf_counter() - begun
    each = 1000 / rounds / len(captures)
    return (
        f"From bytes to the line of `qawl page`, in a limited process that is used again: {limited * each:.1f} ms"
        f" a page, {limited / alone:.2f} times `trafilatura.extract` alone ({alone * each:.1f} ms), in the same run."
    )


if __name__ == "__main__":
    sys.exit(main())
