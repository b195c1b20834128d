"""Shares with the interval in which they may lie: a few uses of a word prove little, and it is said how little."""

from __future__ import annotations

from math import sqrt

from qawl.model.wording import Share

_Z = 1.959963984540054
"""The 97.5th percentile of the normal distribution: 95 % lie between it and its negative."""


def wilson(count: int, of: int) -> tuple[float, float]:
    """The 95 % score interval of a share: sound for few cases and for shares near 0 and 1, never outside them.

    E. B. Wilson, «Probable inference, the law of succession, and statistical inference», Journal of the American
    Statistical Association 22 (1927), 209-212; recommended for small samples by Brown, Cai and DasGupta, «Interval
    estimation for a binomial proportion», Statistical Science 16 (2001), 101-133. The cases are taken to be
    independent, and nothing at all is known of none.

    >>> [round(bound, 3) for bound in wilson(7, 12)]
    [0.32, 0.807]
    >>> [round(bound, 3) for bound in wilson(0, 5)]
    [0.0, 0.434]
    >>> wilson(0, 0)
    (0.0, 1.0)
    """
    if of == 0:
        return 0.0, 1.0
    share, weight = count / of, _Z * _Z / of
    middle = (share + weight / 2) / (1 + weight)
    half = _Z / (1 + weight) * sqrt(share * (1 - share) / of + weight / (4 * of))
    low = 0.0 if count == 0 else max(0.0, middle - half)
    return low, 1.0 if count == of else min(1.0, middle + half)


def share_of(count: int, of: int) -> Share:
    """Some among all, with the interval."""
    return Share(count, of, *wilson(count, of))
