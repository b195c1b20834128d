"""The page of promises."""

from evals.promises.__main__ import PAGE, page, promises, row, rows_of


def test_the_page_tells_every_promise_and_no_other() -> None:
    assert rows_of(PAGE.read_text("utf-8")).keys() == promises().keys()


def test_a_promise_measured_again_leaves_the_rows_of_the_others() -> None:
    kept = row("tides", "No tide is lost.", {"tides": 1_200}, kept=True, seconds=3)
    broken = row("boats", "No boat is lost.", {"boats": 12}, kept=False, seconds=1)
    mended = row("boats", "No boat is lost.", {"boats": 12}, kept=True, seconds=1)
    again = page(rows_of(page({"tides": kept, "boats": broken})) | {"boats": mended})
    assert "tides: 1,200; in 3 s | yes" in again
    assert "boats: 12; in 1 s | yes" in again
    assert "**no**" not in again
