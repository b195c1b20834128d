"""Every entry of the words of proposals holds on its own example, and is silent where its word misleads."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import pytest

from qawl.errors import BadData
from qawl.lexicon.proposals import Action, Answer, Head, ItemWord, Judgement, load_proposal_words, written_nouns
from qawl.model.proposals import ProposalStatus
from tests.find.proposals.reading import proposals

Entry = TypeVar("Entry", Head, Action, Answer, Judgement, ItemWord)
WORDS = load_proposal_words()


def by_place(entries: Iterable[Entry]) -> list[Entry]:
    return list({entry.where: entry for entry in entries}.values())


HEADS = by_place(form.head for forms in WORDS.heads.values() for form in forms)
ACTIONS = by_place(WORDS.actions.values())
ANSWERS = by_place(form.answer for form in WORDS.answers.values())
JUDGEMENTS = by_place(judgement for forms in WORDS.judgements.values() for _, judgement in forms)
ITEMS = by_place(item for items in WORDS.items.values() for item in items)


@pytest.mark.parametrize("head", HEADS, ids=lambda head: head.where)
def test_a_head_names_the_proposal_of_its_example(head: Head) -> None:
    assert head.title in [one.title for one in proposals(head.example)]


@pytest.mark.parametrize("head", [head for head in HEADS if head.silent], ids=lambda head: head.where)
def test_a_head_is_silent_where_its_word_names_no_proposal(head: Head) -> None:
    assert proposals(head.silent or "") == ()


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.where)
def test_an_action_tells_of_a_proposal_what_its_example_says(action: Action) -> None:
    (found,) = proposals(action.example)

    match action.does:
        case "tables" | "prepares":
            assert action.finds in found.authors
        case "proposes":
            assert found.title == action.finds
        case "holds":
            assert action.finds in [term.at.of(action.example) for term in found.terms]
        case _:
            assert found.status is ProposalStatus(action.finds)


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.where)
def test_an_answer_gives_the_party_and_the_verdict_of_its_example(answer: Answer) -> None:
    (found,) = proposals(answer.example)

    verdict = answer.negated if "لم " in answer.example else answer.verdict
    assert [(one.party, one.verdict) for one in found.responses] == [(answer.who, verdict)]


@pytest.mark.parametrize("answer", [one for one in ANSWERS if one.silent], ids=lambda answer: answer.where)
def test_an_answer_is_silent_where_its_word_answers_nothing(answer: Answer) -> None:
    assert [one for found in proposals(answer.silent or "") for one in found.responses] == []


@pytest.mark.parametrize("judgement", JUDGEMENTS, ids=lambda judgement: judgement.where)
def test_a_judgement_is_an_answer_of_whoever_judges(judgement: Judgement) -> None:
    (found,) = proposals(judgement.example)

    assert [(one.party, one.verdict) for one in found.responses] == [("كورسيل", judgement.verdict)]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.where)
def test_an_item_opens_the_term_of_its_example(item: ItemWord) -> None:
    (found,) = proposals(item.example)

    assert (item.item, item.finds) in [(term.item, term.at.of(item.example)) for term in found.terms]


def test_a_noun_is_known_with_everything_that_is_written_onto_it() -> None:
    written = {word for word, *_ in written_nouns("خطة")}

    assert {"خطة", "والخطة", "للخطة", "بالخطة", "خطتها", "لخطته", "وبخطتهم"} <= written


def test_an_indefinite_noun_is_known_in_the_accusative() -> None:
    assert "مقترحا" in {word for word, *_ in written_nouns("مقترح")}


def test_the_users_own_words_are_read_too(tmp_path: Path) -> None:
    (tmp_path / "proposals.toml").write_text(
        '[[head]]\nlemma = "توليفة"\nforms = ["توليفة"]\nexample = "توليفة للسلام"\ntitle = "توليفة للسلام"\n', "utf-8"
    )

    assert "توليفة" in load_proposal_words(tmp_path).heads


def test_a_key_that_is_none_names_file_and_entry(tmp_path: Path) -> None:
    (tmp_path / "proposals.toml").write_text('[[head]]\nlemma = "توليفة"\nform = ["توليفة"]\n', "utf-8")

    with pytest.raises(BadData, match=r"proposals\.toml.*form"):
        load_proposal_words(tmp_path)
