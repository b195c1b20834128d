"""What a store promises about the sources that are followed, whatever keeps it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self

from qawl.model.captures import Source, Standing
from qawl.model.following import Followed, RobotsFile, Visit


class Sources(Protocol):
    """Sources, the addresses that they announced, and the manners of hosts; each method is done whole or not at all.

    What a method wrote survives a crash of the program and of the machine once it has answered.
    """

    def follow(self, source: Source, now: datetime) -> bool:
        """Follow a source; False when it is followed already, under this address or since it moved from there.

        One that had gone is asked again, for somebody wants it.
        """

    def forget(self, address: str) -> bool:
        """Follow a source no more; what it brought stays. False when it is not followed."""

    def followed(self) -> Iterator[Followed]:
        """All sources by their addresses."""

    def source(self, address: str) -> Followed | None:
        """The source of this address, or the one that moved from it."""

    def due_source(self, now: datetime, without: Collection[str]) -> Followed | None:
        """The source that has been due for longest, those of the hosts `without` left out."""

    def due_visit(self, now: datetime, without: Collection[str]) -> Visit | None:
        """The page that has been due for longest, those of the hosts `without` left out."""

    def next_due(self, after: datetime) -> datetime | None:
        """When the next source or page becomes due, later than `after`."""

    def put(
        self,
        address: str,
        standing: Standing,
        announced: Iterable[Visit] = (),
        *,
        title: str | None = None,
        moved: tuple[str, datetime] | None = None,
    ) -> int:
        """Write how it stands with a source, together with what it announced; how much of that was not known.

        Both or none, or an article would be lost: a source that was had says «unchanged» the next time. With `moved`
        the source goes on under a new address, and is one with a source that is followed there already. A source
        that is followed no more is not written; what it announced is.
        """

    def put_visit(self, visit: Visit, found: Iterable[Visit] = ()) -> int:
        """Write how it stands with a page; with a sitemap, what it announced too, counted as by `put`."""

    def visit(self, address: str) -> Visit | None:
        """How it stands with an address that some source announced, in the one spelling."""

    def rest(self, host: str, until: datetime) -> None:
        """Leave a host alone until then, or for as long as it was to be left already."""

    def resting(self, now: datetime) -> Mapping[str, datetime]:
        """The hosts that are to be left alone, and until when."""

    def robots(self, origin: str) -> RobotsFile | None:
        """What this origin last answered when it was asked for robots.txt."""

    def put_robots(self, robots: RobotsFile) -> None:
        """Keep the answer in the place of the last one."""

    def set_right(self, now: datetime) -> int:
        """Pull in what lies further off than anything is ever put off: the clock was wrong. Counts what it moved."""

    def close(self) -> None:
        """Let go of the store."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
