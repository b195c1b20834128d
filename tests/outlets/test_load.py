"""Outlets are loaded, ours and the user's on top, found by address and name, and refused where they say nonsense."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.errors import BadData
from qawl.outlets.entries import OutletKind, QuirkKind, read_outlet
from qawl.outlets.load import Outlets, load_outlets

SARMADA = """
id = "sarmada"
name = "صوت سرمدة"
name_en = "Voice of Sarmada"
also = ["سرمدة اليوم"]
domains = ["sarmada.example", "sarmada.example/ar"]
country = "XSA"
kind = "newspaper"
time_zone = "Asia/Beirut"
languages = ["ar"]
months = "levant"
agency_marks = ["(وكالات)"]

[[feeds]]
url = "https://sarmada.example/feed"

[[quirks]]
kind = "related"
select = "div.also-read.box"
since = "2024-01-01"
until = "2025-06-30"
why = "as on a page of March 2025"

[[quirks]]
kind = "drop"
select = "#ticker"
"""


def folder(root: Path, **files: str) -> Path:
    """A folder of outlet files by their names, as an overlay has it."""
    place = root / "outlets"
    place.mkdir(parents=True)
    for name, text in files.items():
        (place / f"{name}.toml").write_text(text, "utf-8")
    return root


def loaded(root: Path, **files: str) -> Outlets:
    """These files alone."""
    return load_outlets(own=folder(root, **files) / "outlets")


def other(outlet: str = "marsad", domain: str = "marsad.example", name: str = "المرصد") -> str:
    return (
        SARMADA.replace('"sarmada"', f'"{outlet}"')
        .replace("صوت سرمدة", name)
        .replace('"sarmada.example", "sarmada.example/ar"', f'"{domain}"')
    )


# Loading


def test_a_file_says_who_an_outlet_is(tmp_path: Path) -> None:
    outlet = loaded(tmp_path, sarmada=SARMADA).outlets["sarmada"]

    assert outlet.kind is OutletKind.NEWSPAPER
    assert outlet.time_zone == "Asia/Beirut"
    assert outlet.agency_marks == ("(وكالات)",)
    assert [(feed.url, feed.checked) for feed in outlet.feeds] == [("https://sarmada.example/feed", False)]
    assert [quirk.kind for quirk in outlet.quirks] == [QuirkKind.RELATED, QuirkKind.DROP]


def test_the_users_outlet_stands_beside_ours_and_one_of_the_same_id_replaces_ours(tmp_path: Path) -> None:
    own = folder(tmp_path / "own", sarmada=SARMADA) / "outlets"
    overlay = folder(tmp_path / "mine", sarmada=SARMADA.replace("صوت سرمدة", "سرمدة"), marsad=other())

    found = load_outlets(overlay, own)

    assert found.outlets["sarmada"].name == "سرمدة"
    assert set(found.outlets) == {"sarmada", "marsad"}
    assert found.digest != load_outlets(None, own).digest


def test_an_overlay_without_outlets_changes_nothing(tmp_path: Path) -> None:
    assert load_outlets(tmp_path).outlets == load_outlets().outlets


def test_outlets_are_read_once(tmp_path: Path) -> None:
    own = folder(tmp_path, sarmada=SARMADA) / "outlets"

    assert load_outlets(own=own) is load_outlets(own=own)


# What is refused


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        ('name_en = "Voice of Sarmada"', 'name_eng = "x"', "`name_eng` is no key here; did you mean `name_en`"),
        ('id = "sarmada"', 'id = "Sarmada News"', "`id` holds"),
        ('id = "sarmada"\n', "", "`id` is missing"),
        ('country = "XSA"', 'country = "XS"', "ISO 3166"),
        ('kind = "newspaper"', 'kind = "paper"', "`kind` is 'paper'; did you mean `newspaper`"),
        ('months = "levant"', 'months = "levante"', "did you mean `levant`"),
        ('time_zone = "Asia/Beirut"', 'time_zone = "Asia/Sarmada"', "IANA"),
        ('time_zone = "Asia/Beirut"', 'time_zone = "../../etc/passwd"', "IANA"),
        ('domains = ["sarmada.example", "sarmada.example/ar"]', "domains = []", "`domains` is missing"),
        ('"sarmada.example/ar"', '"https://sarmada.example"', "`domains` holds"),
        ('"sarmada.example/ar"', '"Sarmada.example"', "`domains` holds"),
        ('"sarmada.example/ar"', '"sarmada.example"', "stands in"),
        ('languages = ["ar"]', 'languages = "ar"', "expected a list"),
        ('languages = ["ar"]', 'languages = ["Arabic"]', "`languages` holds"),
        ('agency_marks = ["(وكالات)"]', 'agency_marks = [""]', "`agency_marks` holds"),
        ('agency_marks = ["(وكالات)"]', "agency_marks = [1]", "`agency_marks` holds"),
        ('url = "https://sarmada.example/feed"', 'url = "sarmada.example/feed"', "`url` holds"),
        ('url = "https://sarmada.example/feed"', 'address = "https://sarmada.example/feed"', "`address` is no key"),
        ('kind = "drop"', 'kind = "remove"', "`kind` is 'remove'"),
        ('select = "#ticker"', 'select = "div > p"', "`select` is"),
        ('select = "#ticker"', 'select = "#one#two"', "`select` is"),
        ('select = "#ticker"', "", "`select` is missing"),
        ('until = "2025-06-30"', 'until = "2025-06-31"', "expected a day"),
        ('until = "2025-06-30"', 'until = "2023-06-30"', "exchange the two"),
        ('also = ["سرمدة اليوم"]', 'also = ["سرمدة اليوم"]\nowner = "a bank"', "`owner_source`"),
        ("[[feeds]]", "[[feeds]", "sarmada.toml"),
        ("سرمدة اليوم", "ا\u0654حمد", "NFC"),
    ],
)
def test_what_is_wrong_is_named_with_its_file_and_key(tmp_path: Path, right: str, wrong: str, complaint: str) -> None:
    assert right in SARMADA

    with pytest.raises(BadData, match=r"sarmada\.toml") as error:
        loaded(tmp_path, sarmada=SARMADA.replace(right, wrong, 1))

    assert complaint in str(error.value)


def test_the_file_they_were_taken_from_is_right(tmp_path: Path) -> None:
    assert set(loaded(tmp_path, sarmada=SARMADA).outlets) == {"sarmada"}


def test_bytes_that_are_no_utf_8_are_named() -> None:
    with pytest.raises(BadData, match=r"x\.toml: not UTF-8 at byte 8"):
        read_outlet(b'name = "\xff"', "x.toml")


def test_one_id_or_one_domain_in_two_files_is_refused_with_both_files(tmp_path: Path) -> None:
    with pytest.raises(BadData, match=r"two\.toml: `id` is 'sarmada', as in .*one\.toml"):
        loaded(tmp_path / "a", one=SARMADA, two=SARMADA)
    with pytest.raises(BadData, match=r"two\.toml: `domains`: sarmada\.example stands in .*one\.toml too"):
        loaded(tmp_path / "b", one=SARMADA.replace('"sarmada"', '"abla"'), two=other(domain="sarmada.example"))


def test_a_domain_of_ours_under_another_id_is_refused_in_an_overlay(tmp_path: Path) -> None:
    own = folder(tmp_path / "own", sarmada=SARMADA) / "outlets"
    overlay = folder(tmp_path / "mine", copy=other(domain="sarmada.example"))

    with pytest.raises(BadData, match=r"sarmada\.example stands in"):
        load_outlets(overlay, own)


@given(st.binary(max_size=200))
def test_whatever_a_file_holds_it_is_an_outlet_or_bad_data(data: bytes) -> None:
    with pytest.raises(BadData):
        read_outlet(data, "x.toml")


# Finding


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://marsad.example/2026/03/05/x", "marsad"),
        ("http://www.marsad.example", "marsad"),
        ("https://m.news.marsad.example/x", "marsad"),
        ("https://MARSAD.example./x", "marsad"),
        ("https://marsad.example:8443/x?y#z", "marsad"),
        ("marsad.example/x", "marsad"),
        ("https://fasila.example/ar/x", "fasila-ar"),
        ("https://fasila.example/ar", "fasila-ar"),
        ("https://fasila.example/AR/x", "fasila-ar"),
        ("https://fasila.example/arts/x", None),
        ("https://fasila.example/en/x", None),
        ("https://notmarsad.example/x", None),
        ("https://marsad.example.evil.test/x", None),
        ("https://evil.test/marsad.example/x", None),
        ("https://marsad.example@evil.test/x", None),
        ("https://evil.test@marsad.example/x", "marsad"),
        ("https://example/x", None),
        ("http://[marsad", None),
        ("", None),
    ],
)
def test_an_outlet_is_found_by_host_and_path(tmp_path: Path, url: str, expected: str | None) -> None:
    outlets = loaded(tmp_path, a=other(), b=other("fasila-ar", "fasila.example/ar", "الفاصلة"))

    found = outlets.find_outlet(url)

    assert (found and found.id) == expected


def test_the_longest_path_and_the_longest_host_win(tmp_path: Path) -> None:
    outlets = loaded(
        tmp_path,
        a=other("whole", "wamna.example", "ومنا"),
        b=other("part", "wamna.example/sport", "ومنا الرياضية"),
        c=other("host", "ar.wamna.example", "ومنا العربية"),
    )

    addresses = ("https://wamna.example/x", "https://wamna.example/sport/x", "https://ar.wamna.example/sport/x")
    assert [found.id for url in addresses if (found := outlets.find_outlet(url))] == ["whole", "part", "host"]


def test_an_outlet_is_found_by_any_of_its_names_in_any_spelling(tmp_path: Path) -> None:
    outlets = loaded(tmp_path, sarmada=SARMADA)

    for name in (
        "صوت سرمدة",
        "صوت  سرمده",
        "صَوت سرمدة",
        "سرمدة اليوم",
        "voice of SARMADA",
        "sarmada",
        "sarmada.example",
    ):
        found = outlets.outlet_named(name)
        assert found is not None, name
        assert found.id == "sarmada", name
    assert outlets.outlet_named("سرمدة") is None
    assert outlets.outlet_named("") is None


def test_a_name_that_two_outlets_bear_is_none_of_theirs(tmp_path: Path) -> None:
    outlets = loaded(
        tmp_path, a=other(), b=other("marsad-2", "marsad2.example").replace("Voice of Sarmada", "Marsad Two")
    )

    assert outlets.outlet_named("المرصد") is None
    assert outlets.outlet_named("Marsad Two") is not None


# Quirks


def test_a_quirk_holds_between_its_days_and_of_today_where_no_day_is_known(tmp_path: Path) -> None:
    outlet = loaded(tmp_path, sarmada=SARMADA).outlets["sarmada"]

    days = ["2023-12-31", "2024-01-01", "2025-06-30T23:00:00+03:00", "2025-07-01", None]
    held = [[quirk.kind.value for quirk in outlet.quirks_on(day)] for day in days]

    assert held == [["drop"], ["related", "drop"], ["related", "drop"], ["drop"], ["drop"]]


def test_a_quirk_fits_elements_of_its_name_id_and_all_its_classes(tmp_path: Path) -> None:
    related, drop = loaded(tmp_path, sarmada=SARMADA).outlets["sarmada"].quirks

    assert related.fits("div", None, ["box", "also-read", "wide"])
    assert not related.fits("section", None, ["box", "also-read"])
    assert not related.fits("div", None, ["box"])
    assert drop.fits("section", "ticker", [])
    assert not drop.fits("section", None, ["ticker"])
