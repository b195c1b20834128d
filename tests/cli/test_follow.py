"""A site is added by its front page, followed, listed, and left; over a line of this machine's own."""

from __future__ import annotations

import csv
import json
import os
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from io import StringIO
from pathlib import Path
from threading import Thread

import pytest
from evals.promises.virtual_web import rss

from qawl.runners import seek
from qawl.show.direction import without_isolates
from qawl.wording import say
from tests.cli.asking import COMMAND, ask, environment, heed_interrupts

TEXT = "قالت وزيرة الري هدى البيرق إن السد سيفتح غدا بعد أن اكتملت أعماله في موعدها."
PAGE = f"""<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>افتتاح السد</title></head>
<body><article><h1>افتتاح السد غدا</h1><p>{TEXT}</p><p>{TEXT.replace("غدا", "بعد غد")}</p></article></body></html>"""


@dataclass
class Site:
    """An outlet on loopback: what it answers by path, and the paths that were asked for."""

    address: str = ""
    pages: dict[str, bytes | int] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    here = Site()

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            here.asked.append(self.path)
            found = here.pages.get(self.path, 404)
            self.send_response(found if isinstance(found, int) else 200)
            body = b"" if isinstance(found, int) else found
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    Thread(target=server.serve_forever, daemon=True).start()
    here.address = f"http://127.0.0.1:{server.server_port}"
    here.pages |= {
        "/": b'<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>',
        "/rss": rss("النهار الجديد", {f"{here.address}/a": "افتتاح السد غدا"}),
        "/a": PAGE.encode(),
    }
    monkeypatch.setenv("QAWL_ALLOW_NETWORKS", "127.0.0.0/8")
    monkeypatch.setenv("QAWL_ALLOW_PORTS", str(server.server_port))
    monkeypatch.setattr(import_module("qawl.cli.follow"), "PAUSE", 0.01)
    monkeypatch.setattr(seek, "PAUSE", 0.01)
    yield here
    server.shutdown()
    server.server_close()


@pytest.fixture
def store(tmp_path: Path) -> str:
    return str(tmp_path / "qawl.db")


def test_from_an_address_to_statements(site: Site, store: str) -> None:
    added = ask("add", site.address, "--store", store)
    assert (added.exit_code, added.stderr) == (0, "")
    assert f"«النهار الجديد» في {site.address}/rss" in added.stdout

    followed = ask("follow", "--once", "--store", store)
    assert followed.exit_code == 0, followed.output
    assert f"{site.address}/rss: خبر جديد واحد" in followed.stdout
    assert "هدى البيرق" in ask("statements", "--store", store).stdout

    again = ask("follow", "--once", "--store", store, lang="en")
    assert again.exit_code == 0
    assert site.asked.count("/rss") == 2
    assert site.asked.count("/a") == 1

    listed = ask("sources", "--store", store)
    assert listed.exit_code == 0
    assert "النهار الجديد" in listed.stdout
    assert "قبل أقل من دقيقة" in listed.stdout
    assert listed.stdout.splitlines()[-1] == "مصدر واحد"
    assert json.loads(ask("sources", "--store", store, "--format", "jsonl").stdout)["articles"] == 1


def test_what_cannot_be_followed_says_what_to_do(site: Site, store: str) -> None:
    site.pages["/"] = b"<html><p>none</p></html>"
    site.pages["/rss"] = 404

    answer = ask("add", site.address, "--store", store, lang="en")

    assert answer.exit_code == 1
    assert "--page" in answer.stderr
    assert ask("add", site.address, "--page", "--store", store).exit_code == 0


