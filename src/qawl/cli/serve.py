"""`qawl serve`: the pages and the interface for programs, on this machine."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from getpass import getuser
from pathlib import Path

import click

from qawl.cli.options import lang_option, overlay_option, store_option
from qawl.cli.speak import DONE, Misused, SpokenCommand, Told, tell
from qawl.dossiers.load import load_dossier, shipped
from qawl.dossiers.routes import rule_of, takes
from qawl.store.address import is_missing
from qawl.store.contract.store import Store
from qawl.wording import Lang, say

PORT = 8008


@click.command(cls=SpokenCommand)
@store_option
@click.option("--dossier", "dossiers", multiple=True, metavar="DOSSIER")
@click.option("--host", default="127.0.0.1", metavar="HOST")
@click.option("--port", type=click.IntRange(min=1, max=65535), default=PORT, metavar="N")
@click.option("--public-read", is_flag=True)
@click.option("--private", is_flag=True)
@click.option("--https", is_flag=True)
@click.option("--name", "names", multiple=True, metavar="NAME")
@overlay_option
@lang_option
@click.pass_context
def serve(
    ctx: click.Context,
    store: str,
    dossiers: tuple[str, ...],
    host: str,
    port: int,
    public_read: bool,
    private: bool,
    https: bool,
    names: tuple[str, ...],
    overlay: Path | None,
) -> int:
    lang: Lang = ctx.obj
    if is_missing(store):
        raise Told("serve-no-store", path=store)
    try:
        from qawl.server.access import Access, openness
        from qawl.server.apart import DeskApart
        from qawl.server.hosts import hosts_of
        from qawl.server.library import Library
        from qawl.server.wire import serve_on
        from qawl.site import make_site
    except ModuleNotFoundError as error:
        raise Told("serve-missing", what=str(error.name)) from error
    open_to = openness(host, public_read=public_read, private=private)
    if open_to is None:
        raise Misused("serve-open", ctx, host=host)
    with Library(store) as library:
        with library.store() as kept:
            chosen = dossiers or tuple(_caught(kept))
        with DeskApart(store, chosen, overlay) as apart, _listening(host, port) as listener:
            access = Access(library.store, open_to, secure=https)
            site = make_site(library, apart.desk, access, hosts_of(host, port, names), lang)
            _tell_address(host, port, access.new_key(getuser()), lang)
            serve_on(listener, site)
    return DONE


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    """The socket, ours before anybody is told where to look."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host.strip("[]"), port), family=family)
    except OSError as error:
        raise Told("serve-taken", host=host, port=port, reason=error.strerror or str(error)) from error
    with listener:
        yield listener


def _tell_address(host: str, port: int, key: str, lang: Lang) -> None:
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    tell(say(lang, "serve-at", address=f"{address}/"))
    tell(say(lang, "serve-enter", address=f"{address}/enter?key={key}"))


def _caught(store: Store) -> Iterator[str]:
    """The dossiers that come with Qawl, that of the demonstration too, of which the store has an article."""
    for name in (*shipped(), "demo"):
        dossier = load_dossier(name)
        if store.choose(rule_of(dossier), partial(takes, dossier)):
            yield name
