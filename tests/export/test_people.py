"""Readings of a store come with the actors that were settled last."""

from pathlib import Path

from qawl.actors import settle_store
from qawl.export.ftm import ftm_entities
from qawl.export.people import with_people
from qawl.store.open import open_store
from tests.export.linked import demo, demo_actors, demo_readings


def test_a_stored_article_knows_its_actors_again(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "s.db")) as store:
        store.know(demo_actors())
        store.add_all(demo()[:31])
        settle_store(store)
        linked = list(with_people(store, demo_readings()[:31]))

    settled = {known.link.actor for one in linked for known in one.mentions if known.link}
    assert {known.link.actor for one in demo()[:31] for known in one.mentions if known.link} <= settled
    assert {"Person", "Documentation"} <= {str(one["schema"]) for one in ftm_entities(linked, demo_actors())}
