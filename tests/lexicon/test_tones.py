"""The list of tones and distances: every entry reads its own example, and stays silent where it must."""

from __future__ import annotations

from pathlib import Path

import pytest

from qawl.errors import BadData
from qawl.lexicon.load import load_lexicon
from qawl.lexicon.tones import Distance, SmallWords, ToneEntry, load_tone_words
from qawl.model.documents import Article, Span
from qawl.model.record import Reserve
from qawl.model.records import Act
from qawl.model.wording import Tone
from qawl.pipeline import Kit, load_kit, read_article
from qawl.record.outlet_reserve import Reserves
from qawl.record.outlet_verbs import lemma_of, verb_of

WORDS = load_tone_words()


@pytest.fixture(scope="module")
def kit() -> Kit:
    return load_kit()


@pytest.mark.parametrize("entry", WORDS.tones, ids=lambda entry: entry.tone)
def test_the_example_of_a_tone_has_it(entry: ToneEntry, kit: Kit) -> None:
    (made,) = read_article(Article("e", entry.example), kit).statements

    assert WORDS.tone(lemma_of(made), made.act, negated=made.negated) is entry.tone


@pytest.mark.parametrize("entry", [one for one in WORDS.tones if one.never], ids=lambda entry: entry.tone)
def test_a_written_form_that_is_another_word_has_no_tone(entry: ToneEntry, kit: Kit) -> None:
    assert entry.silent is not None
    found = read_article(Article("e", entry.silent), kit).statements

    assert any(form in entry.silent for form in entry.never)
    assert all(verb_of(made, entry.silent, Reserves(entry.silent)).tone is not entry.tone for made in found)
    for lemma in entry.lemmas:
        assert WORDS.tone(lemma, Act.SAY, form=entry.never[0]) is not entry.tone
        assert WORDS.tone(lemma, Act.SAY, form=lemma) is entry.tone


def test_every_lemma_of_a_tone_is_a_cue_and_every_act_has_one_tone() -> None:
    cues = {cue.lemma for cue in load_lexicon().cues}
    listed = [lemma for entry in WORDS.tones for lemma in entry.lemmas]
    acts = [act for entry in WORDS.tones for act in entry.acts]

    assert [lemma for lemma in listed if lemma not in cues] == []
    assert len(set(listed)) == len(listed)
    assert sorted(acts) == sorted(Act)
    assert {entry.tone for entry in WORDS.tones} == set(Tone)


@pytest.mark.parametrize("entry", [one for one in WORDS.distances if one.side != "saying"], ids=lambda one: one.name)
def test_a_phrase_of_distance_keeps_its_word_away(entry: Distance) -> None:
    assert Reserves(entry.example).of(Span.quoting(entry.example, entry.what)) is Reserve.DISTANCED
    assert entry.silent is not None
    assert Reserves(entry.silent).of(Span.quoting(entry.silent, entry.what)) is Reserve.PLAIN


@pytest.mark.parametrize("entry", [one for one in WORDS.distances if one.side == "saying"], ids=lambda one: one.name)
def test_a_phrase_of_distance_is_seen_behind_its_saying(entry: Distance) -> None:
    assert Reserves(entry.example).distance_of_saying([Span.quoting(entry.example, entry.what)]) is not None
    assert entry.silent is not None
    assert Reserves(entry.silent).distance_of_saying([Span.quoting(entry.silent, entry.what)]) is None


@pytest.mark.parametrize("entry", WORDS.distances, ids=lambda one: one.name)
def test_every_phrase_of_an_entry_works_in_the_place_of_its_first(entry: Distance) -> None:
    first = max((phrase for phrase in entry.phrases if phrase in entry.example), key=len)
    for phrase in entry.phrases:
        text = entry.example.replace(first, phrase)
        what = Span.quoting(text, entry.what)
        if entry.side == "saying":
            assert Reserves(text).distance_of_saying([what]) is not None, phrase
        else:
            assert Reserves(text).of(what) is Reserve.DISTANCED, phrase


@pytest.mark.parametrize("entry", WORDS.namings, ids=lambda one: one.name)
def test_quotation_marks_around_a_name_keep_nothing_away(entry: SmallWords) -> None:
    assert entry.silent is not None
    for word in entry.words:
        text = entry.example.replace("حركة", word)
        assert Reserves(text).of(Span.quoting(text, entry.what)) is Reserve.PLAIN, word
    assert Reserves(entry.silent).of(Span.quoting(entry.silent, entry.what)) is Reserve.QUOTED


@pytest.mark.parametrize("entry", WORDS.turns, ids=lambda one: one.name)
def test_behind_a_particle_something_else_is_spoken_of(entry: SmallWords) -> None:
    assert entry.silent is not None
    for word in entry.words:
        text = entry.example.replace(" عن ", f" {word} ")
        assert Reserves(text).of(Span.quoting(text, entry.what)) is Reserve.PLAIN, word
    assert Reserves(entry.silent).of(Span.quoting(entry.silent, entry.what)) is Reserve.DISTANCED


@pytest.mark.parametrize("table", ["tone", "distance", "naming", "turn"])
def test_entries_are_sorted_by_name(table: str) -> None:
    names = [one.tone if table == "tone" else one.name for one in getattr(WORDS, f"{table}s")]

    assert names == sorted(names)


def test_a_desk_adds_its_own_words(tmp_path: Path) -> None:
    own = '[[tone]]\nname = "distancing"\nlemmas = ["همس"]\nexample = "زعم المدير أن الخزان ممتلئ"\n'
    (tmp_path / "tones.toml").write_text(own, "utf-8")

    words = load_tone_words(tmp_path)

    assert words.tone("همس", Act.SAY) is Tone.DISTANCING
    assert words.tone("زعم", Act.SAY) is Tone.DISTANCING
    assert load_tone_words().tone("همس", Act.SAY) is Tone.NEUTRAL


def test_a_lemma_with_two_tones_is_refused(tmp_path: Path) -> None:
    own = '[[tone]]\nname = "neutral"\nlemmas = ["زعم"]\nexample = "زعم المدير أن الخزان ممتلئ"\n'
    (tmp_path / "tones.toml").write_text(own, "utf-8")

    with pytest.raises(BadData, match="two tones"):
        load_tone_words(tmp_path)


def test_under_a_negation_the_act_decides() -> None:
    assert WORDS.tone("أكد", Act.SAY) is Tone.ASSERTIVE
    assert WORDS.tone("أكد", Act.SAY, negated=True) is Tone.NEUTRAL
