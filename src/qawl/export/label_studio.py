"""Articles as tasks of Label Studio, with what was found in them as predictions, and the labels to correct them by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import quoteattr

from qawl.export.marked import LABELS, TIES, Mark, Tie, even_text, marks_of
from qawl.export.nodes import Json, Node, separated
from qawl.export.pieces import Item, Piece, units
from qawl.model.records import Act, Kind
from qawl.model.review import State
from qawl.wording import Lang, say

_COLOURS = ("#2a6f97", "#b5651d", "#7b2d8b", "#9c6644", "#386641", "#bc4749", "#5c677d", "#6a994e")


def write_label_studio(items: Iterable[Item]) -> Iterator[bytes]:
    """A list of tasks as Label Studio imports it.

    Places are code points, as Label Studio counts them. What was found stands as predictions of a program; where a
    person has judged a statement of the article, as an annotation. Records and stories have no text to mark.
    """
    yield b"["
    yield from separated(_task(unit) for unit in units(items) if isinstance(unit, Piece))
    yield b"\n]\n"


def _task(piece: Piece) -> Node:
    article, text = piece.article, even_text(piece.article.text)
    result: list[Json] = [one for mark in marks_of(piece) for one in _result(mark, text)]
    sure = [said.statement.confidence for said in piece.said]
    task: Node = {
        "data": {
            "text": text,
            "article": article.id,
            "title": article.title,
            "outlet": article.outlet,
            "published": article.published,
            "url": article.url,
        }
    }
    if any(said.state is not State.MACHINE for said in piece.said):
        return {**task, "annotations": [{"result": result, "was_cancelled": False, "ground_truth": False}]}
    model = f"qawl {piece.version}" if piece.version else "qawl"
    score = round(sum(sure) / len(sure), 4) if sure else None
    return {**task, "predictions": [{"model_version": model, "score": score, "result": result}]}


def _result(mark: Mark | Tie, text: str) -> Iterator[Node]:
    if isinstance(mark, Tie):
        yield {"type": "relation", "from_id": mark.of, "to_id": mark.to, "direction": "right", "labels": [mark.what]}
        return
    place: Node = {"start": mark.span.start, "end": mark.span.end, "text": mark.span.of(text)}
    head: Node = {"id": mark.key, "to_name": "text"}
    note = [mark.note] if mark.note else []
    meta: Json = {"text": [*note, *(f"{name}: {code}" for name, code in mark.codes if name == "rule")]}
    yield {**head, "from_name": "label", "type": "labels", "value": {**place, "labels": [mark.label]}, "meta": meta}
    if mark.label == "content":
        for name, code in mark.codes:
            if name in ("act", "kind"):
                yield {**head, "from_name": name, "type": "choices", "value": {**place, "choices": [code]}}


def label_studio_config(lang: Lang = "ar") -> str:
    """The labelling interface for these tasks: labels in the reader's language, codes of Qawl in the file."""
    labels = (
        f"    <Label value={quoteattr(say(lang, f'mark-{label}'))} alias={quoteattr(label)}"
        f' background="{_COLOURS[nth % len(_COLOURS)]}"/>'
        for nth, label in enumerate(LABELS)
    )
    return "\n".join(
        (
            "<View>",
            "  <Style>.htx-richtext, .lsf-htx-richtext { direction: rtl; text-align: start; line-height: 2; }</Style>",
            '  <Labels name="label" toName="text" showInline="true">',
            *labels,
            "  </Labels>",
            '  <Text name="text" value="$text" granularity="symbol"/>',
            *_choices("act", [str(act) for act in Act], lang),
            *_choices("kind", [str(kind) for kind in Kind], lang),
            "  <Relations>",
            *(f"    <Relation value={quoteattr(tie)}/>" for tie in TIES),
            "  </Relations>",
            "</View>\n",
        )
    )


def _choices(name: str, codes: list[str], lang: Lang) -> Iterator[str]:
    """One choice for each marked piece of words."""
    yield (
        f'  <Choices name="{name}" toName="text" perRegion="true" choice="single-radio" showInline="true"'
        ' whenTagName="label" whenLabelValue="content">'
    )
    for code in codes:
        yield f"    <Choice value={quoteattr(say(lang, f'{name}-{code}'))} alias={quoteattr(code)}/>"
    yield "  </Choices>"
