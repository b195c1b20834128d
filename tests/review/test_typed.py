"""What is typed into a form becomes places of the article, or a fault that says which words are not there."""

from __future__ import annotations

from dataclasses import replace

from qawl.model.documents import Span
from qawl.model.records import Act, Hop, HopKind, Statement, Unnamed
from qawl.review.typed import Fault, form_of, read_typed
from tests.review.made import TEXT, read

FIRST = read(TEXT).statements[0]


def typed(**changes: str) -> dict[str, str]:
    return form_of(TEXT, FIRST) | changes


def filled(**changes: str) -> Statement:
    made = read_typed(TEXT, typed(**changes), FIRST).statement
    assert made is not None
    return made


def test_a_form_that_nobody_touched_gives_the_same_statement() -> None:
    rich = replace(
        FIRST,
        role=Span.quoting(TEXT, "الوزير"),
        unnamed=Unnamed("أوروبي", None),
        chain=(Hop("هند الجلنار", HopKind.PERSON, Span.quoting(TEXT, "هند الجلنار")),),
    )

    assert read_typed(TEXT, form_of(TEXT, rich), rich).statement == replace(rich, confidence=1.0)


def test_words_are_found_where_they_stand_nearest() -> None:
    text = "أعلن الوسيط أمس شيئا. وقال الوسيط إن الهدنة قريبة."
    before = replace(FIRST, content=(Span.quoting(text, "الهدنة قريبة"),), cue=None, speaker=None, chain=())

    made = read_typed(text, form_of(text, before) | {"speaker": "الوسيط"}, before).statement

    assert made is not None
    assert made.speaker == Span.quoting(text, "الوسيط", nth=2)


def test_other_spelling_is_found_and_kept_as_the_article_has_it() -> None:
    made = filled(content="الجوله الثالثه تبدا غدا")

    assert made.content[0].of(TEXT) == "الجولة الثالثة تبدأ غدا"


def test_a_statement_in_two_pieces_is_two_lines() -> None:
    made = filled(content="الجولة الثالثة\n\n تبدأ غدا ")

    assert [span.of(TEXT) for span in made.content] == ["الجولة الثالثة", "تبدأ غدا"]


def test_words_that_the_article_does_not_have_are_named() -> None:
    made = read_typed(TEXT, typed(content="كلام آخر", speaker="فلان"), FIRST)

    assert made.statement is None
    assert Fault("content", "review-fault-not-there", "كلام آخر") in made.faults
    assert Fault("speaker", "review-fault-not-there", "فلان") in made.faults


def test_nothing_typed_and_pieces_out_of_order_are_faults() -> None:
    empty = read_typed(TEXT, typed(content="  \n"), FIRST)
    crossed = read_typed(TEXT, typed(content="تبدأ غدا\nالجولة الثالثة"), FIRST)

    assert [fault.code for fault in empty.faults] == ["review-fault-empty"]
    assert [fault.code for fault in crossed.faults] == ["review-fault-order"]


def test_a_choice_that_is_none_is_a_fault() -> None:
    made = read_typed(TEXT, typed(act="sing"), FIRST)

    assert made.faults == (Fault("act", "review-fault-choice", "sing"),)


def test_speaker_act_and_chain_can_be_corrected() -> None:
    made = filled(
        speaker="",
        speaker_name="سيف",
        act="announce",
        anonymous="yes",
        office="وزارة المياه",
        **{"hop-0-name": "هند الجلنار", "hop-0-kind": "person", "hop-1-name": "سيف", "hop-1-kind": "unnamed"},
    )

    assert made.speaker is None
    assert made.act is Act.ANNOUNCE
    assert made.unnamed == Unnamed(None, "وزارة المياه")
    assert [hop.name for hop in made.chain] == ["هند الجلنار", "سيف"]
    assert made.chain[0].at == Span.quoting(TEXT, "هند الجلنار")


def test_a_statement_that_was_missed_needs_only_its_words() -> None:
    made = read_typed(TEXT, {"content": "القافلة الأولى عبرت", "kind": "indirect", "act": "say"}).statement

    assert made is not None
    assert made.rule == "person"
    assert made.cue is None
