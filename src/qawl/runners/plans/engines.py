"""The engines that carry out plans, by the names under which people ask for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qawl.runners.plans.local import LocalRunner
from qawl.runners.plans.plan import Runner, Running


def _spark(running: Running) -> Runner:
    from qawl.runners.plans.spark import SparkRunner  # an extra: it is looked for once somebody asks for it

    return SparkRunner(running)


RUNNERS: Mapping[str, Callable[[Running], Runner]] = {"local": LocalRunner, "spark": _spark}
