"""Writes what was measured of jobs as a page: growth, step by step, and the arithmetic of a month of news."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

Measured = Mapping[str, Any]

MONTHLY = 11_715_084
"""Articles of CC-NEWS in May 2024 whose text could be taken out: the card of the data set FineNews-unfiltered."""
FILES_A_DAY, FILE_GB = 18, 1.0727
"""WARC files of CC-NEWS: 89 of them from 1 to 5 June 2021, by the listing in commoncrawl/news-crawl, issue 46."""
ARABIC = (0.03, 0.05, 0.10)
"""Shares of Arabic for which the sum is done; nobody gives the true one."""
PRICE = 0.05
"""Dollars for an hour of a core: an assumption, to be replaced by what one pays."""
MOST_STEPS = 12
_A_PAGE = re.compile(r"From bytes to the line .*?: ([\d.]+) ms a page")


def write_page(results: Sequence[Measured], page: Path) -> None:
    """The page `page`, from what was measured; what a page of the web takes is read from the page beside it."""
    done = sorted(
        (one for one in results if "failed" not in one), key=lambda one: (one["size"], one["engine"], one["jobs"])
    )
    told = _A_PAGE.search((page.parent / "pages-bench.md").read_text(encoding="utf-8"))
    a_page = float(told[1]) / 1000 if told else 0.0
    lines = [_HEAD, *_growth(done), *_steps(done), *_month(done, a_page)]
    page.write_text("\n".join(lines) + "\n", encoding="utf-8")


_HEAD = """# What jobs cost as they grow

Written by `python -m evals.bench_scale`; nothing here is typed. The articles are a sample with planted variants: three
in ten of those are copies, the others have four words in ten of another article. Two shared cores, with other work
beside: what the clock showed is worth little, processor time is what to compare. An engine's start is included. Memory
is what all processes together have of their own at the worst moment.
"""


def _growth(done: Sequence[Measured]) -> list[str]:
    lines = [
        "## Growth",
        "",
        "| articles | what is found | engine | processes | processor seconds | ms an article"
        " | articles a processor second | seconds by the clock | memory MB |",
        "| --: | --- | --- | --: | --: | --: | --: | --: | --: |",
    ]
    for one in done:
        found = "everything" if one["records"] else "statements, copies, stories"
        lines.append(
            f"| {one['size']:,} | {found} | {one['engine']} | {one['jobs']} | {one['cpu_s']:,.0f}"
            f" | {one['cpu_s'] * 1000 / one['size']:.1f} | {one['size'] / one['cpu_s']:.0f}"
            f" | {one['seconds']:,.0f} | {one['peak_mb']:,} |"
        )
    return [*lines, ""]


def _steps(done: Sequence[Measured]) -> list[str]:
    """By the clock, of the steps that take most: what grows there grows faster than the articles."""
    lines = ["## Milliseconds an article by the clock, step by step", ""]
    for engine, jobs in sorted({(one["engine"], one["jobs"]) for one in done}):
        some = [one for one in done if (one["engine"], one["jobs"]) == (engine, jobs)]
        names = sorted({name for one in some for name in one["steps"]}, key=lambda name: -_cost(some[-1], name))
        most, others = names[:MOST_STEPS], names[MOST_STEPS:]
        sizes = " | ".join(f"{one['size']:,}" for one in some)
        rest = " | ".join(f"{sum(_cost(one, name) for name in others):.2f}" for one in some)
        lines += [
            f"### {engine}, {jobs} {'process' if jobs == 1 else 'processes'}",
            "",
            f"| step | {sizes} |",
            f"| --- |{' --: |' * len(some)}",
            *(f"| {name} | {' | '.join(f'{_cost(one, name):.2f}' for one in some)} |" for name in most),
            f"| the other {len(others)} | {rest} |",
            "",
        ]
    return lines


def _cost(one: Measured, step: str) -> float:
    return float(one["steps"].get(step, 0.0)) * 1000 / int(one["articles"])


def _month(done: Sequence[Measured], a_page: float) -> list[str]:
    """What a month of CC-NEWS would take, from the largest job of the engine and what a page takes."""
    of_engine = [one for one in done if one["engine"] == "spark"] or list(done)
    if not of_engine:
        return []
    one = of_engine[-1]
    an_article = one["cpu_s"] / one["size"]
    files = FILES_A_DAY * 30.5
    pages = MONTHLY * a_page / 3600
    lines = [
        "## A month of CC-NEWS",
        "",
        f"A month is about {FILES_A_DAY} × 30.5 = {files:,.0f} files of {FILE_GB} GB, {files * FILE_GB:,.0f} GB, and"
        f" gave {MONTHLY:,} articles in all languages in May 2024. Taking the article out of a page takes"
        f" {a_page * 1000:.1f} ms ([pages](pages-bench.md)): {MONTHLY:,} × {a_page * 1000:.1f} ms ÷ 3,600,000 ="
        f" {pages:,.0f} core hours, if every page is opened to see its language. The largest job of the engine took"
        f" {one['cpu_s']:,.0f} processor seconds for {one['size']:,} articles, {an_article * 1000:.1f} ms each,"
        " everything from the file to the tables included.",
        "",
        "| share that is Arabic | articles | core hours for them | with all pages | on 64 cores"
        f" | dollars, at {PRICE:.2f} an hour |",
        "| --: | --: | --: | --: | --: | --: |",
    ]
    for share in ARABIC:
        articles = MONTHLY * share
        hours = articles * an_article / 3600
        whole = hours + pages
        cells = (f"{share:.0%}", f"{articles:,.0f}", f"{hours:.1f}", f"{whole:,.0f}", _spoken(whole / 64))
        lines.append(f"| {' | '.join(cells)} | {whole * PRICE:,.1f} |")
    return [
        *lines,
        "",
        "Nobody tells the share of Arabic; the price of an hour of a core is an assumption. Not in it: the network"
        " (read where the files lie), the store, and a person's time. With moments, figures, meetings and positions"
        " reading takes about twice as long.",
    ]


def _spoken(hours: float) -> str:
    return f"{hours:.1f} h" if hours >= 1 else f"{hours * 60:.0f} min"
