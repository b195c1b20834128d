"""No markup of an article, a name, a dossier or a question runs in a browser; with the protections off much does."""

from __future__ import annotations

import pytest
from evals.browser.venom import Venom, payloads
from playwright.sync_api import Browser

from evals.promises import injections

Figures = dict[str, int | float | str]
ARTICLES = 6
"""Of the hostile articles so many are opened here, and all at the full size: evals/promises/injections.py."""


@pytest.fixture(scope="module")
def figures(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Figures:
    asked = payloads()[:: 2 * injections.STEP]
    return injections.measured(browser, tmp_path_factory.mktemp("stores"), asked, ARTICLES)


def test_nothing_runs_and_nobody_is_told(figures: Figures) -> None:
    assert injections.holds(figures), figures


def test_with_both_protections_off_payloads_run(figures: Figures) -> None:
    assert int(figures["control_executed"]) > 20
    assert int(figures["policy_alone_refused"]) > 20


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("executed", 1),
        ("elsewhere", 1),
        ("markup", 1),
        ("acting", 1),
        ("failed", 1),
        ("escaping_alone_executed", 1),
        ("typed_executed", 1),
        ("frame_alone_executed", 1),
        ("policy_alone_executed", 1),
        ("shown", 299),
        ("control_biting", 0),
        ("control_executed", 0),
    ],
)
def test_one_that_gets_through_or_a_control_without_teeth_is_seen(figures: Figures, name: str, value: int) -> None:
    assert not injections.holds({**figures, name: value})


def test_words_typed_and_not_sent_are_among_the_attacks(figures: Figures) -> None:
    assert int(figures["forms_sent"]) >= 5
    assert "Draft." not in str(figures["fields_unseen"])


def test_every_payload_comes_to_every_field_and_a_field_with_few_places_is_given_more_at_once() -> None:
    venom, every = Venom(["a", "b", "c", "d", "e"]), 5

    for _ in range(every - 1):
        venom.into("often")
    venom.into("seldom")
    missing = venom.missing
    venom.again(1)

    assert missing == 1 + every - 1
    assert len(set(venom.into("seldom").split()) & set("abcde")) == every - 1  # beside each its mark
    venom.into("often")
    assert venom.missing == 0
