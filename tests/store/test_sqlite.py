"""What only the store in one file can be asked: crashes, foreign files, forms, and two programs at once."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from qawl.errors import StoreError
from qawl.store.contract.store import Filter, Store
from qawl.store.kept import readings as kept_readings
from qawl.store.kept import rows as kept_rows
from qawl.store.open import open_store
from qawl.store.sqlite import store as sqlite
from qawl.store.sqlite.file import load_migrations
from qawl.store.sqlite.store import open_sqlite
from qawl.wording import say
from tests.store.readings import TEXT, reading

ROOT = Path(__file__).parent.parent.parent
PRAGMAS = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
KILLS = int(os.environ.get("QAWL_KILLS", "12"))


def raw(path: Path) -> closing[sqlite3.Connection]:
    """The file as SQLite sees it, without us in between."""
    return closing(sqlite3.connect(path, isolation_level=None))


def answer(path: Path, question: str) -> object:
    """The first field of the first row."""
    with raw(path) as connection:
        return connection.execute(question).fetchone()[0]


def whole(path: Path) -> None:
    """Fail unless the file is sound, its references hold and each row agrees with its article."""
    with raw(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
        half = connection.execute(
            "SELECT id FROM article WHERE statements <>"
            " (SELECT count(*) FROM statement WHERE statement.article = article.number)"
        )
        assert half.fetchall() == []


# Durability

WRITER = """
import itertools, sys
from qawl.model.documents import Rejected
from qawl.store.contract.store import keep
from qawl.store.open import open_store
from tests.store.readings import reading

path, start, control = sys.argv[1], int(sys.argv[2]), sys.argv[3] == "early"

def told(article_id):
    print(article_id, flush=True)

def readings():
    for number in itertools.count(start):
        made = reading(f"n-{number:06}")
        if control:
            told(made.article.id)
        yield made

with open_store(path) as store:
    for kept in keep(store, readings(), batch=8):
        if not control:
            told(kept.article_id)
"""


def killed_while_adding(path: Path, start: int, after: float, when: str) -> list[str]:
    """The ids that a writer reported as kept before it was killed with signal 9."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(start), when],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout is not None
    first = writer.stdout.readline().split()
    timer = threading.Timer(after, writer.send_signal, [signal.SIGKILL])
    timer.start()
    reported = first + writer.stdout.read().split()
    timer.join()
    writer.stdout.close()
    assert writer.wait(timeout=30) == -signal.SIGKILL
    return [article_id for article_id in reported if len(article_id) == 8]


def kill_often(path: Path, when: str, kills: int) -> tuple[set[str], set[str]]:
    """What was reported as kept, and what is there, after many a kill at a random moment."""
    moments = random.Random(5)
    reported: set[str] = set()
    for kill in range(kills):
        reported.update(killed_while_adding(path, kill * 10_000, moments.uniform(0, 0.08), when))
        with open_store(str(path)):
            pass
        whole(path)
    with open_store(str(path)) as store:
        return reported, {card.id for card in store.articles()}


def test_nothing_reported_as_kept_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    reported, there = kill_often(tmp_path / "store.qawl", "after the commit", KILLS)

    assert len(reported) >= KILLS
    assert reported <= there