def test_without_leave_an_address_of_ones_own_network_is_refused(
    site: Site, store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QAWL_ALLOW_NETWORKS")

    answer = ask("add", site.address, "--store", store)

    assert answer.exit_code == 1
    assert site.asked == []


def test_an_address_that_is_followed_is_not_asked_again(site: Site, store: str) -> None:
    ask("add", f"{site.address}/rss", "--store", store)
    before = len(site.asked)

    answer = ask("add", f"{site.address}/rss", "--store", store)

    assert answer.exit_code == 0
    assert "متابَع من قبل" in answer.stdout
    assert len(site.asked) == before


def test_sources_go_into_a_file_and_come_out_of_it(store: str, tmp_path: Path) -> None:
    file, other = str(tmp_path / "list.opml"), str(tmp_path / "other.db")
    Path(file).write_text(
        '<opml version="2.0"><body><outline text="صحف">'
        '<outline type="rss" text="النهار" xmlUrl="https://nahar.example/rss"/>'
        '<outline type="rss" text="السارية" xmlUrl="https://sariya.example/rss?utm_source=x"/>'
        '<outline type="rss" text="بلا عنوان"/></outline></body></opml>',
        "utf-8",
    )

    imported = ask("sources", "import", file, "--store", store)
    exported = ask("sources", "export", "-o", f"{file}.out", "--store", store)
    again = ask("sources", "import", f"{file}.out", "--store", other, lang="en")

    assert imported.stdout == "أُضيف مصدران\n"
    assert len(imported.stderr.splitlines()) == 1
    assert imported.stderr.startswith(f"{file}:")
    assert exported.exit_code == 0
    assert again.stdout == "2 sources added\n"
    lists = [ask("sources", "--store", place, "--format", "csv").stdout for place in (store, other)]
    kept = [[row["address"] for row in csv.DictReader(StringIO(one.removeprefix("\ufeff")))] for one in lists]
    assert kept[0] == kept[1] == ["https://nahar.example/rss", "https://sariya.example/rss"]


def test_a_source_is_searched_for_and_left(store: str, tmp_path: Path) -> None:
    file = tmp_path / "list.opml"
    outlines = (f'<outline text="{name}" xmlUrl="https://{host}.example/"/>' for name, host in NAMES)
    file.write_text(f"<opml><body>{''.join(outlines)}</body></opml>", "utf-8")
    ask("sources", "import", str(file), "--store", store)

    assert ask("sources", "النهار", "--store", store, "--format", "jsonl").stdout.count("\n") == 1
    assert ask("sources", "remove", "nahar.example", "--store", store).exit_code == 0
    assert ask("sources", "النهار", "--store", store).exit_code == 1
    assert ask("sources", "remove", "nahar.example", "--store", store).exit_code == 1


NAMES = (("النهار", "nahar"), ("السارية", "sariya"))


@pytest.mark.parametrize(
    "command", [["follow", "--once"], ["sources"], ["sources", "export"], ["sources", "remove", "x"]]
)
def test_without_sources_it_says_how_to_add_one_and_makes_no_store(command: list[str], store: str) -> None:
    answer = ask(*command, "--store", store)

    assert answer.exit_code == 1
    assert "qawl add" in answer.stderr
    assert not os.path.exists(store)


@pytest.mark.parametrize("command", [["sources", "import"], ["sources", "remove"], ["add"]])
def test_a_command_that_lacks_its_word_is_a_misuse(command: list[str], store: str) -> None:
    assert ask(*command, "--store", store).exit_code == 2


def test_a_setting_that_is_not_understood_is_named(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QAWL_ALLOW_NETWORKS", "my network")

    answer = ask("add", "https://nahar.example", "--store", store)

    assert answer.exit_code == 1
    assert "QAWL_ALLOW_NETWORKS" in answer.stderr


def test_when_every_source_fails_once_ends_as_failed(site: Site, store: str) -> None:
    ask("add", f"{site.address}/rss", "--store", store)
    site.pages["/rss"] = 500

    answer = ask("follow", "--once", "--store", store)

    assert answer.exit_code == 1
    assert "في الخادم عطل" in answer.stderr


@pytest.mark.parametrize(("sent", "status"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_a_signal_ends_following_in_order(site: Site, store: str, sent: signal.Signals, status: int) -> None:
    ask("add", f"{site.address}/rss", "--store", store)
    before = len(site.asked)
    running = subprocess.Popen(
        [*COMMAND, "follow", "--store", store],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=heed_interrupts,
    )
    until = time.monotonic() + 20
    while len(site.asked) == before and time.monotonic() < until:
        time.sleep(0.05)

    running.send_signal(sent)
    asked_to_stop = time.monotonic()
    out, err = running.communicate(timeout=20)

    assert running.returncode == status, err.decode()
    assert time.monotonic() - asked_to_stop < 10
    assert "المواعيد باقية" in err.decode()
    assert out.decode().startswith("سُئلت المصادر")


def test_an_article_at_two_addresses_is_counted_once(site: Site, store: str) -> None:
    site.pages["/rss"] = rss("النهار الجديد", {f"{site.address}/{name}": "افتتاح السد غدا" for name in ("a", "b")})
    site.pages["/b"] = PAGE.encode()
    ask("add", f"{site.address}/rss", "--store", store)

    followed = ask("follow", "--once", "--store", store)

    held = len(ask("statements", "--store", store, "--format", "jsonl").stdout.splitlines())
    assert held > 0
    assert f"الأقوال: {say('ar', 'count-statements', count=held)}" in without_isolates(followed.stdout)


def test_pages_that_could_not_be_read_are_counted(site: Site, store: str) -> None:
    site.pages["/a"] = b"<html><body></body></html>"
    ask("add", f"{site.address}/rss", "--store", store)

    followed = ask("follow", "--once", "--store", store)

    assert "تعذرت قراءتها: صفحة واحدة" in followed.stderr


def test_following_that_kept_something_did_not_fail(site: Site, store: str) -> None:
    ask("add", f"{site.address}/rss", "--store", store)
    ask("follow", "--once", "--store", store)
    site.pages |= {"/rss": 500, "/a": PAGE.replace("غدا", "اليوم").encode()}
    make_due(store)

    followed = ask("follow", "--once", "--store", store)

    assert "حُفظ: صفحة واحدة" in followed.stdout
    assert followed.exit_code == 0


def test_an_article_that_is_taken_off_its_site_is_told(site: Site, store: str) -> None:
    ask("add", f"{site.address}/rss", "--store", store)
    ask("follow", "--once", "--store", store)
    site.pages["/a"] = 404
    make_due(store)

    followed = ask("follow", "--once", "--store", store)

    assert f"{site.address}/a: لم يعد هذا الخبر في موقعه (الرمز 404)" in followed.stderr


def test_a_private_address_is_refused_with_the_setting_that_allows_it(store: str) -> None:
    answer = ask("add", "http://10.9.8.7/", "--store", store)

    assert answer.exit_code == 1
    assert "QAWL_ALLOW_NETWORKS" in answer.stderr


def test_a_page_that_is_followed_by_itself_counts_as_one_article_however_often_it_changes(
    site: Site, store: str
) -> None:
    ask("add", f"{site.address}/a", "--page", "--store", store)
    ask("follow", "--once", "--store", store)
    site.pages["/a"] = PAGE.replace("غدا", "اليوم").encode()
    make_due(store)

    followed = ask("follow", "--once", "--store", store)

    assert f"{site.address}/a: حُفظت الصفحة كما هي الآن." in followed.stdout
    assert json.loads(ask("sources", "--store", store, "--format", "jsonl").stdout)["articles"] == 1


def make_due(store: str) -> None:
    """As if an hour had passed: all that will ever be asked again is asked now."""
    before = "2026-01-01T00:00:00Z"
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("UPDATE visit SET due = ? WHERE due IS NOT NULL", (before,))
        connection.execute("UPDATE source SET due = ?, next_poll = ?, last_try = ?", (before,) * 3)
