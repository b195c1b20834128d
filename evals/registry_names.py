"""What the lists that are learnt from the registry share: names are read in sentences that one makes, and those listed
that are not read as they should be."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from qawl.lexicon.load import Lexicon
from qawl.model.documents import Article
from qawl.model.world import Actor
from qawl.pipeline import Kit, load_kit, read_article
from qawl.registry.load import load_registry
from qawl.text.vocabulary import Vocabulary

Unread = Callable[[Iterable[Actor], Kit], Iterable[str]]
"""From actors and what reading needs to the lines of a list, in any order."""


def speakers_in(frames: Iterable[str], name: str, kit: Kit) -> Iterator[tuple[str, ...]]:
    """Who speaks in each sentence once it has the name."""
    for frame in frames:
        reading = read_article(Article("name", frame.format(name)), kit)
        yield tuple([one.speaker_name or "" for one in reading.statements])


def write_unread(usage: str | None, head: str, lexicon: Lexicon, unread: Unread) -> int:
    """Write the list of those names that reading does not know with this lexicon, which lacks the list itself."""
    options = argparse.ArgumentParser(description=usage, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("-o", "--output", type=Path, required=True, help="the file to write")
    output: Path = options.parse_args().output
    kit = replace(load_kit(), vocabulary=Vocabulary(lexicon))
    lines = sorted(set(unread(load_registry().actors.values(), kit)))
    output.write_text(head + "".join(f"{line}\n" for line in lines), "utf-8")
    print(f"{len(lines)} names", file=sys.stderr)
    return 0
