"""How sources stand is told in plain words, at every width, and no address is cut."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO
from textwrap import wrap

import pytest
from rich.cells import cell_len

from qawl.model.captures import Source, SourceKind, Standing
from qawl.model.following import Followed, stamp
from qawl.show.sources import print_sources, source_columns, source_csv, source_line
from qawl.wording import Lang

NOW = datetime(2026, 3, 5, 10, 20, tzinfo=UTC)
LONG = "https://www.nahar-al-jadid.example/ar/news/feeds/politics/and-the-economy/latest.xml"
GOOD = Followed(
    Source(LONG, SourceKind.FEED, "النهار الجديد"),
    Standing(last_success=stamp(NOW - timedelta(hours=2)), next_poll=stamp(NOW + timedelta(minutes=12)), interval=1800),
    stamp(NOW),
    1234,
    ("https://nahar.example/old",),
)
BAD = Followed(
    Source("https://sariya.example/map.xml", SourceKind.SITEMAP),
    Standing(next_poll=stamp(NOW + timedelta(hours=20)), errors=3, error="follow-server", details=(("status", 500),)),
)
GONE = replace(BAD, standing=Standing(gone=True, errors=1, error="follow-gone", details=(("status", 410),)))
NEW = Followed(Source("https://fajr.example/feed", SourceKind.FEED, "=cmd|' /C calc'!A0"))
ALL = [GOOD, BAD, GONE, NEW]


def drawn(followed: Sequence[Followed], lang: Lang = "ar") -> str:
    out = StringIO()
    print_sources(followed, NOW, lang, out)
    return out.getvalue()


@pytest.mark.parametrize("columns", ["60", "80", "119", "120", "160"])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_at_every_width_all_is_there_and_no_line_is_too_long(
    lang: Lang, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)

    told = drawn(ALL, lang)

    room = next(column.width for column in source_columns(int(columns)) if "source" in column.names)
    pieces = wrap(LONG, room, break_on_hyphens=False)
    assert "".join(pieces) == LONG
    assert all(piece in told for piece in (*pieces, "1,234"))
    assert "…" not in told
    assert max(cell_len(line) for line in told.splitlines()) <= int(columns)


def test_success_next_poll_and_error_are_told_as_an_editor_would(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")

    told = " ".join(drawn(ALL).split())

    assert "قبل ساعتين" in told
    assert "5 آذار/مارس، 08:20" in told
    assert "بعد 12 دقيقة" in told
    assert "في الخادم عطل" in told
    assert "فشل 3 مرات متتالية" in told
    assert "لا موعد، فقد زال" in told
    assert "لم ينجح بعد" in told
    assert "حان موعده" in told
    assert "https://nahar.example/old" in told


def test_in_arabic_the_source_is_the_rightmost_column(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")

    head, english = (drawn(ALL, lang).splitlines()[1] for lang in ("ar", "en"))

    assert head.split()[-1] == "المصدر"
    assert english.split()[0] == "Source"


def test_a_line_has_everything_for_machines() -> None:
    told = json.loads(source_line(BAD))

    assert (told["address"], told["kind"], told["error"], told["details"]) == (
        BAD.source.address,
        "sitemap",
        "follow-server",
        {"status": 500},
    )
    assert json.loads(source_line(GOOD))["former"] == ["https://nahar.example/old"]


def test_a_sheet_takes_no_title_for_a_formula() -> None:
    rows = list(csv.DictReader(StringIO("".join(source_csv(ALL)).removeprefix("\ufeff"))))

    assert [row["address"] for row in rows] == [one.source.address for one in ALL]
    assert rows[3]["title"].startswith("'=")
