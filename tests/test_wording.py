"""What Qawl says: both languages say the same things, and Arabic counts as Arabic counts."""

from __future__ import annotations

from string import Formatter

import pytest

from qawl.wording import Lang, load_words, plural, say, shown

LANGS: tuple[Lang, Lang] = ("ar", "en")
FORMS = {"ar": {"zero", "one", "two", "few", "many", "other"}, "en": {"one", "other"}}


def places(entry: object) -> set[str]:
    sentences = [entry] if isinstance(entry, str) else list(dict(entry).values())  # type: ignore[call-overload]
    return {name for s in sentences for _, name, _, _ in Formatter().parse(s) if name is not None}


def test_both_languages_have_the_same_keys() -> None:
    arabic, english = (set(load_words(lang)) for lang in LANGS)

    assert arabic == english


@pytest.mark.parametrize("key", sorted(load_words("ar")))
def test_both_languages_leave_the_same_places_open(key: str) -> None:
    arabic, english = (load_words(lang)[key] for lang in LANGS)

    assert places(arabic) == places(english)
    assert isinstance(arabic, str) == isinstance(english, str)


@pytest.mark.parametrize("lang", LANGS)
def test_keys_are_sorted_sentences_first(lang: Lang) -> None:
    words = load_words(lang)
    sentences = [key for key, entry in words.items() if isinstance(entry, str)]
    counted = [key for key, entry in words.items() if not isinstance(entry, str)]

    assert sentences == sorted(sentences)
    assert counted == sorted(counted)


@pytest.mark.parametrize("lang", LANGS)
def test_a_counted_message_has_every_form_of_its_language(lang: Lang) -> None:
    counted = [dict(entry) for entry in load_words(lang).values() if not isinstance(entry, str)]

    assert counted
    assert all(set(forms) - {"zero"} == FORMS[lang] - {"zero"} for forms in counted)
    assert lang == "en" or all("zero" in forms for forms in counted)


@pytest.mark.parametrize(
    ("count", "form"),
    [
        *[(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (10, "few"), (11, "many"), (99, "many")],
        *[(100, "other"), (101, "other"), (102, "other"), (103, "few"), (111, "many"), (1000, "other")],
    ],
)
def test_arabic_counts_in_six_forms(count: int, form: str) -> None:
    assert plural("ar", count) == form


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "لا أقوال"), (1, "قول واحد"), (2, "قولان"), (7, "7 أقوال"), (11, "11 قولا"), (100, "100 قول")],
)
def test_counted_statements_read_as_an_editor_writes_them(count: int, said: str) -> None:
    assert say("ar", "count-statements", count=count) == said


def test_english_says_none_one_and_many() -> None:
    said = [say("en", "count-articles", count=count) for count in (0, 1, 2)]

    assert said == ["no articles", "1 article", "2 articles"]


def test_a_latin_name_is_isolated_in_an_arabic_sentence_and_bare_in_an_english_one() -> None:
    arabic = say("ar", "store-busy", path="news.qawl")
    english = say("en", "store-busy", path="news.qawl")

    assert "\u2068news.qawl\u2069" in arabic
    assert "\u2068" not in english


def test_an_arabic_name_is_isolated_in_an_english_sentence() -> None:
    english = say("en", "store-busy", path="أخبار")

    assert "\u2068أخبار\u2069" in english


def test_a_detail_cannot_send_controls_to_the_terminal() -> None:
    said = say("en", "store-busy", path="\x1b[31m\u202eقول\n")

    assert "\x1b" not in said
    assert "\u202e" not in said
    assert "\\u001b" in said


def test_braces_in_a_detail_are_only_braces() -> None:
    assert "{0.__class__}" in say("en", "store-busy", path="{0.__class__}")


def test_an_undecodable_file_name_can_be_shown() -> None:
    assert shown("a\udcff") == "a\\udcff"


def test_an_unknown_key_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        say("ar", "no-such-key")


def test_several_names_stand_with_the_comma_of_the_language_each_apart_from_its_neighbours() -> None:
    names = ("ids", "شراع")
    assert say("ar", "dossier-unknown", name="خور", known=names).count("\u2068ids\u2069، شراع") == 1
    assert "ids, \u2068شراع\u2069" in say("en", "dossier-unknown", name="x", known=names)
