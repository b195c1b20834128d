"""What only a store on a server can be asked: writers at once, forms, refusals, and text it cannot hold as it is."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest

from qawl.errors import StoreError
from qawl.model.documents import Article
from qawl.model.records import Reading
from qawl.model.review import Action, Revision
from qawl.store.contract.review import verify_trail
from qawl.store.contract.search import Order, Sought
from qawl.store.contract.store import Added, Filter, Store
from qawl.store.open import open_store
from qawl.store.postgres import database as postgres_database
from qawl.store.postgres.database import PostgresDatabase
from qawl.store.postgres.refusals import refused as refused_by_server
from qawl.store.postgres.store import connect_postgres, load_steps, open_postgres
from qawl.wording import say
from tests.postgres import Server
from tests.store.readings import TEXT, linked, reading

ROOT = Path(__file__).parent.parent.parent


def raw(address: str) -> closing[psycopg.Connection[Any]]:
    """The database as PostgreSQL sees it, without us in between."""
    return closing(psycopg.connect(address, autocommit=True, options="-c search_path=qawl"))


def answer(address: str, question: str) -> Any:
    """The first field of the first row."""
    with raw(address) as connection:
        row = connection.execute(question.encode()).fetchone()
    return None if row is None else row[0]


def refusal(address: str) -> StoreError:
    with pytest.raises(StoreError) as refused:
        open_store(address)
    assert all(say(lang, refused.value.code, **dict(refused.value.details)) for lang in ("ar", "en"))
    return refused.value


def plain(article_id: str, text: str, published: str | None = "2026-03-05") -> Reading:
    return Reading(Article(article_id, text, None, None, "صحيفة الساحل", published), (), (), "v")


# Several writers at once

WRITER = """
import random, sys
from dataclasses import replace
from qawl.store.contract.store import keep
from qawl.store.open import open_store
from tests.store.readings import linked, reading

address, own = sys.argv[1], int(sys.argv[2])
luck = random.Random(own)
numbers = [number + 50 * own for number in range(int(sys.argv[3]))]
luck.shuffle(numbers)
with open_store(address) as store:
    made = [linked(f"n-{number}") if number % 2 else reading(f"n-{number}", outlet="صحيفة") for number in numbers]
    print(sum(kept.added == "new" for kept in keep(store, made, batch=1 + luck.randrange(64))))
    store.choose("all", lambda article: True)
"""


def write_at_once(address: str, articles: int) -> list[int]:
    """What each of four programs says, when all write articles of which most are the others' too."""
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, address, str(own), str(articles)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for own in range(4)
    ]
    told = [program.communicate(timeout=120)[0] for program in programs]
    assert [program.returncode for program in programs] == [0] * 4
    return [int(one) for one in told]


def test_of_what_four_programs_write_at_once_nothing_is_lost_and_nothing_is_there_twice(postgres_store: str) -> None:
    new = write_at_once(postgres_store, 200)

    with open_store(postgres_store) as store:
        ids = {card.id for card in store.articles()}
        statements = list(store.statements())
        assert ids == {f"n-{number}" for number in range(350)}
        assert store.counts().statements == len(statements) == len({one.id for one in statements}) == 700
        assert sum(new) == 350
        assert len(list(store.mentions())) == 350
        assert len(store.choose("all", lambda article: True)) == 350
        assert store.search_articles(Sought(words="الجسر", limit=400)).total == 350
    assert answer(postgres_store, "SELECT count(*) FROM searched WHERE article IS NULL") == 0


def test_programs_that_make_one_store_at_once_make_it_once(postgres: str) -> None:
    assert sum(write_at_once(postgres, 1)) == 4
    assert answer(postgres, "SELECT count(*) FROM form") == 1


