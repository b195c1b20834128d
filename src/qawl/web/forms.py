"""What a form of ours sends, read once and within bounds before a page sees it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

MOST_FIELDS = 1_000
"""Fields of one form; more are refused."""

Page = Callable[[Request, Mapping[str, str]], Response]


def posted(handler: Page) -> Callable[[Request], Awaitable[Response]]:
    """The handler, given the fields of the form by name; of a field that comes twice the last."""

    async def read(request: Request) -> Response:
        body = (await request.body()).decode("utf-8", "replace")
        try:
            fields = dict(parse_qsl(body, keep_blank_values=True, max_num_fields=MOST_FIELDS))
        except ValueError:
            return Response(status_code=413)
        return await run_in_threadpool(handler, request, fields)

    return read
