"""JSON-LD in the words of schema.org: what rdflib reads in it answers questions, and nothing of it must be fetched."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from rdflib import RDF, Graph, Namespace, URIRef, namespace

from qawl.export.claim_reviews import by_statement
from qawl.export.jsonld import jsonld_nodes, write_jsonld, write_jsonld_lines
from qawl.export.pieces import published, safe_url, told, urn
from qawl.model.documents import Article
from qawl.model.meetings import MeetingStatus
from qawl.model.records import Act, HopKind, Reading
from qawl.model.review import Action, Check, Revision
from qawl.store.contract.store import Filter, statement_ids
from qawl.store.open import open_store
from tests.export.linked import demo, demo_readings, demo_record, evil_reading
from tests.show.made import made

SDO = Namespace("https://schema.org/")
QAWL = Namespace("urn:qawl:term:")
PREFIX = f"PREFIX s: <{SDO}> PREFIX q: <{QAWL}> "


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a reader of our files asked the network")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def graph(chunks: Iterable[bytes]) -> Graph:
    return Graph().parse(data=b"".join(chunks), format="json-ld")


@pytest.fixture(scope="module")
def whole() -> Graph:
    return graph(write_jsonld([*demo(), demo_record()]))


def asked(held: Graph, question: str) -> list[tuple[str, ...]]:
    return [tuple(str(cell) for cell in row) for row in held.query(PREFIX + question)]  # type: ignore[union-attr]


def test_every_statement_is_a_quotation_in_its_article_with_its_words(whole: Graph) -> None:
    found = asked(whole, "SELECT ?id ?text ?article WHERE { ?id a s:Quotation; q:words ?text; s:isPartOf ?article }")

    expected = {
        (urn("statement", own), " … ".join(s.of(reading.article.text) for s in made.content), reading.article.id)
        for reading in demo_readings()
        for own, made in zip(statement_ids(reading), reading.statements, strict=True)
    }
    assert {(own, text, article) for own, text, article in found} == {
        (own, text, urn("article", article)) for own, text, article in expected
    }


def test_a_denial_cannot_be_read_as_what_it_denies() -> None:
    text = "الزاهرة\nنفى المندوب أن يكون الطرفان قد اتفقا. ولم يؤكد الوزير أن الجولة تبدأ غدا."
    denied = made("الطرفان قد اتفقا", "نفى", "المندوب", text, act=Act.DENY)
    unsaid = made("الجولة تبدأ غدا", "يؤكد", "الوزير", text, act=Act.DENY, negated=True)
    plain = made("الطرفان قد اتفقا", "نفى", "المندوب", text)

    _, *told = jsonld_nodes([Reading(Article("a", text), (denied, unsaid, plain), (), "v")])

    assert [node["text"] for node in told] == [
        "نفى المندوب أن يكون الطرفان قد اتفقا",
        "ولم يؤكد الوزير أن الجولة تبدأ غدا",
        "الطرفان قد اتفقا",
    ]
    assert [node["qawl:words"] for node in told] == ["الطرفان قد اتفقا", "الجولة تبدأ غدا", "الطرفان قد اتفقا"]


def test_who_says_what_through_an_agency_can_be_asked(whole: Graph) -> None:
    found = asked(
        whole,
        """SELECT ?speaker ?carrier WHERE {
        ?id a s:Quotation; q:speakerName ?speaker; s:citation/s:author ?by .
        ?by a s:NewsMediaOrganization; s:name ?carrier }""",
    )
    others = asked(whole, "SELECT ?p WHERE { ?id q:speakerName ?n; s:spokenByCharacter ?p FILTER(isBlank(?p)) }")

    expected = {
        (made.speaker_name, hop.name)
        for reading in demo_readings()
        for made in reading.statements
        for hop in made.chain[:-1]
        if hop.kind is HopKind.MEDIA and made.speaker_name
    }
    assert set(found) >= expected
    assert len(expected) > 5
    assert len(set(others)) == len(others), "a name alone makes no two speakers one"


def test_the_chain_keeps_its_order(whole: Graph) -> None:
    reading, nth = next(
        (reading, nth)
        for reading in demo_readings()
        for nth, made in enumerate(reading.statements)
        if len(made.chain) > 1
    )

    own = URIRef(urn("statement", statement_ids(reading)[nth]))
    hops = [str(whole.value(hop, SDO.name)) for hop in whole.items(whole.value(own, QAWL.chain))]

    assert hops == [hop.name for hop in reading.statements[nth].chain]


def test_meetings_say_only_what_schema_org_has_a_word_for(whole: Graph) -> None:
    found = asked(
        whole, "SELECT ?status ?event WHERE { ?id a s:Event; q:status ?status OPTIONAL { ?id s:eventStatus ?event } }"
    )

    said = {(status, event.removeprefix(str(SDO))) for status, event in found}

    assert said <= {
        (MeetingStatus.PLANNED, "EventScheduled"),
        (MeetingStatus.UNDER_WAY, "EventScheduled"),
        (MeetingStatus.HELD, "EventScheduled"),
        (MeetingStatus.POSTPONED, "EventPostponed"),
        (MeetingStatus.CANCELLED, "EventCancelled"),
        (MeetingStatus.RUMOURED, "None"),
        (MeetingStatus.DENIED, "None"),
    }
    assert {"EventScheduled", "EventPostponed"} <= {event for _, event in said}


def test_a_claim_of_the_record_knows_where_it_appeared_first(whole: Graph) -> None:
    points = [point for series in demo_record().series for point in series.points if len(point.evidence) > 1]
    point = next(one for one in points if len({e.day for e in one.evidence if e.day}) > 1)

    own = URIRef(urn("figure", point.id))
    first = min((e for e in point.evidence if e.day), key=lambda e: (e.day or date.max, e.article))

    assert whole.value(own, SDO.firstAppearance) == URIRef(urn("article", first.article))
    assert {str(one) for one in whole.objects(own, SDO.appearance)} == {
        urn("article", e.article) for e in point.evidence
    }


def test_a_check_is_whose_it_is_with_the_claim_and_who_made_it_and_where() -> None:
    reading = next(one for one in demo_readings() if one.statements and one.statements[0].speaker_name)
    own = statement_ids(reading)[0]
    kept = [
        Revision(own, reading.article.id, 0, "2026-03-09T08:00:00Z", by, Action.CHECK, check=Check(*found), seal=by)
        for by, found in (("a", ("ناقص", "https://check.example/1")), ("b", ("صحيح", "")), ("b", ("", "")))
    ]
    kept = [replace(one, number=nth) for nth, one in enumerate(kept, 1)]

    held = graph(write_jsonld([reading], checks=by_statement(kept)))

    found = asked(
        held,
        """SELECT ?url ?rating ?by ?claim ?speaker ?article WHERE {
        ?id a s:ClaimReview; s:url ?url; s:claimReviewed ?claim; s:author/s:name ?by; s:itemReviewed ?item;
            s:reviewRating/s:alternateName ?rating; s:datePublished "2026-03-09" .
        ?item a s:Claim; s:author/s:name ?speaker; s:appearance ?article }""",
    )
    text = told(reading.article.text, reading.statements[0])
    speaker, article = reading.statements[0].speaker_name, urn("article", reading.article.id)
    assert found == [("https://check.example/1", "ناقص", "a", text, speaker, article)]


def test_nothing_is_rated_that_nobody_has_rated(whole: Graph) -> None:
    assert "ClaimReview" not in whole.serialize(format="nt")
    assert "Rating" not in whole.serialize(format="nt")


def test_lines_are_documents_of_their_own_and_say_the_same() -> None:
    lines = list(write_jsonld_lines(demo()[:5]))

    assert all(line.count(b"\n") == 1 and line.endswith(b"\n") for line in lines)
    merged = Graph()
    for line in lines:
        merged += graph([line])
    assert len(merged) == len(graph(write_jsonld(demo()[:5])))


def test_statements_of_a_store_come_with_their_article_once(tmp_path: object) -> None:
    with open_store(f"{tmp_path}/s.db") as store:
        store.add_all(demo_readings()[:6])
        nodes = list(jsonld_nodes(store.statements(Filter())))

    articles = [node["@id"] for node in nodes if node["@type"] == "NewsArticle"]
    assert len(articles) == len(set(articles)) > 3
    whole_ids = {own for reading in demo_readings()[:6] for own in statement_ids(reading)}
    assert {node["@id"] for node in nodes if node["@type"] == "Quotation"} == {urn("statement", i) for i in whole_ids}


def test_what_is_written_comes_while_it_is_asked_for() -> None:
    taken = []

    def coming() -> Iterator[object]:
        for reading in demo_readings():
            taken.append(reading.article.id)
            yield reading

    lines = write_jsonld_lines(coming())  # type: ignore[arg-type]
    next(lines)

    assert len(taken) == 1


def test_a_hostile_article_is_only_words() -> None:
    held = graph(write_jsonld([evil_reading()]))

    (article,) = held.subjects(predicate=SDO.headline)
    assert held.value(article, SDO.url) is None, "«javascript:» is no address"
    assert held.value(article, SDO.datePublished) is None
    assert str(held.value(article, SDO.headline)) == '"><img src=x onerror=alert(1)>'
    texts = asked(held, "SELECT ?t WHERE { ?id a s:Quotation; s:text ?t }")
    assert len(texts) == 2
    assert all("🕊️" in text and "\ufffd" in text for (text,) in texts)
    for line in write_jsonld_lines([evil_reading()]):
        json.loads(line.decode("utf-8"))


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("https://x.example/خبر", "https://x.example/خبر"),
        ('https://x.example/"><b>', "https://x.example/%22%3E%3Cb%3E"),
        ("https://x.example/a b\n", "https://x.example/a%20b"),
        ("javascript:alert(1)", None),
        (" data:text/html,x", None),
        ("//x.example", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web_become_links(given: str | None, safe: str | None) -> None:
    assert safe_url(given) == safe


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("2026-03-05T10:00:00+03:00", "2026-03-05T10:00:00+03:00"),
        ("2026/03/05", "2026-03-05"),
        ("2026-03-05 <b>", "2026-03-05"),
        ("الخميس", None),
        (None, None),
    ],
)
def test_a_date_that_is_none_is_left_out(given: str | None, told: str | None) -> None:
    assert published(Article("a", "", published=given)) == told


def words_of(held: Graph, space: object) -> set[str]:
    """The words of a vocabulary that a graph uses, as predicates or as types."""
    used = {str(p) for p in held.predicates()} | {str(o) for o in held.objects(None, RDF.type)}
    return {one.removeprefix(str(space)) for one in used if one.startswith(str(space))}


def test_every_word_of_schema_org_that_is_used_is_one(whole: Graph) -> None:
    used = words_of(whole, SDO)

    assert {"Quotation", "spokenByCharacter", "Claim", "Event", "attendee", "appearance"} <= used
    assert {word for word in used if word not in namespace.SDO} == set()
    assert "spokenBy" not in namespace.SDO, "the list of words is the real one"
