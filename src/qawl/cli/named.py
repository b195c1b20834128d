"""The articles and statements that people name: by an id, by one as tables cut it, and by «ID#2»."""

from __future__ import annotations

import re

from qawl.cli.speak import Told
from qawl.model.records import Reading
from qawl.show.inert import one_line
from qawl.store.contract.store import Store

NUMBERED = re.compile(r"(.+)#(\d{1,9})", re.DOTALL)
"""An article and the number of a statement in it, from 1."""


def find_article(record: Store, asked: str) -> Reading | None:
    """The reading of this id, or of the only id that begins with it; «corrido…aa31c7» is an id as tables cut it.

    Raises Told where several ids begin so.
    """
    reading = record.reading(asked)
    if reading is not None:
        return reading
    head, _, tail = asked.partition("…")
    ids = [card.id for card in record.articles() if card.id.startswith(head) and card.id.endswith(tail)]
    if len(ids) > 1:
        raise Told("show-several", article=asked, known=tuple(map(one_line, ids[:5])))
    return record.reading(ids[0]) if ids else None


def find_record(record: Store, asked: str) -> str:
    """The id of the record that people judge, of one that is named «day-7#2» too; what names none comes back as it is.

    Raises Told where several articles are meant.
    """
    from qawl.answers.review import reviewed_article, sheet

    numbered = None if sheet(record, asked) is not None else NUMBERED.fullmatch(asked)
    reading = None if numbered is None else find_article(record, numbered[1])
    made = None if reading is None else reviewed_article(record, reading.article.id)
    if numbered is None or made is None:
        return asked
    places = {one.position: one.record for one in made.standings}
    return places.get(int(numbered[2]) - 1, asked)
