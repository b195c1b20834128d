"""Articles are parted so that gathering each part makes the stories that gathering all of them makes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.compare.stories.gather import gather
from qawl.runners.across.alike import pack_pair
from qawl.runners.across.parts import PARTS, parts_steps
from qawl.runners.across.rows import ALIKE, LED
from qawl.runners.plans.plan import SOURCE
from tests.runners.plainly import run_plainly

Pair = tuple[str, str, float]


def parts_of(pairs: Sequence[Pair]) -> list[list[str]]:
    rows = [(one.encode(), ALIKE + pack_pair(share, two.encode())) for one, two, share in pairs]
    parts: defaultdict[bytes, list[str]] = defaultdict(list)
    for article, part in run_plainly(parts_steps((SOURCE,)), rows, (PARTS,))[PARTS]:
        assert part.startswith(LED)
        parts[part].append(article.decode())
    return list(parts.values())


def gathered(items: Sequence[str], pairs: Sequence[Pair]) -> list[list[str]]:
    shares: dict[str, dict[str, float]] = {item: {} for item in items}
    for one, two, share in pairs:
        if one in shares and two in shares:
            shares[one][two] = shares[two][one] = share
    return gather(items, shares, lambda some, others: True)


def told(pairs: Sequence[Pair]) -> list[list[str]]:
    return sorted(group for part in parts_of(pairs) for group in gathered(part, pairs))


def whole(pairs: Sequence[Pair]) -> list[list[str]]:
    return sorted(gathered(sorted({item for one, two, _ in pairs for item in (one, two)}), pairs))


NAMES = "abcdefghijkl"
ENDS = st.lists(st.sampled_from(NAMES), min_size=2, max_size=2, unique=True).map(lambda ends: tuple(sorted(ends)))
PAIRS = st.dictionaries(ENDS, st.sampled_from((0.4, 0.6, 0.79, 0.8, 0.95, 1.0, 1.3)), max_size=40).map(
    lambda shares: [(one, two, share) for (one, two), share in sorted(shares.items())]
)


@settings(max_examples=100, deadline=None)
@given(PAIRS)
def test_stories_gathered_part_by_part_are_those_gathered_at_once(pairs: list[Pair]) -> None:
    assert told(pairs) == whole(pairs)


CHAIN = [("a", "b", 1.2), ("b", "c", 0.5), ("c", "d", 0.9), ("d", "e", 0.5), ("e", "f", 0.5)]


def test_what_is_only_a_little_alike_does_not_tie_all_articles_together() -> None:
    assert sorted(parts_of(CHAIN)) == [["a", "b"], ["c", "d"], ["e"], ["f"]]
    assert told(CHAIN) == whole(CHAIN)


def test_two_parts_that_many_fair_shares_could_join_stay_together_with_all_that_is_tied_to_them() -> None:
    """Control: the two groups do join, so gathered apart they would be two stories."""
    some, others = ("a", "b", "c"), ("d", "e", "f", "g")
    within = [(one, two, 1.4) for group in (some, others) for one in group for two in group if one < two]
    pairs = [*within, *((one, two, 0.79) for one in some for two in others), ("g", "h", 0.4), ("y", "z", 0.4)]

    assert sorted(parts_of(pairs)) == [[*some, *others, "h"], ["y"], ["z"]]
    assert told(pairs) == whole(pairs)
    assert [*some, *others] in whole(pairs)
    assert [*some, *others] not in [*gathered(some, pairs), *gathered(others, pairs)]