def at_once(*works: Callable[[], object]) -> list[Any]:
    """Do all of these in threads of their own, begun together; what each gave or raised."""
    begun = threading.Barrier(len(works))
    results: dict[int, object] = {}

    def work(place: int) -> None:
        begun.wait()
        try:
            results[place] = works[place]()
        except Exception as error:
            results[place] = error

    threads = [threading.Thread(target=work, args=(place,)) for place in range(len(works))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [results[place] for place in range(len(works))]


def comment(number: int) -> Revision:
    return Revision(f"r-{number}", "a-1", 0, "2026-03-06T08:00:00Z", "سلمى", Action.COMMENT, reason="ملاحظة")


def revised_by_two(address: str) -> list[Any]:
    with open_store(address) as one, open_store(address) as other:
        return at_once(
            lambda: [one.revise(comment(number)).number for number in range(20)],
            lambda: [other.revise(comment(number)).number for number in range(20)],
        )


def test_revisions_that_come_at_once_have_numbers_and_seals_one_behind_the_other(postgres_store: str) -> None:
    results = revised_by_two(postgres_store)

    assert sorted(number for numbers in results for number in numbers) == list(range(1, 41))
    with open_store(postgres_store) as store:
        assert verify_trail(store).broken is None


def test_revisions_that_nobody_keeps_apart_are_seen_to_break(
    postgres_store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PostgresDatabase, "alone", lambda *_: None)

    assert any(isinstance(result, Exception) for _ in range(5) for result in revised_by_two(postgres_store))


def deadlocked(store: Store, other: Store) -> list[Any]:
    """What comes of two that write the same two rows in opposite orders."""
    together = threading.Barrier(2)
    waited = set()

    def work(database: Any, first: str, second: str) -> Callable[[], object]:
        def write() -> None:
            sql = "UPDATE article SET title = 'x' WHERE id = ?"
            database.execute(sql, (first,))
            if database not in waited:
                waited.add(database)
                together.wait()
            database.execute(sql, (second,))

        return lambda: database.together(write)

    return at_once(work(store._database, "n-1", "n-2"), work(other._database, "n-2", "n-1"))  # type: ignore[attr-defined]


@pytest.mark.parametrize("tries", [postgres_database.TRIES, 1])
def test_work_that_others_stood_in_the_way_of_is_done_again(
    postgres_store: str, monkeypatch: pytest.MonkeyPatch, tries: int
) -> None:
    monkeypatch.setattr(postgres_database, "TRIES", tries)
    with open_store(postgres_store) as store, open_store(postgres_store) as other:
        store.add_all([reading("n-1"), reading("n-2")])

        failed = [result for result in deadlocked(store, other) if result is not None]

    assert [type(one) for one in failed] == ([] if tries > 1 else [psycopg.errors.DeadlockDetected])


def test_a_writer_that_waits_too_long_is_told_that_the_store_is_busy(
    postgres_store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_database, "PATIENCE", 1)
    with open_store(postgres_store) as store, raw(postgres_store) as other:
        store.add(reading())
        with other.transaction():
            other.execute("LOCK TABLE article, statement, card IN ACCESS EXCLUSIVE MODE")
            with pytest.raises(StoreError) as refused:
                store.add(reading("n-2"))
        store.add(reading("n-2"))

    assert refused.value.code == "store-busy"


def test_a_reader_is_not_disturbed_by_a_writer(postgres_store: str) -> None:
    with open_store(postgres_store) as writer, open_store(postgres_store) as reader:
        writer.add_all([reading("1"), reading("2")])
        statements = reader.statements()
        first = next(statements)
        writer.add(replace(reading("2"), statements=()))
        rest = list(statements)

        assert [first.article.id, *(one.article.id for one in rest)] == ["1", "1", "2", "2"]
        assert reader.counts().statements == 2


def written_by_two(address: str) -> list[Any]:
    """What two say who write one article again and again, each time with something else."""
    with open_store(address) as one, open_store(address) as other:
        return at_once(
            lambda: [one.add(replace(reading(), version=f"a{number}")) for number in range(20)],
            lambda: [other.add(replace(reading(), version=f"b{number}")) for number in range(20)],
        )


def test_an_article_is_written_by_one_at_a_time(postgres_store: str) -> None:
    results = written_by_two(postgres_store)

    assert sorted(added for result in results for added in result) == [Added.CHANGED] * 39 + [Added.NEW]
    with open_store(postgres_store) as store:
        assert store.counts().articles == 1
        assert len(list(store.statements())) == 2


def test_an_article_that_nobody_guards_is_seen_to_break(postgres_store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PostgresDatabase, "guard", lambda *_: None)

    assert any(isinstance(result, Exception) for _ in range(5) for result in written_by_two(postgres_store))


# Forms

NEXT = (*load_steps(), "CREATE TABLE label (statement text); INSERT INTO label VALUES ('x');")
BROKEN = (*load_steps(), "CREATE TABLE label (statement text); INSERT INTO nowhere VALUES (1);")


def test_a_newer_store_is_refused_and_not_touched(postgres_store: str) -> None:
    open_postgres(postgres_store, NEXT).close()

    refused = refusal(postgres_store)

    assert refused.code == "store-newer"
    assert {"found": len(NEXT), "known": len(NEXT) - 1}.items() <= dict(refused.details).items()
    assert answer(postgres_store, "SELECT number FROM form") == len(NEXT)


def test_an_older_store_is_brought_forward_and_keeps_what_it_had(postgres_store: str) -> None:
    with open_store(postgres_store) as store:
        store.add(reading())

    with open_postgres(postgres_store, NEXT) as newer:
        assert newer.reading("n-1") == reading()
    assert answer(postgres_store, "SELECT statement FROM label") == "x"


def test_a_step_that_fails_leaves_the_store_as_it_was(postgres_store: str) -> None:
    with open_store(postgres_store) as store:
        store.add(reading())

    with pytest.raises((StoreError, psycopg.Error)):
        open_postgres(postgres_store, BROKEN)

    with open_store(postgres_store) as store:
        assert store.reading("n-1") == reading()
    assert answer(postgres_store, "SELECT count(*) FROM pg_tables WHERE tablename = 'label'") == 0


def test_a_store_lies_in_a_schema_of_its_own_beside_the_tables_of_others(postgres: str) -> None:
    with raw(postgres) as other:
        other.execute("CREATE TABLE public.article (spoon text)")

    with open_store(postgres) as store:
        store.add(reading())

    assert answer(postgres, "SELECT count(*) FROM public.article") == 0


@pytest.mark.parametrize("table", ["kitchen (spoon text)", "form (only_this text)"])
def test_a_schema_with_the_tables_of_others_is_refused_and_not_touched(postgres: str, table: str) -> None:
    with raw(postgres) as other:
        other.execute("CREATE SCHEMA qawl")
        other.execute(f"CREATE TABLE qawl.{table}".encode())

    refused = refusal(postgres)

    assert refused.code == "store-not-ours"
    assert answer(postgres, "SELECT count(*) FROM pg_tables WHERE schemaname = 'qawl'") == 1
    with open_store(f"{postgres}?schema=another") as store:
        assert store.add(reading()) is Added.NEW


def test_what_was_decided_is_neither_changed_nor_taken_away(postgres_store: str) -> None:
    with open_store(postgres_store) as store:
        for number in range(3):
            store.revise(comment(number))
    again = "record, article, 0, body, seal FROM revision WHERE number = 2"
    for order in (
        "UPDATE revision SET article = 'x' WHERE number = 2",
        "DELETE FROM revision WHERE number = 3",
        "TRUNCATE revision",
        f"INSERT INTO revision SELECT 30, {again}",
    ):
        with raw(postgres_store) as other, pytest.raises(psycopg.errors.RaiseException):
            other.execute(order.encode())


# Refusals


def with_password(address: str, password: str) -> str:
    before, _, place = address.rpartition("@")
    return f"{before.rpartition(':')[0]}:{password}@{place}"


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda address: with_password(address, "s3cret%21"), "store-no-entry"),
        (lambda address: address.replace("//qawl:", "//nobody:"), "store-no-entry"),
        (lambda address: address + "absent", "store-no-database"),
        (lambda address: "postgresql://qawl:s3cret@127.0.0.1:1/qawl", "store-no-server"),
        (lambda address: "postgres://qawl:s3cret@nowhere.invalid/qawl", "store-no-server"),
        (lambda address: "postgresql://qawl:s3 cret@127.0.0.1:x/qawl", "store-bad-address"),
        (lambda address: "postgresql://qawl:s3%zzcret@127.0.0.1/qawl", "store-bad-address"),
        (lambda address: "postgresql://[::1:s3cret@x/y", "store-bad-address"),
        (lambda address: address + "?color=red", "store-bad-address"),
        (lambda address: address + "?schema=pg_catalog", "store-bad-schema"),
        (lambda address: address + '?schema=a";drop', "store-bad-schema"),
    ],
)
def test_a_server_that_lets_nobody_in_is_named_with_a_cure_and_without_a_password(
    postgres: str, postgres_server: Server, spoil: Callable[[str], str], code: str
) -> None:
    refused = refusal(spoil(postgres))

    assert refused.code == code
    said = " ".join(say(lang, refused.code, **dict(refused.details)) for lang in ("ar", "en"))
    for secret in ("s3", "cret", postgres_server.password):
        assert secret not in said
        assert secret not in f"{refused} {refused.__cause__} {refused.__context__ and refused.__context__.args}"


