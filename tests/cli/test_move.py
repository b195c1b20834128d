"""`qawl move`, and every command on a store that lies on a server: as on a file, and no password is told."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import get_args
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from qawl.cli.move import move
from qawl.runners.stories import stored_groups
from qawl.show.direction import without_isolates
from qawl.store.open import open_store
from qawl.wording import Lang, say
from tests.cli.asking import ask, line, write_lines
from tests.cli.test_follow import PAGE, Site, site
from tests.web.worlds import asking

__all__ = ["site"]

ARTICLE = "2026-03-30-shiraa-truce"


@pytest.fixture
def demo(postgres_store: str, filled_demo: Path) -> str:
    """The demonstration's store on a server."""
    ask("move", str(filled_demo), postgres_store)
    return postgres_store


def told(*args: str, store: str, lang: str = "ar") -> tuple[int, str, str]:
    """What a command answers about a store, with the store's name left out; never with a password in it."""
    answer = ask(*args, "--store", store, lang=lang)
    out = answer.stdout.replace(bare(store), "STORE"), answer.stderr.replace(bare(store), "STORE")
    if secret := urlsplit(store).password:
        assert secret not in answer.output + answer.stderr
    return answer.exit_code, *out


def bare(store: str) -> str:
    """The address as people may read it."""
    secret = urlsplit(store).password
    return store.replace(f":{secret}@", "@") if secret else store


@pytest.mark.parametrize("lang", get_args(Lang))
def test_every_table_is_told_with_its_rows_and_then_where_the_store_is(
    filled_demo: Path, postgres_store: str, lang: Lang
) -> None:
    moved = ask("move", str(filled_demo), postgres_store, lang=lang)

    *tables, rows, place = moved.stdout.splitlines()
    named = {table.split()[0]: int(table.split()[1].replace(",", "")) for table in tables}
    assert moved.exit_code == 0
    assert moved.stderr == ""
    with closing(sqlite3.connect(filled_demo)) as known:
        for table in ("article", "statement", "mention"):
            assert named[table] == known.execute(f"SELECT count(*) FROM {table}").fetchone()[0] > 70
    assert rows == f"{say(lang, 'move-rows')}: {say(lang, 'count-rows', count=sum(named.values()))}"
    assert place == f"{say(lang, 'move-target')}: {bare(postgres_store)}"


def test_a_store_that_was_moved_back_tells_the_same_digests(demo: str, filled_demo: Path, tmp_path: Path) -> None:
    back, again = (str(tmp_path / name) for name in ("back.db", "again.db"))

    first = ask("move", demo, back).stdout
    second = ask("move", str(filled_demo), again).stdout

    assert first.splitlines()[:-1] == second.splitlines()[:-1]


def test_pages_that_were_kept_are_counted_and_damaged_ones_are_named(tmp_path: Path, postgres_store: str) -> None:
    page, store = tmp_path / "page.html", str(tmp_path / "qawl.db")
    page.write_text(PAGE, "utf-8")
    ask("read", str(page), "--store", store)

    assert f"{say('ar', 'move-bodies')}: صفحة واحدة" in ask("move", store, postgres_store).stdout

    (kept,) = (tmp_path / "qawl.db.captures").glob("??/*")
    kept.write_bytes(b"no gzip")
    damaged = ask("move", store, str(tmp_path / "other.db"), lang="en")
    assert damaged.exit_code == 0
    assert say("en", "move-lost") in damaged.stderr
    assert "is damaged or was changed" in damaged.stderr


@pytest.mark.parametrize("lang", get_args(Lang))
def test_what_is_wrong_is_told_with_a_cure(demo: str, filled_demo: Path, tmp_path: Path, lang: Lang) -> None:
    absent = str(tmp_path / "absent.db")

    missing = ask("move", absent, demo, lang=lang)
    taken = ask("move", str(filled_demo), demo, lang=lang)

    assert missing.exit_code == taken.exit_code == 1
    assert missing.stderr.strip() == without_isolates(say(lang, "store-missing", path=absent))
    assert taken.stderr.strip() == without_isolates(say(lang, "move-not-empty", path=bare(demo)))
    assert ask("move", demo, lang=lang).exit_code == 2


def test_help_tells_how_a_server_is_written() -> None:
    for lang in get_args(Lang):
        shown = ask("move", "--help", lang=lang).stdout
        assert "FROM TO" in shown
        assert "postgresql://USER@HOST/DATABASE" in shown
        assert "PGPASSWORD" in ask("statements", "--help", lang=lang).stdout
    assert move.name == "move"


