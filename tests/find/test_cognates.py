"""The noun of a verb beside the verb says how, and is no cue of its own."""

from __future__ import annotations

import pytest

from tests.find.reading import said


@pytest.mark.parametrize(
    ("raw", "content"),
    [
        ("رفضت الحركة رفضا قاطعا مشروع القرار.", "مشروع القرار"),
        ("رفضت الحركة رفضاً تاماً إغلاق الجسر.", "إغلاق الجسر"),
        ("قال الوزير إن بلاده ترفض رفضا قاطعا إقامة المخيم.", "إقامة المخيم"),
    ],
)
def test_what_is_refused_begins_behind_the_noun_of_the_verb(raw: str, content: str) -> None:
    assert said(raw)[-1][1] == content
