"""In which language a text is, as far as Qawl must know: Arabic, or what the page says."""

from __future__ import annotations

import re

_ARABIC = re.compile("[\u0620-\u064a\u0671-\u06d3]")
_PERSIAN = re.compile("[\u067e\u0686\u0698\u06af\u06a9\u06cc\u0679\u06ba\u06d2]")
_LETTERS = re.compile(r"[^\W\d_]")
SAMPLE = 20_000
"""Characters that are looked at."""


def read_language(told: str | None, text: str) -> str | None:
    """The language's two-letter code: what the letters say where they are sure, else what the page says.

    >>> read_language("en-US", "قال الوزير إن المحادثات مستمرة")
    'ar'
    """
    said = told.strip().lower().replace("_", "-").split("-")[0] if told and told.strip() else None
    letters = len(_LETTERS.findall(text[:SAMPLE]))
    arabic = len(_ARABIC.findall(text[:SAMPLE]))
    if letters == 0:
        return said
    if arabic < 0.5 * letters:
        return said if said != "ar" else None
    persian = len(_PERSIAN.findall(text[:SAMPLE]))
    return (said if said in ("fa", "ur", "ps", "ckb", "ku", "sd", "ug") else "fa") if persian > 0.03 * arabic else "ar"
