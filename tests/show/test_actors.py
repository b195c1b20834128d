"""The list of actors: every width names them, no id is cut, and two of one name are told apart."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO

import pytest

from qawl.actors import ActorCard
from qawl.model.world import Actor, ActorKind, Post
from qawl.show.actors import print_actors
from qawl.wording import Lang, say

LONG = "manara-and-timaran-joint-river-and-harbour-commission"
MARKO = Actor("marko-tilan", ActorKind.PERSON, ("ماركو تيلانوف",), en=("Marko Tilanov",), country="TMR")
COMMISSION = Actor(LONG, ActorKind.BODY, ("اللجنة المشتركة للنهر والميناء",))
TWO = [
    ActorCard(f"local-{number}", None, ActorKind.PERSON, (("سامر الجلنار", 1),), 1, 1, (post,), article)
    for number, post, article in (("1a", "المهندس", "a-3"), ("2b", "", "a-7"))
]
CARDS = [
    ActorCard(MARKO.id, MARKO, MARKO.kind, (), 1_234, 900),
    ActorCard(COMMISSION.id, COMMISSION, COMMISSION.kind, (), 0, 1),
    *TWO,
]
WIDTHS = ("60", "80", "104", "105", "120", "160")


def drawn(cards: Sequence[ActorCard], lang: Lang = "ar") -> str:
    out = StringIO()
    print_actors(cards, lang, out)
    return out.getvalue()


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_list_of_any_width_names_everybody(lang: Lang, columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)

    told = drawn(CARDS, lang)

    for name in ("name", "kind", "country", "statements", "articles", "id"):
        assert say(lang, f"actors-column-{name}") in told
    for words in ("Marko Tilanov" if lang == "en" else "ماركو تيلانوف", "سامر الجلنار", "TMR", "1,234", "900"):
        assert words in told
    assert all(len(line) <= int(columns) for line in told.splitlines())


@pytest.mark.parametrize("columns", WIDTHS)
def test_a_long_id_is_broken_and_never_cut(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)

    told = drawn(CARDS)

    assert "…" not in told
    assert all(piece in told for piece in LONG.split("-"))


def test_two_of_one_name_are_told_apart_by_post_and_article() -> None:
    told = drawn(TWO)

    assert "المهندس · a-3" in told
    assert "a-7" in told


def test_one_whose_name_nobody_shares_needs_nothing_beside_it() -> None:
    assert "المهندس" not in drawn(TWO[:1])


def test_actors_of_the_registry_are_told_apart_by_their_posts() -> None:
    other = Actor("marko-2", MARKO.kind, MARKO.ar, posts=(Post("رئيس الجمهورية", "tmr", None, None),))

    assert "رئيس الجمهورية" in drawn([CARDS[0], ActorCard(other.id, other, other.kind, (), 0, 1)])
