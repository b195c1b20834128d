"""Our own outlet files have the form they promise; whether they are true, no test can say."""

from __future__ import annotations

from importlib import resources
from zoneinfo import available_timezones

import pytest

from qawl.articles.dates import read_date
from qawl.lexicon.months import load_date_words
from qawl.outlets.entries import Outlet
from qawl.outlets.load import load_outlets
from qawl.registry.load import load_registry

OURS = list(load_outlets().outlets.values())
REGIONS = {
    "the Gulf": {"SAU", "ARE", "QAT", "KWT", "BHR", "OMN"},
    "the Levant": {"LBN", "SYR", "JOR", "PSE"},
    "Iraq": {"IRQ"},
    "Egypt": {"EGY"},
    "Sudan": {"SDN"},
    "Yemen": {"YEM"},
    "the Maghreb": {"DZA", "MAR", "TUN", "LBY", "MRT"},
    "services from abroad": {"GBR", "FRA", "USA", "DEU", "RUS", "TUR"},
}


def named(outlet: Outlet) -> str:
    return outlet.id


def test_there_are_outlets_enough() -> None:
    assert len(OURS) >= 30


@pytest.mark.parametrize("region", REGIONS)
def test_every_region_has_outlets(region: str) -> None:
    assert [outlet.id for outlet in OURS if outlet.country in REGIONS[region]]


def test_each_file_is_named_for_its_first_domain() -> None:
    files = {each.name for each in resources.files("qawl.outlets").joinpath("ar").iterdir()}

    assert files == {f"{outlet.domains[0].partition('/')[0]}.toml" for outlet in OURS}


@pytest.mark.parametrize("outlet", OURS, ids=named)
def test_an_outlet_is_found_by_its_domains_and_id(outlet: Outlet) -> None:
    outlets = load_outlets()

    for domain in outlet.domains:
        assert outlets.find_outlet(f"https://www.{domain}/x") == outlet
    assert outlets.outlet_named(outlet.id) == outlet
    assert outlet.languages[0] == "ar"


@pytest.mark.parametrize("outlet", OURS, ids=named)
def test_what_nobody_looked_up_is_not_said_to_be_checked(outlet: Outlet) -> None:
    assert not [feed.url for feed in outlet.feeds if feed.checked]
    assert outlet.owner is None or outlet.owner_source == "general knowledge, not looked up"


def test_all_zones_are_those_of_the_list() -> None:
    assert {outlet.time_zone for outlet in OURS} - {None} <= available_timezones()


def test_an_outlet_of_the_registry_has_the_country_that_the_registry_gives_it() -> None:
    actors = load_registry().actors
    same = [outlet for outlet in OURS if outlet.id in actors]

    assert len(same) > 50
    assert [outlet.id for outlet in same if actors[outlet.id].country not in (None, outlet.country)] == []
    assert [outlet.id for outlet in same if actors[outlet.id].kind not in ("outlet", "agency", "body")] == []


def test_a_date_in_the_months_of_each_outlet_is_read_in_its_zone() -> None:
    (march,) = [month for month in load_date_words().months if month.calendar == "gregorian" and month.number == 3]
    for outlet in OURS:
        if outlet.months and outlet.time_zone:
            read = read_date(f"5 {march.names[outlet.months][0]} 2026 - 10:20", outlet.time_zone)

            assert read is not None, outlet.id
            assert (read.iso[:16], read.zone) == ("2026-03-05T10:20", "outlet"), outlet.id
