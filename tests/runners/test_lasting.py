from __future__ import annotations

import gc

from qawl.runners.lasting import lasting_values, many_values


def test_waste_is_looked_for_again_afterwards() -> None:
    with many_values():
        meanwhile = gc.isenabled()

    assert (meanwhile, gc.isenabled()) == (False, True)


def test_what_lasts_is_never_looked_through_again() -> None:
    before = gc.get_freeze_count()
    try:
        with lasting_values():
            made = [["a list that stays"]]

        assert gc.isenabled()
        assert gc.get_freeze_count() > before
        assert not any(made[0] is one for one in gc.get_objects())
    finally:
        gc.unfreeze()