@contextmanager
def as_reader(address: str) -> Iterator[str]:
    """The address for somebody who may come in and do nothing."""
    with raw(address) as connection:
        connection.execute("CREATE ROLE guest LOGIN PASSWORD 'guest'")
        connection.execute("REVOKE CREATE ON DATABASE " + connection.info.dbname + " FROM PUBLIC")
        try:
            yield address.replace("//qawl:", "//guest:").replace(address.split(":")[2].split("@")[0], "guest", 1)
        finally:
            connection.execute("DROP OWNED BY guest")
            connection.execute("DROP ROLE guest")


def test_somebody_without_rights_is_told_so(postgres: str) -> None:
    with as_reader(postgres) as address:
        assert refusal(address).code == "store-no-rights"


def test_somebody_who_may_not_even_look_is_told_so(postgres_store: str) -> None:
    with as_reader(postgres_store) as address:
        assert refusal(address).code == "store-no-rights"


def test_somebody_who_may_only_read_can_read_and_choose(postgres_store: str) -> None:
    with open_store(postgres_store) as store:
        store.add(reading())
    with as_reader(postgres_store) as address:
        with raw(postgres_store) as owner:
            owner.execute("GRANT USAGE ON SCHEMA qawl TO guest")
            owner.execute("GRANT SELECT ON ALL TABLES IN SCHEMA qawl TO guest")
        with open_store(address) as store:
            assert store.reading("n-1") == reading()
            assert store.choose("r", lambda _: True) == ["n-1"]
            assert dict(store.cards("r", lambda _: b"x")) == {"n-1": b"x"}
            assert len(list(store.statements())) == 2
            with pytest.raises(StoreError) as refused:
                store.add(reading("n-2"))

    assert refused.value.code == "store-no-rights"


