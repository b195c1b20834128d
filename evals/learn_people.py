"""Lists the names of the registry's persons that reading would not know for a name by their words alone.

usage: python -m evals.learn_people -o src/qawl/lexicon/ar/people.tsv

Each name of two words or more is read before what is said, before whom he accuses and before what he refuses; it is
listed where somebody else, only its beginning, or more than it is taken for who speaks («نبيه بري»: both words are
ordinary ones; «اتهم أحمد نظيف الحكومة»: nothing parts the two). Run it again when the registry or a word list changes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace

from evals.registry_names import speakers_in, write_unread
from qawl.lexicon.load import load_lexicon
from qawl.model.world import Actor, ActorKind
from qawl.pipeline import Kit
from qawl.text.fold import fold
from qawl.text.tags import HONORIFIC, TITLE

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
    told = speakers_in(FRAMES[sex], name, kit)
    return all(any(fold(one) in map(fold, names) for one in speakers) for speakers in told)


def unread(actors: Iterable[Actor], kit: Kit) -> Iterator[str]:
    """The lines of the list: each name that is not read as one."""
    return (name for name, sex in full_names(actors) if not is_known(name, sex, kit))


if __name__ == "__main__":
    sys.exit(write_unread(__doc__, HEAD, replace(load_lexicon(), people=()), unread))
