"""What is near in meaning, for the eye and for programs: the nearer and the less near apart, and never as the same."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TextIO

from rich.text import Text

from qawl.answers.meaning import Band, Nearby, NearHit
from qawl.show.search import hit_form, print_hits
from qawl.show.terminal import console_on, print_lines
from qawl.wording import Lang, say


def print_near(found: Nearby, lang: Lang, out: TextIO) -> None:
    """What was found under how near it is."""
    console = console_on(out)
    for band in Band:
        hits = [near.hit for near in found.hits if near.band is band]
        if hits:
            print_lines(console, [Text(f"{say(lang, f'similar-title-{band}')}:", "bold"), Text()])
            print_hits(hits, lang, out)
            if band is not found.hits[-1].band:
                print_lines(console, [Text()])


def near_line(near: NearHit) -> str:
    """A statement as a line of JSON, with how near it is: 1 is the same sentence."""
    form = {**hit_form(near.hit), "similarity": round(near.score, 3), "band": near.band.value}
    return json.dumps(form, ensure_ascii=False, default=asdict)
