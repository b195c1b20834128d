"""What each pattern of a dossier catches in the articles at hand: proof that a list of words does what it should."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from qawl.dossiers.patterns import Patterns, compile_patterns
from qawl.dossiers.routes import takes
from qawl.model.documents import Article
from qawl.model.dossiers import Dossier, Names
from qawl.text.fold import fold, fold_with_origins
from qawl.text.layers import TOKEN

_AROUND = 45
"""Code points of an example on either side."""
Place = tuple[str, str, str]
"""The section, the entry in it, and the pattern."""


@dataclass(frozen=True, slots=True)
class Example:
    """Words of an article as they stand there, and those before and behind."""

    article: str
    before: str
    words: str
    behind: str


@dataclass(frozen=True, slots=True)
class Catch:
    """What one pattern caught in the articles that belong to the dossier."""

    section: str
    entry: str
    pattern: str
    articles: int
    places: int
    example: Example | None
    """The first place; None where it caught nothing."""


@dataclass(frozen=True, slots=True)
class Catches:
    """What a dossier catches."""

    total: int
    routed: int
    """How many of all the articles belong to it."""
    patterns: tuple[Catch, ...]
    """In the order of the file."""


@dataclass(slots=True)
class _Tally:
    articles: int = 0
    places: int = 0
    example: Example | None = None


@lru_cache(maxsize=32)
def without_drops(dossier: Dossier) -> Dossier:
    """The dossier as if nothing were dropped from it."""
    return replace(dossier, route=replace(dossier.route, drop_if=()))


def _raw(article: Article) -> str:
    return "\n".join(part for part in (article.title, article.text) if part)


def find_catches(dossier: Dossier, articles: Iterable[Article]) -> Catches:
    """What every pattern catches in the articles that belong to the dossier; those of `drop_if` in what they drop."""
    listed = {(section, entry, each): (each,) for section, entry, names in _patterns(dossier) for each in names}
    patterns = compile_patterns(listed)
    dropping = compile_patterns({place: words for place, words in listed.items() if place[:2] == ("route", "drop_if")})
    tallies: dict[Place, _Tally] = {place: _Tally() for place in listed}
    total = routed = 0
    for article in articles:
        total += 1
        raw = _raw(article)
        folded = fold(raw)
        if takes(dossier, article):
            routed += 1
            _count(patterns, folded, raw, article.id, tallies)
        elif dropping and takes(without_drops(dossier), article):
            _count(dropping, folded, raw, article.id, tallies)
    found = (Catch(*place, tally.articles, tally.places, tally.example) for place, tally in tallies.items())
    return Catches(total, routed, tuple(found))


def _patterns(dossier: Dossier) -> Iterator[tuple[str, str, Names]]:
    """Every list of patterns with the section and the entry that it belongs to, in the order of the file."""
    for number, anchor in enumerate(dossier.anchors, 1):
        yield "anchors", str(number), anchor.words
    route = dossier.route
    yield from (("route", name, getattr(route, name)) for name in ("need_any", "and_any", "drop_if"))
    yield from (("actors", actor.id, actor.names) for actor in dossier.actors)
    for issue in dossier.issues:
        yield "issues", issue.id, issue.words
        yield from (("issues", f"{issue.id}: {mark.id}", mark.words) for mark in issue.scale)
        yield from (("issues", f"{issue.id}: {kind}", words) for kind, words in issue.kinds)
    yield from (("proposals", one.id, one.aliases) for one in dossier.proposals)
    yield from (("figures", one.id, one.words) for one in dossier.figures)
    for group in dossier.labels:
        yield from (("labels", f"{group.concept}: {name}", words) for name, words in group.variants)


def _count(patterns: Patterns[Place], folded: str, raw: str, article: str, tallies: Mapping[Place, _Tally]) -> None:
    met: set[Place] = set()
    for place, first, end in patterns.find_folded(folded):
        tally = tallies[place]
        tally.places += 1
        if place not in met:
            met.add(place)
            tally.articles += 1
        if tally.example is None:
            tally.example = _example(raw, article, first, end)


def _example(raw: str, article: str, first: int, end: int) -> Example:
    """The tokens from `first` to `end` of the folded text, as the article writes them."""
    origins = fold_with_origins(raw)
    tokens = [match.span() for match in TOKEN.finditer(origins.text)]
    span = origins.origin(tokens[first][0], tokens[end - 1][1])
    start, stop = max(0, span.start - _AROUND), span.end + _AROUND
    before = raw[start : span.start].partition(" ")[2] if start else raw[: span.start]
    behind = raw[span.end : stop].rpartition(" ")[0] if stop < len(raw) else raw[span.end :]
    return Example(article, before, span.of(raw), behind)
