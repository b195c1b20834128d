"""What every store keeps of those who come in by a door."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from qawl.model.access import Look, Pass, PassKind, Scope
from qawl.store.contract.store import Store
from qawl.store.open import open_store
from qawl.store.sqlite.file import load_migrations
from qawl.store.sqlite.store import open_sqlite
from tests.store.engines import address, store

__all__ = ["address", "store"]
NOW = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
TOKEN = Pass(b"1" * 32, PassKind.TOKEN, "مكتب الرصد", (Scope.READ, Scope.REVIEW), NOW, NOW + timedelta(days=90))
SESSION = replace(TOKEN, digest=b"2" * 32, kind=PassKind.SESSION)


def test_a_pass_comes_back_as_it_was_kept(store: Store) -> None:
    kept = store.admit(TOKEN)

    assert kept == replace(TOKEN, number=kept.number)
    assert store.pass_of(TOKEN.digest) == kept == store.pass_numbered(kept.number)
    assert store.pass_of(b"3" * 32) is None


def test_a_use_is_kept(store: Store) -> None:
    kept = store.admit(TOKEN)

    store.use_pass(kept.number, NOW + timedelta(hours=1))

    assert store.pass_of(TOKEN.digest) == replace(kept, used=NOW + timedelta(hours=1))


def test_passes_are_listed_by_kind(store: Store) -> None:
    token, session = store.admit(TOKEN), store.admit(SESSION)

    assert list(store.passes()) == [token, session]
    assert list(store.passes(PassKind.SESSION)) == [session]


def test_a_pass_ends_by_number_by_name_or_with_all_and_once(store: Store) -> None:
    one = store.admit(SESSION)
    two = store.admit(replace(SESSION, digest=b"4" * 32))
    store.admit(replace(SESSION, digest=b"5" * 32, name="آخر"))

    assert store.end_passes(PassKind.SESSION, NOW, number=one.number) == 1
    assert store.end_passes(PassKind.SESSION, NOW, number=one.number) == 0
    assert store.end_passes(PassKind.TOKEN, NOW, number=two.number) == 0
    assert store.end_passes(PassKind.SESSION, NOW, name=SESSION.name) == 1
    assert store.end_passes(PassKind.SESSION, NOW) == 1
    assert [each.ended for each in store.passes()] == [NOW, NOW, NOW]


def test_sessions_end_with_the_token_that_opened_them(store: Store) -> None:
    token = store.admit(TOKEN)
    store.admit(replace(SESSION, parent=token.number))

    ended = store.end_passes(PassKind.TOKEN, NOW, name=TOKEN.name)

    assert ended == 1
    assert [each.ended for each in store.passes()] == [NOW, NOW]


def test_when_somebody_last_looked_is_kept_for_each_reader_and_dossier(store: Store) -> None:
    store.look("هدى", "demo", NOW)
    store.look("هدى", "demo", NOW + timedelta(days=1), "9.6-7")

    assert store.looked("هدى", "demo") == Look(NOW + timedelta(days=1), "9.6-7")
    assert store.looked("هدى", "other") is None
    assert store.looked("", "demo") is None


def test_a_store_of_an_older_form_can_keep_passes(tmp_path: Path) -> None:
    steps = load_migrations()
    older = [step for step in steps if "CREATE TABLE IF NOT EXISTS pass" not in step][:7]
    open_sqlite(str(tmp_path / "old.db"), older).close()

    with open_store(str(tmp_path / "old.db")) as store:
        assert store.pass_of(TOKEN.digest) is None
        assert store.admit(TOKEN).number == 1
