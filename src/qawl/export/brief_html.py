"""The brief as one page for a browser: no script, nothing fetched, and paper when it is printed."""

from __future__ import annotations

from qawl.export.brief import Paper
from qawl.show.page import render


def brief_html(paper: Paper) -> str:
    """The whole brief as one file."""
    return render("brief.html", paper.lang, paper=paper)