def test_a_connection_that_is_lost_is_named_and_made_again(postgres_store: str) -> None:
    with open_store(postgres_store) as store:
        store.add(reading())
        assert len(list(store.articles())) == 1
        with raw(postgres_store) as other:
            other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                " AND datname = current_database()"
            )

        with pytest.raises(StoreError) as refused:
            store.counts()

        assert refused.value.code == "store-server-gone"
        assert store.counts().articles == 1
        assert len(list(store.statements())) == 2
        assert store.add(reading("n-2")) is Added.NEW


def test_a_server_that_goes_away_in_the_middle_of_a_batch_has_kept_none_of_it(
    postgres_store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = PostgresDatabase.load

    def cut_off(database: PostgresDatabase, table: str, columns: Any, rows: Any) -> None:
        if table == "hop":
            with raw(postgres_store) as other:
                other.execute("SELECT pg_terminate_backend(%s)", (database.connection.info.backend_pid,))
        load(database, table, columns, rows)

    with open_store(postgres_store) as store:
        with monkeypatch.context() as broken:
            broken.setattr(PostgresDatabase, "load", cut_off)
            with pytest.raises(StoreError) as refused:
                store.add_all([reading("n-1"), reading("n-2")])

        assert refused.value.code == "store-server-gone"
        assert store.counts().articles == 0
        assert store.add(reading("n-1")) is Added.NEW


def test_a_server_that_only_reads_is_read(postgres_store: str) -> None:
    with open_store(postgres_store) as store:
        store.add(reading())
    with open_store(f"{postgres_store}?options=-c%20default_transaction_read_only%3Don") as store:
        assert store.reading("n-1") == reading()
        assert store.choose("r", lambda _: True) == ["n-1"]
        with pytest.raises(StoreError) as refused:
            store.add(reading("n-2"))

    assert refused.value.code == "store-read-only"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (psycopg.errors.DiskFull("x"), "store-full"),
        (psycopg.errors.TooManyConnections("x"), "store-crowded"),
        (psycopg.errors.OutOfMemory("x"), "store-crowded"),
        (psycopg.errors.AdminShutdown("x"), "store-server-gone"),
        (psycopg.errors.CrashShutdown("x"), "store-server-gone"),
        (psycopg.OperationalError("x"), "store-server-gone"),
        (psycopg.errors.LockNotAvailable("x"), "store-busy"),
        (psycopg.errors.QueryCanceled("x"), "store-failed"),
        (psycopg.errors.DataCorrupted("x"), "store-failed"),
        (psycopg.errors.UniqueViolation("x"), None),
        (psycopg.ProgrammingError("x"), None),
    ],
    ids=lambda one: type(one).__name__ if isinstance(one, Exception) else str(one),
)
def test_every_refusal_of_a_server_has_a_name_and_a_bug_stays_one(error: psycopg.Error, code: str | None) -> None:
    named = refused_by_server(error, "postgresql://db.example/news")

    assert (named and named.code) == code


