"""Groups are as alike as they must be on average; a chain of likenesses is not enough."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from qawl.compare.stories.gather import could_join, gather


def free(_some: Sequence[str], _others: Sequence[str]) -> bool:
    return True


def both_ways(pairs: dict[tuple[str, str], float]) -> dict[str, dict[str, float]]:
    shares: dict[str, dict[str, float]] = {}
    for (one, other), share in pairs.items():
        shares.setdefault(one, {})[other] = share
        shares.setdefault(other, {})[one] = share
    return shares


def test_those_who_are_alike_are_together() -> None:
    shares = both_ways({("a", "b"): 1.5, ("a", "c"): 1.2, ("b", "c"): 1.1})

    assert gather("abcd", shares, free) == [["a", "b", "c"], ["d"]]


def test_a_chain_is_cut_where_it_is_weakest() -> None:
    shares = both_ways({("a", "b"): 1.6, ("b", "c"): 1.2, ("c", "d"): 1.6})

    assert gather("abcd", shares, free) == [["a", "b"], ["c", "d"]]


def test_what_may_not_join_stays_apart() -> None:
    shares = both_ways({("a", "b"): 3.0, ("b", "c"): 2.0})

    def not_b_with_a(some: Sequence[str], others: Sequence[str]) -> bool:
        return not {"a", "b"} <= {*some, *others}

    assert gather("abc", shares, not_b_with_a) == [["a"], ["b", "c"]]


@given(
    st.dictionaries(
        st.sampled_from(list(combinations("abcdefg", 2))), st.sampled_from([0.5, 0.9, 1.0, 1.0, 1.3, 2.0]), max_size=21
    )
)
def test_each_item_is_in_one_group_and_the_order_of_pairs_does_not_matter(pairs: dict[tuple[str, str], float]) -> None:
    turned = dict(sorted(pairs.items(), reverse=True))

    groups = gather("abcdefg", both_ways(pairs), free)

    assert sorted(item for group in groups for item in group) == list("abcdefg")
    assert gather("abcdefg", both_ways(turned), free) == groups


def test_two_sets_could_join_over_one_share_that_is_enough_or_over_many_that_nearly_are() -> None:
    assert could_join([1.0])
    assert could_join([1.0 - 1e-12]), "what was added up in another order may be rounded otherwise"
    assert not could_join([0.95])
    assert could_join([0.95] * 2)
    assert not could_join([0.79] * 10)
    assert could_join([0.79] * 11)
    assert not could_join([])
