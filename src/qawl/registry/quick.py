"""Our own files of actors read in a fifth of the time: only their plain form of TOML, and without checks.

`tests/registry/test_ours.py` holds every one of our files to what the strict reader makes of it.
"""

from __future__ import annotations

import json
import re
from typing import Any

from qawl.registry.entries import KEYS

_COMMENT = re.compile(r"^#.*\n", re.MULTILINE)
_LAST_COMMA = re.compile(r",(?=\s*[\]}])")
_POST_KEYS = (("{ title = ", '{ "title": '), (", of = ", ', "of": '), (", from = ", ', "from": '))
_HEAD, _MARK = "[[actor]]\n", "\x00\n"


def read_quickly(text: str) -> list[dict[str, Any]]:
    """The entries of one of our files as tomllib would give them; ValueError where the form is not plain."""
    plain = _COMMENT.sub("", text).replace(_HEAD, _MARK)
    for key in KEYS:
        plain = plain.replace(f"\n{key} = ", f'\n,"{key}": ')
    plain = plain.replace(f"{_MARK},", "},{")
    for toml, written in (*_POST_KEYS, (", until = ", ', "until": ')):
        plain = plain.replace(toml, written)
    entries: list[dict[str, Any]] = json.loads(f"[{_LAST_COMMA.sub('', plain).strip()[2:]}}}]")
    return entries
