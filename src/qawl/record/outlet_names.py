"""Names in several articles: which speakers are the same one as far as words tell, and what ids are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from qawl.model.dossiers import Dossier
from qawl.model.record import Named
from qawl.record.words import stem_key, stems
from qawl.text.fold import fold


def speaker_keys(names: Iterable[str]) -> Mapping[str, str]:
    """A key for each name: a shorter name takes that of the only longer one that has all of its words.

    Names of the same letters are one name, wherever they are parted («عبد ربه», «عبدربه»).

    >>> keys = speaker_keys(["نديم السهل", "السهل", "هاني الوادي"])
    >>> keys["السهل"] == keys["نديم السهل"] != keys["هاني الوادي"]
    True
    """
    given = sorted(set(names))
    spelled: dict[str, str] = {}
    for name in sorted(given, key=lambda name: -len(name.split())):
        spelled.setdefault(_letters(name), name)
    holders: dict[str, list[str]] = {}
    for name in spelled.values():
        for stem in stems(name):
            holders.setdefault(stem, []).append(name)
    whole = {letters: _longest(name, holders) or name for letters, name in spelled.items()}
    return {name: stem_key(whole[_letters(name)]) for name in given}


def _letters(name: str) -> str:
    return "".join(letter for letter in fold(name) if letter.isalnum()) or name


def _longest(name: str, holders: Mapping[str, list[str]]) -> str | None:
    """The one name that has all words of this and more; of several that hold each other the longest; else None."""
    own = stems(name)
    if not own:
        return None
    rarest = min(own, key=lambda stem: (len(holders[stem]), stem))
    longer = [other for other in holders[rarest] if own < stems(other)]
    if not longer:
        return None
    longest = min(longer, key=lambda other: (-len(stems(other)), other))
    return longest if all(stems(other) <= stems(longest) for other in longer) else None


def ids_of(dossier: Dossier) -> Iterator[Named]:
    """What the ids are called that tables of wording speak of: actors, figures, things and words."""
    yield from (Named(one.id, one.ar, one.en, "actor") for one in dossier.actors)
    yield from (Named(one.id, one.ar, one.en, "figure") for one in dossier.figures)
    for group in dossier.labels:
        yield Named(group.concept, group.ar or group.concept, group.en or group.concept, "concept")
        yield from (Named(f"{group.concept}/{one.id}", one.ar, one.en, "variant") for one in group.called)
