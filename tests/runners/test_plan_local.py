"""Plans on this machine: the same rows for any number of jobs, whatever dies, and on where it was."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qawl.errors import BadData, QawlError, RunError
from qawl.runners.plans import row_files
from qawl.runners.plans.engines import RUNNERS
from qawl.runners.plans.plan import (
    SOURCE,
    Each,
    Given,
    Grouped,
    Linked,
    OfBucket,
    OfRow,
    Plan,
    Progress,
    Row,
    Running,
    Step,
)
from qawl.runners.plans.work import Layout, mark_of
from qawl.wording import say
from tests.runners import plans
from tests.runners.plainly import run_plainly

ROOT = Path(__file__).parent.parent.parent
WANT = run_plainly(plans.TOY, plans.TOY_ROWS, plans.NAMES)


def run(plan: Plan, source: list[Row], keep: list[str], running: Running | None = None) -> dict[str, list[Row]]:
    with RUNNERS["local"](running or Running()) as runner:
        return {name: list(rows) for name, rows in runner.run(plan, source, keep).items()}


@pytest.mark.parametrize(
    "running",
    [
        Running(at_once=40),
        Running(jobs=2, at_once=16),
        Running(at_once=7, buckets=3, memory=0),
        Running(at_once=1000, buckets=1),
    ],
    ids=["one process", "two processes", "no memory", "one piece"],
)
def test_every_way_of_running_gives_the_rows_of_the_plain_reference(running: Running) -> None:
    assert run(plans.TOY, plans.TOY_ROWS, plans.NAMES, running) == WANT


def test_the_order_of_the_source_changes_nothing() -> None:
    assert run(plans.TOY, plans.TOY_ROWS[::-1], ["last"], Running(at_once=31)) == {"last": WANT["last"]}


SHAPES = st.sampled_from(
    [
        Each(partial(plans.spread, 2)),
        Each(plans.swap),
        Grouped(plans.counted),
        Grouped(plans.summary),
        Grouped(plans.first_only),
        Linked(),
    ]
)


@st.composite
def small_plans(draw: st.DrawFn) -> Plan:
    names = [SOURCE]
    steps = []
    for number in range(draw(st.integers(1, 4))):
        of = draw(st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True))
        told = draw(st.lists(st.sampled_from(names[1:]), max_size=1)) if names[1:] else []
        shape = draw(SHAPES)
        steps.append(Step(f"step-{number}", shape, tuple(of), () if isinstance(shape, Linked) else tuple(told)))
        names.append(f"step-{number}")
    return tuple(steps)


WORDS = st.binary(min_size=0, max_size=3)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(small_plans(), st.lists(st.tuples(WORDS, WORDS), max_size=30), st.integers(1, 9), st.integers(0, 1))
def test_any_small_plan_gives_the_rows_of_the_plain_reference(
    plan: Plan, source: list[Row], at_once: int, memory: int
) -> None:
    names = [step.name for step in plan]

    rows = run(plan, source, names, Running(at_once=at_once, buckets=2, memory=memory))

    assert rows == run_plainly(plan, source, names)


def test_kept_rows_may_be_taken_twice_and_rows_that_nobody_keeps_are_not_left_behind(tmp_path: Path) -> None:
    with RUNNERS["local"](Running(work=str(tmp_path), at_once=50)) as runner:
        kept = runner.run(plans.TOY, plans.TOY_ROWS, ["last"])

        assert list(kept["last"]) == list(kept["last"]) == WANT["last"]
    layout = Layout(tmp_path, (SOURCE, *plans.NAMES))
    assert not list(layout.room("told").glob("0*"))
    assert list(layout.room("last").glob("0*"))


def test_a_passing_folder_goes_when_the_runner_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    run(plans.TOY, plans.TOY_ROWS[:20], ["last"])

    assert list(tmp_path.iterdir()) == []


SAME: Plan = (Step("same", Each(plans.same), (SOURCE,)),)


def test_a_key_with_very_many_values_is_not_held() -> None:
    def grew(count: Callable[[Given], OfBucket]) -> int:
        plan: Plan = (
            Step("many", Each(partial(plans.many, 20_000)), (SOURCE,)),
            Step("counts", Grouped(count), ("many",)),
        )
        source = [(b"", b"%d" % n) for n in range(10)]
        rows = dict(run(plan, source, ["counts"], Running(jobs=2, memory=1))["counts"])
        assert rows[b"count"] == b"200000"
        return int(rows[b"grew"])

    assert grew(plans.counted_lightly) < 10
    assert grew(plans.counted_heavily) > 20, "the control: values that are held are seen"


def test_more_pieces_than_files_may_be_open_are_merged_in_rounds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(row_files, "FAN_IN", 4)

    rows = run(SAME, plans.TOY_ROWS, ["same"], Running(at_once=5, memory=0, work=str(tmp_path)))

    assert rows["same"] == sorted(plans.TOY_ROWS)
    assert not list(tmp_path.glob("merge-*"))


def test_progress_is_told_piece_by_piece() -> None:
    heard: list[Progress] = []

    run(
        (*SAME, Step("counts", Grouped(plans.counted), ("same",))),
        plans.TOY_ROWS,
        [],
        Running(at_once=100, buckets=2, tell=heard.append),
    )

    assert [(one.step, one.number, one.steps, one.done, one.pieces) for one in heard] == [
        *(("same", 1, 2, done, 3) for done in range(4)),
        *(("counts", 2, 2, done, 2) for done in range(3)),
    ]


POISON = [(b"%d" % n, b"kill" if n == 13 else b"good") for n in range(40)]
REFUSED = sorted((key, b"refused" if value == b"kill" else value) for key, value in POISON)


def test_a_row_that_kills_its_process_is_done_with_care_and_the_others_go_on() -> None:
    plan: Plan = (Step("read", Each(partial(plans.deadly, None), plans.saying_so), (SOURCE,)),)

    assert run(plan, POISON, ["read"], Running(jobs=2, at_once=5))["read"] == REFUSED


def test_without_care_it_is_tried_a_few_times_and_then_given_up() -> None:
    plan: Plan = (Step("read", Each(partial(plans.deadly, None)), (SOURCE,)),)

    with pytest.raises(RunError) as caught:
        run(plan, POISON, ["read"], Running(jobs=2, at_once=5))

    assert caught.value.code == "run-step-died"
    assert dict(caught.value.details) == {"step": "read", "exit": "-9", "count": 4}


def test_a_process_that_is_killed_from_outside_changes_nothing(tmp_path: Path) -> None:
    plan: Plan = (Step("read", Each(partial(plans.deadly, tmp_path / "mark")), (SOURCE,)),)

    assert run(plan, POISON, ["read"], Running(jobs=2, at_once=5))["read"] == sorted(POISON)
    assert (tmp_path / "mark").exists()


FAULTY = [(b"%d" % n, b"fail" if n == 13 else b"good") for n in range(20)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_names_the_step_in_both_languages(jobs: int) -> None:
    plan: Plan = (Step("read", Each(plans.failing), (SOURCE,)),)

    with pytest.raises(RunError) as caught:
        run(plan, FAULTY, ["read"], Running(jobs=jobs, at_once=10))

    said = say("en", caught.value.code, **dict(caught.value.details))
    assert "The step read failed: ZeroDivisionError: nothing by nothing." in said
    assert "ZeroDivisionError" in say("ar", caught.value.code, **dict(caught.value.details))


@pytest.mark.parametrize("jobs", [1, 2])
def test_where_there_is_care_a_fault_is_done_with_it(jobs: int) -> None:
    plan: Plan = (Step("read", Each(plans.failing, plans.saying_so), (SOURCE,)),)

    rows = run(plan, FAULTY, ["read"], Running(jobs=jobs, at_once=10))

    assert (b"13", b"refused") in rows["read"]


def without_words(given: Given) -> OfRow:
    raise BadData("cues.toml: no such file")


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_of_ours_comes_through_as_it_is(jobs: int) -> None:
    with pytest.raises(BadData, match=r"cues\.toml"):
        run((Step("read", Each(without_words), (SOURCE,)),), POISON, [], Running(jobs=jobs))


SOURCE_ROWS = [(b"%c-%02d" % (97 + n % 3, n), b"%d" % n) for n in range(30)]

DRIVER = """
import sys
from pathlib import Path
from qawl.runners.plans.engines import RUNNERS
from qawl.runners.plans.plan import Running
from tests.runners import plans
from tests.runners.test_plan_local import SOURCE_ROWS
if __name__ == "__main__":
    work, log, jobs = sys.argv[1:]
    with RUNNERS["local"](Running(work=work, jobs=int(jobs))) as runner:
        for row in runner.run(plans.slow_plan(0.03, Path(log)), SOURCE_ROWS, ["last"])["last"]:
            print(row)
