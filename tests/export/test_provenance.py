"""PROV-O: every statement leads back to its article, the rule that found it, its speaker and those in between."""

from __future__ import annotations

import pytest
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import PROV

from qawl.export.pieces import urn
from qawl.export.provenance import write_provenance, write_provenance_lines
from qawl.model.review import Action
from qawl.review.effective import effective
from qawl.store.contract.store import statement_ids
from tests.export.linked import demo, demo_readings, demo_record, evil_reading
from tests.export.test_jsonld import QAWL, SDO, graph, words_of
from tests.review.made import TEXT, decided, read


@pytest.fixture(scope="module")
def whole() -> Graph:
    return graph(write_provenance([*demo(), demo_record()]))


def test_every_statement_is_derived_from_its_article_by_a_rule_of_a_version(whole: Graph) -> None:
    for reading in demo_readings():
        for own, made in zip(statement_ids(reading), reading.statements, strict=True):
            entity, article = URIRef(urn("statement", own)), URIRef(urn("article", reading.article.id))
            activity = whole.value(entity, PROV.wasGeneratedBy)
            assert (entity, PROV.wasDerivedFrom, article) in whole
            assert (activity, RDF.type, PROV.Activity) in whole
            assert (activity, PROV.used, article) in whole
            assert str(whole.value(activity, QAWL.rule)) == made.rule
            assert str(whole.value(activity, QAWL.version)) == reading.version
            assert (whole.value(activity, PROV.wasAssociatedWith), RDF.type, PROV.SoftwareAgent) in whole


def test_words_that_came_through_others_lead_to_the_speaker_hop_by_hop(whole: Graph) -> None:
    checked = 0
    for reading in demo_readings():
        for own, made in zip(statement_ids(reading), reading.statements, strict=True):
            if len(made.chain) < 2:
                continue
            steps = list(whole.objects(URIRef(urn("statement", own)), PROV.wasDerivedFrom))
            at = next(one for one in steps if (one, RDF.type, QAWL.Telling) in whole)
            names = []
            while at is not None:
                names.append(str(whole.value(whole.value(at, PROV.wasAttributedTo), SDO.name) or ""))
                last, at = at, whole.value(at, PROV.wasDerivedFrom)
            assert len(names) == len(made.chain)
            assert whole.value(URIRef(urn("statement", own)), PROV.hadPrimarySource) == last
            checked += 1
    assert checked > 10


def test_what_a_person_revised_is_an_activity_of_that_person() -> None:
    reading = read(TEXT)
    own = statement_ids(reading)[1]
    done = [decided(reading, 1, number=7, by="محرر"), decided(reading, 1, number=9, by="مدققة", base=7)]

    held = graph(write_provenance([reading], revisions={own: done}))

    first, second = URIRef(urn("revision", "7")), URIRef(urn("revision", "9"))
    assert (first, PROV.wasRevisionOf, URIRef(urn("statement", own))) in held
    assert (second, PROV.wasRevisionOf, first) in held
    review = held.value(first, PROV.wasGeneratedBy)
    assert str(held.value(held.value(review, PROV.wasAssociatedWith), SDO.name)) == "محرر"
    assert held.value(review, PROV.endedAtTime).toPython().year == 2026  # type: ignore[union-attr]


def test_a_reviewed_article_says_what_people_made_of_it() -> None:
    reading = read(TEXT)
    ids = statement_ids(reading)
    done = [decided(reading, 0, number=1), decided(reading, 1, Action.REJECT, number=2)]

    held = graph(write_provenance([effective(reading, ids, done)]))

    states = {str(one): str(state) for one, state in held.subject_objects(QAWL.state)}
    assert states == {
        urn("statement", ids[0]): "accepted",
        urn("statement", ids[2]): "machine",
        urn("statement", ids[3]): "machine",
    }
    assert (URIRef(urn("revision", "1")), PROV.wasRevisionOf, URIRef(urn("statement", ids[0]))) in held


def test_lines_of_a_record_are_derived_from_the_articles_that_carry_them(whole: Graph) -> None:
    for meeting in demo_record().meetings:
        found = {str(one) for one in whole.objects(URIRef(urn("meeting", meeting.id)), PROV.wasDerivedFrom)}
        assert found == {urn("article", one.article) for one in meeting.evidence}


def test_every_word_of_prov_that_is_used_is_one(whole: Graph) -> None:
    used = words_of(whole, PROV)

    assert {"Entity", "Activity", "wasDerivedFrom", "qualifiedDerivation", "hadPrimarySource"} <= used
    assert {word for word in used if word not in PROV} == set()


def test_a_hostile_article_is_only_words() -> None:
    held = graph(write_provenance([evil_reading()]))

    assert "ERROR" not in held.serialize(format="nt")
    assert len(list(held.subjects(RDF.type, QAWL.Telling))) == 4
    assert all(line.endswith(b"}\n") for line in write_provenance_lines([evil_reading()]))
