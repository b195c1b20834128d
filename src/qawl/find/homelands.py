"""Which state is meant by «بلاده»: the one that the speaker's post or people is called after, where it is named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qawl.find.mentions import Mention
from qawl.find.parties import Party
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text


def is_homeland(text: Text, mention: Mention) -> bool:
    """Whether the phrase is «بلاده» or «دولتها», alone."""
    return bool(text.tags[mention.head] & tag.HOMELAND) and mention.name[1] - mention.name[0] == 1


def homeland_of(text: Text, speaker: Party, met: Sequence[tuple[int, Party]]) -> Party | None:
    """The one state that the article names and that fits: «الوزير المغربي … بلاده» is «المغرب»."""
    peoples = _peoples(text, speaker)
    fitting = {
        party.stems[0]: party
        for _, party in met
        if party.kind is HopKind.BODY
        and len(party.stems) == 1
        and text.tags[party.name[0]] & tag.PLACE
        and any(_is_called_after(people, party.stems[0]) for people in peoples)
    }
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def nameless(mention: Mention, number: int) -> Party:
    """«بلاده» of which the article does not say whose it is: a party of its own, one with no other."""
    return Party(mention.name, ("",), HopKind.BODY, named=False, number=number)


def _peoples(text: Text, speaker: Party) -> set[str]:
    """The stems of the peoples by which the speaker's post and name call him, without their ending."""
    places = (*range(*speaker.name), *(range(*speaker.role) if speaker.role else ()))
    for at in speaker.places:
        places = (*places, *range(at, min(at + _LONGEST_POST, len(text.types))))
    stems = (text.types[at] for at in places if text.tags[at] & tag.NISBA)
    return {_ENDING.sub("", kind.stem) for kind in stems}


_LONGEST_POST = 4
_ENDING = re.compile("ي(ه|ون|ين)?$")


def _is_called_after(people: str, state: str) -> bool:
    """«مغرب», «روس»: the state is called like its people, but for a short ending («المغرب», «روسيا», «فرنسا»)."""
    return len(people) > 2 and state.startswith(people) and state[len(people) :] in ("", "ا", "يا", "ه", "يه")
