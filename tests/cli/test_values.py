"""What a person may type for an act, a kind or a day."""

from __future__ import annotations

import pytest

from qawl.cli.values import LANGS, WORDED, find_choice, read_day
from qawl.wording import say


@pytest.mark.parametrize(
    ("word", "code"), [("اعلان", "announce"), ("طلب", "ask"), ("سؤال/طلب", "ask"), ("مطالبه", "demand")]
)
def test_an_act_is_known_however_it_is_spelled(word: str, code: str) -> None:
    assert find_choice("act", word) == code


def test_no_two_acts_and_no_two_kinds_share_a_word() -> None:
    for option, codes in WORDED.items():
        for code in codes:
            for lang in LANGS:
                for word in say(lang, f"{option}-{code}").split("/"):
                    assert find_choice(option, word) == code


@pytest.mark.parametrize("typed", ["3/11/2026", "2026-13-40", "2026-11", "20261103", "2026-11-031", "", "أمس"])
def test_what_is_no_full_day_is_none(typed: str) -> None:
    assert read_day(typed) is None