"""


def start(*args: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", DRIVER, *map(str, args)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def wait_for_lines(log: Path, count: int) -> None:
    end = time.monotonic() + 20
    while not log.exists() or len(log.read_bytes().splitlines()) < count:
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_job_killed_in_the_middle_goes_on_where_it_was(tmp_path: Path, jobs: int) -> None:
    log, work = tmp_path / "log", tmp_path / "work"
    plan = plans.slow_plan(0.0, tmp_path / "other")
    want = "".join(f"{row}\n" for row in run_plainly(plan, SOURCE_ROWS, ["last"])["last"])
    first = start(work, log, jobs)
    wait_for_lines(log, 10)
    first.kill()
    first.wait()
    time.sleep(0.1)
    before = len(log.read_bytes().splitlines())

    second, _ = start(work, log, jobs).communicate()

    assert second == want
    done = len(log.read_bytes().splitlines())
    assert before < len(SOURCE_ROWS)
    assert done <= len(SOURCE_ROWS) + jobs, "what was finished is not done again"


def test_control_in_another_folder_everything_is_done_again(tmp_path: Path) -> None:
    log = tmp_path / "log"
    plan = plans.slow_plan(0.0, log)
    first = run(plan, SOURCE_ROWS, ["last"], Running(work=str(tmp_path / "one")))

    again = run(plan, SOURCE_ROWS, ["last"], Running(work=str(tmp_path / "other")))
    third = run(plan, SOURCE_ROWS, ["last"], Running(work=str(tmp_path / "one")))

    assert first == again == third
    assert len(log.read_bytes().splitlines()) == 2 * len(SOURCE_ROWS)


def test_a_death_in_this_process_is_known_when_the_job_is_begun_again(tmp_path: Path) -> None:
    plan: Plan = (Step("read", Each(partial(plans.deadly, None), plans.saying_so), (SOURCE,)),)
    layout = Layout(tmp_path, (SOURCE, "read"))
    with pytest.raises(QawlError):
        run((Step("read", Each(without_words), (SOURCE,)),), POISON, [], Running(work=str(tmp_path)))
    (tmp_path / "mark").write_text(mark_of(plan, Running()))
    half_written = layout.piece("read", 13).with_name("000013.part")
    half_written.touch()

    assert run(plan, POISON, ["read"], Running(work=str(tmp_path)))["read"] == REFUSED


def test_a_file_that_was_torn_off_is_not_taken_for_finished(tmp_path: Path) -> None:
    row_files.write_rows(tmp_path / "one", plans.TOY_ROWS, 4, 1 << 20)
    whole = (tmp_path / "one").read_bytes()
    assert row_files.segments(tmp_path / "one")

    (tmp_path / "one").write_bytes(whole[:-1])

    assert row_files.segments(tmp_path / "one") is None


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_full_disk_says_where_and_how_to_go_on(tmp_path: Path, jobs: int) -> None:
    plan: Plan = (Step("same", Each(plans.same), (SOURCE,)), Step("big", Each(bigger), ("same",)))
    running = Running(work=str(tmp_path), at_once=50, jobs=jobs)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, before[1]))
    try:
        with pytest.raises(RunError) as caught:
            run(plan, plans.TOY_ROWS, ["big"], running)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    details = dict(caught.value.details)

    assert caught.value.code == "run-disk-full"
    assert details == {"path": str(tmp_path), "step": "big", "number": 2, "steps": 2}
    assert "القرص" in say("ar", "run-disk-full", **details)
    assert run(plan, plans.TOY_ROWS, ["big"], running) == run_plainly(plan, plans.TOY_ROWS, ["big"])


def bigger(given: Given) -> OfRow:
    """Rows that no packing makes small."""

    return lambda key, value: [(key, Random(key + value).randbytes(12_000))]


@pytest.mark.parametrize(
    "changed",
    [
        (SAME, plans.TOY_ROWS, Running(mark="other words")),
        (SAME, plans.TOY_ROWS[1:], Running()),
        ((Step("same", Each(plans.swap), (SOURCE,)),), plans.TOY_ROWS, Running()),
    ],
    ids=["word lists", "source", "plan"],
)
def test_what_another_plan_left_is_not_taken_up(tmp_path: Path, changed: tuple[Plan, list[Row], Running]) -> None:
    plan, source, running = changed
    run(SAME, plans.TOY_ROWS, [], Running(work=str(tmp_path), at_once=100))

    with pytest.raises(RunError) as caught:
        run(plan, source, [], Running(work=str(tmp_path), at_once=100, mark=running.mark))

    assert caught.value.code == "run-work-of-another"


def test_two_commands_do_not_work_in_one_folder_and_one_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    with RUNNERS["local"](Running(work=str(tmp_path / "ours"))) as runner:
        runner.run(SAME, plans.TOY_ROWS[:3], [])
        with pytest.raises(RunError) as busy:
            run(SAME, plans.TOY_ROWS[:3], [], Running(work=str(tmp_path / "ours")))
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "letter.txt").touch()
    with pytest.raises(RunError) as foreign:
        run(SAME, plans.TOY_ROWS[:3], [], Running(work=str(tmp_path / "theirs")))

    assert (busy.value.code, foreign.value.code) == ("run-work-busy", "run-work-foreign")
