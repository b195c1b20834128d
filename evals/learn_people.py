"""Lists the names of the registry's persons that reading would not know for a name by their words alone.

usage: python evals/learn_people.py -o src/qawl/lexicon/ar/people.tsv

Each name of two words or more is read before what is said, before whom he accuses and before what he refuses; it is
listed where somebody else, only its beginning, or more than it is taken for who speaks («نبيه بري»: both words are
ordinary ones; «اتهم أحمد نظيف الحكومة»: nothing parts the two). Run it again when the registry or a word list changes.
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
from qawl.text.tags import HONORIFIC, TITLE
from qawl.text.vocabulary import Vocabulary

HEAD = """\
# Full names of persons that their words do not show to be names: from the registry of actors, by evals/learn_people.py.
"""
FRAMES = {
    "m": ("قال {} إن الطريق مفتوح أمام السيارات", "اتهم {} الحكومة بإغلاق الطريق", "رفض {} مقترح البلدية بشأن الطريق"),
    "f": (
        "قالت {} إن الطريق مفتوح أمام السيارات",
        "اتهمت {} الحكومة بإغلاق الطريق",
        "رفضت {} مقترح البلدية بشأن الطريق",
    ),
}


def full_names(actors: Iterable[Actor]) -> Iterator[tuple[str, str]]:
    """Every Arabic name of two words or more, and the sex of who bears it."""
    for actor in actors:
        if actor.kind is ActorKind.PERSON:
            for name in actor.ar:
                if len(name.split()) > 1:
                    yield name, actor.sex or "m"


def is_known(name: str, sex: str, kit: Kit) -> bool:
    """Whether the name is read as one name in every frame, with or without an honorific before it."""
    names = [name, name.removeprefix("آية الله ")]
    while len(words := names[-1].split(maxsplit=1)) > 1 and kit.vocabulary[words[0]].tags & (TITLE | HONORIFIC):
        names.append(words[1])
    readings = (read_article(Article("name", frame.format(name)), kit) for frame in FRAMES[sex])
    return all(any(fold(one.speaker_name or "") in map(fold, names) for one in read.statements) for read in readings)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("-o", "--output", type=Path, required=True, help="the file to write")
    output: Path = options.parse_args().output
    lexicon = replace(load_lexicon(), people=())
    kit = replace(load_kit(), vocabulary=Vocabulary(lexicon))
    names = sorted({name for name, sex in full_names(load_registry().actors.values()) if not is_known(name, sex, kit)})
    output.write_text(HEAD + "".join(f"{name}\n" for name in names), "utf-8")
    print(f"{len(names)} names", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
