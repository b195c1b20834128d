"""Lists the names of the registry's bodies and groups that reading would cut, or run on from, by their words alone.

usage: python evals/learn_bodies.py -o src/qawl/lexicon/ar/known_bodies.tsv

Each name of three words or more is read before what is said and before whom it calls upon; it is listed where less or
more than it is taken for who speaks («الحركة الشعبية لتحرير السودان»: behind a body of a state a purpose is none of its
name). Run it again when the registry or a word list changes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from qawl.lexicon.load import load_lexicon
from qawl.model.documents import Article
from qawl.model.world import Actor, ActorKind
from qawl.pipeline import Kit, load_kit, read_article
from qawl.registry.load import load_registry
from qawl.text.fold import fold
from qawl.text.tags import FEMININE
from qawl.text.vocabulary import Vocabulary

HEAD = """\
# Full names of bodies and groups that their words do not show whole: from the registry of actors, by
# evals/learn_bodies.py. Each with the gender of its verb.
"""
FRAMES = {
    "m": ("قال {} إن الطريق مفتوح أمام السيارات", "اتهم {} الجيش بإغلاق الطريق", "دعا {} الجيش إلى فتح الطريق"),
    "f": ("قالت {} إن الطريق مفتوح أمام السيارات", "اتهمت {} الجيش بإغلاق الطريق", "دعت {} الجيش إلى فتح الطريق"),
}
SHORTEST = 3
"""Names of fewer words may be words of anybody."""


def full_names(actors: Iterable[Actor]) -> Iterator[str]:
    """Every Arabic name of a body or a group of so many words."""
    for actor in actors:
        if actor.kind in (ActorKind.BODY, ActorKind.GROUP):
            yield from (name for name in actor.ar if len(name.split()) >= SHORTEST)


def gender_of(name: str, kit: Kit) -> str:
    """The gender of the verb that the first word of the name takes."""
    head = name.split()[0]
    return "f" if kit.vocabulary[head].tags & FEMININE or head.endswith(("ة", "ات")) else "m"


def is_known(name: str, gender: str, kit: Kit) -> bool:
    """Whether the name is read whole, and alone, in every frame."""
    readings = (read_article(Article("name", frame.format(name)), kit) for frame in FRAMES[gender])
    return all(
        any(fold(one.speaker_name or "").replace('"', "") == fold(name) for one in reading.statements)
        for reading in readings
    )


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("-o", "--output", type=Path, required=True, help="the file to write")
    output: Path = options.parse_args().output
    lexicon = replace(load_lexicon(), known_bodies=())
    kit = replace(load_kit(), vocabulary=Vocabulary(lexicon))
    told = {name: gender_of(name, kit) for name in full_names(load_registry().actors.values())}
    names = sorted(name for name, gender in told.items() if not is_known(name, gender, kit))
    output.write_text(HEAD + "".join(f"{name}\t{told[name]}\n" for name in names), "utf-8")
    print(f"{len(names)} names", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
