"""Who met whom: what is a meeting, who took part, where, when, and how far it had come."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.model.meetings import MeetingKind, MeetingStatus, Part
from tests.find.meetings.reading import meetings, moment, of, only, who

DEFLA, ZAAFARANI = "سالم الدفلى", "مروان الزعفراني"


# What tells a meeting


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("التقى الوزير سالم الدفلى السفير مروان الزعفراني.", MeetingKind.MEETING),
        ("أجرى الوزير سالم الدفلى اتصالا هاتفيا بالسفير مروان الزعفراني.", MeetingKind.CALL),
        ("زار الوزير سالم الدفلى مدينة الزاهرة.", MeetingKind.VISIT),
        ("بدأ الوزير سالم الدفلى جولة في المنطقة.", MeetingKind.TOUR),
        ("استضافت الحكومة جولة جديدة من المفاوضات مع الحركة.", MeetingKind.ROUND),
        ("أرسلت الحكومة وفدا إلى الزاهرة.", MeetingKind.DELEGATION),
        ("عقد الوزير سالم الدفلى مؤتمرا صحفيا في مقر الوزارة.", MeetingKind.PRESS_CONF),
        ("عقد مجلس الشورى جلسة طارئة في الزاهرة.", MeetingKind.SESSION),
        ("عقد الرئيس سالم الدفلى قمة مع الرئيس مروان الزعفراني في الزاهرة.", MeetingKind.SUMMIT),
    ],
)
def test_each_kind_of_meeting_is_known_by_its_word(text: str, kind: MeetingKind) -> None:
    assert only(text).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "ويلتقي الفريقان في المباراة النهائية على ملعب المدينة.",
        "فاز الفريق في الجولة الخامسة من الدوري.",
        "أغلق المؤشر مرتفعا في جلسة تداول هادئة.",
        "اختتمت الوزارة دورة تدريبية للمعلمين.",
        "أعلنت وزارة الاتصالات توسيع شبكة الاتصالات في الشمال.",
        "وقال الوزير سالم الدفلى إن المفاوضات تحتاج إلى مرونة.",
        "لمزيد من التفاصيل يمكن زيارة الموقع الإلكتروني.",
        "وقال الوزير سالم الدفلى إن أي لقاء يحتاج إلى تحضير.",
        "يدرس علم الاجتماع أحوال المدن.",
        "وصل عدد القتلى إلى عشرين.",
        "وقال الوزير سالم الدفلى في مقابلة مع الصحيفة إن الهدنة صامدة.",
    ],
)
def test_what_only_sounds_like_a_meeting_is_silent(text: str) -> None:
    assert meetings(text) == ()


def test_an_article_about_sport_tells_no_meetings_of_its_teams() -> None:
    text = (
        "يستعد المنتخب لخوض مباراة جديدة في البطولة.\n"
        "وقال المدرب إن لقاء البيلسان مع تيماران صعب.\n"
        "ويلتقي المدرب سالم الدفلى مع المدرب مروان الزعفراني على الملعب."
    )

    assert meetings(text) == ()


# Who takes part


def test_the_subject_and_the_object_are_two_sides() -> None:
    text = "التقى وزير الخارجية سالم الدفلى نظيره التيماراني يان كورسيل أمس في مدينة الزاهرة لبحث ملف السد."

    found = only(text)

    assert who(found) == [DEFLA, "يان كورسيل"]
    assert [one.post for one in found.participants] == ["وزير الخارجية", "نظيره التيماراني"]
    assert [one.part for one in found.participants] == [Part.BOTH_SIDES, Part.BOTH_SIDES]
    assert of(found.place, text) == "الزاهرة"
    assert of(found.agenda, text) == "لبحث ملف السد"
    assert of(found.at, text) == text[: text.index(" لبحث")]


def test_who_receives_is_host_and_who_comes_is_guest() -> None:
    found = only("استقبل الوزير سالم الدفلى السفير مروان الزعفراني في مكتبه.")

    assert [(one.name, one.part) for one in found.participants] == [(DEFLA, Part.HOST), (ZAAFARANI, Part.GUEST)]


def test_a_subject_before_its_verb_takes_part() -> None:
    assert who(only("وكان الوزير سالم الدفلى قد اجتمع مع السفير مروان الزعفراني.")) == [DEFLA, ZAAFARANI]


def test_sides_stand_behind_between() -> None:
    text = "عقد اجتماع مغلق بين الوزير سالم الدفلى والسفير مروان الزعفراني وقائد الشرطة نزار المرجاني."

    assert who(only(text)) == [DEFLA, ZAAFARANI, "نزار المرجاني"]


def test_who_presides_and_who_is_present_take_part() -> None:
    text = "عقدت لجنة المياه اجتماعا طارئا برئاسة الوزير سالم الدفلى وبحضور السفير مروان الزعفراني."

    assert who(only(text)) == ["لجنة المياه", DEFLA, ZAAFARANI]


def test_a_pronoun_at_the_noun_is_the_speaker() -> None:
    text = "وقال الوزير سالم الدفلى بعد لقائه السفير مروان الزعفراني إن الهدنة صامدة."

    assert who(only(text)) == [DEFLA, ZAAFARANI]


def test_a_dropped_subject_goes_back_to_the_sentence_before() -> None:
    text = "وصل الوزير سالم الدفلى إلى مدينة الزاهرة صباحا. والتقى السفير مروان الزعفراني."

    visit, meeting = meetings(text)

    assert (visit.kind, who(visit)) == (MeetingKind.VISIT, [DEFLA])
    assert (meeting.kind, who(meeting)) == (MeetingKind.MEETING, [DEFLA, ZAAFARANI])


def test_whoever_travels_to_meet_somebody_is_the_other_side() -> None:
    text = "وصل الوزير سالم الدفلى إلى مدينة الزاهرة للقاء السفير مروان الزعفراني."

    visit, meeting = meetings(text)

    assert (who(visit), of(visit.place, text)) == ([DEFLA], "الزاهرة")
    assert (who(meeting), meeting.status) == ([DEFLA, ZAAFARANI], MeetingStatus.PLANNED)


def test_a_call_is_between_the_speaker_and_whom_he_told_it() -> None:
    text = "وأكد الوزير سالم الدفلى لنظيره التيماراني يان كورسيل في اتصال هاتفي أن الهدنة صامدة."

    found = only(text)

    assert found.kind is MeetingKind.CALL
    assert who(found) == [DEFLA, "يان كورسيل"]


def test_a_call_is_with_whoever_was_told_and_its_weekday_is_the_last_one() -> None:
    text = (
        "قالت وزارة الخارجية إن الوزير سالم الدفلى أبلغ السفير مروان الزعفراني في اتصال هاتفي الخميس أنه يعتزم السفر."
    )

    found = only(text, [moment(text, "الخميس", date(2026, 3, 5))])

    assert (found.status, found.first, who(found)) == (MeetingStatus.HELD, date(2026, 2, 26), [DEFLA, ZAAFARANI])


def test_a_press_conference_named_as_the_place_of_speaking_is_a_meeting() -> None:
    found = only("وقال المتحدث باسم الحكومة سالم الدفلى في مؤتمر صحفي إن الهدنة صامدة.")

    assert (found.kind, found.status, who(found)) == (MeetingKind.PRESS_CONF, MeetingStatus.HELD, [DEFLA])


def test_the_host_of_talks_gives_their_place() -> None:
    text = "تستضيف القاهرة جولة جديدة من المفاوضات بين الحكومة والحركة."

    found = only(text)

    assert of(found.place, text) == "القاهرة"
    assert "الحركة" in who(found)


# How far it had come


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("التقى الوزير سالم الدفلى السفير مروان الزعفراني.", MeetingStatus.HELD),
        ("سيلتقي الوزير سالم الدفلى السفير مروان الزعفراني.", MeetingStatus.PLANNED),
        ("من المقرر أن يلتقي الوزير سالم الدفلى السفير مروان الزعفراني.", MeetingStatus.PLANNED),
        ("يعتزم الوزير سالم الدفلى عقد اجتماع مع السفير مروان الزعفراني.", MeetingStatus.PLANNED),
        ("قد يلتقي الوزير سالم الدفلى السفير مروان الزعفراني.", MeetingStatus.RUMOURED),
        ("تحدثت الصحيفة عن أنباء عن لقاء بين الوزير سالم الدفلى والسفير مروان الزعفراني.", MeetingStatus.RUMOURED),
        ("وصل الوزير سالم الدفلى إلى مدينة الزاهرة.", MeetingStatus.UNDER_WAY),
        ("يقوم الوزير سالم الدفلى بزيارة مدينة الزاهرة.", MeetingStatus.UNDER_WAY),
        ("أرجأت الحكومة اجتماعا مع الوسطاء كان مقررا اليوم.", MeetingStatus.POSTPONED),
        ("تأجل اجتماع بين الحكومة والحركة.", MeetingStatus.POSTPONED),
        ("أعلن المتحدث إلغاء اجتماع بين الحكومة والحركة.", MeetingStatus.CANCELLED),
        ("نفى المتحدث عقد اجتماع بين الحكومة والحركة.", MeetingStatus.DENIED),
        ("لم يلتق الوزير سالم الدفلى السفير مروان الزعفراني.", MeetingStatus.DENIED),
        ("نفى المتحدث عقد أي لقاء بين الحكومة والحركة.", MeetingStatus.DENIED),
    ],
)
def test_the_words_say_how_far_it_had_come(text: str, status: MeetingStatus) -> None:
    assert only(text).status is status


def test_a_day_to_come_makes_a_present_tense_a_plan() -> None:
    text = "يعقد الوزير سالم الدفلى غدا اجتماعا مع السفير مروان الزعفراني."
    tomorrow = date(2026, 3, 5)

    found = only(text, [moment(text, "غدا", tomorrow)])

    assert (found.status, found.first, found.last) == (MeetingStatus.PLANNED, tomorrow, tomorrow)
    assert of(found.when, text) == "غدا"


def test_a_weekday_of_what_is_still_to_come_is_the_next_one() -> None:
    text = "وتستضيف الحكومة الخميس جولة جديدة من المفاوضات مع الحركة."

    found = only(text, [moment(text, "الخميس", date(2026, 2, 26))])

    assert (found.status, found.first) == (MeetingStatus.PLANNED, date(2026, 3, 5))


def test_an_arrival_of_long_ago_is_no_longer_under_way() -> None:
    text = "وصل الوزير سالم الدفلى إلى مدينة الزاهرة في 10 شباط."

    found = only(text, [moment(text, "10 شباط", date(2026, 2, 10))])

    assert found.status is MeetingStatus.HELD


# What else is said of it


def test_the_count_of_a_visit_is_kept() -> None:
    assert only("وقال الوزير سالم الدفلى خلال زيارته الخامسة إلى مدينة الزاهرة إن الهدنة صامدة.").ordinal == 5


def test_a_date_that_was_not_given_is_kept_in_its_words() -> None:
    text = "أرجأت الحكومة جولة جديدة من المفاوضات مع الحركة إلى أجل غير مسمى."

    assert of(only(text).date_not_given, text) == "أجل غير مسمى"


def test_the_outcome_is_kept() -> None:
    text = "عقد اجتماع بين الحكومة والحركة، واتفق الجانبان على تمديد الهدنة."

    assert of(only(text).outcome, text) == "واتفق الجانبان على تمديد الهدنة"


def test_a_meeting_told_in_somebodys_words_names_the_statement() -> None:
    text = "قال الوزير سالم الدفلى إن السفير مروان الزعفراني سيلتقي المبعوث نزار المرجاني."

    assert only(text).statement == 0


def test_a_meeting_that_the_outlet_tells_names_no_statement() -> None:
    assert only("التقى الوزير سالم الدفلى السفير مروان الزعفراني.").statement is None


# The same meeting, told again


def test_a_meeting_told_twice_is_one_and_the_second_place_is_kept() -> None:
    text = "التقى الوزير سالم الدفلى السفير مروان الزعفراني أمس. وأكد الوزير سالم الدفلى خلال اللقاء أن الهدنة صامدة."

    found = only(text)

    assert who(found) == [DEFLA, ZAAFARANI]
    assert [of(one, text) for one in found.again] == ["وأكد الوزير سالم الدفلى خلال اللقاء"]


def test_who_attended_joins_the_meeting_told_before() -> None:
    text = "التقى الوزير سالم الدفلى السفير مروان الزعفراني. وحضر اللقاء قائد الشرطة نزار المرجاني."

    assert who(only(text)) == [DEFLA, ZAAFARANI, "نزار المرجاني"]


def test_a_plan_that_was_put_off_is_one_meeting_put_off() -> None:
    text = "من المقرر أن يجتمع الوزير سالم الدفلى مع السفير مروان الزعفراني. وتأجل الاجتماع في اللحظة الأخيرة."

    assert only(text).status is MeetingStatus.POSTPONED


def test_rounds_of_another_count_are_two() -> None:
    first = "فشلت الجولة الأولى من المفاوضات بين الحكومة والحركة."
    text = first + " وتبدأ غدا الجولة الثانية من المفاوضات بين الحكومة والحركة."

    assert [one.ordinal for one in meetings(text)] == [1, 2]


def test_meetings_of_other_days_are_two() -> None:
    first = "التقى الوزير سالم الدفلى السفير مروان الزعفراني أمس."
    text = first + " وكان الوزير سالم الدفلى التقى السفير مروان الزعفراني في 10 شباط."
    days = [moment(text, "أمس", date(2026, 3, 3)), moment(text, "10 شباط", date(2026, 2, 10))]

    assert [one.first for one in meetings(text, days)] == [date(2026, 3, 3), date(2026, 2, 10)]


# Whatever comes

_TELLING = "التقى اجتمع وصل إلى سيلتقي عقده اجتماع جولة من المفاوضات زيارته خلال لقائه للقاء أجرى قام بزيارة"
_AROUND = "الوزير سالم الدفلى مع السفير مروان ومروان في القاهرة أن الذي بين لم قد قال بينهما كل سموه نظيره 5 أمس"
_MARKS = ["،", ".", ":", "«", "»", '"', "(", ")", "\n"]
_WORDS = st.sampled_from([*_TELLING.split(), *_AROUND.split(), *_MARKS])


@given(st.lists(_WORDS, max_size=60).map(" ".join) | st.text(max_size=80))
def test_any_text_is_read_and_every_span_stands_in_it(text: str) -> None:
    found = meetings(text)

    spans = [one.at for one in found]
    assert spans == sorted(spans)
    for one in found:
        others = (one.place, one.agenda, one.outcome, one.date_not_given, *(each.at for each in one.participants))
        for span in (one.at, *one.again, *(other for other in others if other is not None)):
            assert 0 <= span.start < span.end <= len(text)
        assert len(set(map(id, one.participants))) == len({each.name for each in one.participants})


@pytest.mark.parametrize(
    "word",
    [
        "اجتماع ",
        "التقى ",
        "التقيا وزير ",
        "القمة العربية ",
        "عقد اجتماعا مع ",
        "قال الوزير سالم الدفلى في لقاء مع ",
        "لقائه ",
        "لقاء بين الرجلين ",
    ],
)
def test_a_long_text_of_one_word_takes_no_long_time(word: str) -> None:
    begun = process_time()

    meetings(word * (100_000 // len(word)))

    assert process_time() - begun < _PATIENCE


_PATIENCE = 20
"""Seconds: what grows with the square of the text takes many times as long."""
