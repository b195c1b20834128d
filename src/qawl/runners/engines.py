"""The engines that carry out plans, by the names under which people ask for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qawl.runners.plan import Runner, Running
from qawl.runners.plan_local import LocalRunner


def _spark(running: Running) -> Runner:
    from qawl.runners.spark import SparkRunner  # an extra: it is looked for once somebody asks for it

    return SparkRunner(running)


RUNNERS: Mapping[str, Callable[[Running], Runner]] = {"local": LocalRunner, "spark": _spark}
