"""Plans on Spark: on one machine and on a cluster, the same rows, whoever is killed meanwhile."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import pytest

from qawl.errors import RunError
from qawl.runners.plans.engines import RUNNERS
from qawl.runners.plans.plan import SOURCE, Each, Grouped, Linked, Plan, Row, Runner, Running, Step
from qawl.wording import say
from tests.runners import plans
from tests.runners.plainly import run_plainly

ROOT = Path(__file__).parent.parent.parent
MISSING = [name for name, there in (("pyspark", find_spec("pyspark")), ("java", shutil.which("java"))) if not there]
LOOPBACK = (("spark.driver.host", "127.0.0.1"), ("spark.driver.bindAddress", "127.0.0.1"))


def needs_spark() -> None:
    if MISSING and os.environ.get("CI") == "true":
        pytest.fail(f"not here: {', '.join(MISSING)}")
    if MISSING:
        pytest.skip(f"Spark is not tested: {', '.join(MISSING)} is not here")


@pytest.fixture(scope="module")
def spark() -> Iterator[Runner]:
    needs_spark()
    with pytest.MonkeyPatch.context() as patched, RUNNERS["spark"](Running(2, at_once=100, buckets=2)) as runner:
        patched.setenv("JAVA_TOOL_OPTIONS", plans.SHORT)
        yield runner


def rows_of(runner: Runner, plan: Plan, source: list[Row], keep: list[str]) -> dict[str, list[Row]]:
    return {name: list(rows) for name, rows in runner.run(plan, source, keep).items()}


def test_a_plan_of_all_shapes_gives_the_rows_of_the_plain_reference(spark: Runner) -> None:
    want = run_plainly(plans.TOY, plans.TOY_ROWS, plans.NAMES)

    assert rows_of(spark, plans.TOY, plans.TOY_ROWS, plans.NAMES) == want


def test_a_long_chain_of_ties_and_a_star_are_each_one_sorted_here_or_there(
    spark: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    chain = [(b"c%03d" % (n * 37 % 200), b"c%03d" % ((n + 1) * 37 % 200)) for n in range(199)]
    star = [(b"hub", b"s%03d" % n) for n in range(300)]
    ties = [*chain, *star, (b"alone", b"alone"), (b"", b"\xff"), (b"\x80", b"\x7f")]
    plan: Plan = (Step("linked", Linked(), (SOURCE,)),)

    linked = spark.run(plan, ties, ["linked"])["linked"]

    want = run_plainly(plan, ties, ["linked"])["linked"]
    assert list(linked) == want
    monkeypatch.setattr("qawl.runners.plans.spark.UNPACKED", 1 << 40)
    assert list(linked) == want, "sorted by the engine"


def test_a_key_with_very_many_values_is_not_held(spark: Runner) -> None:
    def grew(count: object) -> dict[bytes, int]:
        plan: Plan = (
            Step("many", Each(partial(plans.many, 50_000)), (SOURCE,)),
            Step("counts", Grouped(count), ("many",)),  # type: ignore[arg-type]
        )
        rows = rows_of(spark, plan, [(b"", b"%d" % n) for n in range(6)], ["counts"])["counts"]
        return {key: int(value) for key, value in rows}

    lightly = grew(plans.counted_lightly)
    heavily = grew(plans.counted_heavily)

    assert lightly[b"count"] == heavily[b"count"] == 300_000
    assert lightly[b"grew"] < 15
    assert heavily[b"grew"] > 30, "the control: values that are held are seen"


POISON = [(b"%d" % n, b"kill" if n == 13 else b"good") for n in range(250)]


def test_a_row_that_kills_its_process_is_done_with_care_and_the_others_go_on(spark: Runner) -> None:
    plan: Plan = (Step("read", Each(partial(plans.deadly, None), plans.saying_so), (SOURCE,)),)

    rows = rows_of(spark, plan, POISON, ["read"])["read"]

    assert rows == sorted((key, b"refused" if value == b"kill" else value) for key, value in POISON)


def test_a_process_that_is_killed_once_changes_nothing(spark: Runner, tmp_path: Path) -> None:
    plan: Plan = (Step("read", Each(partial(plans.deadly, tmp_path / "mark")), (SOURCE,)),)

    assert rows_of(spark, plan, POISON, ["read"])["read"] == sorted(POISON)
    assert (tmp_path / "mark").exists()


def test_a_fault_names_the_step(spark: Runner) -> None:
    plan: Plan = (Step("read", Each(plans.failing), (SOURCE,)),)

    with pytest.raises(RunError) as caught:
        spark.run(plan, [(b"1", b"fail")], [])

    assert caught.value.code == "run-step-failed"
    assert dict(caught.value.details) == {"step": "read", "error": "ZeroDivisionError: nothing by nothing"}


def test_without_java_or_the_library_the_cure_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    if find_spec("pyspark"):
        with pytest.raises(RunError) as no_java, RUNNERS["spark"](Running()) as runner:
            runner.run(plans.TOY, [], [])
        assert "Java 17" in say("en", no_java.value.code)
        assert "JAVA_HOME" in say("ar", no_java.value.code)
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(RunError) as no_library, RUNNERS["spark"](Running()) as runner:
        runner.run(plans.TOY, [], [])

    said = say("en", no_library.value.code, **dict(no_library.value.details))
    assert "pip install 'qawl[spark]'" in said


@dataclass(frozen=True)
class Cluster:
    """A master and its workers, each a process of its own on this machine."""

    master: str
    workers: list[subprocess.Popen[bytes]]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    needs_spark()
    with ExitStack() as running:
        port = free_port()
        address = ("--host", "127.0.0.1", "--webui-port", "0")
        running.enter_context(serving(tmp_path, "master.Master", *address, "--port", str(port)))
        wait_for(lambda: answers(port))
        one = (*address, "--cores", "1", "--memory", "600m", "--work-dir", str(tmp_path / "apps"))
        master = f"spark://127.0.0.1:{port}"
        workers = [running.enter_context(serving(tmp_path, "worker.Worker", *one, master)) for _ in range(2)]
        yield Cluster(master, workers)


class serving:  # noqa: N801  (read as a word: «with serving(…)»)
    """A process of Spark's own cluster with all its children, ended for good in the end."""

    def __init__(self, folder: Path, name: str, *args: str) -> None:
        import pyspark

        home = Path(pyspark.__file__).parent
        environ = {
            **os.environ,
            "SPARK_LOCAL_IP": "127.0.0.1",
            "PYTHONPATH": str(ROOT),
            "SPARK_DAEMON_MEMORY": "256m",
            "SPARK_NO_DAEMONIZE": "1",
            "JAVA_TOOL_OPTIONS": plans.SHORT,
        }
        command = [str(home / "bin" / "spark-class"), f"org.apache.spark.deploy.{name}", *args]
        with (folder / "cluster.log").open("ab") as log:
            self.process = subprocess.Popen(
                command, env=environ, stdout=log, stderr=log, start_new_session=True, cwd=folder
            )

    def __enter__(self) -> subprocess.Popen[bytes]:
        return self.process

    def __exit__(self, *_: object) -> None:
        kill_all(self.process)


