"""A job as a plan: from shards to readings by day, to copies and stories, and into a store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from qawl.runners.across.rows import pack_cards, pack_name
from qawl.runners.across.steps import across_plan
from qawl.runners.grouped import cards_of
from qawl.runners.jobs.days import Writing, load_day_writer
from qawl.runners.jobs.file import Job
from qawl.runners.jobs.load import load_day_loader
from qawl.runners.jobs.read import Asked, Work, load_careful_reader, load_chooser, load_shard_reader, load_work
from qawl.runners.jobs.rows import Sort, article_in, packed_in, sort_of
from qawl.runners.plans.plan import SOURCE, Each, Given, Grouped, OfRow, Plan, Row, Step
from qawl.store.address import is_server

READ, STANDING, DAYS, CARDS, LOADED = "read", "standing", "days", "cards", "loaded"
COPIES, STORIES, CAPPED = "copies", "stories", "capped"
"""Steps of `across_plan` whose outcome is written."""


def job_plan(job: Job, load: Callable[[Asked], Work] = load_work) -> Plan:
    """The steps of a job; its source is the rows of its shards, and `load` makes what reads an article."""
    work = partial(load, Asked(job.overlay, job.records or job.load is not None, job.load is not None))
    reading = Each(partial(load_shard_reader, work, job.overlay), partial(load_careful_reader, work, job.overlay))
    steps = [
        Step(READ, reading, (SOURCE,)),
        Step(STANDING, Grouped(load_chooser), (READ,)),
        Step(DAYS, Grouped(partial(load_day_writer, Writing(job.write, job.rows, job.records))), (STANDING,)),
    ]
    if job.load is not None and is_server(job.load):
        steps.append(Step(LOADED, Grouped(partial(load_day_loader, job.load)), (STANDING,)))
    if job.stories:
        steps.append(Step(CARDS, Each(load_card_maker), (STANDING,)))
        steps.extend(across_plan(CARDS))
    return tuple(steps)


def kept_steps(job: Job) -> tuple[str, ...]:
    """The steps whose rows the report is made of."""
    loaded = () if job.load is None else (LOADED,) if is_server(job.load) else (STANDING,)
    return (DAYS, *loaded, *((COPIES, STORIES, CAPPED) if job.stories else ()))


def load_card_maker(given: Given) -> OfRow:
    """From articles that stand to the cards by which they are compared, under their ids."""
    return make_cards


def make_cards(key: bytes, value: bytes) -> Iterable[Row]:
    return _cards(value) if sort_of(key) is Sort.DAY else ()


def _cards(value: bytes) -> Iterator[Row]:
    article = article_in(packed_in(value))
    card, story = cards_of(article)
    yield pack_name(article.id), pack_cards(card, story)
