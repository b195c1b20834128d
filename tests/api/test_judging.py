"""A reviewer's word on a statement, sent by a program."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from qawl.model.access import Scope
from qawl.model.records import Reading
from qawl.server.access import Openness
from qawl.server.desk import Desk
from tests.api.asking import Served, serve


def first(served: Served) -> Any:
    return served.get("/statements?limit=1&act=say")["items"][0]


def word(action: str, base: int = 0, **more: Any) -> dict[str, Any]:
    return {"action": action, "base": base, **more}


def test_a_correction_stands_from_then_on_and_both_versions_keep_their_addresses(served: Served) -> None:
    one, token = first(served), served.token(Scope.REVIEW, "هدى")
    change = {"act": "warn", "speaker_name": "المبعوث", "content": [one["content"][0]]}

    answer = served.post(f"/statements/{one['id']}/revisions", word("correct", change=change, reason="سياق"), token)

    assert answer.status_code == 201, answer.text
    made = answer.json()
    number = made["revision"]["revision"]
    assert (made["revision"]["by"], made["revision"]["reason"]) == ("هدى", "سياق")
    assert (made["statement"]["act"], made["statement"]["state"]) == ("warn", "corrected")
    stands = served.get(f"/statements/{one['id']}")
    assert (stands["statement"]["act"], stands["statement"]["speaker_name"]) == ("warn", "المبعوث")
    assert served.get(f"/statements/{one['id']}@0")["said"]["act"] == "say"
    assert served.get(f"/statements/{one['id']}@{number}")["said"]["act"] == "warn"
    assert [each["revision"] for each in served.get(f"/statements/{one['id']}/revisions")["items"]] == [number]
    listed = served.get("/statements?limit=50&act=warn")["items"]
    assert next(each for each in listed if each["id"] == one["id"])["act"] == "warn"
    assert one["id"] not in [each["id"] for each in served.get("/statements?limit=50&act=say")["items"]]


def test_both_versions_keep_their_addresses_where_the_words_are_gone(served: Served) -> None:
    one, token = first(served), served.token(Scope.REVIEW)
    served.post(f"/statements/{one['id']}/revisions", word("correct", change={"act": "warn"}), token)
    was = served.get(f"/statements/{one['id']}@0")
    with served.library.store() as store:
        reading = store.reading(one["article"])
        assert reading is not None
        store.add(Reading(replace(reading.article, text="خبر آخر كتب مكانه"), (), (), "0.2.0"))

    now = served.get(f"/statements/{one['id']}@0")

    assert now["said"] == was["said"]
    assert (now["permanent"], now["action"]) == (was["permanent"], "found")


def test_who_comes_late_gets_both_versions_and_nothing_is_lost(served: Served) -> None:
    one, path = first(served), f"/statements/{first(served)['id']}/revisions"
    served.post(path, word("correct", change={"act": "warn"}), served.token(Scope.REVIEW, "هدى"))

    late = served.post(path, word("correct", change={"act": "deny"}), served.token(Scope.REVIEW, "سامر"))

    assert late.status_code == 409
    assert (late.json()["newest"]["by"], late.json()["statement"]["act"]) == ("هدى", "warn")
    assert len(served.get(f"/statements/{one['id']}/revisions")["items"]) == 1


def test_a_rejected_statement_is_in_no_list_and_comes_back_when_undone(served: Served) -> None:
    one, token = first(served), served.token(Scope.REVIEW)
    path = f"/statements/{one['id']}/revisions"

    number = served.post(path, word("reject"), token).json()["revision"]["revision"]

    assert served.get(f"/statements/{one['id']}")["statement"] is None
    assert one["id"] not in served.client().get("/api/statements.jsonl").text
    assert served.post(path, word("undo", number), token).status_code == 201
    assert one["id"] in served.client().get("/api/statements.jsonl").text
    assert served.post(path, word("undo", number + 1), token).status_code == 409


def test_a_published_check_goes_out_as_claim_review_under_the_name_of_who_checked(served: Served) -> None:
    one, token = first(served), served.token(Scope.REVIEW, "مرصد المدققين")
    path = f"/statements/{one['id']}/revisions"
    found = {"rating": "مضلل", "url": "https://check.example/7"}

    assert served.post(path, word("check", check=found, reason="انظر الأصل"), token).status_code == 201

    (node,) = served.get(f"/statements/{one['id']}/checks")["@graph"]
    assert (node["author"]["name"], node["reviewRating"]["alternateName"]) == ("مرصد المدققين", "مضلل")
    assert (node["url"], node["reviewBody"]) == ("https://check.example/7", "انظر الأصل")
    assert node["itemReviewed"]["appearance"]["@id"].endswith(one["article"])
    whole = served.get("/export/statements?form=jsonld")["@graph"]
    assert [each for each in whole if each["@type"] == "ClaimReview"] == [node]
    assert served.get(f"/statements/{one['id']}")["statement"]["state"] == "machine"
    assert served.post(path, word("check"), token).status_code == 422
    assert served.post(path, word("accept", check=found), token).status_code == 422
    assert served.post(path, word("check", check=found | {"url": "javascript:1"}), token).status_code == 422
    assert served.post(path, word("check", check=found | {"rating": ""}), token).status_code == 422


def test_a_comment_changes_nothing(served: Served) -> None:
    one, token = first(served), served.token(Scope.REVIEW)
    path = f"/statements/{one['id']}/revisions"

    assert served.post(path, word("comment", reason="يراجع مع الأصل"), token).status_code == 201
    assert served.post(path, word("comment"), token).status_code == 422
    assert served.get(f"/statements/{one['id']}")["statement"]["state"] == "machine"


@pytest.mark.parametrize(
    "change",
    [
        {"content": [[0, 10**9]]},
        {"content": [[5, 5]]},
        {"content": [[10, 20], [5, 8]]},
        {"content": []},
        {"cue": [-1, 3]},
        {"cue": [1]},
        {"act": None},
        {"act": "shout"},
        {"nonsense": 1},
        {"chain": [{"name": "", "kind": "person"}]},
        None,
    ],
)
def test_a_change_that_fits_nowhere_is_refused(served: Served, change: Any) -> None:
    path = f"/statements/{first(served)['id']}/revisions"

    answer = served.post(path, word("correct", change=change), served.token(Scope.REVIEW))

    assert answer.status_code == 422, answer.text


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[" * 100_000, b'{"base":1e999}', b"\xff", b'{"base":0,"action":"accept"']
)
def test_a_body_that_is_no_word_is_refused(served: Served, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    path = f"/api/statements/{first(served)['id']}/revisions"

    answer = served.client(served.token(Scope.REVIEW)).post(path, content=body, headers=headers)

    assert answer.status_code in (400, 422), answer.text


def test_a_body_that_breaks_off_is_told_with_its_place(served: Served) -> None:
    path = f"/api/statements/{first(served)['id']}/revisions"

    answer = served.client(served.token(Scope.REVIEW)).post(
        path, content=b'{"base": 0,', headers={"Content-Type": "application/json"}
    )

    assert answer.json()["code"] == "api-no-json"
    assert "11" in answer.json()["en"]


def test_a_word_on_nothing_is_refused(served: Served) -> None:
    token = served.token(Scope.REVIEW)

    statuses = [
        served.post("/statements/none/revisions", word(action, **more), token).status_code
        for action, more in (("accept", {}), ("comment", {"reason": "a"}), ("correct", {"change": {"act": "say"}}))
    ]

    assert statuses == [404, 404, 404]


def test_a_stranger_from_elsewhere_does_not_learn_who_reviewed(served: Served) -> None:
    one = first(served)
    served.post(f"/statements/{one['id']}/revisions", word("accept", reason="سر المكتب"), served.token(Scope.REVIEW))
    public = serve(served.library, Desk([], lambda _: b""), Openness.PUBLIC)

    paths = (f"/statements/{one['id']}", f"/statements/{one['id']}/revisions", f"/statements/{one['id']}@1")

    for path in paths:
        assert "سر المكتب" in str(served.get(path))
        assert "سر المكتب" not in str(public.get(path))
        assert "هدى" not in str(public.get(path))
        assert "سر المكتب" in str(public.get(path, token=public.token(Scope.READ, "قارئ")))
