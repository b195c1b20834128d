"""Comparisons of outlets as pages for a browser: one file each, no script, nothing of an article runs."""

from __future__ import annotations

from qawl.model.wording import FEW, Comparison, OutletTables
from qawl.show.compare_rows import about_tables, label_tables, verb_tables
from qawl.show.compare_sides import sides_of
from qawl.show.page import render, to_original, web_address
from qawl.wording import Lang, say


def tables_page(tables: OutletTables, title: str, lang: Lang) -> str:
    """The words that outlets use and the verbs that they give each party, with examples."""
    parts = (
        ("labels", say(lang, "compare-labels"), say(lang, "compare-labels-note"), label_tables(tables, lang)),
        ("verbs", say(lang, "compare-verbs"), say(lang, "compare-verbs-note"), verb_tables(tables, lang)),
    )
    return render(
        "compare.html",
        lang,
        title=title,
        about=about_tables(tables, lang),
        parts=[part for part in parts if part[-1]],
        sides=None,
        few=say(lang, "compare-few-note", number=FEW),
        comma=_comma(lang),
        link=web_address,
        lead=to_original,
    )


def sides_page(comparison: Comparison, title: str, lang: Lang) -> str:
    """One event, a column for each outlet; on a narrow screen the outlets stand below each other, thing by thing."""
    articles = sum(len(column.headings) for column in comparison.columns)
    known = sum(column.outlet is not None for column in comparison.columns)
    about = (say(lang, "count-articles", count=articles), say(lang, "count-outlets", count=known))
    sides = sides_of(comparison, lang)
    return render(
        "compare.html",
        lang,
        title=title,
        about=about,
        parts=[],
        sides=sides,
        few="",
        comma=_comma(lang),
        link=web_address,
        lead=to_original,
    )


def _comma(lang: Lang) -> str:
    return "،" if lang == "ar" else ","
