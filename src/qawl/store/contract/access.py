"""What a store promises of those who come in by a door: sessions, tokens, and when they last looked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from qawl.model.access import Look, Pass, PassKind


class AccessStore(Protocol):
    """Keeps passes by what their secrets hash to; times are aware and come back in UTC."""

    def admit(self, one: Pass) -> Pass:
        """Keep a pass; it comes back with its number."""
        ...

    def pass_of(self, digest: bytes) -> Pass | None:
        """The pass whose secret hashes to this, ended or not; None for none."""
        ...

    def pass_numbered(self, number: int) -> Pass | None: ...

    def passes(self, kind: PassKind | None = None) -> Iterator[Pass]:
        """All passes of a kind or of both, ended ones too, by number."""
        ...

    def use_pass(self, number: int, at: datetime) -> None:
        """Keep that it was used."""
        ...

    def end_passes(self, kind: PassKind, at: datetime, *, number: int | None = None, name: str | None = None) -> int:
        """End those of a kind that have not ended: one by number, or all of a name, or all; how many there were.

        The sessions that were opened with a token end with it, and are not counted.
        """
        ...

    def looked(self, reader: str, dossier: str) -> Look | None:
        """When this reader last looked at this dossier, and what had come by then; None for never."""
        ...

    def look(self, reader: str, dossier: str, at: datetime, mark: str = "") -> None:
        """Keep that this reader has seen of this dossier what had come when `mark` was taken."""
        ...