def kill_all(process: subprocess.Popen[bytes]) -> None:
    """The process and all that it started, at once and without a word."""
    for pid in (*below(process.pid), process.pid):
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
    process.wait()


def below(pid: int) -> list[int]:
    """All that a process started, and what that started."""
    children = [path.read_text() for path in Path("/proc").glob(f"{pid}/task/*/children")]
    found = [int(child) for some in children for child in some.split()]
    return [one for child in found for one in (child, *below(child))]


def executes(worker: subprocess.Popen[bytes]) -> bool:
    """Whether it does somebody's work."""
    told = [Path(f"/proc/{pid}/cmdline") for pid in below(worker.pid)]
    return any(b"CoarseGrainedExecutorBackend" in one.read_bytes() for one in told if one.exists())


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def answers(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


def wait_for(true: Callable[[], bool], seconds: float = 150) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


ROWS = [(b"%c-%02d" % (97 + n % 3, n), b"%d" % n) for n in range(48)]

DRIVER = """
import sys
from pathlib import Path
from qawl.runners.plans.engines import RUNNERS
from qawl.runners.plans.plan import Running
from tests.runners import plans
from tests.runners.test_plan_spark import LOOPBACK, ROWS
work, log, master = sys.argv[1:]
conf = (*LOOPBACK, ("spark.executor.memory", "512m"))
with RUNNERS["spark"](Running(work=work, master=master, conf=conf, buckets=2)) as runner:
    for row in runner.run(plans.slow_plan(0.05, Path(log)), ROWS, ["last"])["last"]:
        print(row)
"""


@contextmanager
def driving(*args: object) -> Iterator[subprocess.Popen[str]]:
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "SPARK_LOCAL_IP": "127.0.0.1", "JAVA_TOOL_OPTIONS": plans.SHORT}
    command = [sys.executable, "-c", DRIVER, *map(str, args)]
    with subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True) as driver:
        try:
            yield driver
        finally:
            driver.kill()


def test_a_cluster_goes_on_when_its_driver_and_then_a_worker_is_killed(cluster: Cluster, tmp_path: Path) -> None:
    log, work = tmp_path / "log", tmp_path / "work"
    plan = plans.slow_plan(0.0, tmp_path / "other")
    want = "".join(f"{row}\n" for row in run_plainly(plan, ROWS, ["last"])["last"])
    with driving(work, log, cluster.master) as first:
        wait_for(lambda: len(list(work.glob("001/*/_SUCCESS"))) >= 1)
        first.kill()
    finished = len(list(work.glob("001/*/_SUCCESS")))
    wait_for(lambda: not any(map(executes, cluster.workers)))
    before = len(log.read_bytes().splitlines())

    with driving(work, log, cluster.master) as second:
        wait_for(lambda: len(log.read_bytes().splitlines()) > before + 2)
        kill_all(cluster.workers[0])
        out, _ = second.communicate()

    assert out == want
    again = len(log.read_bytes().splitlines()) - before
    assert finished > 0
    assert again < len(ROWS), "the waves that were finished were not done again"
