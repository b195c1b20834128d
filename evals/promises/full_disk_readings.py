"""Fill the disk or break it at each call while readings are kept: the refusal is named and all goes on afterwards."""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from itertools import product

from evals.promises.faults import quick_folder
from evals.promises.full_disk import NAMES, TRIES, Disk, Found, told
from evals.promises.full_disk import holds as holds
from evals.promises.vfs import opened_over
from qawl.errors import StoreError
from qawl.model.documents import Article
from qawl.model.records import Reading
from qawl.pipeline import Kit, load_kit, read_article
from qawl.store.kept.store import SqlStore
from qawl.store.open import open_store
from qawl.store.sqlite.database import SqliteDatabase
from qawl.wording import load_words

PROMISE = "A full disk or a fault of the disk stops the keeping of readings by name, damages nothing, and passes."
READINGS = 12
"""Kept two at a time by each run, at scale 1."""
STATES = ("full", "broken")
SENTENCE = "قالت وزيرة النقل ليان المرساوي إن الجسر رقم {} سيفتح غدا أمام الشاحنات، ونفت أن يؤجل الموعد."


def measure(scale: float) -> dict[str, int | float | str]:
    """Have each call to the disk fail, and count what could not be named, read, kept or mended."""
    count, began = max(2, round(READINGS * scale)), time.monotonic()
    return {"readings": count, **told(fail_everywhere(readings_of(count, load_kit(records=True))), began)}


def readings_of(count: int, kit: Kit) -> list[Reading]:
    return [read_article(Article(f"bridge-{number}", SENTENCE.format(number)), kit) for number in range(count)]


def fail_everywhere(readings: Sequence[Reading]) -> Found:
    """Keep them once for each call to the disk, state and length of the trouble."""
    found = Found()
    with quick_folder() as folder:
        first = f"{folder}/first.db"
        open_store(first).close()
        for state, lasting in product(STATES, (False, True)):
            usual = Disk(state, None, lasting=lasting)
            _keep(first, usual, readings, Found())
            for call in range(1, usual.calls + 1):
                _keep(first, Disk(state, call, lasting=lasting), readings, found)
    return found


def _keep(first: str, disk: Disk, readings: Sequence[Reading], found: Found) -> None:
    """Two by two into a copy of a new store, each time mending the disk and trying again when refused."""
    with quick_folder() as folder:
        path, answered = f"{folder}/record.db", list[Reading]()
        shutil.copyfile(first, path)
        with opened_over(f"file:{path}?mode=rw", disk.step, "FULL") as (connection, _):
            store = SqlStore(SqliteDatabase(connection.as_sqlite3(), path))
            disk.watched = True
            for start in range(0, len(readings), 2):
                batch = readings[start : start + 2]
                for _ in range(TRIES):
                    if _kept(store, batch, answered, disk, found):
                        break
                    disk.mend()
                answered += batch  # with what no try could keep: that is lost
            disk.watched = False
        found.points += 1
        with open_store(path) as store_after:
            kept = [store_after.reading(one.article.id) for one in answered]
        found.lost += sum(one is None for one in kept)
        found.damaged += sum(one is not None and one != wanted for one, wanted in zip(kept, answered, strict=True))


def _kept(store: SqlStore, batch: Sequence[Reading], answered: Sequence[Reading], disk: Disk, found: Found) -> bool:
    """Whether a batch was kept; when it was refused, the refusal has a name and what there was can be read."""
    try:
        store.add_all(batch)
    except StoreError as error:
        found.refused += 1
        found.unnamed += error.code != NAMES[disk.state] or error.code not in load_words("ar")
        found.unread += sum(store.reading(one.article.id) != one for one in answered)
        return False
    return True
