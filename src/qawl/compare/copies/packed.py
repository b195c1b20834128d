"""Fingerprints as bytes: four each, the small end first on every machine."""

from __future__ import annotations

import sys
from array import array


def unpacked(packed: bytes, form: str = "I") -> array[int]:
    """The fingerprints, as numbers; in the form "Q" each two of them as one."""
    numbers = array(form, packed)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