def test_a_database_that_cannot_hold_every_letter_is_refused(postgres_server: Server) -> None:
    postgres_server.run(
        "CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C' LOCALE_PROVIDER libc"
    )
    try:
        assert refusal(postgres_server.address("latin")).code == "store-not-utf8"
    finally:
        postgres_server.run("DROP DATABASE latin")


def test_a_store_that_is_closed_holds_no_connection(postgres_store: str) -> None:
    with open_store(postgres_store) as store:
        store.add(reading())
        unfinished = store.statements()
        next(unfinished)
    unfinished.close()  # type: ignore[attr-defined]

    sql = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    patience = time.monotonic() + 10  # the server takes its time to see that a client has gone
    while answer(postgres_store, sql) and time.monotonic() < patience:
        time.sleep(0.05)
    assert answer(postgres_store, sql) == 0


def test_without_the_driver_the_extra_is_named(postgres_store: str) -> None:
    program = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from qawl.errors import StoreError\nfrom qawl.store.open import open_store\n"
        "try:\n    open_store('postgresql://qawl:s3cret@127.0.0.1/qawl')\n"
        "except StoreError as error:\n    print(error.code, error)"
    )

    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    assert told.startswith("store-needs-postgres")
    assert "qawl[postgres]" in told


# Text that a server cannot hold as it is


def test_a_zero_character_comes_back_where_it_stood_and_sorts_as_one(postgres_store: str) -> None:
    ids = ["a", "a\0", "a\0b", "a\x01", "a\x01\x02", "a\x02"]
    with open_store(postgres_store) as store:
        store.add_all([plain(own_id, f"الجسر{own_id}", None) for own_id in reversed(ids)])

        assert [card.id for card in store.articles()] == ids
        assert [store.reading(own_id).article.text for own_id in ids] == [f"الجسر{own_id}" for own_id in ids]  # type: ignore[union-attr]
        assert set(store.article_cards(ids)) == set(ids)
        assert {found.card.id for found in store.search_articles(Sought(articles=tuple(ids))).items} == set(ids)


