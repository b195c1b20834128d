"""Meetings in a calendar: read back by a library that knows the form."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, timedelta

from icalendar import Calendar

from qawl.export.calendar import STATUSES, write_calendar
from qawl.export.table import Written
from qawl.model.meetings import MeetingStatus
from qawl.model.record import Record
from qawl.wording import Lang
from tests.export.linked import EVIL, demo_record


def made(record: Record, lang: Lang = "ar") -> tuple[list[dict[str, object]], Written, bytes]:
    out = io.BytesIO()
    told = write_calendar(record, "محادثات الغدران", lang, out)
    calendar = Calendar.from_ical(out.getvalue())
    return [dict(event.items()) for event in calendar.walk("VEVENT")], told, out.getvalue()


def test_every_meeting_with_a_day_is_one_event_and_the_others_are_counted() -> None:
    record = demo_record()
    dated = {one.id for one in record.meetings if one.first is not None}

    events, told, _ = made(record)

    assert {str(event["UID"]) for event in events} == {f"{record.dossier}-{one}@qawl" for one in dated}
    assert told == Written(len(dated), left_out=len(record.meetings) - len(dated), of="meetings")
    assert told.left_out > 0


def test_an_event_lasts_whole_days_up_to_the_day_after_its_last() -> None:
    (meeting, *_) = (one for one in demo_record().meetings if one.first is not None)
    days = replace(meeting, first=date(2026, 3, 8), last=date(2026, 3, 10))

    (event,), _, raw = made(replace(demo_record(), meetings=(days,)))

    assert event["DTSTART"].dt == date(2026, 3, 8)  # type: ignore[attr-defined]
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(days=3)  # type: ignore[attr-defined]
    assert b"DTSTART;VALUE=DATE:20260308" in raw


def test_each_status_of_ours_is_one_that_calendars_know() -> None:
    assert set(STATUSES) == set(MeetingStatus)
    assert STATUSES[MeetingStatus.PLANNED] == "TENTATIVE"
    assert STATUSES[MeetingStatus.HELD] == "CONFIRMED"
    assert STATUSES[MeetingStatus.DENIED] == "CANCELLED"


def test_an_event_tells_in_the_readers_language_what_it_is_and_who_says_so() -> None:
    arabic, _, _ = made(demo_record(), "ar")
    english, _, _ = made(demo_record(), "en")

    assert any("عُقد" in str(event["SUMMARY"]) for event in arabic)
    assert any("held" in str(event["SUMMARY"]) for event in english)
    assert all("«" in str(event["DESCRIPTION"]) for event in arabic)
    assert all(str(event["URL"]).startswith("https://") for event in arabic)


def test_no_word_of_an_article_begins_a_line_of_its_own() -> None:
    (meeting, *_) = (one for one in demo_record().meetings if one.first is not None)
    words = f"{EVIL}\r\nEND:VEVENT\r\nBEGIN:VEVENT"
    evil = replace(meeting, place=words, agenda=(words,), outcome=(words,), readouts=())

    events, _, raw = made(replace(demo_record(), meetings=(evil,)))

    assert len(events) == 1
    assert raw.count(b"\r\nEND:VEVENT") == 1
    assert b"\x07" not in raw
    assert b"\xe2\x80\xae" not in raw


def test_the_same_record_gives_the_same_calendar() -> None:
    assert made(demo_record())[2] == made(demo_record())[2]
