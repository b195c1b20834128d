"""Work that strains a limited process, importable there by name."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from tempfile import TemporaryFile
from typing import Any


def load_worker() -> Callable[[tuple[str, int]], Any]:
    def work(piece: tuple[str, int]) -> Any:
        trick, size = piece
        match trick:
            case "echo":
                return size
            case "spin":
                end = time.process_time() + size
                while time.process_time() < end:
                    pass
            case "sleep":
                time.sleep(size)
            case "fill":
                return len(bytearray(size))
            case "fail":
                raise ValueError("no good")
            case "die":
                os.kill(os.getpid(), signal.SIGKILL)
            case "write":
                with TemporaryFile(buffering=0) as file:
                    file.write(b"x" * size)
        return "done"

    return work
