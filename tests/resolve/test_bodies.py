"""Which body, state or outlet is meant by a name that says less than the whole."""

from __future__ import annotations

import pytest

from tests.resolve.linking import links

SAYS = "إن الجسر الجديد سيفتح غدا."
HOME = "صحيفة السارية"


@pytest.mark.parametrize("word", ["مجرى النهر", "سوق الألبان", "سريان القرار"])
def test_an_everyday_word_that_is_spelled_like_a_nationality_names_no_state(word: str) -> None:
    found = links(f"تغير {word}، وقالت وزارة الخارجية {SAYS}", outlet=HOME)

    assert found["وزارة الخارجية"] == "mnr-foreign-ministry"


def test_where_the_outlets_own_bureau_stands_does_not_tell_of_what_it_speaks() -> None:
    text = f"-- قالت وزارة الخارجية {SAYS}"

    assert links(f"نيسارة (السارية){text}", outlet=HOME)["وزارة الخارجية"] == "mnr-foreign-ministry"
    assert links(f"نيسارة (رويترز){text}", outlet=HOME)["وزارة الخارجية"] is None
