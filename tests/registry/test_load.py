"""What the registry refuses, and that every refusal says where and how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from qawl.errors import BadData
from qawl.model.world import ActorKind, Held, PartialDate, Post
from qawl.registry.entries import read_date
from qawl.registry.load import Registry, load_registry
from tests.registry.invented import WORLD, overlay

ENTRY = WORLD.split("\n[[actor]]\n")
TILAN = "[[actor]]\n" + next(entry for entry in ENTRY if "marko-tilan" in entry)


def loaded(folder: Path, text: str = WORLD) -> Registry:
    """A registry of these actors alone."""
    load_registry.cache_clear()
    return load_registry(own=overlay(folder, text) / "actors")


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(BadData) as refused:
        loaded(folder, text)
    return str(refused.value)


def test_an_entry_comes_back_as_it_was_written(tmp_path: Path) -> None:
    actor = loaded(tmp_path).actors["salma-kahraman"]

    assert (actor.kind, actor.sex, actor.country) == (ActorKind.PERSON, "f", "MNR")
    assert actor.posts == (
        Post("وزيرة الخارجية", "mnr-foreign-ministry", PartialDate(2019, 5), PartialDate(2024, 1, 31)),
    )


def test_the_users_entry_replaces_one_of_the_same_id_and_changes_the_digest(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "world.toml").write_text(WORLD, "utf-8")
    text = '[[actor]]\nid = "sariya"\nkind = "group"\nar = ["جماعة السنابل"]\nchecked = "invented"\n'

    own = load_registry(own=tmp_path / "own")
    mine = load_registry(overlay(tmp_path, text), tmp_path / "own")

    assert mine.actors["sariya"].ar == ("جماعة السنابل",)
    assert mine.digest != own.digest
    assert list(mine.actors) == list(own.actors)


STATES = "# id …\nmnr\tالمنارة\tManara\tMNR\tQ1\tinvented\n"
FURTHER = '[[state]]\nid = "mnr"\nar = ["مملكة المنارة", "المنارة"]\nshort = ["الزاهرة"]\n'


def test_a_state_is_a_row_with_the_further_names_that_stand_beside_it(tmp_path: Path) -> None:
    (tmp_path / "states.tsv").write_text(STATES, "utf-8")
    (tmp_path / "states.toml").write_text(FURTHER, "utf-8")

    state = load_registry(own=tmp_path).actors["mnr"]

    assert (state.kind, state.ar, state.short) == (ActorKind.STATE, ("المنارة", "مملكة المنارة"), ("الزاهرة",))
    assert (state.country, state.qid, state.en) == ("MNR", "Q1", ("Manara",))


@pytest.mark.parametrize(
    ("rows", "further", "says"),
    [
        ("mnr\tالمنارة\n", FURTHER, "states.tsv:1: 2 columns"),
        (
            STATES,
            FURTHER.replace('"mnr"', '"mnx"'),
            "states.toml:2: mnx: no row of states.tsv has this id",
        ),
        (STATES, FURTHER + 'qid = "Q2"\n', "states.toml:5: mnr: `qid` is not for a state"),
        (STATES.replace("MNR", "mn"), FURTHER, "states.tsv:2: mnr: `country` is 'mn'"),
    ],
)
def test_a_state_that_does_not_hold_together_is_refused(tmp_path: Path, rows: str, further: str, says: str) -> None:
    (tmp_path / "states.tsv").write_text(rows, "utf-8")
    (tmp_path / "states.toml").write_text(further, "utf-8")

    load_registry.cache_clear()
    with pytest.raises(BadData) as refused:
        load_registry(own=tmp_path)

    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ('kind = "person"', 'kind = "perso"', 4, "did you mean `person`?"),
        ('sex = "m"', 'sexx = "m"', 8, "did you mean `sex`?"),
        ('sex = "m"', 'sex = "x"', 8, 'expected "m" or "f"'),
        ('id = "marko-tilan"', 'id = "Marko Tilan"', 3, "small letters"),
        ('country = "TMR"', 'country = "Timaran"', 9, "three capital letters"),
        ('of = "tmr"', 'of = "tmrr"', 10, "did you mean `tmr`?"),
        ('from = "2020"', 'from = "2020-13"', 10, "there is no such day"),
        ('from = "2020"', "from = 2020", 10, "YYYY"),
        ('from = "2020"', 'from = "2020", until = "2019"', 10, "exchange the two"),
        ('from = "2020"', 'since = "2020"', 10, "no key of a post"),
        ('ar = ["ماركو تيلانوف"]', 'ar = ["ماركـو تيلانوف"]', 5, "tatweel"),
        ('ar = ["ماركو تيلانوف"]', 'ar = ["ماركو\u200f تيلانوف"]', 5, "invisible"),
        ('ar = ["ماركو تيلانوف"]', 'ar = ["ا\u0654نور تيلانوف"]', 5, "NFC"),
        ('ar = ["ماركو تيلانوف"]', 'ar = "ماركو تيلانوف"', 5, "expected a list"),
        ('ar = ["ماركو تيلانوف"]', "ar = []", 5, "one Arabic name"),
        ('ar = ["ماركو تيلانوف"]', 'ar = [" ماركو"]', 5, "blanks"),
        ('checked = "invented"', 'qid = "42"\nchecked = "invented"', 13, "as in `Q42`"),
        ('checked = "invented"', 'part_of = "nobody"\nchecked = "invented"', 13, "which no file has"),
        ('checked = "invented"', 'speaks_for = ["marko-tilan"]\nchecked = "invented"', 13, "names the entry itself"),
        ('checked = "invented"', "", 2, "`checked` is missing"),
    ],
)
def test_a_mistake_is_refused_by_file_line_and_entry(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    state = '\n[[actor]]\nid = "tmr"\nkind = "state"\nar = ["تيماران"]\nchecked = "invented"\n'

    said = refusal(tmp_path, "\n" + TILAN.replace(old, new, 1) + state)

    assert f"world.toml:{line}: " in said
    assert says in said


def test_one_id_twice_and_one_name_for_two_are_refused(tmp_path: Path) -> None:
    namesake = TILAN.replace("marko-tilan", "other-tilan")
    without = namesake[: namesake.index("posts")] + 'checked = "invented"\n'

    assert "the same id stands at" in refusal(tmp_path, WORLD + "\n" + TILAN)
    assert "posts that tell them apart" in refusal(tmp_path, WORLD + "\n" + without)
    assert loaded(tmp_path, WORLD + "\n" + namesake).actors["other-tilan"]


def test_another_table_and_a_broken_file_are_refused_by_line(tmp_path: Path) -> None:
    assert "world.toml:1: [[actors]] is no table" in refusal(tmp_path, "[[actors]]\n")
    assert "line 2" in refusal(tmp_path, "[[actor]]\nid = \n")


# Dates that are only partly known


@pytest.mark.parametrize(
    ("when", "held"),
    [
        ("2019-04-30", Held.NO),
        ("2019-05-10", Held.MAYBE),
        ("2019", Held.MAYBE),
        ("2019-06", Held.YES),
        ("2022", Held.YES),
        ("2024-01-31", Held.YES),
        ("2024", Held.MAYBE),
        ("2024-02-01", Held.NO),
    ],
)
def test_a_post_is_held_as_far_as_its_dates_are_known(when: str, held: Held) -> None:
    post = Post("وزيرة", "x", PartialDate(2019, 5), PartialDate(2024, 1, 31))

    day = read_date(when, "here")

    assert day is not None
    assert post.held(day) is held


def test_nobody_knows_whether_a_post_without_an_end_is_still_held() -> None:
    post = Post("وزيرة", "x", PartialDate(2019), None)

    assert post.held(PartialDate(2024, 12)) is Held.YES
    assert post.held(PartialDate(2025)) is Held.MAYBE
    assert Post("وزيرة", "x", None, None).held(PartialDate(2020)) is Held.MAYBE


def test_a_mark_of_byte_order_at_the_beginning_is_no_fault(tmp_path: Path) -> None:
    assert list(loaded(tmp_path, "\ufeff" + WORLD).actors) == list(loaded(tmp_path).actors)
    assert "invisible mark" in refusal(tmp_path, WORLD + "\ufeff")


def test_an_id_that_only_the_machine_gives_is_refused(tmp_path: Path) -> None:
    assert "rename it" in refusal(tmp_path, WORLD.replace('"sariya"', '"local-e3a455e914"'))


def test_a_name_that_ours_has_is_told_with_the_line_of_the_user(tmp_path: Path) -> None:
    load_registry.cache_clear()
    taken = next(each.ar[0] for each in load_registry().actors.values() if each.kind is ActorKind.BODY)
    text = f'[[actor]]\nid = "aa-mine"\nkind = "body"\nar = ["{taken}"]\nchecked = "invented"\n'

    with pytest.raises(BadData) as refused:
        load_registry(overlay(tmp_path, text))

    assert "world.toml:4: aa-mine" in str(refused.value)
    assert ":0:" not in str(refused.value)
