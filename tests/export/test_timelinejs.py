"""TimelineJS: the published format, dates that are known, and HTML that says nothing but the words."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from evals.browser.chromium import browsing, find_chromium
from playwright.sync_api import Route

from qawl.compare.stories.values import Story
from qawl.export.timelinejs import timeline_events, undated, write_timelinejs
from qawl.runners.stories import Counted
from qawl.wording import Lang
from tests.export.linked import demo_record

STORY = Story(
    "a-1", ("a-1", "a-2"), '<img src=x onerror="alert(1)"> الجولة\u202e', "a-1", "2026-03-04", "2026-03-06", (), 1.0, ()
)
COUNTED = Counted(STORY, ("السارية",), 1)
TAGS = {"p", "span", "blockquote", "bdi", "br", "a"}
ATTRIBUTES = {"dir", "href", "rel"}
SLIDE = {"unique_id", "start_date", "end_date", "group", "text", "autolink"}
DATE = {"year", "month", "day"}


class Seen(HTMLParser):
    """The tags and attributes of some HTML, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(name, value or "") for name, value in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def seen(html: str) -> Seen:
    reader = Seen()
    reader.feed(html)
    return reader


def faults(timeline: dict[str, Any]) -> list[str]:
    """What of a timeline the published format has no place for."""
    found = [f"unknown {key}" for key in timeline.keys() - {"events", "title", "scale", "eras"}]
    ids: set[str] = set()
    for slide in timeline["events"]:
        found += [f"unknown {key}" for key in slide.keys() - SLIDE]
        if slide["unique_id"] in ids or not re.fullmatch(r"[\w-]+", slide["unique_id"]):
            found.append(f"id {slide['unique_id']}")
        ids.add(slide["unique_id"])
        for key in ("start_date", "end_date"):
            day = slide.get(key, {} if key == "start_date" else {"year": 1, "month": 1, "day": 1})
            if set(day) != DATE or not (1 <= day["month"] <= 12 and 1 <= day["day"] <= 31):
                found.append(f"{key} of {slide['unique_id']}")
        if not slide["text"].get("headline"):
            found.append(f"no headline in {slide['unique_id']}")
        html = seen(slide["text"]["headline"] + slide["text"]["text"])
        found += [f"tag {tag}" for tag in html.tags - TAGS]
        found += [f"attribute {name}" for name, _ in html.attributes if name not in ATTRIBUTES]
        found += [f"link {value}" for name, value in html.attributes if name == "href" and not value.startswith("http")]
        if "<" in slide["group"]:
            found.append("markup in a group")
    return found


def timeline(lang: Lang = "ar") -> dict[str, Any]:
    made: dict[str, Any] = json.loads(
        b"".join(write_timelinejs([demo_record(), COUNTED], lang, "محادثات <b>الغدران</b>"))
    )
    return made


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_record_and_a_story_are_a_timeline_of_the_published_format(lang: Lang) -> None:
    made = timeline(lang)

    assert faults(made) == []
    kinds = {slide["unique_id"].split("-")[0] for slide in made["events"]}
    assert kinds == {"meeting", "stand", "proposal", "answer", "story"}
    assert seen(made["title"]["text"]["headline"]).text == "محادثات <b>الغدران</b>"


def test_only_what_has_a_day_is_a_slide_and_the_rest_is_counted() -> None:
    record = demo_record()
    slides = list(timeline_events([record]))

    dated = [one for one in record.meetings if one.first is not None]
    assert len([one for one in slides if str(one["unique_id"]).startswith("meeting-")]) == len(dated)
    assert 0 < len(dated) < len(record.meetings)
    assert undated(record) >= len(record.meetings) - len(dated)


def test_a_meeting_of_several_days_has_an_end() -> None:
    lines = {one.id: one for one in demo_record().meetings if one.first and one.last and one.last > one.first}
    slides = {str(one["unique_id"]): one for one in timeline_events([demo_record()])}

    assert lines
    for key, line in lines.items():
        assert slides[f"meeting-{key}"]["end_date"] == {
            "year": line.last.year,
            "month": line.last.month,
            "day": line.last.day,
        }  # type: ignore[union-attr]


def test_markup_of_a_headline_is_shown_and_never_read() -> None:
    (slide,) = timeline_events([COUNTED])

    html = seen(slide["text"]["headline"])  # type: ignore[index,call-overload]

    assert html.tags == {"span"}
    assert html.text == '<img src=x onerror="alert(1)"> الجولة⟦RLO⟧'


def test_a_date_in_an_arabic_line_keeps_its_order() -> None:
    (slide,) = timeline_events([COUNTED])

    assert '<bdi dir="ltr">2026-03-06</bdi>' in slide["text"]["text"]  # type: ignore[index,call-overload,operator]


PACKAGE = Path(__file__).parents[2] / "out" / "timelinejs" / "package"
PAGE = """<!doctype html><meta charset="utf-8"><div id="t" style="height:600px"></div>
<script src="/dist/js/timeline.js"></script><script>
const data = %s, script_path = location.origin + "/dist/js/";
window.shown = new TL.Timeline("t", data, {language: "ar", script_path: script_path});
</script>"""


def test_timelinejs_itself_takes_every_slide_and_runs_nothing() -> None:
    """In the npm package @knight-lab/timelinejs, which `make timelinejs` brings."""
    package, chromium = PACKAGE, find_chromium()
    if not package.is_dir() or not chromium:
        pytest.skip("There is no TimelineJS here (make timelinejs brings it), or no Chromium")
    made = timeline()

    def answer(route: Route) -> None:
        path = package / route.request.url.removeprefix("https://timeline.invalid/").split("?")[0]
        if route.request.url == "https://timeline.invalid/":
            route.fulfill(body=PAGE % json.dumps(made).replace("<", "\\u003c"), content_type="text/html")
        elif path.is_file() and route.request.url.startswith("https://timeline.invalid/"):
            route.fulfill(path=path)
        else:
            route.abort()

    with browsing(chromium) as browser:
        page, dialogs = browser.new_page(), list[object]()
        page.on("dialog", lambda dialog: (dialogs.append(dialog), dialog.dismiss()))
        page.route("**/*", answer)
        page.goto("https://timeline.invalid/")
        page.wait_for_function("window.shown && window.shown.config && window.shown.config.events.length")
        seen = page.evaluate("[shown.config.events.length, shown.config.messages.errors]")
        page.wait_for_selector(".tl-headline")
        images = page.locator("img").count()

    assert seen == [len(made["events"]), []]
    assert (images, dialogs) == (0, [])


def test_a_faulty_timeline_is_seen() -> None:
    made = timeline()
    made["events"][0]["text"]["headline"] = "<img src=x>"
    made["events"][1]["start_date"] = {"year": 2026}
    made["events"][2]["unique_id"] = made["events"][3]["unique_id"]

    assert {fault.split(" ")[0] for fault in faults(made)} == {"tag", "attribute", "start_date", "id"}
