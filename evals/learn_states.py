"""Learns the names and ids of states from Unicode CLDR and rigour, for the registry of actors.

Which states: those with an entry in states.toml, which people edit. Names: Arabic and English, as CLDR gives them
(through Babel). ISO 3166 alpha-3 and Wikidata ids: rigour's territories.

usage: uv pip install babel rigour
       python evals/learn_states.py -o src/qawl/registry/ar/states.tsv [--states src/qawl/registry/ar/states.toml]
The same versions of both packages give the same bytes; the head of the file names the versions.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from qawl.errors import BadData
from qawl.text.fold import fold

DEFAULT = Path("src/qawl/registry/ar/states.toml")
HEAD = """\
# States: id, Arabic name, English name, ISO 3166 alpha-3, Wikidata id, where checked.
# Written by evals/learn_states.py; do not edit: press spellings, official names and capitals stand in states.toml.
# Names: Unicode CLDR {cldr} as shipped with Babel {babel} (Unicode License v3).
# ISO codes and Wikidata ids: territories of rigour {rigour} (MIT). XKX is no ISO code but the one in common use.
# A row says nothing on the standing of a state.
"""
MARKS = dict.fromkeys(map(ord, "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u0640"))
"""Harakat and tatweel, which the registry writes only where a name needs them."""


@dataclass(frozen=True, slots=True)
class Extra:
    """What people wrote on one state."""

    id: str
    ar: tuple[str, ...]
    short: tuple[str, ...]
    en: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State:
    """One row of the output."""

    id: str
    ar: str
    en: str
    qid: str


@dataclass(frozen=True, slots=True)
class Versions:
    """What the rows were made from."""

    cldr: str
    babel: str
    rigour: str

    @property
    def checked(self) -> str:
        return f"Babel {self.babel} (CLDR {self.cldr}); rigour {self.rigour}"


def load_extras(path: Path) -> tuple[Extra, ...]:
    """The entries of states.toml, in the order of the file."""
    entries = tomllib.loads(path.read_text("utf-8")).get("state", [])
    for entry in entries:
        if unknown := set(entry) - {"id", "ar", "short", "en"}:
            raise BadData(f"{path}: {entry.get('id')!r} has unknown keys {sorted(unknown)}")
        if not isinstance(entry.get("id"), str):
            raise BadData(f"{path}: an entry has no id")
    words = ("ar", "short", "en")
    return tuple(Extra(entry["id"], *(tuple(entry.get(key, ())) for key in words)) for entry in entries)


def find_states(wanted: Iterable[str]) -> tuple[State, ...]:
    """A row for each wanted alpha-3 code, sorted by code."""
    territories, arabic, english = _territories(), _names("ar"), _names("en")
    return tuple(_state(code, territories, arabic, english) for code in sorted(wanted))


def _state(code: str, territories: Mapping[str, Any], arabic: Mapping[str, str], english: Mapping[str, str]) -> State:
    territory = territories.get(code)
    if territory is None:
        raise BadData(f"states.toml: {code!r} is no alpha-3 code of a territory that rigour knows")
    alpha2 = territory.code.upper()
    if alpha2 not in arabic or alpha2 not in english:
        raise BadData(f"states.toml: CLDR has no name for {code!r} ({alpha2})")
    ar = unicodedata.normalize("NFC", arabic[alpha2].translate(MARKS))
    return State(code, ar, unicodedata.normalize("NFC", english[alpha2]), territory.qid)


def _territories() -> dict[str, Any]:
    """rigour's present-day territories by alpha-3 code."""
    found: Any = importlib.import_module("rigour.territories").get_territories()
    return {each.alpha3: each for each in found if each.alpha3 and each.qid and not each.is_historical}


def _names(language: str) -> dict[str, str]:
    """CLDR's name of each territory in a language, by alpha-2 code."""
    locale: Any = importlib.import_module("babel").Locale(language)
    return dict(locale.territories)


def find_faults(states: Iterable[State], extras: Iterable[Extra]) -> list[str]:
    """What a person must mend in states.toml: order, names twice, and full names that two states share."""
    listed = tuple(extras)
    ids = [extra.id for extra in listed]
    faults = [] if ids == sorted(set(ids)) else ["the entries must be sorted by id, each id once"]
    owners: defaultdict[str, set[str]] = defaultdict(set)
    generated = {state.id: state.ar for state in states}
    for extra in listed:
        names = [fold(name) for name in (generated[extra.id], *extra.ar, *extra.short)]
        faults += [f"{extra.id}: {name!r} stands twice" for name in sorted(set(names)) if names.count(name) > 1]
        for name in (generated[extra.id], *extra.ar):
            owners[fold(name)].add(extra.id)
    return faults + [f"{name!r} is a full name of {sorted(of)}" for name, of in sorted(owners.items()) if len(of) > 1]


def written(states: Iterable[State], made_from: Versions) -> str:
    """The bytes of the file, as text."""
    head = HEAD.format(cldr=made_from.cldr, babel=made_from.babel, rigour=made_from.rigour)
    rows = ((s.id, s.ar, s.en, s.id.upper(), s.qid, made_from.checked) for s in states)
    return head + "".join("\t".join(row) + "\n" for row in rows)


def versions() -> Versions:
    """The versions installed here."""
    data: Any = importlib.import_module("babel.core")
    return Versions(data.get_global("cldr")["version"], version("babel"), version("rigour"))


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--states", type=Path, default=DEFAULT, help="the file that people edit")
    options.add_argument("-o", "--output", type=Path, help="the file to write")
    given = options.parse_args()
    extras = load_extras(given.states)
    states = find_states({extra.id for extra in extras})
    if faults := find_faults(states, extras):
        print(*(f"{given.states}: {fault}" for fault in faults), sep="\n", file=sys.stderr)
        return 1
    listed = written(states, versions())
    if given.output is None:
        sys.stdout.write(listed)
    else:
        given.output.write_text(listed, "utf-8")
        print(f"{len(states)} states", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
