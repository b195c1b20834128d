"""Every mistake in a dossier is told with its line, all at once, and nothing but faults comes of any bytes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.dossiers.faults import BadDossier, Fault, fault_line
from qawl.dossiers.load import check_dossier, comes_with_qawl, load_dossier, read_bytes
from qawl.errors import BadData
from qawl.wording import load_words
from tests.dossiers.written import SMALL, changed, faults, found, small

LINES = SMALL.splitlines()


def at(words: str) -> int:
    """The line of the dossier that has these words first."""
    return next(number for number, line in enumerate(LINES, 1) if words in line)


MISTAKES = [
    ("parties: [", "partys: [", "partys", "dossier-unknown-key"),
    ("figure_gap: 0.2", "wobble: 0.2", "wobble", "dossier-unknown-key-none"),
    ("kind: movement", "kind: movment", "movment", "dossier-bad-choice"),
    ("kind: movement", "kind: xyzzy", "xyzzy", "dossier-bad-choice-none"),
    ("voices: [families]", "voices: [familes]", "familes", "dossier-no-such"),
    ("author: manara", "author: zzz", "zzz", "dossier-no-such-none"),
    ("replies_to: paper", "replies_to: papers", "papers", "dossier-no-such"),
    ("  sanabil:\n    kind", "  manara:\n    kind", "manara:\n", "dossier-key-twice"),
    ("need_any: [الغدران, السنابل]", "need_any: []", "need_any", "dossier-empty"),
    ("need_any: [الغدران, السنابل]", "need_any: …", "need_any", "dossier-empty"),
    ("need_any: [الغدران, السنابل]", "need_any: [الغدران، السنابل]", "need_any", "dossier-pattern-comma"),
    ("وقف ~1 النار", "وقف ~x النار", "وقف ~x", "dossier-pattern-gap"),
    ("محتجز,", "محتجز*,", "محتجز*", "dossier-pattern-sign"),
    ("اندلاع القتال|هجوم السد", "اندلاع القتال|", "اندلاع", "dossier-pattern-empty"),
    ("window: {from: 2025-10-19}", "window: {from: 2025-13-19}", "window", "dossier-bad-date"),
    ("window: {from: 2025-10-19}", "window: {from: أمس}", "window", "dossier-bad-date"),
    ("[2026-03-01, 2026-03-22]", "[2026-03-22, 2026-03-01]", "2026-03-22", "dossier-crossed"),
    ("[2026-03-01, 2026-03-22]", "[2026-03-22]", "2026-03-22", "dossier-bad-window"),
    ("from: 2024, to: 2026-06", "from: 2027, to: 2026-06", "2027", "dossier-crossed"),
    ("هجوم السد: 2025-10-19", "هجوم السد: {from: 2025-10-19}", "هجوم", "dossier-anchor-open"),
    ("[المنارة]", "[المنارة, حركة السنابل]", "[المنارة", "dossier-same-name"),
    ("names: [المنارة]", "names: {ar: المنارة}", "{ar: المنارة}", "dossier-no-text"),
    ("window: {from: 2026-03-23}", "window: {from: 2026-03-20}", "[الورقة المعدلة", "dossier-same-alias"),
    ("part_of: baylasan", "part_of: ministry", "ministry:", "dossier-circle"),
    ("iso3: XBL", "iso3: xb", "iso3", "dossier-bad-shape"),
    ("  families:\n", "  Families:\n", "Families", "dossier-bad-id"),
    ("leave: 2", "leave: two", "scale", "dossier-bad-number"),
    ("leave: 2", "leave: -2", "scale", "dossier-same-value"),
    ("{value: -1,", "{", "fight", "dossier-missing"),
    ("acceptance: on", "acceptance: perhaps", "acceptance", "dossier-bad-flag"),
    ("figure_gap: 0.2", "figure_gap: 20", "figure_gap", "dossier-bad-share"),
    ("Africa/Cairo", "Africa/Kairo", "timezone", "dossier-no-zone"),
    ("Africa/Cairo", "!!!", "timezone", "dossier-tag"),
    ("Africa/Cairo", "*x", "timezone", "dossier-reference"),
    ("Africa/Cairo", "&x Africa/Cairo", "timezone", "dossier-reference"),
    ("  drop_if", "\tdrop_if", "drop_if", "dossier-tab"),
    ("version: 2", "version: [2", "", "dossier-not-yaml"),
    ("version: 2", "---\nversion: 2", "---", "dossier-two-documents"),
    ("version: 2", "version: \x01", "version", "dossier-control"),
    ("version: 2", "? [a]\n: 2", "? [a]", "dossier-key-no-text"),
    ("version: 2", "version: [[[[[[[[[[[[[[[2]]]]]]]]]]]]]]]", "version", "dossier-too-deep"),
    ("conflicts: {figure_gap: 0.2, acceptance: on}", "conflicts: on", "conflicts", "dossier-no-table"),
]


@pytest.mark.parametrize(("old", "new", "words", "code"), MISTAKES, ids=[f"{m[3]} {m[1][:20]!r}" for m in MISTAKES])
def test_a_mistake_is_told_with_its_line(old: str, new: str, words: str, code: str) -> None:
    text = changed(old, new)
    lines = [number for number, line in enumerate(text.split("\n"), 1) if words.strip() in line]

    told = [fault for fault in faults(text) if fault.code == code]

    assert told, found(text)
    assert told[0].line in lines


@pytest.mark.parametrize("section", ["dossier", "title", "route", "actors", "roles"])
def test_a_section_that_is_missing_is_named(section: str) -> None:
    lines = SMALL.split("\n")
    start = next(place for place, line in enumerate(lines) if line.startswith(f"{section}:"))
    end = next(place for place in range(start + 1, len(lines)) if not lines[place].startswith(" "))
    without = "\n".join(lines[:start] + lines[end:])

    assert ("key", section) in [
        detail for fault in faults(without) if fault.code == "dossier-missing" for detail in fault.details
    ]


def test_all_faults_of_a_file_are_told_at_once_and_in_order() -> None:
    text = changed("kind: movement", "kind: movment").replace("voices: [families]", "voices: [famlies]")

    told = found(text.replace("figure_gap: 0.2", "figure_gap: 9"))

    assert [code for _, code in told] == ["dossier-bad-choice", "dossier-no-such", "dossier-bad-share"]
    assert [line for line, _ in told] == sorted(line for line, _ in told)


def test_loading_a_faulty_file_names_the_file_the_line_and_the_cure(tmp_path: Path) -> None:
    path = tmp_path / "river.yaml"
    path.write_text(changed("parties: [", "partys: [").replace("figure_gap: 0.2", "figure_gap: 9"), "utf-8")

    with pytest.raises(BadData, match=rf"river\.yaml:{at('parties')}: .*partys.*did you mean parties") as refused:
        load_dossier(path)

    assert isinstance(refused.value, BadDossier)
    assert refused.value.faults == check_dossier(path)
    assert "qawl dossier check" in str(refused.value)


def test_an_unknown_id_names_those_that_come_with_qawl() -> None:
    with pytest.raises(BadData, match="no dossier comes with Qawl by the id `nile-damm`; did you mean `nile-dam`"):
        load_dossier("nile-damm")


def test_the_dossier_of_the_demonstration_is_known_by_the_id_that_its_pages_show() -> None:
    shown = load_dossier("demo").id

    assert load_dossier(shown) == load_dossier("demo")
    assert comes_with_qawl(shown)
    assert not comes_with_qawl(f"{shown}-of-another")


def test_a_missing_file_is_a_missing_file() -> None:
    with pytest.raises(FileNotFoundError):
        load_dossier("dossiers/none.yaml")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_fault_has_its_sentence_in_both_languages(lang: str) -> None:
    for old, new, *_ in MISTAKES:
        for fault in faults(changed(old, new)):
            assert fault_line("river.yaml", fault, lang).startswith(f"river.yaml:{fault.line}: ")  # type: ignore[arg-type]


def test_every_code_that_the_room_gives_has_a_sentence() -> None:
    room = Path(__file__).parents[2] / "src" / "qawl" / "dossiers"
    codes = {
        code for path in room.glob("*.py") for code in re.findall(r'"(dossier-[a-z0-9-]+)"', path.read_text("utf-8"))
    }

    assert len(codes) > 30
    assert codes - set(load_words("ar")) == set()


def test_words_that_other_readers_take_for_truth_and_dates_stay_words() -> None:
    dossier = small(changed("[رهائن]", "[no, on, 2024-05-31, 12]"))

    assert dossier.labels[0].variants[0] == ("hostage", ("no", "on", "2024-05-31", "12"))


def test_arabic_digits_make_a_date() -> None:
    dossier = small(changed("window: {from: 2025-10-19}", "window: {from: ٢٠٢٥-١٠-١٩}"))

    assert str(dossier.window[0]) == "2025-10-19"


def test_bytes_that_are_not_utf8_are_told_with_their_line() -> None:
    _, told = read_bytes(b"dossier: a\ntitle: \xe3\xcf\n", "river.yaml")

    assert told == (Fault(2, "dossier-not-utf8", (("byte", 18),)),)


def test_a_byte_order_mark_does_no_harm() -> None:
    assert read_bytes(b"\xef\xbb\xbf" + SMALL.encode(), "river.yaml")[1] == ()


def test_a_file_that_is_far_too_large_is_not_read() -> None:
    _, told = read_bytes(b"a" * 600_000, "river.yaml")

    assert [fault.code for fault in told] == ["dossier-too-big"]


LAUGHS = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"


@pytest.mark.parametrize("bomb", [LAUGHS, "[" * 100_000, "{" * 100_000, "- " * 100_000, "a: " * 10_000, "? " * 50_000])
def test_a_bomb_is_refused_at_once(bomb: str) -> None:
    assert faults(bomb)


PIECES = st.sampled_from(
    [
        *["actors:", "route:", "roles:", "issues:", "scale:", "posts:", "anchors:", "labels:", "window:"],
        *["[", "]", "{", "}", ","],
        *["هدنة", "~3", "|", "kind", "names", "2024", "'", "#", "*a", "&a", "!x", "-2"],
        *("  ", "\n", ": ", "- ", "\t", '"'),
    ]
)


@given(st.one_of(st.binary(max_size=200), st.lists(PIECES, max_size=40).map("".join).map(str.encode)))
def test_any_bytes_give_a_dossier_or_faults(data: bytes) -> None:
    dossier, told = read_bytes(data, "river.yaml")

    assert told
    assert all(fault.line >= 1 for fault in told)
    assert dossier is None or dossier.where == "river.yaml"


@given(st.integers(0, len(SMALL) - 1), st.sampled_from(['"', ":", "-", "[", "}", "\n", " ", "،", "|", "~", "#", "x"]))
def test_a_slip_of_the_pen_never_crashes(place: int, slip: str) -> None:
    faults(SMALL[:place] + slip + SMALL[place:])
    faults(SMALL[:place] + slip + SMALL[place + 1 :])
