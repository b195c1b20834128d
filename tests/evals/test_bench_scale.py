"""The page of what jobs cost: variants as asked for, and the arithmetic that it shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from evals.bench_scale import varied
from evals.bench_scale_told import MONTHLY, write_page

ROWS = [
    {
        "id": f"n-{nth}",
        "outlet": "النهار",
        "published": "2026-03-05",
        "title": "الجسر",
        "text": " ".join(f"كلمة{nth}{at}" for at in range(120)),
    }
    for nth in range(10)
]


def measured(size: int, cpu: float, **more: Any) -> dict[str, Any]:
    """A job as it is written down."""
    return {
        "engine": "spark", "jobs": 2, "size": size, "records": False, "articles": size, "seconds": 100.0,
        "cpu_s": cpu, "peak_mb": 900, "steps": {"read": 60.0, "days": 40.0},
    } | more  # fmt: skip


def test_the_articles_are_as_many_as_asked_for_each_with_an_id_of_its_own() -> None:
    made = list(varied(ROWS, 35))

    assert len({one["id"] for one in made}) == 35
    assert {row["text"] for row in ROWS} <= {one["text"] for one in made}
    assert made == list(varied(ROWS, 35)), "the same for the same seed"
    assert made[:10] == list(varied(ROWS, 10))


def test_a_month_is_reckoned_from_the_largest_job_of_the_engine(tmp_path: Path) -> None:
    (tmp_path / "pages-bench.md").write_text("From bytes to the line of `qawl page`: 36.0 ms a page, no more.")
    page = tmp_path / "scale-bench.md"
    write_page([measured(5000, 500.0), measured(10_000, 72.0), measured(9, 9.0, failed=1)], page)
    told = page.read_text(encoding="utf-8")

    hours = MONTHLY * 0.05 * 0.0072 / 3600
    assert f"| 5% | {MONTHLY * 0.05:,.0f} | {hours:.1f} | {hours + MONTHLY * 0.036 / 3600:,.0f} |" in told
    assert "7.2 ms each" in told
    assert "| read | 12.00 | 6.00 |" in told
    assert "| 9 |" not in told, "a job that failed has no figure"
