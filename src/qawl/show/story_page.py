"""Sections of rows as one page, a list of stories or a story: nothing of an article runs in it, nothing is fetched."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.show.direction import without_isolates
from qawl.show.page import Lead, render, to_original
from qawl.show.record_rows import Part
from qawl.wording import Lang


def parts_page(
    title: str,
    about: Sequence[str],
    parts: Sequence[Part],
    lang: Lang,
    *,
    lead: Lead = to_original,
    home: str | None = None,
) -> str:
    """The sections under their title; `home` is the address of the list of articles, if any."""
    return render(
        "record.html",
        lang,
        title=title,
        about=[without_isolates(one) for one in about],
        parts=parts,
        matrix=None,
        shown=frozenset(),
        lead=lead,
        home=home,
    )
