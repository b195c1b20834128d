"""Who a speaker is taken to be: the name in the reader's language, and the way to all that is known of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qawl.answers.statements import speakers_in
from qawl.model.review import Standing
from qawl.show.actors import label_of
from qawl.store.contract.store import Store
from qawl.wording import Lang


@dataclass(frozen=True, slots=True)
class Whom:
    """The actor of a speaker."""

    id: str
    label: str
    """As the registry calls them in the reader's language; empty where the article says the same, or nobody knows."""


def speakers(store: Store, article: str, standings: Sequence[Standing], lang: Lang) -> list[Whom | None]:
    """For each statement who speaks in it; None where nobody knows, or a person has named another speaker."""
    by_place = speakers_in(store, article)
    found = [by_place.get(-1 if one.position is None else one.position) for one in standings]
    known = store.actors_called([one for one in found if one is not None])
    labels = {own_id: label_of(actor, lang) for own_id, actor in known.items()}
    return [_whom(own_id, labels, one) for own_id, one in zip(found, standings, strict=True)]


def _whom(actor: str | None, labels: dict[str, str], standing: Standing) -> Whom | None:
    made = standing.statement or standing.found
    said = None if made is None else made.speaker_name
    if actor is None or standing.found is None or said is None or said != standing.found.speaker_name:
        return None
    label = labels.get(actor, "")
    return Whom(actor, "" if label == said else label)
