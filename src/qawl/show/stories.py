"""Stories as rows of one list, the newest first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qawl.runners.stories import Counted
from qawl.show.record import plainly
from qawl.show.record_rows import Group, Part, Row, plain
from qawl.wording import Lang


def stories_part(counted: Iterable[Counted], lang: Lang) -> Part:
    """All of them as one section."""
    rows = tuple(_row(one, lang) for one in counted)
    return Part("stories", plainly(lang, "stories-title"), (Group("", (), rows),))


def _row(one: Counted, lang: Lang) -> Row:
    story = one.story
    signs = (
        *((plainly(lang, "record-until", day=story.last),) if story.last not in (None, story.first) else ()),
        plainly(lang, "count-articles", count=len(story.articles)),
        *((plainly(lang, "count-outlets", count=len(one.outlets)),) if one.outlets else ()),
        plainly(lang, "count-origins", count=one.origins),
    )
    return Row(story.id, story.first, plain(story.title) or story.id, signs, (), (), 0, article=story.id)


def story_form(one: Counted) -> dict[str, Any]:
    """A story as a line of JSON."""
    story = one.story
    return {
        "story": story.id,
        "title": story.title,
        "titled_by": story.titled_by,
        "first": story.first,
        "last": story.last,
        "articles": list(story.articles),
        "outlets": list(one.outlets),
        "origins": one.origins,
        "keywords": list(story.keywords),
        "score": story.score,
    }
