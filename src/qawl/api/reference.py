"""The reference of the interface as a page of our own: nothing of it comes from elsewhere, and no script runs."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from qawl.server.faults import STYLE
from qawl.show.page import FILTERS
from qawl.wording import Lang, say

Node = dict[str, Any]
told = FILTERS["told"]
_WAY = {"ar": "rtl", "en": "ltr"}


def reference_page(described: Node, lang: Lang) -> str:
    """Every question with its parameters, from the description of the interface."""
    other: Lang = "en" if lang == "ar" else "ar"
    title = escape(say(lang, "api-title"))
    questions = "".join(_question(path, method, one, lang) for path, method, one in _operations(described))
    return (
        f'<!doctype html><html lang="{lang}" dir="{_WAY[lang]}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title>'
        f'<link rel="stylesheet" href="{STYLE}"></head><body><main>'
        f"<h1>{title}</h1><p>{told(say(lang, 'api-about'))}</p>"
        f'<p><a href="/api/openapi.json">openapi.json</a> · <a href="?lang={other}" lang="{other}">'
        f'{escape(say(other, "api-this-language"))}</a> · <a href="/">{escape(say(lang, "server-home"))}</a></p>'
        f"{questions}</main></body></html>"
    )


def _operations(described: Node) -> Iterator[tuple[str, str, Node]]:
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            yield f"/api{path}", method.upper(), operation


def _question(path: str, method: str, operation: Node, lang: Lang) -> str:
    words = operation["summary" if lang == "en" else "description"]
    rows = "".join(_row(param, lang) for param in operation.get("parameters", ()))
    scope = f"<p>{escape(say(lang, 'api-takes-scope'))}</p>" if method == "POST" else ""
    breakable = escape(path).replace("/", "/<wbr>")
    heads = "".join(f'<th scope="col">{escape(say(lang, key))}</th>' for key in ("api-column-field", "api-column-what"))
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>" if rows else ""
    return f'<section><h2 dir="ltr"><code>{method} {breakable}</code></h2><p>{told(words)}</p>{scope}{table}</section>'


def _row(param: Node, lang: Lang) -> str:
    means = told(say(lang, f"api-field-{param['name']}"))
    must = f" ({escape(say(lang, 'api-required'))})" if param.get("required") else ""
    return f'<tr><th scope="row"><code dir="ltr">{escape(param["name"])}</code></th><td>{means}{must}</td></tr>'
