"""What people decided as gold: articles in the form that `qawl eval` reads."""

from __future__ import annotations

from typing import Any

from qawl.model.codec import statement_form
from qawl.model.review import Reviewed, State

_OPEN = frozenset({State.MACHINE, State.HOMELESS})


def is_whole(reviewed: Reviewed) -> bool:
    """Whether people have judged every record of the article: only then does a missing statement mean anything."""
    return bool(reviewed.standings) and all(one.state not in _OPEN and not one.disputed for one in reviewed.standings)


def gold_form(reviewed: Reviewed) -> dict[str, Any]:
    """The article with the statements that people hold to be there, and who said so."""
    article = reviewed.reading.article
    return {
        "id": article.id,
        "outlet": article.outlet,
        "published": article.published,
        "title": article.title,
        "url": article.url,
        "text": article.text,
        "statements": [
            statement_form(article.text, statement) | {"record": record, "by": _by(reviewed, record)}
            for record, state, statement in zip(reviewed.ids, reviewed.states, reviewed.reading.statements, strict=True)
            if state not in _OPEN
        ],
    }


def _by(reviewed: Reviewed, record: str) -> str | None:
    standing = reviewed.standing(record)
    return standing.verdict.by if standing is not None and standing.verdict is not None else None
