"""What an engine says of a failure becomes the one line that tells what went wrong."""

from __future__ import annotations

import pytest

from qawl.runners.plans.spark import FULL
from qawl.runners.plans.spark_session import _reason

FULL_DISK = """An error occurred while calling o334.parquet.
: org.apache.spark.SparkException: Job aborted due to stage failure
\tat org.apache.spark.scheduler.DAGScheduler.abortStage(DAGScheduler.scala:1)
Caused by: org.apache.spark.SparkException: task failed while writing rows
\t... 17 more
Caused by: java.io.IOException: No space left on device
\t... 3 more
"""
OURS = """An error occurred while calling o12.parquet.
: org.apache.spark.SparkException: Job aborted due to stage failure: Traceback (most recent call last):
Traceback (most recent call last):
  File "steps.py", line 3, in of_row
ValueError: no good
\tat org.apache.spark.api.python.BasePythonRunner
Caused by: org.apache.spark.api.python.PythonException: Traceback
"""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (FULL_DISK, "java.io.IOException: No space left on device"),
        (OURS, "ValueError: no good"),
        ("An error occurred while calling o1.parquet.\n: java.net.ConnectException: refused", None),
        ("", "?"),
    ],
)
def test_the_last_cause_is_told_unless_our_own_words_are_there(words: str, told: str | None) -> None:
    assert _reason(Exception(words)) == (told or "java.net.ConnectException: refused")


def test_a_full_disk_is_known_by_its_words() -> None:
    """Control: in the first line of what the engine says nothing of it stands."""
    assert any(words in _reason(Exception(FULL_DISK)) for words in FULL)
    assert not any(words in FULL_DISK.splitlines()[0] for words in FULL)
