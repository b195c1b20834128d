"""Asks the interface as a program would, guard and all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2 as httpx
from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from qawl.api.app import make_api
from qawl.model.access import PassKind, Scope, up_to
from qawl.server.access import Access, Openness
from qawl.server.desk import Desk
from qawl.server.guard import Guard, Policy
from qawl.server.hosts import hosts_of
from qawl.server.library import Library
from qawl.server.limits import Limits
from qawl.server.tokens import make_token

PATIENT = Limits(loopback=10**9, known=10**9, anonymous=10**9)
"""As if one asked slowly."""


@dataclass(frozen=True)
class Served:
    """The interface over one store."""

    library: Library
    api: FastAPI
    app: Guard

    def client(self, token: str | None = None) -> TestClient:
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        return TestClient(self.app, base_url="http://localhost", headers=headers, raise_server_exceptions=False)

    def get(self, path: str, status: int = 200, token: str | None = None, **more: Any) -> Any:
        answer = self.client(token).get(f"/api{path}", **more)
        assert answer.status_code == status, answer.text
        return answer.json()

    def post(self, path: str, body: Any, token: str | None = None) -> httpx.Response:
        return self.client(token).post(f"/api{path}", json=body)

    def token(self, scope: Scope, name: str = "هدى", *, over: bool = False, ended: bool = False) -> str:
        now = datetime.now(UTC)
        with self.library.store() as store:
            made = now - timedelta(days=100) if over else now
            secret, kept = make_token(store, name, up_to(scope), made)
            if ended:
                store.end_passes(PassKind.TOKEN, now, number=kept.number)
        return secret


def serve(library: Library, desk: Desk, open_to: Openness = Openness.LOCAL) -> Served:
    api = make_api(library, desk)
    app = Starlette(routes=[Mount("/api", api)])
    guard = Guard(app, Access(library.store, open_to), Policy(hosts_of("127.0.0.1", 80, ["testserver"]), PATIENT))
    return Served(library, api, guard)
