"""The words of a text as word lists know them: one look-up a distinct word says where those of a list stand."""

from __future__ import annotations

from collections.abc import Sequence, Set
from operator import attrgetter

from qawl.text.vocabulary import WordType

_FOLDED, _BARE = attrgetter("folded"), attrgetter("bare")


class Words:
    """All words of a text in one spelling, in order, and each of them once."""

    __slots__ = ("_unlettered", "distinct", "each")

    def __init__(self, each: tuple[str, ...]) -> None:
        self.each = each
        self.distinct = frozenset(each)
        self._unlettered: frozenset[str] | None = None

    @property
    def unlettered(self) -> frozenset[str]:
        """Those that begin with no letter of Arabic: digits, marks, words of Latin."""
        if self._unlettered is None:
            self._unlettered = frozenset([word for word in self.distinct if not "\u0621" <= word <= "\u06ff"])
        return self._unlettered

    def places(self, listed: Set[str]) -> list[int]:
        """The tokens whose word is listed, in order.

        >>> Words(("قال", "الوزير", "قال")).places({"قال": 1}.keys())
        [0, 2]
        """
        known = self.distinct & listed
        return [at for at, word in enumerate(self.each) if word in known] if known else []


class Written:
    """The words of a text folded, and without their conjunctions; what nobody asks for is not gathered."""

    __slots__ = ("_bare", "_types", "folded")

    def __init__(self, types: Sequence[WordType]) -> None:
        self.folded = Words(tuple(map(_FOLDED, types)))
        self._types = types
        self._bare: Words | None = None

    @property
    def bare(self) -> Words:
        if self._bare is None:
            self._bare = Words(tuple(map(_BARE, self._types)))
        return self._bare
