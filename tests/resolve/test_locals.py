"""Who is one actor across articles though no registry knows them: never when it is unsure."""

from __future__ import annotations

import random
from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.model.documents import Span
from qawl.model.records import HopKind
from qawl.model.world import Bearing, Known, Link, Mention, Part, Place, Role
from qawl.resolve.locals import group_locals
from qawl.resolve.names import name_words


def known(
    name: str,
    *,
    posts: tuple[str, ...] = (),
    states: tuple[str, ...] = (),
    apart: bool = False,
    telling: bool = True,
    kind: HopKind = HopKind.PERSON,
    link: str | None = None,
    part: Part = Part.SPEAKER,
    home: str = "",
) -> Known:
    mention = Mention(name, True, kind, posts, (Span(0, 1),), (Role(0, part),))
    made = None if link is None else Link(link, 0.9, (), "test")
    return Known(mention, made, Bearing(name_words(name), telling, posts, states, apart, home))


def grouped(*mentions: Known) -> list[str | None]:
    """The local actor of each mention, each in an article of its own."""
    entries = {Place(f"a-{number}", 0): one for number, one in enumerate(mentions)}
    found = group_locals(entries)
    return [found.get(place) for place in entries]


def are_one(*mentions: Known) -> bool:
    ids = grouped(*mentions)
    return None not in ids and len(set(ids)) == 1


def test_one_full_name_is_one_actor_across_articles() -> None:
    assert are_one(known("سهام الجلنار"), known("سهام الجُلنار"))
    assert are_one(known("ماركو نتنيانو"), known("ماركو نتانيانو"))


def test_another_given_name_a_short_form_and_a_turned_name_are_others() -> None:
    assert not are_one(known("سهام الجلنار"), known("هدى الجلنار"))
    assert not are_one(known("الجلنار"), known("الجلنار"))
    assert not are_one(known("سهام الجلنار"), known("الجلنار"))
    assert not are_one(known("نزار سعيدي"), known("نزار سعدي"))


def test_names_of_given_names_only_need_the_same_post() -> None:
    bare, minister, other = (
        known("محمد صالح", telling=False, posts=posts) for posts in ((), ("وزير ري",), ("مدير مدرس",))
    )

    assert not are_one(bare, bare)
    assert are_one(minister, minister)
    assert not are_one(minister, other)


def test_a_family_name_of_many_needs_the_same_post_too() -> None:
    many = [known(f"{name} الجلنار") for name in ("سهام", "نزار", "فؤاد")]

    assert not are_one(*grouped_like("سهام الجلنار", many))


def grouped_like(name: str, others: Iterable[Known]) -> tuple[Known, Known]:
    """Two mentions of a name whose groups are looked at beside others."""
    entries = {Place(f"o-{number}", 0): one for number, one in enumerate(others)}
    pair = {Place("x", 0): known(name), Place("y", 0): known(name)}
    found = group_locals(entries | pair)
    return (known(found[Place("x", 0)]), known(found[Place("y", 0)]))


def test_what_contradicts_is_never_one() -> None:
    assert not are_one(known("سهام الجلنار", states=("MNR",), posts=("وزير",)), known("سهام الجلنار", states=("TMR",)))
    assert not are_one(known("سهام الجلنار", posts=("وزير",)), known("سهام الجلنار", posts=("لاعب",), apart=True))


def test_two_that_contradict_are_not_chained_through_a_third() -> None:
    one = known("ماركو نتنيانو", posts=("وزير",), states=("MNR",))
    between = known("ماركو نتانيانو")
    other = known("ماركو نيتانيانو", posts=("وزير",), states=("TMR",))

    ids = grouped(one, between, other)

    assert ids[0] != ids[2]


def test_posts_addressees_and_linked_mentions_are_no_local_actors() -> None:
    assert grouped(known("سهام الجلنار", link="x")) == [None]
    assert grouped(known("سهام الجلنار", part=Part.ADDRESSEE)) == [None]
    assert grouped(known("التقرير", kind=HopKind.BODY)) == [None]


def test_a_body_without_a_state_is_at_home_with_its_outlet() -> None:
    name = "المديرية العامة للسدود"

    assert are_one(known(name, kind=HopKind.BODY, home="MNR"), known(name, kind=HopKind.BODY, home="MNR"))
    assert not are_one(known(name, kind=HopKind.BODY, home="MNR"), known(name, kind=HopKind.BODY, home="TMR"))


PEOPLE = st.builds(
    known,
    st.sampled_from(
        ["سهام الجلنار", "سهام جلنار", "ماركو نتنيانو", "ماركو نتانيانو", "نزار الراوي", "محمد صالح", "زيد"]
    ),
    posts=st.sampled_from([(), ("وزير",), ("لاعب",)]),
    states=st.sampled_from([(), ("MNR",), ("TMR",)]),
    telling=st.booleans(),
)


@settings(deadline=None)
@given(st.lists(PEOPLE, max_size=12), st.integers())
def test_the_order_of_articles_makes_no_other_groups(people: list[Known], seed: int) -> None:
    entries = [(Place(f"a-{number}", 0), one) for number, one in enumerate(people)]
    shuffled = entries[:]
    random.Random(seed).shuffle(shuffled)

    assert group_locals(dict(entries)) == group_locals(dict(shuffled))
