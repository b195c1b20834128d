"""Following is polite by the word of those who are asked; one that is not fails the same score."""

from __future__ import annotations

import pytest
from evals.promises.politeness import broken, carried, follow_naively, holds, measure, score

from evals.promises import politeness
from qawl.runners import hosts, intake


def test_following_for_days_keeps_every_promise() -> None:
    figures = measure(0.04)

    assert broken(figures) == []
    assert holds(figures)


def test_a_naive_follower_breaks_them() -> None:
    found = broken(score(follow_naively(0.04)))

    assert {
        "under the floor",
        "conditional share",
        "validators not to the letter",
        "waits not kept",
        "failures that did not double it",
        "asked after 410",
        "gone and not said",
        "against robots",
        "before robots",
        "articles missed",
    } <= set(found)


def test_a_follower_that_forgets_what_hosts_ask_for_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "retry_after", lambda headers, now: None)
    monkeypatch.setattr(hosts, "LONGEST_PAUSE", 0.0)

    figures = score(politeness.follow_weeks(0.04))

    assert {"waits not kept", "under the crawl delay"} <= set(broken(figures))


def test_a_question_that_carries_a_cookie_or_a_changed_validator_is_seen() -> None:
    polite = {"user-agent": "Qawl/1 (+https://qawl.example)"}

    figures = carried([polite, {"cookie": "who=you", "referer": "x", "user-agent": "Mozilla", "if-none-match": '"a"'}])

    assert set(figures.values()) == {2, 1}
