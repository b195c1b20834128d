"""Poisoned pages, in short: refused by name under limits, and without limits they take what they want."""

from __future__ import annotations

import time
from functools import partial

from evals.promises import pages
from qawl.model.captures import Capture
from qawl.runners.limited import Child, Exceeded, Limits
from qawl.runners.pages import load_page_former

WORST = "attributes"


def test_mutated_pages_lose_no_neighbour() -> None:
    mutated = list(pages._neighbours(pages._mutations(60), every=10))

    lost, slowest, _ = pages._run(mutated, Limits(cpu=2, wall=5.0))

    assert lost == 0
    assert slowest < 6


def test_a_poisoned_page_is_ended_in_time_and_a_good_one_follows() -> None:
    poison = Capture(None, pages.poisons()[WORST], "", file=WORST)
    good = Capture(None, pages.GOOD.encode(), "", file="good")

    with Child[Capture, bytes](partial(load_page_former, None), Limits(cpu=1, wall=5.0)) as child:
        refused, read = child.run(poison), child.run(good)

    assert isinstance(refused, Exceeded)
    assert not isinstance(read, Exceeded)


def test_without_limits_the_same_page_takes_longer_than_it_may() -> None:
    poison = Capture(None, pages.poisons()[WORST], "", file=WORST)
    begun = time.monotonic()

    with Child[Capture, bytes](partial(load_page_former, None), Limits(cpu=30, wall=4.0)) as child:
        made = child.run(poison)

    assert time.monotonic() - begun > 2.5
    assert isinstance(made, Exceeded)
    assert made.code == "limited-wall"
