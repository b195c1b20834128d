"""How clauses tell meetings: sides of talks, bodies that sit, delegations, tours, «we», and what tells none."""

from __future__ import annotations

from datetime import date

import pytest

from qawl.model.meetings import MeetingKind, MeetingStatus
from tests.find.meetings.reading import meetings, moment, of, only, who

DEFLA, ZAAFARANI = "سالم الدفلى", "مروان الزعفراني"


# Talks


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("بدأت في الزاهرة محادثات بين الحكومة والحركة.", MeetingKind.ROUND),
        ("أجرى الوزير سالم الدفلى محادثات مع السفير مروان الزعفراني.", MeetingKind.MEETING),
        ("عقدت الحكومة والحركة محادثات على مستوى الخبراء.", MeetingKind.MEETING),
        ("عقد الوزير سالم الدفلى جلسة مباحثات مع السفير مروان الزعفراني.", MeetingKind.SESSION),
        ("عقد مجلس الشورى جلسة طارئة.", MeetingKind.SESSION),
    ],
)
def test_talks_are_a_round_where_states_and_bodies_hold_them(text: str, kind: MeetingKind) -> None:
    assert only(text).kind is kind


def test_talks_between_named_sides_count_without_a_verb_that_holds_them() -> None:
    text = "ورحب الاتحاد بنتائج المفاوضات النووية بين الحكومة والحركة."

    assert who(only(text)) == ["الحكومة", "الحركة"]


def test_the_clause_goes_past_what_lies_between_the_talks_and_their_sides() -> None:
    text = "وتستضيف الزاهرة جولة جديدة من المحادثات غير المباشرة بين الحكومة والحركة."

    found = only(text)

    assert of(found.at, text) == text.rstrip(".")
    assert who(found)[-2:] == ["الحكومة", "الحركة"]


def test_sides_counted_together_are_told_apart_by_their_nations() -> None:
    text = "وتعثرت المفاوضات بين الجانبين المصري والسوداني."

    assert who(only(text)) == ["المصري", "السوداني"]


# Bodies that sit


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("وقال الوزير سالم الدفلى خلال اجتماع لمجلس الشورى إن الهدنة صامدة.", "مجلس الشورى"),
        ("وينعقد في القاهرة الاجتماع المقبل لوزراء الدفاع.", "وزراء الدفاع"),
    ],
)
def test_whose_meeting_it_is_stands_behind_a_preposition(text: str, body: str) -> None:
    assert body in who(only(text))


def test_a_briefing_of_a_council_is_a_session_of_it() -> None:
    found = only("قدم المبعوث سالم الدفلى إحاطة لمجلس الشورى أمس.")

    assert (found.kind, who(found)) == (MeetingKind.SESSION, [DEFLA, "مجلس الشورى"])


def test_a_conference_counts_where_something_holds_it() -> None:
    assert only("استضافت الحكومة مؤتمرا دوليا حول المياه في القاهرة.").kind is MeetingKind.MEETING
    assert meetings("وهو عضو في المؤتمر الشعبي العام.") == ()


# Who goes where


def test_a_visit_by_whoever_pays_it() -> None:
    assert who(only("خلال زيارة قام بها الوزير سالم الدفلى إلى القاهرة.")) == [DEFLA]


def test_an_arrival_needs_no_preposition() -> None:
    found = only("يصل الوزير سالم الدفلى، الخميس، القاهرة.")

    assert (found.kind, who(found)) == (MeetingKind.VISIT, [DEFLA])


def test_a_place_behind_a_name_is_no_part_of_it() -> None:
    text = "زار الوزير سالم الدفلى القاهرة أمس."

    found = only(text)

    assert (who(found), of(found.place, text)) == ([DEFLA], "القاهرة")


def test_a_delegation_that_visits_is_a_delegation() -> None:
    text = "وقال السفير إن وفدا حكوميا يضم عشرة خبراء، سيزور القاهرة غدا."

    found = only(text)

    assert (found.kind, found.status, who(found)) == (
        MeetingKind.DELEGATION,
        MeetingStatus.PLANNED,
        ["وفدا حكوميا"],
    )


def test_a_visit_within_a_tour_is_that_tour() -> None:
    text = "ويزور الوزير سالم الدفلى القاهرة والخرطوم في إطار جولة تستمر أسبوعا."

    found = only(text)

    assert found.kind is MeetingKind.TOUR
    assert of(found.at, text) == text.rstrip(".")


def test_visits_to_other_places_are_two() -> None:
    text = "زار الوزير سالم الدفلى القاهرة أمس. وكان الوزير سالم الدفلى قد زار الخرطوم."

    assert [of(one.place, text) for one in meetings(text)] == ["القاهرة", "الخرطوم"]


def test_an_occasion_opens_the_sentence_of_whoever_speaks_on_it() -> None:
    text = "وفي زيارة إلى القاهرة، قال الوزير سالم الدفلى للجنود إن الهدنة صامدة."

    assert who(only(text)) == [DEFLA]


# Who is meant


def test_we_are_whoever_speaks() -> None:
    text = "قال الوزير سالم الدفلى: «ناقشنا ذلك مع السفير مروان الزعفراني في مكتبه»."

    assert who(only(text)) == [DEFLA, ZAAFARANI]


