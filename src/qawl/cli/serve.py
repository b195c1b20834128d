"""`qawl serve`: the pages and the interface for programs, on this machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click

from qawl.cli.options import lang_option, overlay_option, store_option
from qawl.cli.speak import DONE, SpokenCommand, Told, tell
from qawl.dossiers.load import load_dossier, shipped
from qawl.dossiers.routes import rule_of, takes
from qawl.store.contract import Store
from qawl.wording import Lang, say

PORT = 8008


@click.command(cls=SpokenCommand)
@store_option
@click.option("--dossier", "dossiers", multiple=True, metavar="DOSSIER")
@click.option("--host", default="127.0.0.1", metavar="HOST")
@click.option("--port", type=click.IntRange(min=0, max=65535), default=PORT, metavar="N")
@overlay_option
@lang_option
@click.pass_obj
def serve(lang: Lang, store: str, dossiers: tuple[str, ...], host: str, port: int, overlay: Path | None) -> int:
    if not os.path.exists(store):
        raise Told("serve-no-store", path=store)
    try:
        import uvicorn

        from qawl.server.apart import DeskApart
        from qawl.server.library import Library
        from qawl.web.app import make_pages
    except ModuleNotFoundError as error:
        raise Told("serve-missing", what=str(error.name)) from error
    with Library(store) as library:
        with library.store() as kept:
            chosen = dossiers or tuple(_caught(kept))
        with DeskApart(store, chosen, overlay) as apart:
            app = make_pages(library, apart.desk)
            tell(say(lang, "serve-at", address=f"http://{host}:{port}/"))
            uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
    return DONE


def _caught(store: Store) -> Iterator[str]:
    """The dossiers that come with Qawl, that of the demonstration too, of which the store has an article."""
    for name in (*shipped(), "demo"):
        dossier = load_dossier(name)
        if store.choose(rule_of(dossier), partial(takes, dossier)):
            yield name
