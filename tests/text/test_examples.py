"""The examples that stand in the text room's own docstrings hold."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import qawl.text

ROOM = Path(qawl.text.__file__).parent
NAMES = sorted(path.stem for path in ROOM.glob("*.py") if path.stem != "__init__")


def modules() -> list[ModuleType]:
    return [import_module(f"qawl.text.{name}") for name in NAMES]


@pytest.mark.parametrize("module", modules(), ids=NAMES)
def test_the_examples_of_a_module_hold(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


def test_some_modules_give_examples() -> None:
    assert sum(doctest.testmod(module).attempted for module in modules()) >= 3
