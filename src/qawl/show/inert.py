"""Makes characters that act instead of being read (escapes, bidi overrides) visible and harmless."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Bidi overrides, embeddings and isolates reorder what stands around them; C0 and C1 controls drive a
# terminal; tag characters hide text; lone surrogates cannot be written. Left alone: line end and tab, the
# joiners of Persian and emoji, and the plain direction marks, which editors of Arabic type every day.
_ACTING = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)

_NAMES = {
    "\x00": "NUL",
    "\x07": "BEL",
    "\x08": "BS",
    "\r": "CR",
    "\x1b": "ESC",
    "\x7f": "DEL",
    "\x9b": "CSI",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
}


def inert_pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text in order, cut where a character would act; True marks the visible stand-in for one."""
    done = 0
    for found in _ACTING.finditer(text):
        if found.start() > done:
            yield text[done : found.start()], False
        yield _stand_in(found.group()), True
        done = found.end()
    if done < len(text):
        yield text[done:], False


def inert(text: str) -> str:
    """The text with every acting character replaced by its visible name («⟦RLO⟧»)."""
    return _ACTING.sub(lambda found: _stand_in(found.group()), text)


def one_line(text: str) -> str:
    """The text made inert, its line ends, tabs and runs of spaces turned into single spaces."""
    return inert(" ".join(text.split()))


def _stand_in(character: str) -> str:
    return f"⟦{_NAMES.get(character) or f'U+{ord(character):04X}'}⟧"
