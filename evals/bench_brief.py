"""Measures a brief of a large dossier, the first and the next ones: the demonstration, copied as often as asked.

usage: python -m evals.bench_brief [--copies 325] [--dossier-copies 60]
Of every copy of the demonstration beyond --dossier-copies the articles are moved out of the dossier.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from evals.browser.served import fill_demo
from qawl.model.records import Reading
from qawl.server.desk import Bench, Question
from qawl.store.open import open_store

BATCH = 200
LAST = date(2026, 4, 17)
"""Of the demonstration."""


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copies", type=int, default=325)
    parser.add_argument("--dossier-copies", type=int, default=60)
    asked = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "qawl.db"
        dossier = fill_demo(path)
        with open_store(str(path)) as store:
            found = [store.reading(card.id) for card in store.articles()]
            first = [reading for reading in found if reading is not None]
            made = list(_copies(first, asked.copies, asked.dossier_copies))
            for start in range(0, len(made), BATCH):
                store.add_all(made[start : start + BATCH])
            print(f"{store.counts().articles} articles", flush=True)
            bench = Bench([dossier])
            for number, days in enumerate((7, 7, 14, 30)):
                question = Question(dossier.id, "brief", LAST - timedelta(days=number), LAST - timedelta(days=days))
                began, worked = time.perf_counter(), time.process_time()
                size = len(bench.answer(store, question))
                wall, work = time.perf_counter() - began, time.process_time() - worked
                name = "the first brief" if not number else f"a brief of {days} days"
                print(f"{name:20} {wall:6.1f} s by the clock, {work:6.1f} s of processor, {size} bytes", flush=True)
    return 0


def _copies(readings: list[Reading], copies: int, inside: int) -> Iterator[Reading]:
    """Each reading again under another id; beyond the first ones with words that belong to no dossier."""
    for number in range(1, copies):
        for reading in readings:
            article = replace(reading.article, id=f"{reading.article.id}~{number}")
            if number >= inside:
                article = replace(article, text="ء" * len(article.text), title=None)
            yield replace(reading, article=article)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
