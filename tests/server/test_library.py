"""The openings of a store that a server hands out: used again after an answer, closed after a fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.exceptions import HTTPException

from qawl.api.problems import missing
from qawl.server.library import Library


@pytest.mark.parametrize("refusal", [HTTPException(404), missing("a-1")])
def test_a_page_that_there_is_not_costs_no_opening(tmp_path: Path, refusal: Exception) -> None:
    with Library(str(tmp_path / "qawl.db")) as library:
        with pytest.raises(type(refusal)), library.store() as first:
            raise refusal

        with library.store() as second:
            assert second is first


def test_what_a_fault_stopped_half_way_is_not_handed_on(tmp_path: Path) -> None:
    with Library(str(tmp_path / "qawl.db")) as library:
        with pytest.raises(RuntimeError), library.store() as first:
            raise RuntimeError("half way")

        with library.store() as second:
            assert second is not first
            assert second.counts().articles == 0
