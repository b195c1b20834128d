"""Web annotations: places in code points and quotations that pick out exactly the words that were found."""

from __future__ import annotations

import json

from rdflib import Graph, Namespace

from qawl.export.annotations import annotation_nodes, write_annotations, write_annotations_lines
from qawl.export.pieces import urn
from qawl.model.records import Reading
from qawl.store.contract.store import statement_ids
from tests.export.linked import EVIL, demo_readings, demo_record, evil_reading

OA = Namespace("http://www.w3.org/ns/oa#")
TERMS = {
    "oa": str(OA),
    "as": "https://www.w3.org/ns/activitystreams#",
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "AnnotationPage": "as:OrderedCollectionPage",
    "items": {"@id": "as:items", "@container": "@list"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "exact": "oa:exact",
    "start": "oa:start",
    "end": "oa:end",
}
"""Of the recommendation's own context those terms that are asked for, so that nothing is fetched."""


def targets(annotation: dict[str, object]) -> list[dict[str, object]]:
    target = annotation["target"]
    return target if isinstance(target, list) else [target]  # type: ignore[list-item]


def selector(target: dict[str, object], kind: str) -> dict[str, object] | None:
    return next((one for one in target["selector"] if one["type"] == kind), None)  # type: ignore[attr-defined]


def test_place_and_quotation_pick_out_the_same_words_in_every_article() -> None:
    for reading in (*demo_readings(), evil_reading()):
        assert_picked(reading)


def assert_picked(reading: Reading) -> None:
    text = reading.article.text.replace("\ud800", "\ufffd")
    lines = [json.loads(line) for line in write_annotations_lines([reading])]

    for annotation in lines:
        assert annotation["@context"] == "http://www.w3.org/ns/anno.jsonld"
        for target in targets(annotation):
            place, quote = selector(target, "TextPositionSelector"), selector(target, "TextQuoteSelector")
            assert place is not None
            assert quote is not None
            assert text[place["start"] : place["end"]] == quote["exact"]  # type: ignore[misc]
            around = f"{quote['prefix']}{quote['exact']}{quote['suffix']}"
            assert around in text
            assert text.index(around) + len(str(quote["prefix"])) <= place["start"]  # type: ignore[operator]
    statements = [one for one in lines if one["body"][0]["id"].startswith("urn:qawl:statement:")]
    assert [one["body"][0]["id"] for one in statements] == [urn("statement", one) for one in statement_ids(reading)]
    assert len({one["id"] for one in lines}) == len(lines)


def test_a_statement_with_two_pieces_has_two_targets() -> None:
    annotation = next(iter(annotation_nodes([evil_reading()])))

    first, second = (selector(one, "TextPositionSelector") for one in targets(annotation))  # type: ignore[arg-type]

    assert EVIL[second["start"] : second["end"]] == "في الزاهرة"  # type: ignore[index,misc]
    assert first["end"] <= second["start"]  # type: ignore[index,operator]


def test_every_place_that_carries_a_line_of_a_record_is_annotated() -> None:
    texts = {one.article.id: one.article.text for one in demo_readings()}
    urls = {one.article.url: one.article.id for one in demo_readings() if one.article.url}
    nodes = list(annotation_nodes([demo_record()]))

    assert len({one["id"] for one in nodes}) == len(nodes) > 100
    for annotation in nodes:
        for target in targets(annotation):
            quote, place = selector(target, "TextQuoteSelector"), selector(target, "TextPositionSelector")
            source = str(target["source"])
            article = urls.get(source) or next(one for one in texts if urn("article", one) == source)
            if quote is not None and "prefix" in quote:
                assert texts[article][place["start"] : place["end"]] == quote["exact"]  # type: ignore[index,misc]


def test_a_page_of_annotations_is_read_as_linked_data() -> None:
    page = json.loads(b"".join(write_annotations(demo_readings()[:4])))
    page["@context"] = TERMS

    held = Graph().parse(data=json.dumps(page), format="json-ld")
    found = held.query(
        "PREFIX oa: <http://www.w3.org/ns/oa#> SELECT ?exact WHERE { ?a a oa:Annotation; oa:hasTarget ?t . "
        "?t oa:hasSelector ?s . ?s a oa:TextQuoteSelector; oa:exact ?exact }"
    )

    words = {str(row[0]) for row in found}  # type: ignore[index]
    assert {s.of(r.article.text) for r in demo_readings()[:4] for m in r.statements for s in m.content} <= words
