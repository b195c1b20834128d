"""Sends the interface for programs whatever its description allows, and much that it does not, and counts the answers.

usage: python -m evals.api_fuzz [STORE] [--cases 5000] [--seed 1]

STORE is copied first; without one the demonstration is made. Half of the cases are as described, half are not. Every
answer is held against the description: its status, its kind, its form; that wrong questions are refused and right ones
answered; that no method is taken which is not described. Everything goes through the guard, with a reviewer's token.
"""

from __future__ import annotations

import argparse
import json
import logging
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from qawl.model.access import Scope, up_to
from qawl.server.guard import Guard

BY_SENSE = frozenset(
    {
        "api-bad-cursor",
        "api-change",
        "api-check",
        "api-issue-of",
        "api-no-issue",
        "api-no-words",
        "api-place",
        "api-wrong-form",
        "review-no-address",
        "review-no-rating",
        "statements-days-crossed",
    }
)
"""Refusals of what is right by its form alone: no description can say that a day comes after another."""

MOST_ROUNDS = 9
"""With other seeds; after so many nothing new can be asked."""


@dataclass(frozen=True, slots=True)
class Fuzzed:
    """What came of it."""

    cases: int
    statuses: dict[int, int]
    operations: int
    failures: tuple[str, ...]
    """What did not fit the description, each kind once for each operation."""


def fuzz(app: Guard, token: Callable[[Scope], str], cases: int, seed: int) -> Fuzzed:
    """Send at least so many cases to the interface behind this guard, as many to each operation as it has."""
    import schemathesis
    from schemathesis import GenerationMode
    from schemathesis.checks import load_all_checks
    from schemathesis.core.result import Err

    load_all_checks()
    headers = {"Authorization": f"Bearer {token(Scope.REVIEW)}"}
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app)
    operations = [found.ok() for found in schema.get_all_operations() if not isinstance(found, Err)]
    tally = Tally(headers)
    real = {operation.path: _real(app, operation.path) for operation in operations}
    for again in range(MOST_ROUNDS):  # some operations have few ways to ask: the others are asked more
        missing = cases - sum(tally.statuses.values())
        if missing <= 0:
            break
        for operation in operations:
            known = real[operation.path]
            ways = [(mode, given) for mode in GenerationMode for given in ((None,) if known is None else (None, known))]
            for mode, given in ways:
                many = max(1, -(-missing // (len(operations) * len(ways))))
                _send(operation, mode, given, many, seed + again, tally)
    statuses = dict(sorted(tally.statuses.items()))
    return Fuzzed(sum(statuses.values()), statuses, len(operations), tuple(tally.failures.values()))


class Tally:
    """What was answered so far."""

    def __init__(self, headers: dict[str, str]) -> None:
        self.headers = headers
        self.statuses: Counter[int] = Counter()
        self.failures: dict[str, str] = {}

    def take(self, label: str, case: Any) -> None:
        """Send one case and hold its answer against the description."""
        from schemathesis.core.failures import FailureGroup

        answer = case.call(headers=self.headers)
        self.statuses[answer.status_code] += 1
        try:
            case.validate_response(answer)
        except FailureGroup as failed:  # told at the end, with all others
            for each in failed.exceptions:
                name, kind = type(each).__name__, f"{label}: {type(each).__name__}"
                if name == "RejectedPositiveData" and _code(answer.text) in BY_SENSE:
                    continue
                if name == "AcceptedNegativeData" and answer.status_code >= 400:
                    continue  # refused before it was looked at: too long
                told = f"{kind}: {str(each)[:300]} | {answer.status_code} | {case.as_curl_command()[:500]}"
                self.failures.setdefault(kind, told)


def _send(operation: Any, mode: Any, real: str | None, cases: int, seed: int, tally: Tally) -> None:
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import seed as seeded

    more = {} if real is None else {"path_parameters": {"id": real}}
    quiet = settings(
        max_examples=cases,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )

    @seeded(seed)
    @quiet
    @given(case=operation.as_strategy(generation_mode=mode, **more))
    def send(case: Any) -> None:
        tally.take(operation.label, case)

    try:
        send()
    except Exception as unable:  # an operation in which nothing can be wrong has no wrong cases
        if type(unable).__name__ not in ("Unsatisfiable", "SkipTest"):
            tally.failures.setdefault(operation.label, f"{operation.label}: {unable!r}"[:2000])


def _real(app: Guard, path: str) -> str | None:
    """An id that the interface knows, for an operation that takes one."""
    from starlette.testclient import TestClient

    if "{id}" not in path:
        return None
    of = next(each for each in ("articles", "statements", "actors", "stories", "dossiers", "export") if each in path)
    listed = TestClient(app).get(f"/api/{'dossiers' if of == 'export' else of}").json()["items"]
    return str(listed[0].get("story") or listed[0]["id"])


def _code(answer: str) -> str:
    try:
        return str(json.loads(answer).get("code"))
    except (ValueError, AttributeError):
        return ""


@contextmanager
def served(path: str) -> Iterator[tuple[Guard, Callable[[Scope], str]]]:
    """The interface over a store, as `qawl serve` has it, but as patient as can be."""
    from datetime import UTC, datetime

    from starlette.applications import Starlette
    from starlette.routing import Mount

    from qawl.api.app import make_api
    from qawl.dossiers.load import load_dossier
    from qawl.server.access import Access
    from qawl.server.desk import desk_over
    from qawl.server.guard import Policy
    from qawl.server.hosts import hosts_of
    from qawl.server.library import Library
    from qawl.server.limits import DEFAULTS
    from qawl.server.tokens import make_token
    from qawl.store.open import open_store

    limits = replace(DEFAULTS, loopback=10**9, known=10**9, anonymous=10**9)
    with Library(path) as library, open_store(path, roving=True) as kept:
        app = Starlette(routes=[Mount("/api", make_api(library, desk_over(kept, [load_dossier("demo")])))])

        def token(scope: Scope) -> str:
            with library.store() as store:
                return make_token(store, "fuzz", up_to(scope), datetime.now(UTC))[0]

        yield Guard(app, Access(library.store), Policy(hosts_of("127.0.0.1", 80, ["testserver"]), limits)), token


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("store", nargs="?")
    parser.add_argument("--cases", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    logging.getLogger("qawl.server").setLevel(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "qawl.db")
        if asked.store is None:
            from click.testing import CliRunner

            from qawl.cli import qawl

            CliRunner().invoke(qawl, ["demo", "--out", folder])
        else:
            shutil.copy(asked.store, path)
        with served(path) as (app, token):
            began = time.monotonic()
            found = fuzz(app, token, asked.cases, asked.seed)
    told = {
        "cases": found.cases,
        "operations": found.operations,
        "statuses": found.statuses,
        "5xx": sum(count for status, count in found.statuses.items() if status >= 500),
        "failures": list(found.failures),
        "seconds": round(time.monotonic() - began, 1),
        "seed": asked.seed,
    }
    print(json.dumps(told, ensure_ascii=False, indent=1))
    return 1 if found.failures else 0


if __name__ == "__main__":
    sys.exit(main())
