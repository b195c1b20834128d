"""The options that several commands share, each declared once."""

from __future__ import annotations

from pathlib import Path

import click

from qawl.cli.speak import LANGS

STORE = "qawl.db"

lang_option = click.option("--lang", type=click.Choice(LANGS), expose_value=False)
"""Only checked here: `chosen_language` has read it already."""

store_option = click.option("--store", default=STORE, metavar="FILE")
overlay_option = click.option("--overlay", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR")
jobs_option = click.option("--jobs", type=click.IntRange(min=1), default=1, metavar="N")
