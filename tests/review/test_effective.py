"""A person's word holds through every new reading, moves with its sentence, and is queued rather than misplaced."""

from __future__ import annotations

from dataclasses import replace

from qawl.model.documents import Span
from qawl.model.figures import Bound, Figure
from qawl.model.records import Reading, Records
from qawl.model.review import Action, Reviewed, Revision, State
from qawl.review.effective import effective
from qawl.store.contract.store import statement_ids
from tests.review.made import SENTENCES, TEXT, decided, read


def stand(reading: Reading, *revisions: Revision) -> Reviewed:
    return effective(reading, statement_ids(reading), revisions)


def words(made: Reviewed) -> list[str]:
    text = made.reading.article.text
    return [" … ".join(span.of(text) for span in one.content) for one in made.reading.statements]


def states(made: Reviewed) -> list[str]:
    return [one.state.value for one in made.standings]


def test_what_nobody_has_judged_stands_as_the_machine_found_it() -> None:
    reading = read(TEXT)

    made = stand(reading)

    assert made.reading == reading
    assert made.ids == statement_ids(reading)
    assert states(made) == ["machine"] * 4


def test_a_rejected_statement_is_left_out_and_the_others_keep_their_ids_and_places() -> None:
    reading = read(TEXT)

    made = stand(reading, decided(reading, 1, Action.REJECT))

    assert made.ids == tuple(one for place, one in enumerate(statement_ids(reading)) if place != 1)
    assert made.was == (0, 2, 3)
    assert states(made) == ["machine", "rejected", "machine", "machine"]


def test_a_correction_stands_and_keeps_the_id_of_what_was_corrected() -> None:
    reading = read(TEXT)
    better = replace(
        reading.statements[0], content=(Span.quoting(TEXT, "الجولة الثالثة تبدأ غدا"),), speaker_name="سيف"
    )

    made = stand(reading, decided(reading, 0, Action.CORRECT, value=better))

    assert words(made)[0] == "الجولة الثالثة تبدأ غدا"
    assert made.reading.statements[0].speaker_name == "سيف"
    assert made.reading.statements[0].confidence == 1.0
    assert made.ids == statement_ids(reading)


def test_a_statement_that_the_machine_missed_stands_in_the_order_of_the_text() -> None:
    whole = read(TEXT)
    fewer = replace(whole, statements=(whole.statements[0], whole.statements[2]))
    added = replace(decided(whole, 1, Action.ADD, record="new"), seen=None)

    made = stand(fewer, added)

    assert made.ids[1] == "new"
    assert made.states[1] is State.ADDED
    assert made.was == (0, None, 1)


def test_a_correction_outlives_a_machine_that_reads_otherwise() -> None:
    reading = read(TEXT)
    better = replace(reading.statements[0], speaker_name="سيف الأنواء")
    kept = decided(reading, 0, Action.CORRECT, value=better)

    for again in (read(TEXT, speakers=False), read(TEXT, whole=True), read(TEXT, whole=True, speakers=False)):
        made = stand(again, kept)

        assert made.reading.statements[0].speaker_name == "سيف الأنواء"
        assert words(made)[0] == "الجولة الثالثة تبدأ غدا في الزاهرة"
        assert len(made.reading.statements) == 4, "the machine's own version must not stand beside it"


def test_a_correction_moves_with_its_sentence() -> None:
    reading = read(TEXT)
    better = replace(reading.statements[0], speaker_name="سيف الأنواء")
    kept = decided(reading, 0, Action.CORRECT, value=better)
    moved = read("\n".join(("وعنونت صحف اليوم بأخبار كثيرة.", *SENTENCES[1:], SENTENCES[0])), whole=True)

    made = stand(moved, kept)
    own = made.reading.statements[-1]

    assert own.speaker_name == "سيف الأنواء"
    assert own.cue is not None
    assert own.cue.of(moved.article.text) == "قال"
    assert own.cue.start > moved.article.text.index(SENTENCES[3])


