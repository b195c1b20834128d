"""Whoever opens an older store is told how far it has come, and not before it takes long."""

from __future__ import annotations

from pathlib import Path

import pytest

from qawl.cli import opening
from qawl.cli.opening import Opening
from qawl.store.kept import readings as kept_readings
from qawl.store.open import open_store
from qawl.store.opening import told
from qawl.wording import Lang
from tests.store.readings import reading


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of three hundred articles whose words were folded otherwise."""
    path = tmp_path / "store.qawl"
    with monkeypatch.context() as before:
        before.setattr(kept_readings, "_spelling", lambda: "older")
        with open_store(str(path)) as store:
            store.add_all([reading(f"n-{number}") for number in range(300)])
    return path


def test_each_batch_of_an_older_store_is_told(older: Path) -> None:
    seen: list[tuple[str, int, int]] = []

    with told(lambda *step: seen.append(step)), open_store(str(older)):
        pass
    with told(lambda *step: seen.append(step)), open_store(str(older)):
        pass

    assert seen == [("store-indexing", 0, 300), ("store-indexing", 256, 300)]


@pytest.mark.parametrize(("lang", "line"), [("ar", "256 من 300"), ("en", "256 of 300")])
def test_a_line_comes_every_few_seconds_and_none_for_a_quick_opening(
    older: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], lang: Lang, line: str
) -> None:
    with told(Opening(lang)):
        Opening(lang)("store-indexing", 0, 300)
        quick = capsys.readouterr().err
        monkeypatch.setattr(opening, "AFTER", 0.0)
        with open_store(str(older)):
            pass

    assert line in capsys.readouterr().err
    assert quick == ""
