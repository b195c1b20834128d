"""Text as PostgreSQL can hold it: it takes no zero character, so that one is written with two others and told back."""

from __future__ import annotations

from qawl.store.database import Row, Value, Values

_ZERO, _MARK = "\0", "\x01"
_WRITTEN = {_ZERO: "\x01\x02", _MARK: "\x01\x03"}
"""No two texts are written alike, and what is written is in the same order, byte for byte, as what it stands for."""


def fit(text: str) -> str:
    """`text` as it is written; nearly every text as it is.

    >>> fit("a\\0b"), told(fit("a\\0b\\x01")) == "a\\0b\\x01", fit("a") < fit("a\\0") < fit("a\\x01") < fit("a\\x02")
    ('a\\x01\\x02b', True, True)
    """
    if _ZERO not in text and _MARK not in text:
        return text
    return text.replace(_MARK, _WRITTEN[_MARK]).replace(_ZERO, _WRITTEN[_ZERO])


def told(written: str) -> str:
    """What was written by `fit`."""
    if _MARK not in written:
        return written
    return written.replace(_WRITTEN[_ZERO], _ZERO).replace(_WRITTEN[_MARK], _MARK)


def fit_row(values: Values) -> tuple[Value, ...]:
    return tuple([_fit(one) for one in values])


def told_row(row: Row) -> Row:
    for one in row:
        if isinstance(one, str) and _MARK in one:
            return tuple(told(each) if isinstance(each, str) else each for each in row)
    return row


def _fit(value: Value) -> Value:
    if isinstance(value, str):
        return fit(value)
    if isinstance(value, list):
        return [fit(one) if isinstance(one, str) else one for one in value]  # type: ignore[return-value]
    return value