def test_words_that_are_gone_go_to_the_queue_and_to_no_other_place() -> None:
    reading = read(TEXT)
    kept = decided(reading, 0, Action.ACCEPT)
    without = read("\n".join(SENTENCES[1:]))

    made = stand(without, kept)
    homeless = made.standings[-1]

    assert len(made.reading.statements) == 3
    assert homeless.state is State.HOMELESS
    assert homeless.doubtful


def test_of_two_equal_sentences_the_one_that_is_left_does_not_inherit_a_verdict() -> None:
    saying = "قال الوزير سيف الأنواء إن لا تعليق."
    twice = read(f"بيان أول عن المعبر:\n{saying}\n{TEXT}\n{saying}\nانتهى")
    kept = decided(twice, 0, Action.REJECT)
    once = read(f"{TEXT}\n{saying}\nانتهى")
    assert kept.record in statement_ids(once), "the id alone would lead astray"

    made = stand(once, kept)

    assert "لا تعليق" in words(made)
    assert made.standing(kept.record).state is State.HOMELESS  # type: ignore[union-attr]


def test_a_word_spelled_anew_is_still_the_same_word() -> None:
    reading = read(TEXT)
    kept = decided(reading, 1, Action.ACCEPT)
    respelled = read(TEXT.replace("الأولى", "الاولى").replace("الجديد", "الجديـد"))

    made = stand(respelled, kept)

    assert made.standing(kept.record).state is State.ACCEPTED  # type: ignore[union-attr]
    assert len(made.reading.statements) == 4


def test_a_speaker_whose_name_is_gone_from_the_text_is_left_open_and_queued() -> None:
    reading = read(TEXT)
    kept = decided(reading, 1, Action.ACCEPT)
    made = stand(read(TEXT.replace("الناطقة هند الجلنار", "الناطقة هند")), kept)

    standing = made.standing(kept.record)

    assert standing is not None
    assert standing.lost == ("speaker",)
    assert standing.statement is not None
    assert standing.statement.speaker_name == "الناطقة هند الجلنار"
    assert standing.doubtful


def test_what_was_rejected_and_is_found_again_in_other_bounds_stays_out_and_is_queued() -> None:
    reading = read(TEXT)
    kept = decided(reading, 2, Action.REJECT)

    made = stand(read(TEXT, whole=True), kept)
    standing = made.standing(kept.record)

    assert len(made.reading.statements) == 3
    assert standing is not None
    assert standing.doubtful


def test_the_latest_verdict_holds_and_an_undo_gives_the_one_before() -> None:
    reading = read(TEXT)
    first = decided(reading, 0, Action.REJECT, number=1)
    second = decided(reading, 0, Action.ACCEPT, number=2, by="كريم", base=1)
    undone = replace(decided(reading, 0, Action.UNDO, number=3, undoes=2, base=2), value=None)
    redone = replace(decided(reading, 0, Action.UNDO, number=4, undoes=3, base=3), value=None)

    assert states(stand(reading, first, second))[0] == "accepted"
    assert states(stand(reading, first, second, undone))[0] == "rejected"
    assert states(stand(reading, first, second, undone, redone))[0] == "accepted"
    assert stand(reading, first, second, undone).standings[0].newest == 3


def test_reviewers_who_differ_are_seen_until_a_third_agrees_with_one() -> None:
    reading = read(TEXT)
    first = decided(reading, 0, Action.REJECT, number=1, by="سلمى")
    second = decided(reading, 0, Action.ACCEPT, number=2, by="كريم")
    third = decided(reading, 0, Action.ACCEPT, number=3, by="هدى")

    assert stand(reading, first, second).standings[0].disputed
    assert not stand(reading, first, second, third).standings[0].disputed


def test_records_that_name_their_statement_name_it_still() -> None:
    reading = read(TEXT)
    figures = tuple(
        Figure(Span(0, 1), 1, 1, Bound.EXACT, "person", "other", None, statement=place) for place in (0, 1, 3, None)
    )
    reading = replace(reading, records=Records(figures=figures))

    made = stand(reading, decided(reading, 1, Action.REJECT))

    assert made.reading.records is not None
    assert [one.statement for one in made.reading.records.figures] == [0, None, 2, None]
