"""Asks `qawl` as a person would, in this process or in one of its own."""

from __future__ import annotations

import json
import os
import signal
import sys
from io import BufferedReader, BytesIO
from pathlib import Path

from click.testing import CliRunner, Result

from qawl.cli import qawl

SENTENCE = "قالت وزيرة الري هدى البيرق إن السد سيفتح غدا."
OTHER = "ونفى المتحدث سامر الجلنار أن يكون القرار نهائيا."
COMMAND = (sys.executable, "-c", "from qawl.cli import main; main()")


def ask(*args: str, lang: str | None = None, given: str | None = None) -> Result:
    """The answer of `qawl args`; exit status, standard output and standard error apart."""
    typed = None if given is None else BufferedReader(BytesIO(given.encode()))
    return CliRunner(env={"QAWL_LANG": lang, "COLUMNS": "120"}).invoke(qawl, args, input=typed)


def line(number: int, text: str = SENTENCE, **more: str) -> str:
    """One invented article as a line of JSON."""
    return json.dumps({"id": f"a-{number}", "text": text, **more}, ensure_ascii=False) + "\n"


def write_lines(path: Path, *lines: str) -> str:
    path.write_text("".join(lines), "utf-8")
    return str(path)


def heed_interrupts() -> None:
    """For a process that is to be interrupted: what runs in the background of a shell would not notice."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def environment(**changes: str) -> dict[str, str]:
    return {**os.environ, "PYTHONIOENCODING": "utf-8", **changes}
