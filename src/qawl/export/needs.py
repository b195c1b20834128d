"""What a form needs beside the core: libraries that are installed by the name of what they give."""

from __future__ import annotations

from qawl.errors import QawlError


class NeedsExtra(QawlError):
    """A library is missing; `pip install "qawl[<extra>]"` brings it."""

    def __init__(self, extra: str) -> None:
        super().__init__(f'a library is missing: pip install "qawl[{extra}]"')
        self.extra = extra
