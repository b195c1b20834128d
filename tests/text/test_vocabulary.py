"""A written word is known under its clitics, and a word that only looks as if it had some is left whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.text import tags as tag
from qawl.text.fold import fold
from qawl.text.vocabulary import Vocabulary

CLITICS = [
    # the word, without its conjunction, without all that is attached, the preposition
    ("وقال", "قال", "قال", ""),
    ("وَقال", "قال", "قال", ""),
    ("فقالوا", "قالوا", "قالوا", ""),
    ("فأكد", "أكد", "أكد", ""),
    ("ويقول", "يقول", "يقول", ""),
    ("ووافق", "وافق", "وافق", ""),
    ("وسيعلن", "سيعلن", "سيعلن", ""),
    ("والوزير", "الوزير", "وزير", ""),
    ("ووزير", "وزير", "وزير", ""),
    ("ففريق", "فريق", "فريق", ""),
    ("ولبنان", "لبنان", "لبنان", ""),
    ("ومصدر", "مصدر", "مصدر", ""),
    ("بالقاهرة", "بالقاهرة", "قاهرة", "ب"),
    ("وبالوزارة", "بالوزارة", "وزارة", "ب"),
    ("فبالوزارة", "بالوزارة", "وزارة", "ب"),
    ("للحكومة", "للحكومة", "حكومة", "ل"),
    ("وللحكومة", "للحكومة", "حكومة", "ل"),
    ("للصحفيين", "للصحفيين", "صحفيين", "ل"),
    ("كالمدير", "كالمدير", "مدير", "ك"),
    ("لوزير", "لوزير", "وزير", "ل"),
    ("ولوزير", "لوزير", "وزير", "ل"),
    ("بوزير", "بوزير", "وزير", "ب"),
    ("كرئيس", "كرئيس", "رئيس", "ك"),
    ("وكوزير", "كوزير", "وزير", "ك"),
    ("لمصادر", "لمصادر", "مصادر", "ل"),
    ("حكومته", "حكومته", "حكومة", ""),
    ("وزارتها", "وزارتها", "وزارة", ""),
    ("وزيرها", "وزيرها", "وزير", ""),
    ("رؤساؤهم", "رؤساؤهم", "رؤساء", ""),
    ("أعضائها", "أعضائها", "أعضاء", ""),
    ("لحكومته", "لحكومته", "حكومة", "ل"),
    ("بوزيرها", "بوزيرها", "وزير", "ب"),
]

WHOLE = [
    "وزير",
    "وزارة",
    "وليد",
    "وائل",
    "وسام",
    "وفد",
    "وفاة",
    "وحدة",
    "والدة",
    "وكيل",
    "وكالة",
    "وافق",
    "واصل",
    "وصف",
    "وقف",
    "وهران",
    "فريق",
    "فريد",
    "فؤاد",
    "فهد",
    "فاطمة",
    "فرقة",
    "فصيل",
    "فلسطين",
    "فنلندا",
    "فرنسا",
    "فيينا",
    "بيان",
    "بلدية",
    "بعثة",
    "برلمان",
    "بدر",
    "بنك",
    "بلاد",
    "باريس",
    "بيروت",
    "بريطانيا",
    "بغداد",
    "لبنان",
    "ليبيا",
    "لندن",
    "لجنة",
    "لجان",
    "لقاء",
    "لؤي",
    "كمال",
    "كريم",
    "كلام",
    "كلمة",
    "كتاب",
    "كبير",
    "كندا",
    "كوبا",
    "كابول",
]


@pytest.mark.parametrize(("word", "bare", "stem", "prefix"), CLITICS)
def test_what_is_written_onto_a_word_comes_off(
    vocabulary: Vocabulary, word: str, bare: str, stem: str, prefix: str
) -> None:
    kind = vocabulary[word]

    assert (kind.bare, kind.stem, kind.prefix) == (fold(bare), fold(stem), prefix)
    assert bool(kind.tags & tag.CONJ) == (fold(word) != fold(bare))


@pytest.mark.parametrize("word", WHOLE)
def test_a_word_that_begins_like_a_clitic_stays_whole(vocabulary: Vocabulary, word: str) -> None:
    kind = vocabulary[word]

    assert (kind.bare, kind.stem, kind.prefix) == (fold(word), fold(word), "")
    assert not kind.tags & (tag.CONJ | tag.PREFIXED)
    assert kind.tags, f"no list knows «{word}», so nothing was shown"


@pytest.mark.parametrize(
    ("word", "lemma", "tense", "gender", "number"),
    [
        ("وقال", "قال", "past", "m", "s"),
        ("قالت", "قال", "past", "f", "s"),
        ("فقالوا", "قال", "past", "m", "p"),
        ("سيقول", "قال", "present", "m", "s"),
        ("وستقول", "قال", "present", "f", "s"),
        ("قائلا", "قال", "participle", "m", "s"),
        ("وقائلةً", "قال", "participle", "f", "s"),
        ("أكّدت", "أكد", "past", "f", "s"),
        ("فنفى", "نفى", "past", "m", "s"),
        ("اتهمها", "اتهم", "past", "m", "s"),
    ],
)
def test_a_verb_of_saying_tells_its_tense_and_its_speaker(
    vocabulary: Vocabulary, word: str, lemma: str, tense: str, gender: str, number: str
) -> None:
    readings = [(cue.lemma, form.tense, form.gender, form.number) for cue, form in vocabulary[word].cues]

    assert (lemma, tense, gender, number) in readings
    assert vocabulary[word].tags & tag.CUE


def test_a_preposition_written_like_a_name_is_told_by_its_last_letter(vocabulary: Vocabulary) -> None:
    preposition, name = vocabulary["على"], vocabulary["علي"]

    assert preposition.tags & tag.PREPOSITION
    assert not preposition.tags & tag.GIVEN
    assert name.tags & tag.GIVEN
    assert not name.tags & tag.PREPOSITION


def test_a_verb_written_like_its_noun_is_told_by_its_last_letter(vocabulary: Vocabulary) -> None:
    verb, noun = vocabulary["نفى"], vocabulary["نفي"]

    assert "past" in {form.tense for _, form in verb.cues}
    assert "past" not in {form.tense for _, form in noun.cues}


def test_the_first_person_speaks_for_nobody_else(vocabulary: Vocabulary) -> None:
    assert vocabulary["أعتقد"].cues == ()
    assert vocabulary["سنقول"].cues == ()


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("،", tag.COMMA), ("؛", tag.COMMA), (".", tag.STOP), ("؟", tag.STOP), (":", tag.COLON), ("\n", tag.LINE),
        ("«", tag.MARK), ('"', tag.MARK), ("''", tag.MARK), ("(", tag.OPEN), (")", tag.CLOSE), ("--", tag.DASH),
        ("...", tag.COMMA), ("2026", tag.NUMBER), ("٤٫٥", tag.NUMBER), ("QAWL", tag.LATIN),
    ],
)  # fmt: skip
def test_what_is_no_arabic_word_is_tagged_by_what_it_is(vocabulary: Vocabulary, token: str, expected: int) -> None:
    assert vocabulary[token].tags & expected


@settings(deadline=None)
@given(token=st.text(st.characters(), min_size=1))
def test_any_token_has_a_type_and_always_the_same(vocabulary: Vocabulary, token: str) -> None:
    kind = vocabulary[token]

    assert kind == vocabulary[token]
    assert kind.stem in kind.folded or kind.tags & tag.POSSESSED
