"""Fingerprints as bytes: four each, the small end first on every machine."""

from __future__ import annotations

import sys
from array import array


def unpacked(packed: bytes) -> array[int]:
    """The fingerprints, as numbers."""
    numbers = array("I", packed)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
