"""The description of the interface for programs (OpenAPI), with what each thing means in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from qawl.api import models
from qawl.server.faults import PROBLEM
from qawl.wording import say

REFUSALS = ("400", "401", "403", "404", "405", "408", "413", "414", "421", "422", "429", "500", "501", "503")
METHODS = frozenset({"get", "post"})
SCHEME = "token"
EXAMPLES = {
    "words": "هدنة",
    "speaker": "المبعوث",
    "source": "وكالة شراع",
    "outlet": "صحيفة النهر",
    "since": "2026-03-05",
    "until": "2026-03-31",
    "at": "2026-03-31",
}
"""For whoever tries the interface out: they find something in the demonstration."""
Node = dict[str, Any]


def describe(app: FastAPI) -> Node:
    """The whole description, made once."""
    if app.openapi_schema is None:
        made = get_openapi(title=app.title, version=app.version, description=_both("api-about"), routes=app.routes)
        made["servers"] = [{"url": "/api"}]
        components: Node = made.setdefault("components", {})
        components["securitySchemes"] = {SCHEME: {"type": "http", "scheme": "bearer"}}
        schemas: Node = components.setdefault("schemas", {})
        schemas["Problem"] = models.Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        for unused in ("HTTPValidationError", "ValidationError"):
            schemas.pop(unused, None)
        for method, operation in _operations(made):
            _tell(method, operation)
        app.openapi_schema = made
    return app.openapi_schema


def _operations(made: Node) -> Iterator[tuple[str, Node]]:
    for path in made["paths"].values():
        for method in METHODS.intersection(path):
            yield method, path[method]


def _tell(method: str, operation: Node) -> None:
    name = operation["operationId"].replace("_", "-")
    operation["summary"] = say("en", f"api-{name}")
    operation["description"] = say("ar", f"api-{name}")
    operation["security"] = [{SCHEME: []}] if method == "post" else [{}, {SCHEME: []}]
    for param in operation.get("parameters", ()):
        param["description"] = _both(f"api-field-{param['name']}")
        if param["name"] in EXAMPLES:
            param["example"] = EXAMPLES[param["name"]]
    problem = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    more = ("409",) if method == "post" else ()
    for status in (*REFUSALS, *more):
        operation["responses"][status] = {"description": _both(f"api-status-{status}"), "content": problem}
    ok = operation["responses"].get("201" if method == "post" else "200", {})
    ok["description"] = say("en", f"api-{name}")


def _both(key: str) -> str:
    return f"{say('en', key)} · {say('ar', key)}"
