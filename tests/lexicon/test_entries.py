"""Every entry of the word lists holds on its own example."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from qawl.find.mentions import mention_span, read_mention
from qawl.lexicon.load import Cue, Feeling, Lexicon, Noun, load_lexicon
from qawl.model.documents import Article, Span
from qawl.model.records import Statement
from qawl.pipeline import Kit, load_kit, read_article
from qawl.text.fold import fold
from qawl.text.layers import read_text

LEXICON = load_lexicon()


@pytest.fixture(scope="module")
def kit() -> Kit:
    return load_kit()


def cue_id(cue: Cue) -> str:
    return f"{cue.lemma} {cue.kind}"


def read(text: str, kit: Kit) -> tuple[Statement, ...]:
    return read_article(Article("example", text), kit).statements


def by_entry(text: str, cue: Cue, kit: Kit) -> list[Statement]:
    return [one for one in read(text, kit) if one.rule.startswith(f"{cue.lemma}/")]


def words(text: str, content: tuple[Span, ...]) -> str:
    return " … ".join(piece.of(text) for piece in content)


# Cues and feelings: all of them


@pytest.mark.parametrize("cue", LEXICON.cues, ids=cue_id)
def test_a_cue_attributes_its_example_and_nothing_else(cue: Cue, kit: Kit) -> None:
    found = by_entry(cue.example, cue, kit)

    said = [(one.speaker and one.speaker.of(cue.example), words(cue.example, one.content), one.act) for one in found]
    act = cue.negated if any(one.negated for one in found) else cue.act
    assert (cue.who, cue.what, act) in said, cue.where


@pytest.mark.parametrize("cue", [cue for cue in LEXICON.cues if cue.silent], ids=cue_id)
def test_a_cue_is_silent_where_its_word_attributes_nothing(cue: Cue, kit: Kit) -> None:
    found = by_entry(cue.silent or "", cue, kit)

    assert [one.rule for one in found] == [], cue.where


@pytest.mark.parametrize("cue", [cue for cue in LEXICON.cues if cue.without], ids=cue_id)
def test_a_cue_is_silent_with_every_word_that_it_takes_in_another_sense(cue: Cue, kit: Kit) -> None:
    begins = {word: cue.example.replace(cue.what or "", f"{cue.takes[0]}{word} أمام السكان") for word in cue.without}

    assert [word for word, text in begins.items() if text == cue.example or by_entry(text, cue, kit)] == [], cue.where


@pytest.mark.parametrize("feeling", LEXICON.feelings, ids=lambda feeling: feeling.noun)
def test_a_feeling_leaves_its_content_without_itself(feeling: Feeling, kit: Kit) -> None:
    found = read(feeling.example, kit)

    assert feeling.what in [words(feeling.example, one.content) for one in found], feeling.where


# Nouns that speakers are named with: as many as hold today, and never fewer


def named_whole(noun: Noun, kit: Kit) -> bool:
    """Whether the example yields the entry's name, by itself or as who says something."""
    text = read_text(noun.example, kit.vocabulary)
    for first in range(len(text.tokens)):
        mention = read_mention(text, first, len(text.tokens), attached=True)
        if mention is not None and mention_span(text, *mention.name).of(text.raw) == noun.name:
            return True
    saying = f"قال {noun.example} إن الطريق مفتوح"
    return noun.name in [one.speaker and one.speaker.of(saying) for one in read(saying, kit)]


def heard(noun: Noun, kit: Kit) -> bool:
    """Whether somebody whom one of the entry's forms names speaks or carries in its example."""
    forms = [fold(form) for form in (*noun.masculine, *noun.feminine, *noun.plural)]
    names: list[str | None] = []
    for one in read(noun.example, kit):
        names += [one.speaker_name, one.speaker and one.speaker.of(noun.example), *(hop.name for hop in one.chain)]
    return any(form in fold(name) for name in names if name for form in forms)


def in_time(noun: Noun, kit: Kit) -> bool:
    """Whether the example's statement keeps one of the entry's forms as when it was said."""
    forms = [fold(form) for form in noun.masculine]
    times = [fold(one.time.of(noun.example)) for one in read(noun.example, kit) if one.time is not None]
    return any(form in time for form in forms for time in times)


# The share of each list that holds. When more do, raise the figure; it never goes down.
FLOORS: list[tuple[str, Callable[[Lexicon], tuple[Noun, ...]], Callable[[Noun, Kit], bool], float]] = [
    ("titles", lambda lexicon: lexicon.titles, named_whole, 0.99),
    ("body heads", lambda lexicon: lexicon.body_heads, named_whole, 0.99),
    ("bodies", lambda lexicon: lexicon.bodies, heard, 0.99),
    ("unnamed", lambda lexicon: lexicon.unnamed, heard, 0.99),
    ("media heads", lambda lexicon: lexicon.media_heads, heard, 0.93),
    ("outlets", lambda lexicon: lexicon.outlets, heard, 0.98),
    ("times", lambda lexicon: lexicon.times, in_time, 0.58),
]


@pytest.mark.parametrize(("entries", "holds", "floor"), [row[1:] for row in FLOORS], ids=[row[0] for row in FLOORS])
def test_as_many_nouns_hold_as_ever(
    entries: Callable[[Lexicon], tuple[Noun, ...]], holds: Callable[[Noun, Kit], bool], floor: float, kit: Kit
) -> None:
    nouns = [noun for noun in entries(LEXICON) if noun.example]

    failing = [f"{noun.where}: {noun.example}" for noun in nouns if not holds(noun, kit)]

    share = 1 - len(failing) / len(nouns)
    assert share >= floor, f"{share:.3f} hold, {floor} did; failing:\n" + "\n".join(failing)


# Examples hold what they are examples of


def entries_with_forms(lexicon: Lexicon) -> Iterator[tuple[str, str, list[str]]]:
    for cue in lexicon.cues:
        yield cue.where, cue.example, [form.word for form in cue.forms]
    for feeling in lexicon.feelings:
        yield feeling.where, feeling.example, [feeling.noun, feeling.noun[:-1]]
    lists = (lexicon.titles, lexicon.unnamed, lexicon.body_heads, lexicon.bodies, lexicon.media_heads)
    for noun in (noun for nouns in (*lists, lexicon.outlets, lexicon.times) for noun in nouns if noun.example):
        yield noun.where, noun.example, [*noun.masculine, *noun.feminine, *noun.plural]


def formless(entries: Iterator[tuple[str, str, list[str]]]) -> list[str]:
    """The entries whose example holds none of their forms."""
    return [
        f"{where}: {example}" for where, example, forms in entries if not any(fold(f) in fold(example) for f in forms)
    ]


def test_every_example_holds_a_form_of_its_entry() -> None:
    assert formless(entries_with_forms(LEXICON)) == []


def test_an_example_without_its_word_is_seen() -> None:
    assert formless(iter([("cues.toml: قال", "أكد الوزير أن الطريق مفتوح", ["قال"])])) != []
