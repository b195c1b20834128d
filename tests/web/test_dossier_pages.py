"""The pages of a dossier over the demonstration: each says what it must, in both languages, and leads on."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise

import pytest
from starlette.testclient import TestClient

HOME = "/d/ghudran-talks"
DRAFT = "d31b86f99ce88ab3"
PAGES = (
    "/",
    HOME,
    f"{HOME}/matrix",
    f"{HOME}/matrix/sanabil/truce",
    f"{HOME}/proposals",
    f"{HOME}/proposal/three-phases",
    f"{HOME}/meetings",
    f"{HOME}/meeting/0f4d00ea033d5d07",
    f"{HOME}/figures",
    f"{HOME}/figure/captives",
    f"{HOME}/timeline",
    f"{HOME}/conflicts",
    f"{HOME}/wording",
    f"{HOME}/record",
    f"{HOME}/brief",
)


def words(page: str) -> str:
    """What a reader sees, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page[page.index("<main") :])).split())


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_whole(client: TestClient, address: str, lang: str) -> None:
    answer = client.get(address, params={"lang": lang})
    page = answer.text

    assert answer.status_code == 200
    assert page.count("<h1") == 1
    levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert page.count("<table") == page.count("<caption")
    assert len(re.findall(r"<th\b", page)) == len(re.findall(r'<th[^>]* scope="', page))
    assert " style=" not in page
    assert "<script" not in page
    ids = re.findall(r' id="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("address", PAGES[1:])
def test_no_way_on_a_page_is_dead(client: TestClient, address: str) -> None:
    page = client.get(address).text
    ways = {unescape(way) for way in re.findall(r'href="(/d/[^"]+)"', page)}

    for way in sorted(ways)[:60]:
        assert client.get(way.partition("#")[0]).status_code == 200, way
    for way in sorted(one for one in ways if "#" in one)[:20]:
        target, _, place = way.partition("#")
        assert f'id="{place}"' in client.get(target).text, way


def test_a_quotation_leads_to_its_statement(client: TestClient) -> None:
    page = client.get(f"{HOME}/matrix/sanabil/truce").text

    assert 'href="/a/2026-04-16-difaf-extension-accepted#s1"' in page


def test_today_tells_what_became_of_a_position_with_both_statements(client: TestClient) -> None:
    page = client.get(HOME, params={"lang": "en"}).text
    told = words(page)

    assert "New since 11 April 2026" in told
    assert "Sanabil movement · Truce and ceasefire" in told
    moved = told[told.index("Positions that changed") :]
    assert moved.index("against") < moved.index("for")
    assert "السنابل ترفض مقترح تمديد الهدنة" in told
    assert "السنابل تقبل مقترح تمديد الهدنة" in told


def test_stories_are_counted_by_independent_sources(client: TestClient) -> None:
    told = words(client.get(HOME).text)

    assert "بن مرهف يلتقي القطراني في ريدانة" in told
    assert "5 أخبار · 4 مصادر مستقلة" in told


def test_where_nothing_is_new_the_page_says_where_to_look(client: TestClient) -> None:
    answer = client.get(HOME, params={"since": "2026-12-01", "lang": "en"})

    assert "Nothing new since that day" in answer.text
    assert f"{HOME}?since=2026-04-11" in answer.text


def test_the_matrix_shows_each_party_in_its_own_word_and_others_apart(client: TestClient) -> None:
    page = client.get(f"{HOME}/matrix", params={"lang": "en"}).text
    row = page[page.index("Sanabil movement</bdi></th>") :]
    cell = words("<main>" + row[: row.index("</td>")])

    assert cell.index("for") < cell.index("What others say of it")
    assert "reversed" in cell
    assert "in the outlet's own voice" in cell


def test_the_matrix_at_a_day_knows_nothing_later(client: TestClient) -> None:
    then = words(client.get(f"{HOME}/matrix", params={"at": "2026-04-14", "lang": "en"}).text)
    now = words(client.get(f"{HOME}/matrix", params={"lang": "en"}).text)

    assert "against 13 April 2026" in then
    assert "for 16 April 2026" in now
    assert "Next change: 16 April 2026" in then
    assert "Previous change: 16 April 2026" in now


def test_a_party_that_said_nothing_on_an_issue_has_a_page_that_says_so(client: TestClient) -> None:
    answer = client.get(f"{HOME}/matrix/manara/exchange", params={"lang": "en"})

    assert answer.status_code == 200
    assert "Nothing said on this" in answer.text


def test_an_answer_names_whoever_declared_it(client: TestClient) -> None:
    page = client.get(f"{HOME}/proposal/three-phases", params={"lang": "en"}).text
    row = words("<main>" + page[page.index('id="answers"') : page.index('id="terms"')])

    assert "mediator (كاترين أولمار)" in row or "mediator (Katrin" in row or "by a mediator" in row
    assert "Another account contradicts this" in row
    told = words(page)
    assert told.index("phase 1") < told.index("phase 2") < told.index("phase 3")
    assert "4 months and 15 days" in told
    assert "Version 2" in told


def test_whoever_answers_in_its_own_voice_is_named_once(client: TestClient) -> None:
    told = words(client.get(f"{HOME}/proposals", params={"lang": "en"}).text)

    assert "Sanabil movement : rejected in their own words, 13 April 2026" in told
    assert "Sanabil movement : accepted by a mediator ( Bishr bin Marhaf )" in told


def test_the_calendar_marks_what_was_planned_for_another_day(client: TestClient) -> None:
    page = client.get(f"{HOME}/meetings", params={"month": "2026-04"}).text
    days = {
        re.findall(r"<bdi>(\d+)</bdi>", cell)[0]: words("<main>" + cell)
        for cell in re.findall(r'<td role="cell" class="inside.*?</td>', page, re.DOTALL)
    }

    assert "كان مقررًا" in days["13"]
    assert "مؤجل" in days["18"]
    assert "عُقد" in days["9"]
    assert len(days) == 30


def test_the_week_begins_as_it_does_where_it_is_read(client: TestClient) -> None:
    def first(lang: str) -> str:
        page = client.get(f"{HOME}/meetings", params={"month": "2026-04", "lang": lang}).text
        return str(re.findall(r'<th scope="col" role="columnheader">([^<]+)', page)[0])

    assert first("ar") == "السبت"
    assert first("en") == "Sunday"


def test_meetings_without_a_day_are_listed(client: TestClient) -> None:
    told = words(client.get(f"{HOME}/meetings", params={"lang": "en"}).text)

    assert "No day known" in told


def test_a_meeting_has_its_accounts_side_by_side_and_its_history(client: TestClient) -> None:
    page = client.get(f"{HOME}/meeting/0f4d00ea033d5d07").text

    assert page.count('<div class="panel side">') == 3
    told = words(page)
    history = told[told.index("من موعد إلى انعقاد") :]
    assert history.index("مقرر") < history.index("عُقد") < history.index("مؤجل")


def test_a_dual_is_its_own_number_on_the_page_of_figures(client: TestClient) -> None:
    page = words(client.get(f"{HOME}/figures").text)

    assert "جنديين" in page
    assert "2 «جنديين»" not in page


def test_meetings_can_be_taken_to_a_calendar(client: TestClient) -> None:
    answer = client.get(f"{HOME}/meetings.ics")

    assert answer.headers["content-type"].startswith("text/calendar")
    assert 'filename="ghudran-talks-meetings.ics"' in answer.headers["content-disposition"]
    assert answer.text.startswith("BEGIN:VCALENDAR")


def test_whatever_a_chart_shows_stands_in_the_table_below_it(client: TestClient) -> None:
    page = client.get(f"{HOME}/figure/captives").text
    chart = page[page.index('<svg class="chart broad"') : page.index("<figcaption>")]
    told = [unescape(one) for one in re.findall(r"<title>([^<]+)</title>", chart)]
    rows = [words("<main>" + row) for row in re.findall(r'<tr role="row" id=".*?</tr>', page, re.DOTALL)]

    assert len(told) > 10
    for one in told:
        claimant, day, amount = one.split(" · ")
        assert any(claimant in row and day in row and amount in row for row in rows), one
    assert "disputed" in chart


def test_time_in_a_chart_runs_as_people_read(client: TestClient) -> None:
    def places(lang: str) -> list[float]:
        page = client.get(f"{HOME}/figure/captives", params={"lang": lang}).text
        chart = page[page.index('<svg class="chart broad"') : page.index('<svg class="chart slim"')]
        return [float(x) for x in re.findall(r'<text class="date" x="([\d.]+)"', chart)]

    arabic, english = places("ar"), places("en")
    assert arabic == sorted(arabic, reverse=True)
    assert english == sorted(english)


def test_the_timeline_tells_the_newest_first_and_one_kind_alone(client: TestClient) -> None:
    page = client.get(f"{HOME}/timeline").text
    days = re.findall(r'<h2 id="d([\d-]+)">', page)
    meetings = client.get(f"{HOME}/timeline", params={"kind": "meetings"}).text

    assert days == sorted(days, reverse=True)
    assert "/meeting/" in meetings
    assert "/figure/" not in meetings.replace("/figures", "")


def test_what_is_older_in_a_timeline_follows_without_a_gap(client: TestClient) -> None:
    def heads(address: str) -> list[str]:
        return re.findall(r'<p class="fact">(.*)</p>', client.get(address).text)

    first = client.get(f"{HOME}/timeline").text
    way = unescape(re.findall(r'rel="next" href="([^"]+)"', first)[0])
    whole = [heads(f"{HOME}/timeline?kind={kind}") for kind in ("positions", "meetings", "conflicts")]
    pages = [*heads(f"{HOME}/timeline"), *heads(way)]

    assert len(heads(f"{HOME}/timeline")) == 60
    assert len(pages) > 60
    assert sum(map(len, whole)) < len(pages)
    assert client.get(f"{HOME}/timeline?page=99").status_code == 400


def test_contradictions_stand_side_by_side_and_can_be_chosen_by_status(client: TestClient) -> None:
    page = client.get(f"{HOME}/conflicts").text
    superseded = client.get(f"{HOME}/conflicts", params={"status": "superseded"}).text

    assert page.count('<section class="clash"') == 8
    assert superseded.count('<section class="clash"') == 1
    assert "134 سجينا" in page
    assert "129" in page


def test_the_record_since_a_day_holds_only_what_moved(client: TestClient) -> None:
    whole = client.get(f"{HOME}/record").text
    moved = client.get(f"{HOME}/record", params={"since": "2026-04-10"}).text

    assert len(moved) < len(whole) / 2
    assert "ما تغيّر من" in moved


@pytest.mark.parametrize(("form", "begins"), [("docx", b"PK"), ("html", b"<!doctype"), ("md", b"<div dir")])
def test_a_brief_can_be_taken_away(client: TestClient, form: str, begins: bytes) -> None:
    answer = client.get(f"{HOME}/brief", params={"from": "2026-04-11", "to": "2026-04-17", "form": form})

    assert answer.status_code == 200
    assert answer.content.lstrip(b"\xef\xbb\xbf").startswith(begins)
    assert f"ghudran-talks-2026-04-11-2026-04-17.{form}" in answer.headers["content-disposition"]


def test_a_brief_on_the_page_leads_to_the_articles(client: TestClient) -> None:
    page = client.get(f"{HOME}/brief", params={"from": "2026-04-11", "to": "2026-04-17"}).text

    assert 'href="#s1"' in page
    assert re.search(r'<li id="s1">.*href="/a/', page)


@pytest.mark.parametrize(
    "address",
    [
        "/matrix?at=yesterday",
        "/matrix?at=0001-01-01",
        "/matrix?day=2026-13-40",
        "/matrix?at=2026-04-01&since=2026-04-05",
        "?since=2026-13-01",
        "/meetings?month=2026",
        "/timeline?kind=weather",
        "/timeline?until=9999-12-31",
        "/record?since=x",
        "/conflicts?status=true",
        "/brief?from=2026-04-10&to=2026-04-01",
        "/brief?form=exe",
    ],
)
def test_what_cannot_be_understood_is_said(client: TestClient, address: str) -> None:
    for lang, title in (("ar", "لم نفهم"), ("en", "could not be understood")):
        answer = client.get(f"{HOME}{address}", headers={"cookie": f"lang={lang}"})

        assert answer.status_code == 400
        assert title in answer.text
        assert f'href="{HOME}{address.partition("?")[0]}"' in answer.text


def test_a_day_is_heard_under_the_name_that_people_guess(client: TestClient) -> None:
    at = client.get(f"{HOME}/matrix", params={"at": "2026-03-10", "lang": "en"}).text
    day = client.get(f"{HOME}/matrix", params={"day": "2026-03-10", "lang": "en"}).text

    assert "Positions · 10 March 2026" in words(at)
    assert words(day) == words(at)


def test_a_day_may_be_written_in_arabic_digits(client: TestClient) -> None:
    assert client.get(f"{HOME}/matrix", params={"at": "٢٠٢٦-٠٤-١٤"}).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/d/none",
        "/d/none/matrix",
        f"{HOME}/matrix/nobody/truce",
        f"{HOME}/matrix/sanabil/nothing",
        f"{HOME}/proposal/none",
        f"{HOME}/meeting/none",
        f"{HOME}/figure/none",
        f"{HOME}/nowhere",
    ],
)
def test_what_is_not_there_is_missing(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_words_of_a_proposal_all_over_an_article_are_shown_in_their_first_sentence(client: TestClient) -> None:
    """Not as a chain of names with nothing between them: «مشروع قرار … المشروع … النص»."""
    told = words(client.get(f"{HOME}/proposal/peace-council-draft", params={"lang": "ar"}).text)

    assert "مشروع قرار … المشروع" not in told
    assert "… النص … النص" not in told


def test_answers_that_read_alike_stand_in_the_list_once_and_on_the_page_each(client: TestClient) -> None:
    told = words(client.get(f"{HOME}/proposals", params={"lang": "ar"}).text)
    page = words(client.get(f"{HOME}/proposal/amended-paper", params={"lang": "ar"}).text)

    assert told.count("قبول مشروط") == 1
    assert page.count("قبول مشروط") > 1


def test_a_stand_without_a_day_says_that_it_has_none(client: TestClient) -> None:
    assert "بلا تاريخ" in words(client.get(f"{HOME}/matrix", params={"lang": "ar"}).text)
    assert "Undated" in words(client.get(f"{HOME}/matrix", params={"lang": "en"}).text)


@pytest.mark.parametrize(("lang", "one", "several"), [("ar", "موقف", "مواقف"), ("en", "Position", "Positions")])
def test_one_event_of_the_timeline_is_one_of_its_kind(client: TestClient, lang: str, one: str, several: str) -> None:
    page = client.get(f"{HOME}/timeline", params={"lang": lang}).text

    assert re.findall(r'<span class="kind positions">([^<]+)</span>', page)[0] == one
    assert f">{several}</a>" in page


def test_counts_from_different_beginnings_are_never_joined_by_a_line(client: TestClient) -> None:
    """61 held since October and 6 set free since April are two counts of one paper."""
    page = client.get(f"{HOME}/figure/captives", params={"lang": "ar"}).text
    told = words(page)

    assert "61 «شخصا»" in told
    assert "6 «محتجزين»" in told
    joined = [line.split() for line in re.findall(r'<polyline[^>]* points="([^"]+)"', page)]
    heights = [float(corner.split(",")[1]) for line in joined for corner in line]
    assert joined
    assert max(heights) - min(heights) < 5


def test_what_nobody_follows_is_called_as_the_article_calls_it(client: TestClient) -> None:
    told = words(client.get(f"{HOME}/figures", params={"lang": "ar"}).text)

    assert "نسمة" in told
    assert "نسمه" not in told


def test_the_record_can_be_taken_away_as_a_sheet_as_of_the_day_that_is_shown(client: TestClient) -> None:
    page = client.get(f"{HOME}/record", params={"lang": "en", "at": "2026-03-10"}).text

    assert 'href="/api/export/record/ghudran-talks?form=xlsx&amp;lang=en&amp;at=2026-03-10"' in page


def test_contradictions_are_as_many_in_the_record_as_on_their_own_page(client: TestClient) -> None:
    page = words(client.get(f"{HOME}/record", params={"lang": "en"}).text)
    own = words(client.get(f"{HOME}/conflicts", params={"lang": "en"}).text)

    assert re.findall(r"Contradictions (\d+)", page) == re.findall(r"All (\d+)", own)


def test_terms_without_phases_stand_under_no_phase_and_without_an_empty_column(client: TestClient) -> None:
    parts = [words(client.get(f"{HOME}/proposal/{one}", params={"lang": "en"}).text) for one in ("three-phases", DRAFT)]

    assert "From whom to whom" in parts[0]
    assert "Phase 1" in parts[0] or "phase 1" in parts[0]
    assert "From whom to whom" not in parts[1]
    assert "no phase" not in parts[1].lower()


def test_a_record_whose_days_are_crossed_is_not_shown(client: TestClient) -> None:
    answer = client.get(f"{HOME}/record", params={"lang": "en", "at": "2026-03-05", "since": "2026-04-05"})

    assert answer.status_code == 400
    assert "The first day is after the last" in answer.text


def test_whoever_gives_an_account_is_called_as_the_dossier_calls_them(client: TestClient) -> None:
    english = words(client.get(f"{HOME}/conflicts", params={"lang": "en"}).text)
    arabic = words(client.get(f"{HOME}/conflicts", params={"lang": "ar"}).text)

    assert "denies: Mazen Ghadir (Sanabil movement)" in english
    assert "ينفي: مازن الغدير (السنابل)" in arabic
    assert "Mazen Ghadir (Sanabil movement): denies" in words(
        client.get(f"{HOME}/timeline", params={"lang": "en", "kind": "conflicts"}).text
    )
