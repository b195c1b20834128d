"""Writes what was measured of jobs as a page: growth, step by step, and the arithmetic of a month of news."""

from __future__ import annotations

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


def write_page(results: Sequence[Measured], page: Path) -> None:
    done = sorted(
        (one for one in results if "failed" not in one), key=lambda one: (one["size"], one["engine"], one["jobs"])
    )
    page.write_text("\n".join([_HEAD, *_growth(done), *_steps(done), *_month(done)]) + "\n", encoding="utf-8")


_HEAD = """# What jobs cost as they grow

Written by `python -m evals.bench_scale`; nothing here is typed. Two shared cores; the articles are a sample with
planted variants, read with all records and held against one another. Seconds are by the clock, an engine's start
included; memory is what all processes together have of their own at the worst moment.
"""


def _growth(done: Sequence[Measured]) -> list[str]:
    lines = [
        "## Growth",
        "",
        "| articles | engine | processes | seconds | articles a second and core | processor seconds | memory MB |",
        "| --: | --- | --: | --: | --: | --: | --: |",
    ]
    for one in done:
        rate = one["articles"] / one["seconds"] / min(one["jobs"], 2)
        lines.append(
            f"| {one['size']:,} | {one['engine']} | {one['jobs']} | {one['seconds']:,.0f} | {rate:.1f}"
            f" | {one['cpu_s']:,.0f} | {one['peak_mb']:,} |"
        )
    return [*lines, ""]


def _steps(done: Sequence[Measured]) -> list[str]:
    """Milliseconds an article of the steps that take most, by size: what grows there grows faster than the articles."""
    kinds = sorted({(one["engine"], one["jobs"]) for one in done})
    lines = ["## Milliseconds an article, step by step", ""]
    for engine, jobs in kinds:
        some = [one for one in done if (one["engine"], one["jobs"]) == (engine, jobs)]
        sizes = [int(one["size"]) for one in some]
        names = sorted({name for one in some for name in one["steps"]}, key=lambda name: -_cost(some[-1], name))
        names = [name for name in names if max(_cost(one, name) for one in some) >= 0.05]
        lines += [
            f"### {engine}, {jobs} {'process' if jobs == 1 else 'processes'}",
            "",
            f"| step | {' | '.join(f'{size:,}' for size in sizes)} |",
            f"| --- |{' --: |' * len(some)}",
            *(f"| {name} | {' | '.join(f'{_cost(one, name):.2f}' for one in some)} |" for name in names),
            "",
        ]
    return lines


def _cost(one: Measured, step: str) -> float:
    return float(one["steps"].get(step, 0.0)) * 1000 / int(one["articles"])


def _month(done: Sequence[Measured]) -> list[str]:
    """What a month of CC-NEWS would take, from the largest job of the engine."""
    if not done:
        return []
    of_engine = [one for one in done if one["engine"] == "spark"] or list(done)
    one = of_engine[-1]
    a_core = one["cpu_s"] / one["articles"]
    size = FILES_A_DAY * 30.5 * FILE_GB
    lines = [
        "## A month of CC-NEWS",
        "",
        f"The largest job of the engine took {one['cpu_s']:,.0f} processor seconds for {one['articles']:,} articles:"
        f" {a_core * 1000:.1f} ms an article, everything included. A month of CC-NEWS is about {FILES_A_DAY} × 30.5 ="
        f" {FILES_A_DAY * 30.5:,.0f} files of {FILE_GB} GB, {size:,.0f} GB, and gave {MONTHLY:,} articles in May 2024.",
        "",
        "| share that is Arabic | articles | core hours | on 64 cores |",
        "| --: | --: | --: | --: |",
    ]
    for share in ARABIC:
        articles = MONTHLY * share
        hours = articles * a_core / 3600
        lines.append(f"| {share:.0%} | {articles:,.0f} | {hours:,.0f} | {_spoken(hours / 64)} |")
    return [
        *lines,
        "",
        "The arithmetic: articles × seconds an article ÷ 3,600. Not in it: reading the pages of other languages far"
        " enough to put them aside, taking the text out of a page (docs/pages-bench.md has it), and the network.",
    ]


def _spoken(hours: float) -> str:
    return f"{hours:.1f} h" if hours >= 1 else f"{hours * 60:.0f} min"
