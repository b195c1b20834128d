"""The stories of a dossier's own articles around a period: what a brief tells first, without grouping a whole store."""

from __future__ import annotations

from datetime import date, timedelta

from qawl.model.across import Occurrence
from qawl.record.page import day_of
from qawl.runners.grouped import cards_of, group_cards
from qawl.runners.recorded import Prepared
from qawl.runners.stories import Counted

BEFORE = timedelta(days=14)
"""How long before a period a story may have begun that is still told in it."""


def stories_between(prepared: Prepared, since: date, until: date) -> tuple[Counted, ...]:
    """Each story that an article of the dossier tells between two days, with outlets and independent origins."""
    around = {
        reading.article.id: reading.article
        for reading in prepared.readings
        if (day := day_of(reading.article.published)) is not None and since - BEFORE <= day <= until
    }
    groups = group_cards(cards_of(article) for article in around.values())
    found = []
    for story in groups.stories:
        if story.last is None or story.last < since.isoformat():
            continue
        named = dict.fromkeys(outlet for one in story.articles if (outlet := around[one].outlet))
        origins = prepared.sources.count([Occurrence(one) for one in story.articles])
        found.append(Counted(story, tuple(named), origins))
    return tuple(found)