def test_a_program_that_reports_before_the_commit_is_seen_to_lose(tmp_path: Path) -> None:
    def is_lost(attempt: int) -> bool:  # a kill during the commit itself loses nothing
        reported, there = kill_often(tmp_path / f"{attempt}.qawl", "early", max(4, KILLS // 4))
        return not reported <= there

    assert any(is_lost(attempt) for attempt in range(8))


def test_every_commit_waits_for_the_disk(tmp_path: Path) -> None:
    with open_sqlite(str(tmp_path / "store.qawl")) as store:
        asked = [store._database.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in PRAGMAS]

    assert asked == ["wal", 2, 1, 10_000]


def test_the_same_reading_again_writes_no_byte(tmp_path: Path) -> None:
    path = tmp_path / "store.qawl"
    with open_sqlite(str(path)) as store:
        store.add_all([reading("1"), reading("2")])
        before = [path.read_bytes(), (tmp_path / "store.qawl-wal").read_bytes()]

        store.add_all([reading("2"), reading("1")])
        again = [path.read_bytes(), (tmp_path / "store.qawl-wal").read_bytes()]
        store.add(replace(reading("1"), version="another"))
        changed = [path.read_bytes(), (tmp_path / "store.qawl-wal").read_bytes()]

    assert again == before
    assert changed != before


def test_a_changed_article_keeps_its_number_and_its_unchanged_statements_their_ids(tmp_path: Path) -> None:
    path = tmp_path / "store.qawl"
    with open_sqlite(str(path)) as store:
        store.add_all([reading("1"), reading("2")])
        before = [found.id for found in store.statements(Filter(article_id="1"))]
        store.add(reading("1", text="عاجل.\n" + TEXT))
        after = [found.id for found in store.statements(Filter(article_id="1"))]

    assert before == after
    assert answer(path, "SELECT number FROM article WHERE id = '1'") == 1
    whole(path)


def test_a_full_disk_refuses_and_keeps_what_was_kept(tmp_path: Path) -> None:
    path = tmp_path / "store.qawl"
    with open_sqlite(str(path)) as store:
        store.add(reading("1"))
        pages = store._database.connection.execute("PRAGMA page_count").fetchone()[0]
        store._database.connection.execute(f"PRAGMA max_page_count = {pages + 2}")

        with pytest.raises(StoreError) as refused:
            store.add_all([reading(str(number)) for number in range(2, 40)])
        store._database.connection.execute("PRAGMA max_page_count = 100000")
        later = store.add_all([reading("2")])

    assert refused.value.code == "store-full"
    assert len(later) == 1
    whole(path)


# Files that are not ours


def refusal(path: Path | str) -> str:
    with pytest.raises(StoreError) as refused:
        open_store(str(path))
    assert all(say(lang, refused.value.code, **dict(refused.value.details)) for lang in ("ar", "en"))
    return refused.value.code


def test_what_is_no_store_is_refused_and_not_touched(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("قال متحدث إن الجسر سيفتح غدا." * 100, "utf-8")
    (tmp_path / "noise").write_bytes(b"SQLite format 3\0" + bytes(4080))
    with raw(tmp_path / "other.db") as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("CREATE TABLE kitchen (spoon)")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    codes = {name: refusal(tmp_path / name) for name in before}

    assert set(codes.values()) == {"store-not-a-store"}
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_places_where_no_store_can_be_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere" / "store.qawl")

    assert refusal(tmp_path) == "store-is-folder"
    assert refusal(tmp_path / "absent" / "store.qawl") == "store-no-folder"
    assert refusal(tmp_path / "pipe") == "store-not-a-store"
    assert refusal(tmp_path / "dangling") == "store-failed"
    assert refusal("mysql://sahil.example/qawl") == "store-unknown-scheme"


@pytest.mark.parametrize("address", ["store.qawl", "sqlite:store.qawl", "sqlite://store.qawl", "سجل: أول.qawl"])
def test_an_address_is_a_path_or_a_scheme_and_a_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.chdir(tmp_path)

    with open_store(address) as store:
        store.add(reading())

    assert [path.suffix for path in tmp_path.iterdir()] == [".qawl"]


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    path = tmp_path / "store.qawl"
    path.touch()

    with open_store(str(path)) as store:
        store.add(reading())

    whole(path)


def test_a_damaged_store_is_a_named_error(tmp_path: Path) -> None:
    path = tmp_path / "store.qawl"
    with open_store(str(path)) as store:
        store.add_all([reading(str(number)) for number in range(50)])
    data = bytearray(path.read_bytes())
    data[4096:] = random.Random(1).randbytes(len(data) - 4096)
    path.write_bytes(data)

    with pytest.raises(StoreError):
        read_all(path)


def read_all(path: Path) -> None:
    with open_store(str(path)) as store:
        list(store.statements())


# Forms

NEXT = (*load_migrations(), "CREATE TABLE label (statement TEXT) STRICT;\nINSERT INTO label VALUES ('x');\n")
BROKEN = (
    *load_migrations(),
    "CREATE TABLE label (statement TEXT) STRICT;\nINSERT INTO nowhere VALUES (1);\n",
)


def test_a_newer_store_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "store.qawl"
    open_sqlite(str(path), NEXT).close()
    before = path.read_bytes()

    with pytest.raises(StoreError) as refused:
        open_store(str(path))

    assert refused.value.code == "store-newer"
    assert dict(refused.value.details) == {"path": str(path), "found": len(NEXT), "known": len(NEXT) - 1}
    assert path.read_bytes() == before


def test_an_older_store_is_brought_forward_after_a_copy_was_made(tmp_path: Path) -> None:
    path = tmp_path / "store.qawl"
    with open_store(str(path)) as store:
        store.add(reading())

    with open_sqlite(str(path), NEXT) as newer:
        kept = newer.reading("n-1")

    assert kept == reading()
    assert answer(path, "PRAGMA user_version") == len(NEXT)
    with open_store(f"{path}.form-{len(NEXT) - 1}.bak") as copy:
        assert copy.reading("n-1") == reading()


def test_a_step_that_fails_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "store.qawl"
    with open_store(str(path)) as store:
        store.add(reading())

    with pytest.raises(StoreError):
        open_sqlite(str(path), BROKEN)

    with open_store(str(path)) as store:
        assert store.reading("n-1") == reading()
    assert answer(path, "SELECT count(*) FROM sqlite_schema WHERE name = 'label'") == 0


def test_a_store_whose_words_were_folded_otherwise_folds_them_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(tmp_path / "store.qawl")
    with monkeypatch.context() as older:
        older.setattr(kept_readings, "fold", str)  # another edition of our own folding, not a stand-in for it
        older.setattr(kept_rows, "fold", str)
        with open_store(path) as store:
            store.add(reading())
            missed = found(store, "الجسر الجديد سيفتح")

    with open_store(path) as store:
        again = found(store, "الجسر الجديد سيفتح")

    assert missed == []
    assert len(again) == 1
    whole(Path(path))


def found(store: Store, words: str) -> Sequence[str]:
    return [statement.id for statement in store.statements(Filter(words=words))]


# Two programs at once


def test_a_store_that_another_program_holds_is_busy_and_not_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "PATIENCE", 0.05)
    path = tmp_path / "store.qawl"
    with open_store(str(path)) as store, raw(path) as other:
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(StoreError) as refused:
            store.add(reading())
        counted = store.counts()
        other.execute("ROLLBACK")
        store.add(reading())

    assert refused.value.code == "store-busy"
    assert counted.articles == 0


def test_a_reader_is_not_disturbed_by_a_writer(tmp_path: Path) -> None:
    path = str(tmp_path / "store.qawl")
    with open_store(path) as writer, open_store(path) as reader:
        writer.add_all([reading("1"), reading("2")])
        statements = reader.statements()
        first = next(statements)
        writer.add(replace(reading("2"), statements=()))
        rest = list(statements)

        assert first.article.id == "1"
        assert [statement.article.id for statement in rest] == ["1", "2", "2"]
        assert reader.counts().statements == 2


TOGETHER = """
import sys
from qawl.store.open import open_store
from tests.store.readings import reading
with open_store(sys.argv[1]) as store:
    for number in range(20):
        store.add(reading(f"{sys.argv[2]}-{number}"))
"""


def test_several_programs_may_make_and_fill_one_store_at_once(tmp_path: Path) -> None:
    path = tmp_path / "store.qawl"
    programs = [
        subprocess.Popen([sys.executable, "-c", TOGETHER, str(path), str(number)], cwd=ROOT) for number in range(4)
    ]

    codes = [program.wait(timeout=60) for program in programs]

    assert codes == [0, 0, 0, 0]
    with open_store(str(path)) as store:
        assert store.counts().articles == 80
    whole(path)


def test_a_copy_of_a_closed_store_is_a_store(tmp_path: Path) -> None:
    path = tmp_path / "store.qawl"
    with open_store(str(path)) as store:
        store.add(reading())

    shutil.copy(path, tmp_path / "copy.qawl")

    with open_store(str(tmp_path / "copy.qawl")) as copy:
        assert copy.reading("n-1") == reading()


def test_a_store_that_somebody_writes_to_still_chooses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qawl.store.sqlite.store.PATIENCE", 0.05)
    path = str(tmp_path / "store.qawl")
    with open_store(path) as store:
        store.add(reading())
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")

        assert store.choose("r", lambda _: True) == ["n-1"]

        other.execute("ROLLBACK")
        other.close()
        assert store.choose("r", lambda _: False) == [], "nothing was remembered"
        assert store.choose("r", lambda _: True) == []
