"""The dossiers that come with Qawl are without fault and true to the registry, and the engine names none of theirs."""

from __future__ import annotations

import re
from datetime import date
from importlib import resources
from pathlib import Path

import pytest

from qawl.dossiers.holders import holder_of
from qawl.dossiers.load import check_dossier, load_dossier, read_bytes, shipped
from qawl.dossiers.patterns import Patterns, compile_patterns
from qawl.dossiers.template import new_dossier
from qawl.dossiers.ties import issue_of, proposal_of
from qawl.model.dossiers import Dossier
from qawl.model.world import Actor
from qawl.registry.load import load_registry
from qawl.wording import Lang
from tests.test_house import MODULES, named, spoken_literals

ALL = (*shipped(), "demo")
ARABIC = re.compile("[\u0620-\u064a]")


def registry(name: str) -> dict[str, Actor]:
    demo = Path(str(resources.files("qawl").joinpath("demo")))
    return dict(load_registry(demo if name == "demo" else None).actors)


def test_five_negotiations_come_with_qawl() -> None:
    assert set(shipped()) >= {"gaza-talks", "sudan-talks", "yemen-talks", "nile-dam", "western-sahara"}


@pytest.mark.parametrize("name", ALL)
def test_a_shipped_dossier_has_no_fault(name: str) -> None:
    assert check_dossier(name) == ()


@pytest.mark.parametrize("name", ALL)
def test_everything_in_it_is_named_in_both_languages(name: str) -> None:
    dossier = load_dossier(name)
    named_twice = [dossier, *dossier.actors, *dossier.issues, *dossier.proposals, *dossier.figures]

    assert [one.id for one in named_twice if not ARABIC.search(one.ar) or ARABIC.search(one.en)] == []


@pytest.mark.parametrize("name", ALL)
def test_every_party_has_a_part_in_it(name: str) -> None:
    dossier = load_dossier(name)

    assert len(dossier.parties) >= 2
    assert {one.role for one in dossier.roles} >= {"mediator"}
    assert dossier.issues
    assert dossier.proposals
    assert dossier.labels


@pytest.mark.parametrize("name", ALL)
def test_its_actors_are_those_of_the_registry(name: str) -> None:
    known = registry(name)
    for actor in load_dossier(name).actors:
        if actor.registry is None:
            assert actor.qid is None, actor.id
            continue
        entry = known[actor.registry]
        assert actor.qid in (None, entry.qid), actor.id
        assert actor.iso3 in (None, entry.country, entry.id.upper()), actor.id
        assert any(compile_patterns({"": actor.names}).covers(word) for word in (*entry.ar, *entry.short)), actor.id
        assert (actor.kind == "person") is (entry.kind == "person"), actor.id


@pytest.mark.parametrize("name", ALL)
def test_each_actor_is_known_by_each_of_its_names(name: str) -> None:
    dossier = load_dossier(name)
    plain = re.compile(r"[^|/~]+")

    for actor in dossier.actors:
        for pattern in actor.names:
            if plain.fullmatch(pattern):
                found = holder_of(dossier, pattern)
                assert found is not None, pattern
                assert found.actor == actor.id, pattern


def test_the_proposals_of_the_founding_articles_are_known() -> None:
    gaza = load_dossier("gaza-talks")

    assert proposal_of(gaza, "خطة من 3 مراحل", date(2024, 2, 7)) == "hamas-feb24"
    assert proposal_of(gaza, "مشروع القرار الجزائرى لوقف إطلاق النار", date(2024, 2, 20)) == "algeria-draft-feb24"
    assert proposal_of(gaza, "مقترح الرئيس بايدن", date(2024, 6, 13)) == "biden-may24"
    assert issue_of(gaza, "الانسحاب من محور فيلادلفيا")[0] == "philadelphi"


# The template


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_new_dossier_lacks_nothing_but_its_words(lang: Lang) -> None:
    text = new_dossier("river-talks", lang)
    filled = text.replace("from: …", "from: 2025-10-19")
    for number in range(filled.count(": …") + filled.count("- …")):
        filled = re.sub("(?<=[:-] )…", f"كلمة {number}", filled, count=1)

    blanks = read_bytes(text.encode(), "new.yaml")[1]
    dossier, faults = read_bytes(filled.encode(), "new.yaml")

    assert {fault.code for fault in blanks} == {"dossier-empty"}
    assert faults == ()
    assert dossier is not None
    assert dossier.id == "river-talks"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_examples_of_a_new_dossier_hold(lang: Lang) -> None:
    text = re.sub("^#(?=[^ ]|  )", "", new_dossier("river-talks", lang), flags=re.MULTILINE)
    text = text.replace("from: …", "from: 2025-10-19")
    for number in range(text.count("…")):
        text = re.sub("(?<=[:-] )…", f"كلمة {number}", text, count=1)

    dossier, faults = read_bytes(text.encode(), "new.yaml")

    assert faults == ()
    assert dossier is not None
    assert (len(dossier.actors), len(dossier.issues), len(dossier.proposals)) == (6, 2, 1)
    assert dossier.anchors
    assert dossier.figures
    assert dossier.labels


# Neutrality: what the engine works with names nobody and nothing of any dossier


def names_of(dossiers: list[Dossier], actors: list[Actor]) -> Patterns[str]:
    """Who takes part, what the talks are over, and every state and group of the registry."""
    groups = {f"{dossier.id}: {actor.id}": actor.names for dossier in dossiers for actor in dossier.actors}
    groups |= {f"{one.id}: route": one.route.need_any for one in dossiers}
    groups |= {f"{one.id}: {proposal.id}": proposal.aliases for one in dossiers for proposal in one.proposals}
    groups |= {f"registry: {actor.id}": tuple(re.sub(r"[^\w ]", " ", name) for name in actor.ar) for actor in actors}
    return compile_patterns(groups)


def told(code: str, names: Patterns[str]) -> list[str]:
    return [key for text in spoken_literals(code) if ARABIC.search(text) for key, _, _ in names.find_in(text)]


@pytest.fixture(scope="module")
def names() -> Patterns[str]:
    actors = [actor for actor in registry("").values() if actor.kind in ("state", "group")]
    return names_of([load_dossier(name) for name in shipped()], actors)


def test_the_engine_names_nobody_of_any_dossier(names: Patterns[str]) -> None:
    found = {named(path): told(path.read_text("utf-8"), names) for path in MODULES}

    assert {path: keys for path, keys in found.items() if keys} == {}


def test_a_party_in_a_condition_is_seen(names: Patterns[str]) -> None:
    assert told('def side(name):\n    return name == "حركة حماس"\n', names)
    assert told('WHERE = "في الصحراء الغربية"\n', names)
    assert told('def side(name):\n    """«حماس» is one."""\n', names) == []
