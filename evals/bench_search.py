"""How long searching takes in a store, as its users ask, also while another program writes to it.

usage: python -m evals.bench_search STORE [--seconds 60] [--dossier DOSSIER] [--writing]

Questions are made of the store's own words, with a fixed seed: single words from rare to common, two and three words
of one sentence, phrases, words without their article, and filters. `--writing` has a second program add readings of
the store under new ids meanwhile: give it a copy. Prints p50, p95 and p99 in milliseconds, what of it the
processor worked (the rest was waiting, for a busy machine too), and the slowest question.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from qawl.answers.search import Query, What, search
from qawl.dossiers.load import load_dossier
from qawl.model.dossiers import Dossier
from qawl.model.records import Act
from qawl.store.contract.search import Order, Sought
from qawl.store.contract.store import Store
from qawl.store.open import open_store
from qawl.store.search.words import words_of

SAMPLED = 400
"""Articles that lend their words."""
WRITER = """
import sys, time
from dataclasses import replace
from qawl.store.contract.search import Order, Sought
from qawl.store.open import open_store
with open_store(sys.argv[1]) as store:
    found = store.search_articles(Sought(order=Order.NEWEST, limit=200)).items
    readings = [store.reading(one.card.id) for one in found]
    turn = 0
    while True:
        for start in range(0, len(readings), 8):
            some = readings[start : start + 8]
            moved = [replace(one, article=replace(one.article, id=f"{one.article.id}~{turn}")) for one in some]
            store.add_all(moved)
            time.sleep(0.2)
        turn += 1
"""


def questions(store: Store, seed: int) -> Iterator[tuple[str, Query]]:
    """Kinds of questions and the questions, mixed."""
    chance = random.Random(seed)
    articles = [one.article for one in store.search_articles(Sought(order=Order.NEWEST, limit=200)).items]
    for offset in range(1_000, 40_000, 4_000):
        page = Sought(order=Order.NEWEST, limit=SAMPLED // 10, offset=offset)
        articles += [one.article for one in store.search_articles(page).items]
    while True:
        article = chance.choice(articles)
        words = [word for word in words_of(article.text) if len(word) > 2]
        if len(words) < 10:
            continue
        at = chance.randrange(len(words) - 3)
        day = date.fromisoformat((article.published or "2020-01-01")[:10])
        what = chance.choice((What.ARTICLES, What.STATEMENTS))
        order = chance.choice((Order.BEST, Order.BEST, Order.NEWEST))
        asked = [
            ("one word", Query(words[at], what, order=order)),
            ("two words", Query(" ".join(words[at : at + 2]), what, order=order)),
            ("three words", Query(" ".join(words[at : at + 3]), what, order=order)),
            ("without article", Query(words[at].removeprefix("ال"), what, order=order)),
            ("phrase", Query(f"«{' '.join(words_of(article.text)[at : at + 3])}»", what, order=order)),
            ("outlet", Query(words[at], what, outlet=article.outlet or "", order=order)),
            ("act", Query(words[at], what, act=Act.DENY, order=order)),
            ("days", Query(words[at], what, since=day, until=date.fromordinal(day.toordinal() + 30), order=order)),
            ("speaker", Query("", what, speaker=words[at], order=Order.NEWEST)),
        ]
        yield from ((f"{what.value}, {kind}", query) for kind, query in asked)
        yield "actors", Query(words[at], What.ACTORS)
        yield f"{what.value}, list", Query("", what, order=Order.NEWEST, offset=chance.choice((0, 0, 20, 200)))
        yield f"{what.value}, list of an act", Query("", what, act=chance.choice(list(Act)), order=Order.NEWEST)


def of_dossier(known: Dossier, asked: Iterator[tuple[str, Query]]) -> Iterator[tuple[str, Query]]:
    """The questions, and each once more within a dossier and within one of its issues."""
    issues = [""] + [issue.id for issue in known.issues]
    for number, (kind, query) in enumerate(asked):
        yield kind, query
        if query.what is not What.ACTORS:
            issue = issues[number % len(issues)]
            yield f"{kind}, {'issue' if issue else 'dossier'}", replace(query, dossier=known, issue=issue)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--dossier")
    parser.add_argument("--writing", action="store_true")
    asked = parser.parse_args()
    writer = subprocess.Popen([sys.executable, "-c", WRITER, asked.store]) if asked.writing else None
    try:
        with open_store(asked.store) as store:
            made = questions(store, 7)
            if asked.dossier:
                made = of_dossier(load_dossier(asked.dossier), made)
            print_times(time_all(store, made, asked.seconds), store.counts().articles)
    finally:
        if writer is not None:
            writer.terminate()


Timed = dict[str, list[tuple[float, float, str]]]
"""For each kind of question the milliseconds of each, those of the processor alone, and the question."""


def time_all(store: Store, asked: Iterator[tuple[str, Query]], seconds: float) -> Timed:
    """For each kind of question the milliseconds of each."""
    times: Timed = {}
    end = time.monotonic() + seconds
    for kind, query in asked:
        began, worked = time.perf_counter(), time.process_time()
        search(store, query)
        taken, work = (time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000
        times.setdefault(kind, []).append((taken, work, f"{query.words} {query.issue} {query.order.value}"))
        if time.monotonic() > end:
            break
    return times


def print_times(times: Timed, articles: int) -> None:
    print(json.dumps({"articles": articles, "questions": sum(map(len, times.values()))}))
    whole = [one for each in times.values() for one in each]
    searches = [one for kind, each in times.items() if ", list" not in kind for one in each]
    lists = [one for kind, each in times.items() if ", list" in kind for one in each]
    for kind, each in (*sorted(times.items()), ("SEARCHES", searches), ("LISTS", lists), ("ALL", whole)):
        if each:
            each = sorted(each)
            middle, high, highest = (each[min(len(each) - 1, int(len(each) * share))] for share in (0.5, 0.95, 0.99))
            work = sorted(one[1] for one in each)[min(len(each) - 1, int(len(each) * 0.95))]
            figures = f"p50 {middle[0]:7.1f} p95 {high[0]:7.1f} p99 {highest[0]:7.1f}  processor p95 {work:7.1f}"
            print(f"{kind:40} {len(each):6} {figures}  {each[-1][0]:.0f} {each[-1][2]}")


if __name__ == "__main__":
    main()
