"""`qawl eval`: reads gold texts, or takes predictions, and prints how far the two agree."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import click

from qawl.cli.options import lang_option, overlay_option
from qawl.cli.speak import DONE, SpokenCommand, Told, complain, tell
from qawl.errors import BadData
from qawl.gold import Line, read_claims, read_gold, read_lines
from qawl.model.documents import Article, Span
from qawl.pipeline import load_kit, read_article
from qawl.scoring import SHARES, Claim, Faults, Figures, Marked, Rate, claim_of, compare, figures_form, score
from qawl.show.inert import one_line
from qawl.wording import Lang, say

T = TypeVar("T")
Gold = list[tuple[Article, Marked]]
_SHOWN = 160
"""Letters of a content that `--errors` prints."""


@click.command("eval", cls=SpokenCommand)
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
@click.option("--predicted", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE")
@click.option("--errors", type=click.IntRange(min=0), default=0, metavar="N")
@click.option("--json", "as_json", is_flag=True)
@overlay_option
@lang_option
@click.pass_obj
def evaluate(lang: Lang, gold: Path, predicted: Path | None, errors: int, as_json: bool, overlay: Path | None) -> int:
    articles = _load_gold(gold)
    if predicted is None:
        kit = load_kit(overlay)
        found = {article.id: tuple(map(claim_of, read_article(article, kit).statements)) for article, _ in articles}
    else:
        found = _load_predicted(predicted)
        absent = sum(article.id not in found for article, _ in articles)
        if absent:
            complain(say(lang, "eval-absent", count=absent))
    marked = [marks for _, marks in articles]
    for line in _fault_lines(marked, found, errors, lang):
        tell(line)
    figures = score(marked, found)
    tell(json.dumps(figures_form(figures)) if as_json else "\n".join(_figure_lines(figures, lang)))
    return DONE


def _load_gold(path: Path) -> Gold:
    """The articles of a file of gold, or of all such files in a folder."""
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    articles = [_read(read_gold, where, line) for file in files for where, line in read_lines(_lines(file), str(file))]
    if not articles:
        raise Told("eval-no-gold", path=str(path))
    return articles


def _load_predicted(path: Path) -> dict[str, tuple[Claim, ...]]:
    lines = read_lines(_lines(path), str(path))
    return {str(line["id"]): _read(read_claims, where, line) for where, line in lines}


def _read(read: Callable[[str, Line], T], where: str, line: Line) -> T:
    """What `read` makes of a line; what is wrong with it is said in the reader's language."""
    try:
        return read(where, line)
    except BadData as error:
        match error.__cause__:
            case KeyError(args=(field,)):
                raise Told("eval-no-field", place=where, field=str(field)) from error
            case None:  # the only thing that gold asks for besides its statements
                raise Told("eval-no-field", place=where, field="text") from error
            case _:
                raise Told("eval-bad-statement", place=where) from error


def _lines(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8") as file:
            yield from file
    except UnicodeDecodeError as error:
        raise Told("eval-not-utf8", path=str(path), byte=error.start) from error


def _figure_lines(figures: Figures, lang: Lang) -> Iterator[str]:
    yield say(lang, "eval-counts", articles=figures.articles, gold=figures.gold, predicted=figures.predicted)
    for name in ("statement", "exact", "tuple"):
        yield _rate_line(name, getattr(figures, name))
    yield "  ".join(f"{name} {getattr(figures, name):.3f}" for name in SHARES)
    chain = "-" if figures.chain is None else f"{figures.chain:.3f}"
    yield f"chain {chain} / {figures.chains}   false_chains {figures.false_chains}"


def _rate_line(name: str, rate: Rate) -> str:
    interval = f"[{rate.low:.3f}, {rate.high:.3f}]"
    return f"{name:10} P {rate.precision:.3f}  R {rate.recall:.3f}  F1 {rate.f1:.3f}  {interval}"


def _fault_lines(
    marked: Sequence[Marked], found: dict[str, tuple[Claim, ...]], wanted: int, lang: Lang
) -> Iterator[str]:
    """What was missed, invented or given to the wrong speaker, in the first articles that have any."""
    shown = 0
    for article in marked:
        claims = found.get(article.id, ())
        faults = compare(article, claims)[1]
        if shown == wanted:
            return
        if faults != Faults((), (), ()):
            shown += 1
            yield f"\n## {one_line(article.id)}"
            yield from _article_faults(article, claims, faults, lang)


def _article_faults(article: Marked, found: Sequence[Claim], faults: Faults, lang: Lang) -> Iterator[str]:
    text = article.text
    for i in faults.missed:
        yield _fault(say(lang, "eval-missed"), text, article.claims[i])
    for j in faults.spurious:
        yield _fault(say(lang, "eval-spurious"), text, found[j])
    for i, j in faults.wrong_speaker:
        yield _fault(say(lang, "eval-speaker", found=_who(found[j])), text, article.claims[i])


def _fault(label: str, text: str, claim: Claim) -> str:
    return f"  {label} | {_who(claim)} | {_cut(text, claim.content)}"


def _who(claim: Claim) -> str:
    return one_line(claim.names[0]) if claim.names else "-"


def _cut(text: str, content: tuple[Span, ...]) -> str:
    return one_line(" … ".join(span.of(text) for span in content))[:_SHOWN]