def test_what_is_longer_than_an_index_holds_is_named_and_nothing_else_is_lost(postgres_store: str) -> None:
    long = "".join(chr(0x4E00 + number * 7919 % 20_000) for number in range(3_000))  # packs badly
    with open_store(postgres_store) as store:
        with pytest.raises(StoreError) as refused:
            store.add(plain(long, "الجسر"))

        assert refused.value.code == "store-too-long"
        assert store.add(plain("n-1", "الجسر", published=long)) is Added.NEW


@pytest.mark.parametrize("words", [1, 30_000])
def test_of_a_very_long_text_every_word_is_found_and_phrases_at_its_beginning(postgres_store: str, words: int) -> None:
    text = "وقف إطلاق النار " + " ".join(f"كلمة{number % words}" for number in range(100_000)) + " الخاتمة البعيدة"
    with open_store(postgres_store) as store:
        store.add(plain("n-1", text))

        found = [
            store.search_articles(Sought(words=asked)).total
            for asked in ("«وقف إطلاق النار»", "كلمة0", f"كلمة{words - 1}", "الخاتمة", "«الخاتمة البعيدة»")
        ]

    assert found == [1, 1, 1, 1, 0]


def test_a_text_with_more_different_words_than_a_row_holds_is_kept_and_found_by_the_first(postgres_store: str) -> None:
    text = " ".join(f"كلمة{number}" for number in range(100_000))
    with open_store(postgres_store) as store:
        store.add(plain("n-1", text))

        assert store.search_articles(Sought(words="كلمة50000")).total == 1
        assert store.search_articles(Sought(words="كلمة99999")).total == 0
        assert store.search_articles(Sought(outlet="الساحل")).total == 1


def test_a_phrase_does_not_go_from_one_column_to_the_next(postgres_store: str) -> None:
    with open_store(postgres_store) as store:
        store.add(reading())

        assert store.search_statements(Sought(words="«الهادي وزيرة»")).total == 0
        assert store.search_statements(Sought(words="«سلمى الهادي»")).total == 1


def test_statements_are_asked_of_their_content_page_by_page(
    postgres_store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_database, "STREAMED", 3)
    with open_store(postgres_store) as store:
        store.add_all([reading(f"n-{number}", published=f"2026-03-{number + 1:02}") for number in range(20)])
        asked: list[str] = []

        def speaks(content: str) -> bool:
            asked.append(content)
            return "الهدنه" in content

        found = store.search_statements(Sought(speaks=speaks, order=Order.NEWEST, offset=5, limit=3))

        assert [one.article.id for one in found.items] == ["n-14", "n-13", "n-12"]
        assert (found.total, found.more) == (20, True)
        assert store.sought_places(Sought(speaks=lambda content: False)) == []


def test_many_rows_are_streamed_and_an_answer_that_is_left_is_given_back(
    postgres_store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_database, "STREAMED", 2)
    with open_store(postgres_store) as store:
        store.add_all([linked(f"n-{number}") for number in range(9)])

        for _ in range(3):
            assert next(store.articles()).id == "n-0"
            assert next(store.mentions()).place.article == "n-0"
        assert len(list(store.statements(Filter(words="الجسر")))) == 9
        assert store.add(reading("n-1", text=TEXT + " انتهى")) is Added.CHANGED


def test_numbers_count_on_behind_those_that_were_brought_from_elsewhere(postgres_store: str) -> None:
    with closing(connect_postgres(postgres_store)) as database, database.transaction():
        (first,) = database.numbers("statement", [(1000, 3)])
        (second,) = database.numbers("statement", [(0, 2)])

    assert first == sorted(first)
    assert first[0] - 1000 < second[0] < second[1]
