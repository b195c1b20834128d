"""Roles, silences, threats, links, pressure at home and wording."""

from __future__ import annotations

from datetime import date

from qawl.model.positions import Stance
from qawl.model.record import Pressing, Record, Source, Tie, Voice
from qawl.model.records import Act, Kind, Silence
from qawl.record.gather import gather
from tests.record.invented import RAIL, Paper, on

MOTHERS, SARW, RABWAN = "رابطة الأمهات", "حركة السرو", "حكومة ربوان"


def record(*papers: Paper, at: date | None = None) -> Record:
    return gather([paper.read() for paper in papers], RAIL, at)


def test_mediators_of_the_dossier_and_of_articles_stand_side_by_side() -> None:
    one = Paper("a", "تتوسط نسمة بين الطرفين", published=on(3)).mediates("تتوسط نسمة", ["نسمة"], [RABWAN, SARW])
    two = Paper("b", "تتوسط نسمة وضفاف", published=on(4)).mediates("تتوسط نسمة وضفاف", ["ضفاف", "نسمة"])
    again = Paper("c", "تتوسط نسمة وضفاف", published=on(5)).mediates("تتوسط نسمة وضفاف", ["نسمة", "ضفاف"])

    found = record(one, two, again)

    told = [line for line in found.roles if line.source is Source.ARTICLES]
    assert [{who.actor for who in line.who} for line in told] == [{"nasma"}, {"nasma", "dafaf"}]
    assert [len(line.evidence) for line in told] == [1, 2]
    held = [line for line in found.roles if line.source is Source.DOSSIER]
    assert [(line.who[0].actor, line.first, line.last) for line in held] == [
        ("nasma", date(2026, 2, 1), None),
        ("dafaf", None, date(2026, 1, 31)),
    ]


def test_a_role_that_has_not_begun_is_not_there_yet() -> None:
    assert [line.who[0].actor for line in record(at=date(2026, 1, 15)).roles] == ["dafaf"]


def test_a_silence_says_who_did_not_say_what() -> None:
    paper = Paper("a", "ولم يذكر السهل متى تبدأ هدنة جديدة")
    about = paper.at("متى تبدأ هدنة جديدة")
    paper.silences.append(Silence(paper.at("لم يذكر"), None, "نديم السهل", about, "test"))

    (line,) = record(paper).silences
    assert line.who is not None
    assert (line.who.side, line.about, line.issues) == ("rabwan", "متى تبدأ هدنة جديدة", ("truce",))
    assert line.evidence[0].exact == "لم يذكر … متى تبدأ هدنة جديدة"


def test_threats_are_those_of_actors_of_the_dossier() -> None:
    text = "هدد السهل باقتحام المحطة فيما حذر صحفي من انهيار هدنة وقال الوادي إن الحركة باقية"
    paper = Paper("a", text)
    paper.says("نديم السهل", "باقتحام المحطة", Act.THREATEN).says("صحفي", "انهيار هدنة", Act.WARN)
    paper.says("هاني الوادي", "الحركة باقية", Act.SAY)

    (line,) = record(paper).threats
    assert (line.who.actor, line.act, line.issues) == ("sahl", Act.THREATEN, ("station",))


def test_an_issue_and_another_front_in_one_statement_are_linked() -> None:
    paper = Paper("a", "قال الوادي إن هدنة بلا جبهة الشمال لن تصمد وإن تبادل الأسرى وقف على هدنة دائمة")
    paper.says("هاني الوادي", "هدنة بلا جبهة الشمال لن تصمد").says("هاني الوادي", "تبادل الأسرى وقف على هدنة دائمة")

    (line,) = record(paper).links
    assert (line.tie, line.issue, line.to) == (Tie.FRONT, "truce", "north")


def test_an_issue_made_a_condition_of_another_is_linked() -> None:
    words = "توافق الحركة على هدنة مقابل تبادل الأسرى"
    linked = Paper("a", words).stands(SARW, "هدنة", Stance.CONDITIONAL, condition="مقابل تبادل الأسرى")
    itself = Paper("a", words).stands(SARW, "هدنة", Stance.CONDITIONAL, condition="على هدنة")

    (line,) = record(linked).links
    assert (line.tie, line.issue, line.to) == (Tie.CONDITION, "truce", "exchange")
    assert record(itself).links == ()


def test_voices_at_home_press_and_hold_no_position() -> None:
    paper = Paper("a", "طالبت الرابطة بإتمام تبادل الأسرى فورا")
    paper.says(MOTHERS, "إتمام تبادل الأسرى فورا", Act.DEMAND)
    paper.stands(MOTHERS, "تبادل الأسرى", Stance.DEMAND, words="إتمام تبادل الأسرى")

    found = record(paper)

    assert found.cells == found.loose == ()
    assert {(line.form, line.issues, line.stance) for line in found.pressure} == {
        (Pressing.STATEMENT, ("exchange",), None),
        (Pressing.POSITION, ("exchange",), Stance.DEMAND),
    }


def test_crowds_in_the_street_are_pressure_whoever_counts_them_and_other_counts_are_not() -> None:
    paper = Paper("a", "خرج 4000 متظاهر وسقط 3 جرحى")
    paper.counts("4000", 4000, measure="demonstrators", counted=None).counts("3", 3, measure="injured", counted=None)

    (line,) = record(paper).pressure
    assert (line.form, line.who, line.low) == (Pressing.FIGURE, None, 4000)


def test_a_party_does_not_press_itself() -> None:
    paper = Paper("a", "قالت الحركة إنها ملتزمة بكل ورقة").says(SARW, "ملتزمة بكل ورقة")

    assert record(paper).pressure == ()


def test_a_word_is_counted_by_outlet_and_by_whose_voice_it_stands_in() -> None:
    text = 'عاد الأسرى الثلاثة. قال السهل: "لن ننسى الرهائن ولا كل رهائن القطار". وذكر الوادي أن الأسرى بخير'
    paper = Paper("a", text)
    paper.says("نديم السهل", "لن ننسى الرهائن ولا كل رهائن القطار", kind=Kind.DIRECT)
    paper.says("هاني الوادي", "الأسرى بخير")

    found = record(paper, Paper("b", "عاد الأسرى", outlet="إذاعة التل"))

    assert [(line.variant, line.outlet, line.voice, line.count) for line in found.wording] == [
        ("hostages", "صحيفة الجسر", Voice.SPEAKER, 2),
        ("captives", "إذاعة التل", Voice.OUTLET, 1),
        ("captives", "صحيفة الجسر", Voice.OUTLET, 1),
        ("captives", "صحيفة الجسر", Voice.REPORTED, 1),
    ]
    assert [span.of(text) for span in found.wording[0].evidence[0].spans] == ["الرهائن", "رهائن"]
    assert found.wording[0].evidence[0].chain == ("صحيفة الجسر", "نديم السهل")


def test_in_a_mixed_statement_only_what_is_quoted_is_the_speakers() -> None:
    text = "قال السهل إن الأسرى بخير وإن «الرهائن في خطر»"
    paper = Paper("a", text).says("نديم السهل", "الأسرى بخير وإن «الرهائن في خطر»", kind=Kind.MIXED)

    assert {line.variant: line.voice for line in record(paper).wording} == {
        "captives": Voice.REPORTED,
        "hostages": Voice.SPEAKER,
    }
