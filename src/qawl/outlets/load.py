"""Load the outlets, ours and the user's on top, and find one by address or by name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from urllib.parse import urlsplit

from qawl.errors import BadData
from qawl.outlets.entries import Outlet, read_outlet

FOLDER = "outlets"
"""Where a user's overlay keeps its own outlets."""


@dataclass(frozen=True, slots=True)
class Outlets:
    """All outlets by id, in the order of their ids."""

    outlets: Mapping[str, Outlet]
    by_domain: Mapping[str, tuple[tuple[str, Outlet], ...]]
    """For each host the paths under which outlets stand there, the longest first."""
    by_name: Mapping[str, Outlet]
    digest: str
    """A fingerprint of all entries."""

    def find_outlet(self, url: str) -> Outlet | None:
        """Whose page an address is, by its host («news.example.com» under «example.com») and path; None if unknown."""
        try:
            parts = urlsplit(url if "//" in url else f"//{url}")
            host = (parts.hostname or "").rstrip(".").lower()
        except ValueError:
            return None
        labels = host.split(".")[-_LONGEST_HOST:]
        for start in range(len(labels)):
            for path, outlet in self.by_domain.get(".".join(labels[start:]), ()):
                if f"{parts.path}/".lower().startswith(f"{path}/"):
                    return outlet
        return None

    def outlet_named(self, words: str) -> Outlet | None:
        """The outlet of that name, id or domain, whatever the spelling of its hamzas and marks; None if unknown."""
        return self.by_name.get(_plain(words))


_LONGEST_HOST = 12


def _plain(words: str) -> str:
    """A name as names are compared: without marks, hamzas and capitals."""
    letters = unicodedata.normalize("NFKD", words).casefold().translate(_SAME)
    kept = "".join(letter for letter in letters if unicodedata.category(letter) not in ("Mn", "Cf"))
    return " ".join(kept.split())


_SAME = str.maketrans({"ة": "ه", "ى": "ي", "\u06cc": "ي", "\u06a9": "ك", "\u0640": None})


@lru_cache(maxsize=4)
def load_outlets(overlay: Path | None = None, own: Traversable | None = None) -> Outlets:
    """Our outlets and, on top, the files of the folder `outlets` in `overlay`: there the same id replaces ours.

    `own` is another folder in the place of ours. Loaded once a process and folder.
    Raises BadData naming file and entry.
    """
    digest = blake2b(digest_size=4)
    ours = own or resources.files("qawl.outlets").joinpath("ar")
    found = _by_id(_read_folder(ours, "outlets/ar/", digest))
    if overlay is not None:
        found |= _by_id(_read_folder(overlay / FOLDER, f"{overlay / FOLDER}/", digest))
    outlets = {name: found[name] for name in sorted(found)}
    by_domain = _domains(outlets)
    entries = {name: outlet for name, (_, outlet) in outlets.items()}
    return Outlets(entries, by_domain, _names(outlets), digest.hexdigest())


_Found = Mapping[str, tuple[str, Outlet]]
"""By id, the file and what it says."""


def _read_folder(folder: Traversable, where: str, digest: blake2b) -> Iterator[tuple[str, Outlet]]:
    files = {each.name: each for each in (folder.iterdir() if folder.is_dir() else ())}
    for name in sorted(files):
        if name.lower().endswith(".toml") and not name.startswith("."):
            data = files[name].read_bytes()
            digest.update(data)
            yield f"{where}{name}", read_outlet(data, f"{where}{name}")


def _by_id(found: Iterator[tuple[str, Outlet]]) -> dict[str, tuple[str, Outlet]]:
    outlets: dict[str, tuple[str, Outlet]] = {}
    for where, outlet in found:
        if outlet.id in outlets:
            raise BadData(f"{where}: `id` is {outlet.id!r}, as in {outlets[outlet.id][0]}; rename or join them")
        outlets[outlet.id] = (where, outlet)
    return outlets


def _domains(outlets: _Found) -> Mapping[str, tuple[tuple[str, Outlet], ...]]:
    holders: dict[str, str] = {}
    hosts: dict[str, list[tuple[str, Outlet]]] = {}
    for where, outlet in outlets.values():
        for domain in outlet.domains:
            if domain in holders:
                raise BadData(f"{where}: `domains`: {domain} stands in {holders[domain]} too; delete one of the two")
            holders[domain] = where
            host, slash, path = domain.partition("/")
            hosts.setdefault(host, []).append((slash + path, outlet))
    return {host: tuple(sorted(paths, key=lambda each: -len(each[0]))) for host, paths in hosts.items()}


def _names(outlets: _Found) -> Mapping[str, Outlet]:
    """The outlets by what they are called: a name that several bear is none's; ids and domains stand before names."""
    holders: dict[str, set[str]] = {}
    for _, outlet in outlets.values():
        for name in (outlet.name, outlet.name_en, *outlet.also):
            holders.setdefault(_plain(name), set()).add(outlet.id)
    names = {name: outlets[min(ids)][1] for name, ids in holders.items() if len(ids) == 1}
    for _, outlet in outlets.values():
        names |= dict.fromkeys(map(_plain, (*outlet.domains, outlet.id)), outlet)
    return names
