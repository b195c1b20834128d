"""The small word lists by which posts and nationalities are understood: ours, and the nationalities of the lexicon."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from qawl.text.fold import fold

_NATIONALITIES, _GIVEN_NAMES = "nationalities.tsv", "names.tsv"


@dataclass(frozen=True, slots=True)
class PostWords:
    """Words that tell what a post is, as `registry/words.toml` explains them; all folded stems."""

    apart: frozenset[str]
    reigns: frozenset[str]
    towards: frozenset[str]
    former: frozenset[str]
    acting: frozenset[str]
    many: frozenset[str]
    deputies: frozenset[str]
    courtesy: frozenset[str]
    honours: frozenset[str]
    ranks: frozenset[str]
    joins: frozenset[str]
    state_heads: frozenset[str]
    realms: frozenset[str]
    parts: frozenset[str]
    militias: frozenset[str]
    parties: frozenset[str]
    hollow: frozenset[str]
    everywhere: frozenset[str]
    rules: frozenset[str]
    regimes: frozenset[str]
    reporters: frozenset[str]
    wrappers: frozenset[str]
    tails: frozenset[str]
    each: frozenset[str]
    missions: frozenset[str]
    envoys: frozenset[str]
    plain: frozenset[str]
    documents: frozenset[str]
    voices: frozenset[str]
    sorts: frozenset[str]
    media_sorts: frozenset[str]
    plural_media: frozenset[str]
    editions: frozenset[str]
    abroad: frozenset[str]
    lookalikes: frozenset[str]
    territories: frozenset[str]
    play: frozenset[str]
    pairs: Mapping[tuple[str, ...], str]
    """Nationalities of two words, and the code of the state."""
    crowns: Mapping[tuple[str, ...], str]
    """The stems by which a sovereign is called, and the code of the state."""
    led_by: Mapping[str, tuple[str, frozenset[str]]]
    """A word for a body alone, how a body of this sort is called, and the stems of those who lead one."""
    same: Mapping[tuple[str, ...], tuple[str, ...]]
    """Another way to say a post, and the one way that is compared."""
    alike: Mapping[tuple[str, ...], tuple[str, ...]]
    """Another way to name a body that each state has, and the way by which it is looked up then."""


def load_post_words() -> PostWords:
    """The lists of `registry/words.toml`."""
    text = resources.files("qawl.registry").joinpath("words.toml").read_text("utf-8")
    said = tomllib.loads(text)
    same, alike = (_one_way(said.pop(table)) for table in ("same", "alike"))
    pairs, crowns = ({_stems(words): code for words, code in said.pop(table).items()} for table in ("pairs", "crowns"))
    led_by = {fold(f"ال{body}"): (body, frozenset(map(fold, who))) for body, who in said.pop("led_by").items()}
    lists = {name: frozenset(map(fold, words)) for name, words in said.items()}
    return PostWords(**lists, pairs=pairs, crowns=crowns, led_by=led_by, same=same, alike=alike)


def _one_way(table: Mapping[str, list[str]]) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    return {_stems(way): _stems(one) for one, ways in table.items() for way in ways}


def _stems(post: str) -> tuple[str, ...]:
    return tuple(fold(post).split())


def load_nationalities(overlay: Path | None = None) -> Iterator[tuple[tuple[str, ...], str]]:
    """For each nationality of the lexicon its folded forms and its folded country, the user's lists last."""
    for cells in _rows(_NATIONALITIES, overlay):
        if len(cells) > 3:
            yield tuple(cells[:3]), cells[3]


def load_given_names(overlay: Path | None = None) -> frozenset[str]:
    """The folded given names of the lexicon, the user's too."""
    return frozenset(cells[0] for cells in _rows(_GIVEN_NAMES, overlay))


def _rows(name: str, overlay: Path | None) -> Iterator[list[str]]:
    """The folded cells of a flat list; what is wrong with one is for the lexicon's own loader to say."""
    texts = [resources.files("qawl.lexicon").joinpath("ar", name).read_text("utf-8")]
    if overlay is not None and (overlay / name).is_file():
        texts.append((overlay / name).read_text("utf-8"))
    for line in "\n".join(texts).splitlines():
        if line.strip() and not line.startswith("#"):
            yield [fold(cell.strip()) for cell in line.split("\t")]
