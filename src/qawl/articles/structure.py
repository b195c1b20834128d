"""What the markup says of an element: its tag, role, class and id, read by the words of `structure.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import files

from qawl.model.documents import SegmentKind

_CUT = re.compile(r"[-_\s:./]+|(?<=[a-z])(?=[A-Z])|(?<=[a-zA-Z])(?=\d)")


_ENDS = {SegmentKind.EMBEDDED: r"(?:s?[-_]?(?:\d+|item|wrapper|wrap|container|content|body|box))*(?=\s|$)"}
"""What may stand behind a part for the name to mean the whole: of «live-post-time» only the hour is meant."""


@dataclass(frozen=True, slots=True)
class Structure:
    """The words of `structure.toml`, turned round for looking up."""

    tags: Mapping[str, SegmentKind]
    roles: Mapping[str, SegmentKind]
    words: Mapping[str, SegmentKind]
    parts: tuple[tuple[re.Pattern[str], SegmentKind], ...]
    digest: str


@cache
def load_structure() -> Structure:
    """Read the file once a process."""
    written = (files("qawl") / "articles" / "structure.toml").read_bytes()
    table = tomllib.loads(written.decode("utf-8"))
    kinds = [(SegmentKind(name), says) for name, says in table.items()]

    def gather(key: str) -> dict[str, SegmentKind]:
        return {word: kind for kind, says in reversed(kinds) for word in says.get(key, ())}

    parts = tuple(
        (re.compile(f"(?:{'|'.join(map(re.escape, says['parts']))}){_ENDS.get(kind, '')}"), kind)
        for kind, says in kinds
        if "parts" in says
    )
    order = {kind: at for at, kind in enumerate(_FIRST)}
    parts = tuple(sorted(parts, key=lambda p: order[p[1]]))
    return Structure(
        gather("tags"), gather("roles"), gather("words"), parts, blake2b(written, digest_size=4).hexdigest()
    )


_FIRST = (
    SegmentKind.MAIN,
    SegmentKind.EMBEDDED,
    SegmentKind.COMMENTS,
    SegmentKind.CAPTION,
    SegmentKind.RELATED,
    SegmentKind.TAGS,
    SegmentKind.BOILERPLATE,
)
"""Which kind wins where a name says several: «related-tags-widget» holds headlines."""


def kind_of_names(names: str, structure: Structure) -> SegmentKind | None:
    """What the classes and the id of an element say, or None; `names` is all of them, blanks between."""
    lowered = names.lower()
    for pattern, kind in structure.parts:
        if pattern.search(lowered):
            return kind
    found = {structure.words[word] for word in _words(names) if word in structure.words}
    return next((kind for kind in _FIRST if kind in found), None)


@lru_cache(8192)
def _words(names: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _CUT.split(names) if word)