def test_a_verb_of_the_other_gender_has_her_for_its_object() -> None:
    text = "وصل الوزير سالم الدفلى إلى القاهرة في زيارة يلتقي خلالها رئيسة الوزراء."

    met = [one for one in meetings(text) if one.kind is MeetingKind.MEETING]

    assert [who(one) for one in met] == [[DEFLA, "رئيسة الوزراء"]]


def test_a_verbal_noun_with_a_pronoun_holds_a_meeting() -> None:
    text = "قال الوزير سالم الدفلى خلال ترؤسه اجتماعا للجنة العليا إن الهدنة صامدة."

    assert DEFLA in who(only(text))


def test_a_post_behind_a_name_is_nobody_else() -> None:
    text = "اجتمع الوزير سالم الدفلى مع مروان الزعفراني نائب الرئيس السوداني ورئيس الوزراء المصري نزار المرجاني."

    assert who(only(text)) == [DEFLA, ZAAFARANI, "نزار المرجاني"]


def test_brackets_and_all_of_do_not_part_the_sides() -> None:
    text = "ويعقد الوزير سالم الدفلى (56 عاما) اجتماعا مع السفير مروان الزعفراني وكل من نزار المرجاني وليلى حداد."

    assert who(only(text))[:3] == [DEFLA, ZAAFARANI, "نزار المرجاني"]


def test_a_body_that_sits_is_enough() -> None:
    assert who(only("وجاء ذلك في ختام اجتماع لمجلس الشورى.")) == ["مجلس الشورى"]


# When


def test_a_day_right_behind_the_clause_belongs_to_it() -> None:
    text = "بدأت الحكومة مفاوضات مع الحركة في أواخر 2012 بعد حرب طويلة."
    day = moment(text, "أواخر 2012", date(2012, 9, 1), date(2012, 12, 31))

    found = only(text, [day])

    assert (of(found.when, text), found.status) == ("أواخر 2012", MeetingStatus.HELD)
    assert of(found.at, text) == "بدأت الحكومة مفاوضات مع الحركة في أواخر 2012"


def test_a_month_within_a_name_dates_nothing() -> None:
    text = "أجرى الوزير سالم الدفلى محادثات مع رئيسة الوزراء تيريزا ماي."

    assert only(text, [moment(text, "ماي", date(2026, 5, 1), date(2026, 5, 31))]).when is None


# What its day or its place makes a certain one


def test_a_meeting_with_a_day_or_a_place_is_one_whoever_meets() -> None:
    assert only("وقالت الوثيقة إن الأمر بحث في اجتماع القاهرة.").kind is MeetingKind.MEETING
    assert only("وعقدت مساء ندوة صحفية في القاهرة.").kind is MeetingKind.PRESS_CONF
    text = "وقال دبلوماسيون إن الاتفاق جاء بعد عقد اجتماع الأحد."
    assert only(text, [moment(text, "الأحد", date(2026, 3, 1))]).status is MeetingStatus.HELD
    assert meetings("وقالت الوثيقة إن الأمر بحث في اجتماع.") == ()


# What is none


@pytest.mark.parametrize(
    "text",
    [
        "وقالت الوثيقة إن اللقاءات التي تعقد مع أي مسؤول تحتاج إلى تحضير.",
        "وقال الوزير سالم الدفلى إنه يفضل عدم إجراء محادثات مع الحركة.",
        "وشكر الوزير سالم الدفلى السفير مروان الزعفراني لقاء ما قدمه للبلاد.",
        "وأنهى الخام الأمريكي جلسة أمس متراجعا 57 سنتا.",
        "وانتشر الخبر على مواقع التواصل الاجتماعية في القاهرة.",
    ],
)
def test_what_is_general_or_of_another_sense_is_silent(text: str) -> None:
    assert meetings(text) == ()


def test_what_hangs_on_a_condition_is_still_to_come() -> None:
    assert only("وفي حال عقد اجتماع في القاهرة بين الحكومة والحركة ستصمد الهدنة.").status is MeetingStatus.PLANNED


@pytest.mark.parametrize(
    "text",
    ["وفي حال عقد اجتماع بين الحكومة والحركة ستصمد الهدنة.", "وقال: إذا التقى الوزير سالم الدفلى السفير فسيرحب به."],
)
def test_what_is_only_supposed_is_no_meeting(text: str) -> None:
    assert meetings(text) == ()


def test_the_session_of_a_court_counts_whoever_sits_there() -> None:
    text = "وفي أولى جلسات محاكمة اللصوص الثلاثة في القاهرة، بكى سالم الدفلى طويلا."
    found = only(text)

    assert found.kind is MeetingKind.SESSION
    assert found.at.of(text).startswith("جلسات محاكمة اللصوص الثلاثة")


def test_two_tellings_of_the_session_of_a_court_are_one() -> None:
    text = "وبكى الشاهد خلال جلسة المحاكمة. واستمرت جلسة المحاكمة إلى المساء."

    assert only(text).kind is MeetingKind.SESSION


def test_sessions_of_courts_in_general_are_none() -> None:
    assert not meetings("وتنقل القناة جلسات المحاكمة منذ سنوات.")
