"""Reading functions for the tests of runners: they must be importable, for workers fetch them by name."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from qawl.errors import BadData
from qawl.model.codec import encode_line
from qawl.model.documents import Article
from qawl.model.records import Reading
from tests.store.readings import TEXT, reading

Read = Callable[[Article], Reading]


def plain() -> Read:
    """Two statements and a silence for the text we know, nothing for any other."""
    return read_plainly


def lines() -> Callable[[Article], bytes]:
    return lambda article: encode_line(read_plainly(article))


def read_plainly(article: Article) -> Reading:
    known = reading() if article.text == TEXT else None
    return Reading(article, known.statements if known else (), known.silences if known else (), "v")


def sleeping(seconds: float) -> Read:
    def read(article: Article) -> Reading:
        time.sleep(seconds)
        return read_plainly(article)

    return read


def stuck(notes: Path) -> Read:
    """Notes the number of its process, and is busy for longer than any test waits."""

    def read(article: Article) -> Reading:
        (notes / str(os.getpid())).touch()
        time.sleep(600)
        return read_plainly(article)

    return read


def faulty() -> Read:
    """Fails on «fail…», ends its process on «exit…», and recurses for ever on «deep…»."""
    return read_with_faults


def read_with_faults(article: Article) -> Reading:
    if article.text.startswith("fail"):
        raise ZeroDivisionError("nothing by nothing")
    if article.text.startswith("exit"):
        os._exit(7)
    if article.text.startswith("deep"):
        return read_with_faults(article)
    return read_plainly(article)


def killed_once(mark: Path) -> Read:
    """The first process that meets «kill» dies of it, as if memory had run out; the next one does not."""

    def read(article: Article) -> Reading:
        if article.text == "kill" and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return read_plainly(article)

    return read


def without_words() -> Read:
    raise BadData("cues.toml: no such file")


def never_ready() -> Read:
    os._exit(9)
