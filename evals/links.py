"""How well mentions are linked to actors, on mentions drawn at random and checked by reading; places without words.

usage: python -m evals.links ARTICLES.jsonl[.gz] evals/gold/mentions/held.jsonl... [--show]
A line of the marks holds the article's id, a digest of its text, the place of the mention and the verdict: the id of
the actor that is meant there, or "none" (somebody whom the registry does not have, or nobody in particular), "junk"
(the mention is no actor, or cut beyond knowing), "ambiguous" (the article does not tell). Precision is the share of the
links at these places that are right, recall the share of the mentions of an actor of the registry that are linked to
that actor. A mention that the reading no longer has there counts as not linked. `--show` lists what is wrong.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.standoff import digest_of, read_lines
from qawl.model.documents import Article
from qawl.model.world import Linked
from qawl.pipeline import Linker, link_actors, load_kit, load_linker, read_article

NOBODY = frozenset({"none", "junk", "ambiguous"})


@dataclass(frozen=True, slots=True)
class Judged:
    """One mention that was checked, and what the linker made of it."""

    article: str
    at: tuple[int, int]
    verdict: str
    """An actor's id, or one of NOBODY."""
    linked: str | None

    @property
    def right(self) -> bool:
        return self.linked == self.verdict


@dataclass(frozen=True, slots=True)
class LinkFigures:
    """Counts over the mentions that were checked."""

    mentions: int
    links: int
    right: int
    known: int
    """Mentions whose actor the registry has."""

    @property
    def precision(self) -> float:
        return self.right / self.links if self.links else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.known if self.known else 0.0


def count(judged: Iterable[Judged]) -> LinkFigures:
    """The figures of what was judged."""
    found = list(judged)
    links = [one for one in found if one.linked is not None]
    known = sum(one.verdict not in NOBODY for one in found)
    return LinkFigures(len(found), len(links), sum(one.right for one in links), known)


def linked_at(linked: Linked, at: tuple[int, int]) -> str | None:
    """The actor that a mention at this place is linked to, if one stands there and is linked."""
    start, end = at
    for known in linked.mentions:
        if known.link is not None and any(span.start < end and start < span.end for span in known.mention.at):
            return known.link.actor
    return None


def judge(articles: Path, marks: Iterable[Path]) -> Iterator[Judged]:
    """Every checked mention whose article is there with the text that was read."""
    wanted: dict[str, list[Mapping[str, Any]]] = {}
    for path in marks:
        for mark in read_lines(path):
            wanted.setdefault(str(mark["id"]), []).append(mark)
    kit = load_kit()
    linker: Linker = load_linker(kit)
    for line in read_lines(articles):
        text = str(line["text"])
        checked = [mark for mark in wanted.get(str(line["id"]), ()) if mark["digest"] == digest_of(text)]
        if checked:
            article = Article(str(line["id"]), text, None, None, line.get("outlet"), line.get("published"))
            linked = link_actors(read_article(article, kit), linker)
            for mark in checked:
                start, end = mark["at"]
                yield Judged(article.id, (start, end), mark["verdict"], linked_at(linked, (start, end)))


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", type=Path)
    options.add_argument("marks", type=Path, nargs="+")
    options.add_argument("--show", action="store_true", help="list what is wrong")
    given = options.parse_args()
    for path in given.marks:
        judged = list(judge(given.articles, [path]))
        figures = count(judged)
        print(
            f"{path.stem}: {figures.mentions} mentions, {figures.links} links, precision {figures.precision:.3f}; "
            f"{figures.known} of actors in the registry, recall {figures.recall:.3f}"
        )
        for one in judged if given.show else ():
            if not one.right and (one.linked is not None or one.verdict not in NOBODY):
                print(f"  {one.article} {one.at[0]}-{one.at[1]}: {one.linked or '-'}, should be {one.verdict}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
