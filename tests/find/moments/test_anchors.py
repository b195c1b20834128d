"""A dossier's dates for events reach the moments that are measured from them."""

from __future__ import annotations

from datetime import date

from qawl.find.moments.anchors import resolve_anchors
from qawl.model.moments import MomentBasis
from tests.find.moments.reading import moments

WAR = (date(2020, 3, 1), date(2020, 3, 1))


def test_an_event_that_the_dossier_knows_gets_its_days() -> None:
    text = "نزح الآلاف منذ اندلاع الحرب"

    (one,) = resolve_anchors(moments(text), text, [(lambda words: "الحرب" in words, *WAR)])

    assert (one.first, one.last, one.basis) == (*WAR, MomentBasis.ANCHOR)


def test_other_events_and_dated_moments_stay_as_they_are() -> None:
    text = "نزح الآلاف منذ بدء الحصار في 7 مايو 2021"
    found = moments(text)

    assert resolve_anchors(found, text, [(lambda words: "الحرب" in words, *WAR)]) == found
