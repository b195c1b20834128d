"""What an address of a store tells before it is opened: is it a file, is it there, and how it is named to people."""

from __future__ import annotations

import os
import re
from pathlib import Path

SERVERS = ("postgresql", "postgres")
"""Schemes of stores on a server."""
OVERLAY = ".overlay"
"""What the folder of somebody's own lists ends in, where the file of the store ends in `.db`."""

_SECRET = re.compile(r"(\b\w*password\s*=\s*)(?:'[^']*'|[^&\s]*)", re.IGNORECASE)
_USER = re.compile(r"^(\w+://[^:@/]*):.*@", re.DOTALL)


def is_server(address: str) -> bool:
    """Whether a store lies on a server, whatever else its address says."""
    return address.partition(":")[0] in SERVERS


def file_of(address: str) -> str | None:
    """The file of a store of SQLite's; None for a store that is elsewhere."""
    place = address.removeprefix("sqlite:").removeprefix("//") if address.startswith("sqlite:") else address
    return None if is_server(place) or "://" in place else place


def is_missing(address: str) -> bool:
    """Whether there is no store to be asked; of one on a server only opening it can tell."""
    path = file_of(address)
    return path is not None and not os.path.exists(path)


def own_lists(address: str) -> Path | None:
    """The folder of own lists that lies beside a store, `news.overlay` beside `news.db`; None where there is none."""
    path = file_of(address)
    beside = None if path is None else os.path.splitext(path)[0] + OVERLAY
    return Path(beside) if beside is not None and os.path.isdir(beside) else None


def named(address: str) -> str:
    """The address as people may read it: without the password, and all that may be a part of one.

    >>> named("postgresql://rima:s3cret@db.example:5432/news")
    'postgresql://rima@db.example:5432/news'
    >>> named("postgresql:///news?password=s3cret&host=db.example")
    'postgresql:///news?password=…&host=db.example'
    >>> named("news.db")
    'news.db'
    """
    if file_of(address) is not None:
        return address
    return _SECRET.sub(r"\1…", _USER.sub(r"\1@", address))
