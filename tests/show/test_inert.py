"""What acts instead of being read is made visible, and only that."""

import pytest

from qawl.show.inert import inert, inert_pieces, one_line


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\u202e", "⟦RLO⟧"),
        ("\u2067", "⟦RLI⟧"),
        ("\u2069", "⟦PDI⟧"),
        ("\x1b", "⟦ESC⟧"),
        ("\x9b", "⟦CSI⟧"),
        ("\x00", "⟦NUL⟧"),
        ("\r", "⟦CR⟧"),
        ("\u2028", "⟦U+2028⟧"),
        ("\ud800", "⟦U+D800⟧"),
        ("\U000e0041", "⟦U+E0041⟧"),
    ],
)
def test_a_character_that_acts_is_shown_by_its_name(character: str, name: str) -> None:
    assert inert(f"قال{character}الوزير") == f"قال{name}الوزير"


@pytest.mark.parametrize("text", ["أُكِّدَ ١٢٣ CNN\tو\n", "\u200fنهاية.\u200e", "می\u200cخواهم", "👩\u200d🚀", "\u061c12"])
def test_what_editors_write_every_day_is_left_alone(text: str) -> None:
    assert inert(text) == text


def test_pieces_say_which_of_them_stand_for_a_character_that_acts() -> None:
    assert list(inert_pieces("أ\u202eب")) == [("أ", False), ("⟦RLO⟧", True), ("ب", False)]


def test_one_line_has_no_line_ends_and_no_runs_of_spaces() -> None:
    assert one_line(" قال \n\n\tإن\x1b ") == "قال إن⟦ESC⟧"