ASKED = (
    ("statements", "--words", "الهدنة"),
    ("statements", "--format", "jsonl"),
    ("statements", "--actor", "مازن الغدير"),
    ("search", "السنابل", "--what", "actors"),
    ("search", "وقف النار", "--what", "statements", "--order", "newest"),
    ("actors",),
    ("actor", "مازن الغدير"),
    ("stories",),
    ("story", ARTICLE),
    ("record", "demo"),
    ("brief", "demo"),
    ("review",),
    ("review", "history"),
    ("review", "verify"),
    ("show", ARTICLE),
    ("show", "nothing"),
    ("editions", ARTICLE),
    ("captures", "--verify"),
    ("sources",),
    ("token", "list"),
    ("export", "statements", "--form", "jsonl"),
)


@pytest.mark.parametrize("lang", get_args(Lang))
def test_a_store_on_a_server_answers_as_one_in_a_file(demo: str, filled_demo: Path, lang: Lang) -> None:
    asked = ASKED[::2] if lang == "ar" else ASKED[1::2]

    differing = [
        " ".join(args)
        for args in asked
        if told(*args, store=demo, lang=lang) != told(*args, store=str(filled_demo), lang=lang)
    ]

    assert differing == []


def test_all_that_is_written_by_a_command_is_kept_on_a_server(postgres_store: str, tmp_path: Path) -> None:
    lines, page = write_lines(tmp_path / "in.jsonl", line(1)), tmp_path / "page.html"
    page.write_text(PAGE, "utf-8")

    code, out, _ = told("read", lines, str(page), store=postgres_store)
    assert (code, out.splitlines()[-1]) == (0, f"{say('ar', 'read-store')}: STORE")
    with open_store(postgres_store) as store:
        (record,) = [f"{one.id}" for one in store.statements() if one.article.id == "a-1"]
    assert told("review", "accept", record, "--by", "ريم", store=postgres_store)[0] == 0
    assert "ريم" in told("review", "history", store=postgres_store)[1]
    assert told("token", "new", "رصد", store=postgres_store)[1].startswith("qawl_")
    assert told("captures", "--verify", store=postgres_store)[1].splitlines()[-1] == say("ar", "captures-whole")
    assert told("captures", "-o", str(tmp_path / "kept.warc.gz"), store=postgres_store)[0] == 0


def test_a_site_is_added_followed_and_left_on_a_server(site: Site, postgres_store: str) -> None:
    assert told("add", f"{site.address}/", store=postgres_store)[0] == 0
    code, _, errors = told("follow", "--once", store=postgres_store)
    assert (code, "Traceback" in errors) == (0, False)

    assert "افتتاح السد" in told("statements", "--format", "jsonl", store=postgres_store)[1]
    assert f"{site.address}/rss" in told("sources", "--format", "jsonl", store=postgres_store)[1]
    assert told("sources", "remove", f"{site.address}/rss", store=postgres_store)[0] == 0
    assert told("sources", store=postgres_store)[2].strip() == say("ar", "sources-none")


def test_a_store_of_a_kind_that_nobody_knows_is_told_with_the_kinds_there_are() -> None:
    store = "mysql://a:s3cretword@h/d"
    for command in (("statements", "--store"), ("sources", "--store"), ("captures", "--store"), ("move", "there.db")):
        answer = ask("move", store, "there.db") if "move" in command else ask(*command, store)
        assert (answer.exit_code, "postgresql" in answer.stderr, "s3cretword" in answer.stderr) == (1, True, False)


@pytest.mark.parametrize("lang", get_args(Lang))
def test_a_server_that_does_not_let_us_in_is_told_without_the_password(postgres_store: str, lang: Lang) -> None:
    secret = "s3cretword"
    wrong = postgres_store.replace(str(urlsplit(postgres_store).password), secret)
    slashed = wrong.replace(secret, f"a/{secret}")
    for store in (wrong, slashed, wrong.replace("127.0.0.1", "nowhere.invalid"), f"postgresql:password={secret}"):
        for command in (("statements",), ("sources",), ("captures",), ("serve",), ("show", "a-1")):
            answer = ask(*command, "--store", store, lang=lang)
            assert answer.exit_code == 1
            assert secret not in answer.output + answer.stderr
        answer = ask("move", store, "anywhere.db", lang=lang)
        assert secret not in answer.output + answer.stderr


def test_pages_over_a_server_show_sources_and_copies(site: Site, postgres_store: str) -> None:
    told("add", f"{site.address}/", store=postgres_store)
    told("follow", "--once", store=postgres_store)
    with open_store(postgres_store) as store:
        (article,) = [card.id for card in store.articles()]
        stored_groups(store)

    client: TestClient
    with asking(postgres_store) as client:  # type: ignore[arg-type]
        assert site.address in client.get("/sources").text
        assert "/archive/1" in client.get(f"/a/{article}/copy").text
        assert "افتتاح السد" in client.get("/archive/1").text
