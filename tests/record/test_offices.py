"""Of whom a dossier knows nothing the registry may know a post: whoever holds it speaks for the dossier's party."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from qawl.model.world import Actor, ActorKind, PartialDate, Post
from qawl.record.offices import Offices, world_of
from qawl.record.ties import Ties
from tests.record.invented import RAIL

DOSSIER = replace(
    RAIL,
    actors=tuple(
        replace(one, registry="rabwan-cabinet") if one.id == "rabwan" else replace(one, registry=f"our-{one.id}")
        for one in RAIL.actors
    ),
)


def known(own_id: str, kind: ActorKind, *names: str, **more: object) -> Actor:
    return Actor(own_id, kind, names, **more)  # type: ignore[arg-type]


def post(of: str, start: int, end: int | None) -> Post:
    return Post("وزير", of, PartialDate(start), None if end is None else PartialDate(end))


WORLD = world_of(
    {
        one.id: one
        for one in (
            known("rbw", ActorKind.STATE, "بلاد ربوان"),
            known("rabwan-cabinet", ActorKind.BODY, "حكومة ربوان", part_of="rbw", speaks_for=("rbw",)),
            known("rabwan-water", ActorKind.BODY, "وزارة مياه ربوان", part_of="rabwan-cabinet"),
            known("our-sarw", ActorKind.GROUP, "حركة السرو"),
            known("doha", ActorKind.PERSON, "عبد الله الدوح", posts=(post("rabwan-water", 2024, None),)),
            known(
                "safi", ActorKind.PERSON, "كمال الصافي", posts=(post("rbw", 2019, 2020), post("our-sarw", 2025, 2027))
            ),
            known("ward", ActorKind.PERSON, "رامي الورد", posts=(post("rbw", 2024, 2027),)),
            known("ward-2", ActorKind.PERSON, "رامي الورد", posts=(post("our-sarw", 2024, 2027),)),
        )
    }
)
OFFICES = Offices(DOSSIER, WORLD)
NOW = date(2026, 3, 4)


@pytest.mark.parametrize("name", ["عبد الله الدوح", "عبدالله الدوح", "عبد اللّه الدوح"])
def test_a_minister_speaks_for_the_government_that_his_ministry_is_part_of(name: str) -> None:
    assert OFFICES.side(name, NOW) == "rabwan"


def test_an_actor_of_the_dossier_is_known_by_its_name_too() -> None:
    assert Offices(RAIL, WORLD).side("عبد الله الدوح", NOW) == "rabwan"


def test_only_a_post_of_the_day_counts() -> None:
    assert OFFICES.side("كمال الصافي", NOW) == "sarw"
    assert OFFICES.side("كمال الصافي", date(2020, 3, 4)) == "rabwan", "the state itself is no actor of the dossier"
    assert OFFICES.side("كمال الصافي", date(2022, 3, 4)) is None


def test_without_a_day_nobody_speaks_for_two() -> None:
    assert OFFICES.side("كمال الصافي", None) is None
    assert OFFICES.side("عبد الله الدوح", None) == "rabwan"


def test_a_name_of_two_people_or_of_one_word_is_nobodys() -> None:
    assert OFFICES.side("رامي الورد", NOW) is None
    assert OFFICES.side("الدوح", NOW) is None


def test_what_the_dossier_says_itself_comes_first() -> None:
    ties = Ties(DOSSIER, OFFICES)

    assert (ties.who("عبد الله الدوح", None, NOW).actor, ties.who("عبد الله الدوح", None, NOW).side) == (None, "rabwan")
    assert ties.who("عبد الله الدوح", "المتحدث باسم حركة السرو", NOW).side == "sarw"
