"""Reviewers judge, correct and add on pages that need no script; what they typed is kept whatever happens."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

from qawl.answers.deciding import Author, accept, correct
from qawl.answers.review import Sheet, queue, sheet
from qawl.dossiers.load import load_dossier
from qawl.model import access
from qawl.model.review import Action, State
from qawl.review.typed import form_of
from qawl.server.access import Reader
from qawl.server.desk import desk_over
from qawl.server.library import Library
from qawl.show.direction import without_isolates
from qawl.show.review import progress
from qawl.web.app import make_pages

REVIEWER = Reader("سلمى", frozenset({access.Scope.READ, access.Scope.REVIEW}))
STRANGER = Reader("", frozenset({access.Scope.READ}))


def as_reader(app: ASGIApp, reader: Reader) -> ASGIApp:
    """What the guard does: say who asks."""

    async def asked(scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, "state": {**scope.get("state", {}), "reader": reader}}, receive, send)

    return asked


class Desk:
    """A reviewer at a browser without scripts, and the store behind it."""

    def __init__(self, library: Library, reader: Reader) -> None:
        with library.store() as kept:
            app = make_pages(library, desk_over(kept, [load_dossier("demo")]))
        self.library = library
        self.client = TestClient(as_reader(app, reader), follow_redirects=False)

    def first(self) -> str:
        with self.library.store() as store:
            return queue(store, limit=1).items[0].record

    def sheet(self, record: str) -> Sheet:
        with self.library.store() as store:
            found = sheet(store, record, "سلمى")
        assert found is not None
        return found

    def fields(self, record: str) -> dict[str, str]:
        found = self.sheet(record)
        made = found.standing.statement or found.standing.found
        assert made is not None
        return form_of(found.article.text, made)

    def send(self, record: str, action: str, **fields: str) -> str:
        """Press a button; the address that it leads to."""
        answer = self.client.post(f"/review/{record}", data={"base": "0", **fields, "action": action})
        assert answer.status_code == 303, answer.text
        return answer.headers["location"]


@pytest.fixture
def desk(demo_store: Path, tmp_path: Path) -> Iterator[Desk]:
    copy = tmp_path / "qawl.db"
    shutil.copy(demo_store, copy)
    with Library(str(copy)) as library:
        yield Desk(library, REVIEWER)


def test_a_published_check_stands_on_the_page_of_the_statement_as_its_authors_word(desk: Desk) -> None:
    record = desk.first()

    desk.send(record, "check", rating="مضلل", url="https://check.example/9", reason="اقتطع من سياقه")
    page = desk.client.get(f"/s/{record}").text

    assert "مضلل" in page
    assert 'href="https://check.example/9"' in page
    assert f'href="/api/statements/{record}/checks"' in page
    assert "سلمى" in page
    assert desk.sheet(record).standing.state is State.MACHINE

    desk.send(record, "check", rating="", url="")

    page = desk.client.get(f"/s/{record}").text
    assert f'href="/api/statements/{record}/checks"' not in page
    assert "سحب تحقق منشور" in page


@pytest.mark.parametrize(
    ("fault", "rating", "url"), [("url", "مضلل", "javascript:alert(1)"), ("rating", "", "https://check.example/9")]
)
def test_a_check_that_cannot_be_kept_is_told_at_its_field_and_nothing_typed_is_lost(
    desk: Desk, fault: str, rating: str, url: str
) -> None:
    record = desk.first()

    data = {"action": "check", "rating": rating, "url": url, "reason": "سبب"}
    answer = desk.client.post(f"/review/{record}", data=data)

    assert answer.status_code == 422
    assert f'aria-describedby="fault-{fault}"' in answer.text
    assert all(f'value="{words}"' in answer.text for words in (rating, url, "سبب"))
    assert not desk.sheet(record).history


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_queue_and_a_record_are_shown_in_both_languages_with_their_script_in_a_file(desk: Desk, lang: str) -> None:
    record = desk.first()

    for address in ("/review", f"/review/{record}", f"/review/{record}?edit=1"):
        page = desk.client.get(address, params={"lang": lang})

        assert page.status_code == 200
        assert f'lang="{lang}"' in page.text
        assert re.findall(r"<script[^>]*>", page.text) == ['<script src="/static/review.js" defer>']
        assert not re.search(r"\son\w+=", page.text)
    assert desk.client.get("/static/review.js").status_code == 200


def test_accepting_leads_to_the_next_and_offers_to_take_it_back(desk: Desk) -> None:
    record = desk.first()
    page = desk.client.get(f"/review/{record}").text
    following = re.search(r'name="next" value="(\w+)"', page)
    assert following

    address = desk.send(record, "accept", next=following[1])

    assert address.startswith(f"/review/{following[1]}?")
    assert desk.sheet(record).standing.state is State.ACCEPTED
    assert desk.sheet(record).history[0].by == "سلمى"
    told = desk.client.get(address).text
    assert f'action="/review/{record}"' in told
    assert 'value="undo"' in told

    desk.send(record, "undo", base="1")

    assert desk.sheet(record).standing.state is State.MACHINE


def test_a_correction_is_found_in_the_article_and_shown_with_what_it_changed(desk: Desk) -> None:
    record = desk.first()
    fields = desk.fields(record) | {"speaker_name": "إلينا دوفار", "reason": "اسمها في أول الخبر"}

    desk.send(record, "correct", **fields)
    page = desk.client.get(f"/review/{record}").text

    assert desk.sheet(record).standing.state is State.CORRECTED
    assert "<ins" in page
    assert "إلينا دوفار" in page
    assert "اسمها في أول الخبر" in page


def test_words_that_are_not_there_are_told_at_their_field_and_nothing_typed_is_lost(desk: Desk) -> None:
    record = desk.first()
    fields = desk.fields(record) | {
        "cue": "كلمة ليست في الخبر",
        "speaker_name": "اسم طويل كتبته",
        "reason": "سبب كتبته",
    }

    answer = desk.client.post(f"/review/{record}", data={**fields, "base": "0", "action": "correct"})

    assert answer.status_code == 422
    assert 'aria-describedby="fault-cue"' in answer.text
    assert desk.sheet(record).standing.state is State.MACHINE
    page = desk.client.get(f"/review/{record}").text
    for told in (answer.text, page):  # the page is made of the draft
        assert all(f'value="{words}"' in told for words in ("اسم طويل كتبته", "سبب كتبته"))


def test_a_draft_is_kept_for_its_writer_and_gone_once_it_is_sent_or_dropped(desk: Desk) -> None:
    record = desk.first()
    fields = desk.fields(record) | {"speaker_name": "اسم كتبته"}
    kept = desk.client.post(
        f"/review/{record}", data={**fields, "base": "0", "action": "draft"}, headers={"X-Draft": "1"}
    )
    assert kept.status_code == 204
    assert 'value="اسم كتبته"' in desk.client.get(f"/review/{record}").text
    assert record in desk.client.get("/review").text

    desk.send(record, "discard")

    assert desk.sheet(record).draft is None
    desk.send(record, "draft", **fields)
    desk.send(record, "correct", **fields)
    assert desk.sheet(record).draft is None


def test_who_comes_late_sees_both_versions_and_can_still_keep_his(desk: Desk) -> None:
    record = desk.first()
    fields = desk.fields(record) | {"speaker_name": "صيغتي"}
    with desk.library.store() as store:
        shown = desk.sheet(record).standing.found
        assert shown is not None
        correct(store, record, replaced(shown, "صيغته"), Author("كريم", "2026-03-06T08:00:00Z"), 0, "سبب كريم")

    late = desk.client.post(f"/review/{record}", data={**fields, "base": "0", "action": "correct"})

    assert late.status_code == 409
    assert all(words in late.text for words in ("كريم", "صيغته", "صيغتي", "سبب كريم"))
    assert desk.sheet(record).draft is not None
    again = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', late.text))
    assert again["base"] == "1"
    desk.send(record, "correct", **{name: unescape(value) for name, value in again.items()})
    statement = desk.sheet(record).standing.statement
    assert statement is not None
    assert statement.speaker_name == "صيغتي"


def replaced(statement: object, name: str) -> object:
    from dataclasses import replace

    return replace(statement, speaker_name=name)  # type: ignore[type-var]


def test_pressing_twice_is_no_quarrel(desk: Desk) -> None:
    record = desk.first()

    desk.send(record, "accept")
    desk.send(record, "accept")

    assert len(desk.sheet(record).history) == 1


def test_what_is_put_off_comes_last_and_a_remark_changes_nothing(desk: Desk) -> None:
    record = desk.first()
    desk.send(record, "comment", reason="راجعت التسجيل")
    desk.send(record, "skip")

    page = desk.client.get("/review").text

    assert f'action="/review/{record}"' not in page
    assert desk.sheet(record).standing.state is State.MACHINE
    assert "راجعت التسجيل" in desk.client.get(f"/review/{record}").text


def test_a_statement_that_was_missed_is_added_under_its_finders_name(desk: Desk) -> None:
    found = desk.sheet(desk.first())
    words = found.article.text.split("\n")[0]
    form = {"article": found.article.id, "content": words, "kind": "indirect", "act": "say", "speaker_name": "فلان"}
    assert desk.client.get("/review/new", params={"article": found.article.id}).status_code == 200

    wrong = desk.client.post("/review/new", data=form | {"content": "كلام ليس فيه", "action": "add"})
    answer = desk.client.post("/review/new", data=form | {"action": "add"})

    assert wrong.status_code == 422
    assert "كلام ليس فيه" in wrong.text
    record = re.match(r"/review/(\w+)", answer.headers["location"])
    assert record
    assert desk.sheet(record[1]).history[0].action is Action.ADD
    assert desk.sheet(record[1]).standing.state is State.ADDED


def test_a_form_that_is_sent_twice_adds_one_statement(desk: Desk) -> None:
    found = desk.sheet(desk.first())
    form = {"article": found.article.id, "content": found.article.text.split("\n")[0], "action": "add"}
    form |= {"kind": "indirect", "act": "say", "speaker_name": "فلان"}

    first, again = (desk.client.post("/review/new", data=form).headers["location"] for _ in range(2))
    record = again.split("?")[0].removeprefix("/review/")
    desk.send(record, "undo", base="1")
    taken_back = desk.sheet(record)
    anew = desk.client.post("/review/new", data=form).headers["location"].split("?")[0].removeprefix("/review/")

    assert first == again
    assert [one.action for one in taken_back.history] == [Action.ADD, Action.UNDO]
    assert desk.sheet(anew).standing.state is State.ADDED


def test_who_holds_no_session_may_look_and_decide_nothing(desk: Desk) -> None:
    record = desk.first()
    stranger = Desk(desk.library, STRANGER)

    page = stranger.client.get(f"/review/{record}").text
    answers = [
        stranger.client.post(f"/review/{record}", data={"action": "accept", "base": "0"}),
        stranger.client.post("/review/new", data={"article": desk.sheet(record).article.id, "action": "add"}),
    ]

    assert 'name="action"' not in page
    assert [answer.status_code for answer in answers] == [403, 403]
    assert not desk.sheet(record).history


@pytest.mark.parametrize("address", ["/review/none", "/review/new", "/review/new?article=none"])
def test_what_is_not_there_is_not_found(desk: Desk, address: str) -> None:
    assert desk.client.get(address).status_code == 404


@pytest.mark.parametrize("query", ["act=sing", "from=x", "from=99999", "second=yes", "speaker=" + "ا" * 300])
def test_an_odd_question_is_answered_and_never_a_failure(desk: Desk, query: str) -> None:
    assert desk.client.get(f"/review?{query}").status_code in (200, 400)


def test_an_address_never_leads_elsewhere_and_markup_stays_words(desk: Desk) -> None:
    record = desk.first()

    address = desk.send(
        record, "comment", reason="<script>alert(1)</script>", query="x=1&outlet=a%0d%0ab", next="//evil"
    )
    page = desk.client.get(f"/review/{record}").text
    onward = desk.send(record, "accept", next="//evil.example/x")

    assert address.startswith(f"/review/{record}")
    assert "\r" not in address
    assert onward.startswith("/review/%2F%2Fevil.example")
    assert "<script>alert" not in page


def test_a_filter_is_carried_from_the_queue_to_the_next_record(desk: Desk) -> None:
    with desk.library.store() as store:
        outlet = queue(store, limit=1).items[0].article.outlet or ""
    page = desk.client.get("/review", params={"outlet": outlet}).text
    assert f"/review/{desk.first()}?outlet=" in page

    address = desk.send(desk.first(), "reject", query=f"outlet={outlet}", next="")

    assert address.startswith("/review?outlet=")


def test_a_record_without_a_place_says_so_and_can_be_laid_to_rest(desk: Desk) -> None:
    record = desk.first()
    article = desk.sheet(record).article
    with desk.library.store() as store:
        accept(store, record, Author("كريم", "2026-03-06T08:00:00Z"), 0)
        reading = store.reading(article.id)
        assert reading is not None
        other = type(article)(article.id, "خبر آخر تماما.", published=article.published)
        store.add(type(reading)(other, (), (), "v2"))

    page = desk.client.get(f"/review/{record}?lang=en")

    assert page.status_code == 200
    assert "its place is no longer known" in page.text
    desk.send(record, "reject", base="1")
    assert desk.sheet(record).standing.state is State.REJECTED


@pytest.mark.parametrize(
    ("again", "told"), [(0, "Reviewed: 3 of 1,441."), (2, "Reviewed: 3 of 1,441. To be looked at again: 2.")]
)
def test_what_must_be_looked_at_again_is_told_where_something_must(again: int, told: str) -> None:
    assert without_isolates(progress(3, 1441, again, "en")) == told
