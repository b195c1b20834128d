"""Lists the names of the registry's bodies and groups that reading would cut, or run on from, by their words alone.

usage: python -m evals.learn_bodies -o src/qawl/lexicon/ar/known_bodies.tsv

Each name of three words or more is read before what is said and before whom it calls upon; it is listed where less or
more than it is taken for who speaks («الحركة الشعبية لتحرير السودان»: behind a body of a state a purpose is none of its
name). Run it again when the registry or a word list changes.
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
from qawl.text.tags import FEMININE

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
    told = speakers_in(FRAMES[gender], name, kit)
    return all(any(fold(one).replace('"', "") == fold(name) for one in speakers) for speakers in told)


def unread(actors: Iterable[Actor], kit: Kit) -> Iterator[str]:
    """The lines of the list: each name that is not read whole, and the gender of its verb."""
    for name in full_names(actors):
        if not is_known(name, gender := gender_of(name, kit), kit):
            yield f"{name}\t{gender}"


if __name__ == "__main__":
    sys.exit(write_unread(__doc__, HEAD, replace(load_lexicon(), known_bodies=()), unread))
