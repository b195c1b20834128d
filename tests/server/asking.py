"""A server in this process for tests: asks it as a browser or a program would."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2 as httpx

from qawl.model.access import Scope, up_to
from qawl.server.access import Access, Openness
from qawl.server.guard import Guard, Policy
from qawl.server.hosts import hosts_of
from qawl.server.library import Library
from qawl.server.limits import DEFAULTS, Limits
from qawl.server.tokens import make_token

HOST = "127.0.0.1:8000"
START = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)


@dataclass
class Clock:
    """A time that stands until it is moved."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Door:
    """A guarded application over a store."""

    path: str
    open_to: Openness = Openness.LOCAL
    limits: Limits = DEFAULTS
    secure: bool = False
    client: str = "127.0.0.1"
    clock: Clock = field(default_factory=Clock)

    def __post_init__(self) -> None:
        self.store = Library(self.path).store
        self.access = Access(self.store, self.open_to, secure=self.secure, clock=self.clock)

    def guard(self, app: Any) -> Guard:
        host, port = HOST.split(":")
        return Guard(app, self.access, Policy(hosts_of(host, int(port)), self.limits))

    def token(self, scope: Scope, name: str = "برنامج", days: int = 90) -> str:
        with self.store() as store:
            return make_token(store, name, up_to(scope), self.clock(), days)[0]

    def session(self, scope: Scope = Scope.REVIEW, name: str = "هدى") -> str:
        """The cookie of a new session."""
        secret = self.access.enter_with_key(self.access.new_key(name, up_to(scope)))
        return f"{self.access.cookie_name}={secret}"

    def ask(self, app: Any, method: str, path: str, **more: Any) -> httpx.Response:
        """One request to an application that is guarded already."""

        async def asked() -> httpx.Response:
            transport = httpx.ASGITransport(app, raise_app_exceptions=False, client=(self.client, 50000))
            async with httpx.AsyncClient(transport=transport, base_url=f"http://{HOST}") as client:
                return await client.request(method, path, **more)

        return asyncio.run(asked())


def door_at(folder: Path, **more: Any) -> Door:
    return Door(str(folder / "store.qawl"), **more)


def later(door: Door, **by: float) -> None:
    door.clock.now += timedelta(**by)
