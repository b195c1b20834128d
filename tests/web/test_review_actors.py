"""Reviewers say who is who on a page: two are one, a name is another's, and every decision can be taken back."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from qawl.actors import ActorCard, list_actors
from qawl.model.world import Verdict
from qawl.server.library import Library
from qawl.store.contract.store import statement_ids
from tests.web.test_review import REVIEWER, STRANGER, Desk


@pytest.fixture
def desk(demo_store: Path, tmp_path: Path) -> Iterator[Desk]:
    copy = tmp_path / "qawl.db"
    shutil.copy(demo_store, copy)
    with Library(str(copy)) as library:
        yield Desk(library, REVIEWER)


def actors(desk: Desk) -> list[ActorCard]:
    with desk.library.store() as store:
        return list_actors(store)


def post(desk: Desk, **form: str) -> tuple[int, str]:
    answer = desk.client.post("/review/actors", data=form)
    return answer.status_code, answer.headers.get("location", answer.text)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_an_actor_is_shown_with_its_names_and_the_others_are_found_by_name(desk: Desk, lang: str) -> None:
    one, other = actors(desk)[:2]

    page = desk.client.get("/review/actors", params={"actor": one.id, "q": other.label, "lang": lang})

    assert page.status_code == 200
    assert f'name="other" value="{other.id}"' in page.text
    assert f'name="name" value="{one.names[0][0]}"' in page.text
    assert desk.client.get("/review/actors").status_code == 200
    assert desk.client.get("/review/actors?actor=nobody").status_code == 404


def test_two_become_one_and_two_again(desk: Desk) -> None:
    one, other = actors(desk)[:2]

    status, address = post(desk, action="merge", actor=one.id, other=other.id, reason="الاسم نفسه")

    assert status == 303
    assert one.id not in {card.id for card in actors(desk)}
    told = desk.client.get(address).text
    assert "الاسم نفسه" in told
    with desk.library.store() as store:
        (decision,) = store.decisions()
    assert (decision.by, decision.kind) == ("سلمى", Verdict.MERGE)

    post(desk, action="undo", number="1")

    assert one.id in {card.id for card in actors(desk)}


def test_a_name_that_is_anothers_is_split_off(desk: Desk) -> None:
    one = next(card for card in actors(desk) if len(card.names) > 1)
    before = len(actors(desk))

    status, _ = post(desk, action="split", actor=one.id, name=one.names[1][0])

    assert status == 303
    assert len(actors(desk)) == before + 1


def test_a_speaker_is_somebody_else_in_one_article_alone(desk: Desk) -> None:
    with desk.library.store() as store:
        one = next(card for card in list_actors(store) if card.articles > 3)
        spoken = (
            (m, role) for m in store.mentions_of(one.id) for role in m.known.mention.roles if role.part == "speaker"
        )
        said, role = next(spoken)
        article = said.place.article
        reading = store.reading(article)
        assert reading is not None
        record = statement_ids(reading)[role.statement]
    other = next(card for card in actors(desk) if card.id != one.id)
    page = desk.client.get(f"/review/{record}").text
    way = re.search(r'href="(/review/actors\?[^"]+)"', page)
    assert way
    shown = desk.client.get(f"{unescape(way[1])}&q={other.label}").text
    assert f'<option value="{article}">' in shown

    status, _ = post(desk, action="merge", actor=one.id, other=other.id, article=article)

    assert status == 303
    now = {card.id: card.articles for card in actors(desk)}
    assert now[one.id] == one.articles - 1
    gone = desk.client.get("/review/actors", params={"actor": one.id, "article": article})
    assert gone.status_code == 200
    assert f'<option value="{article}">' not in gone.text, "the article has the other one now"


def test_what_cannot_be_decided_is_said_and_changes_nothing(desk: Desk) -> None:
    one = actors(desk)[0]

    same = post(desk, action="merge", actor=one.id, other=one.id, reason="سبب كتبته", q="الوزير")
    unknown = post(desk, action="split", actor=one.id, name="اسم لا يحمله")

    assert same[0] == unknown[0] == 422
    assert 'role="alert"' in same[1]
    assert 'value="سبب كتبته"' in same[1]
    assert 'value="الوزير"' in same[1]
    assert post(desk, action="undo", number="9")[0] == 422
    assert post(desk, action="undo", number="x")[0] == 400
    assert post(desk, action="dance")[0] == 400
    assert post(desk, action="merge", actor=one.id, other="nobody")[0] == 404
    with desk.library.store() as store:
        assert not list(store.decisions())


def test_who_holds_no_session_decides_nothing(desk: Desk) -> None:
    one, other = actors(desk)[:2]

    assert post(Desk(desk.library, STRANGER), action="merge", actor=one.id, other=other.id)[0] == 403
