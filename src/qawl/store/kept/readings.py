"""How readings are written: a batch in one go, with all that each is found by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from qawl.model.codec import decode_reading, encode_reading
from qawl.model.documents import Article
from qawl.model.records import Reading
from qawl.model.world import Linked
from qawl.store.contract.store import Added, Kept
from qawl.store.database import Database, Reader, Value
from qawl.store.kept.actors import drop_links, put_links, unsettle
from qawl.store.kept.choices import bodies
from qawl.store.kept.rows import put_statements, rows_of
from qawl.store.kept.words import Written, forget_words, put_names, put_words
from qawl.store.opening import tell_opening
from qawl.store.search.newness import first_of_minute
from qawl.store.search.words import FORM, spaced
from qawl.text.fold import fold

_AT_ONCE = 256
"""Readings that are written together."""
_LONGEST_TIME = 200
"""Letters of a time of publication that are sorted by; the reading keeps all of it."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)", re.ASCII)
_ARTICLE = (
    *("number", "id", "fingerprint", "version", "title", "url", "outlet", "outlet_words", "published", "day"),
    *("statements", "silences", "body"),
)

Item = Reading | Linked


def add_all(database: Database, items: Sequence[Item]) -> list[Kept]:
    """Keep readings, in a transaction."""
    database.guard([_reading(item).article.id for item in items])
    kept: list[Kept] = []
    unsettled = False
    for some in _runs(items):
        receipts, touched = _add(database, some)
        kept += receipts
        unsettled = unsettled or touched
    if unsettled:
        unsettle(database)
    return kept


def _runs(items: Sequence[Item]) -> Iterator[list[Item]]:
    """The same in their order, so many at once, and none of one article twice at once."""
    run: list[Item] = []
    ids: set[str] = set()
    for item in items:
        own_id = _reading(item).article.id
        if own_id in ids or len(run) == _AT_ONCE:
            yield run
            run, ids = [], set()
        run.append(item)
        ids.add(own_id)
    if run:
        yield run


def _add(database: Database, items: Sequence[Item]) -> tuple[list[Kept], bool]:
    """The receipts, and whether any mention or link is another one than before."""
    packed = [_packed(_reading(item)) for item in items]
    known = _known(database, [one.id for one in packed])
    receipts, changed = [], []
    for one in packed:
        before = known[one.id][1] if one.id in known else None
        added = Added.NEW if before is None else Added.SAME if before == one.fingerprint else Added.CHANGED
        receipts.append(Kept(one.id, added, len(one.reading.statements), len(one.reading.silences)))
        if added is not Added.SAME:
            changed.append(one)
    numbers = {own_id: number for own_id, (number, _) in known.items()}
    # Oldest first, where their order says nothing: the index then takes them in one go.
    changed.sort(key=lambda one: first_of_minute(one.reading.article.published))
    numbers.update(_write(database, numbers, changed))
    return receipts, _link(database, items, receipts, numbers)


def _link(database: Database, items: Sequence[Item], receipts: Sequence[Kept], numbers: dict[str, int]) -> bool:
    linked = [(numbers[item.reading.article.id], item) for item in items if isinstance(item, Linked)]
    loose = [
        numbers[receipt.article_id]
        for item, receipt in zip(items, receipts, strict=True)
        if receipt.added is Added.CHANGED and not isinstance(item, Linked)
    ]
    drop_links(database, loose)
    return bool(linked and put_links(database, linked)) or bool(loose)


def _known(database: Reader, ids: Sequence[str]) -> dict[str, tuple[int, bytes]]:
    """Of the articles that are kept already their numbers and fingerprints."""
    sql = f"SELECT id, number, fingerprint FROM article WHERE id IN ({', '.join('?' * len(ids))})"
    return {own_id: (int(number), fingerprint) for own_id, number, fingerprint in database.execute(sql, ids)}


@dataclass(frozen=True, slots=True)
class _Packed:
    """A reading as it is written."""

    reading: Reading
    body: bytes
    fingerprint: bytes

    @property
    def id(self) -> str:
        return self.reading.article.id


def _packed(reading: Reading, body: bytes | None = None) -> _Packed:
    body = encode_reading(reading) if body is None else body
    return _Packed(reading, body, blake2b(body, digest_size=16).digest())


def _write(database: Database, known: dict[str, int], readings: Sequence[_Packed]) -> dict[str, int]:
    """Write readings with all that they are found by, those of articles with a number in their place; all numbers."""
    if not readings:
        return {}
    if old := [known[one.id] for one in readings if one.id in known]:
        these = database.one_of(old)
        database.execute(f"DELETE FROM statement WHERE article {these.sql}", these.values)
        database.execute(f"DELETE FROM stood WHERE article {these.sql}", these.values)
    numbers = _put_articles(database, known, readings)
    written = [Written(numbers[one.id], one.reading, one.fingerprint) for one in readings]
    put_words(database, written)
    put_statements(database, [(one, rows_of(one.reading)) for one in written])
    return numbers


def _put_articles(database: Database, known: dict[str, int], readings: Sequence[_Packed]) -> dict[str, int]:
    """Write the rows of articles, new or in their old places, and give their numbers."""
    new, old = [one for one in readings if one.id not in known], [one for one in readings if one.id in known]
    (free,) = database.numbers("article", [(0, len(new))])
    numbers = {one.id: number for one, number in zip(new, free, strict=True)}
    database.load("article", _ARTICLE, [(numbers[one.id], one.id, *_article_row(one)) for one in new])
    places = ", ".join(f"{column} = ?" for column in _ARTICLE[2:])
    rows = [(*_article_row(one), known[one.id]) for one in old]
    database.executemany(f"UPDATE article SET {places} WHERE number = ?", rows)
    return numbers | {one.id: known[one.id] for one in old}


def _article_row(one: _Packed) -> tuple[Value, ...]:
    """The columns of `_ARTICLE` from `fingerprint` on."""
    article = one.reading.article
    return (
        one.fingerprint,
        one.reading.version,
        article.title,
        article.url,
        article.outlet,
        spaced(article.outlet),
        None if article.published is None else article.published[:_LONGEST_TIME],
        _day_of(article),
        len(one.reading.statements),
        len(one.reading.silences),
        one.body,
    )


def fold_again(database: Database) -> None:
    """Write anew all that readings are found by, where folding or the index has changed since it was written."""
    current = _spelling()
    if _is_spelled(database, current) or not database.has_table("searched"):
        return
    with database.transaction():
        database.alone("spelling")
        if _is_spelled(database, current):  # another program was quicker
            return
        forget_words(database)
        rows = database.execute("SELECT number, id FROM article ORDER BY day IS NOT NULL, published NULLS FIRST, id")
        known = [(int(number), own_id) for number, own_id in rows]
        for start in range(0, len(known), _AT_ONCE):
            some = known[start : start + _AT_ONCE]
            tell_opening("store-indexing", start, len(known))
            whole = bodies(database, [number for number, _ in some], lambda body: _packed(decode_reading(body), body))
            _write(database, {own_id: number for number, own_id in some}, [packed for *_, packed in whole])
        put_names(database)
        database.execute(
            "INSERT INTO setting (name, value) VALUES ('spelling', ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (current,),
        )


def _is_spelled(database: Reader, current: str) -> bool:
    known = database.execute("SELECT value FROM setting WHERE name = 'spelling'").fetchone()
    return known is not None and bool(known[0] == current)


def _spelling() -> str:
    """A fingerprint of the index, and of how letters are folded: Latin, Arabic, marks, the shapes of Arabic letters."""
    blocks = ((0x20, 0x250), (0x600, 0x780), (0x2000, 0x2070), (0xFB50, 0xFE00), (0xFE70, 0xFF00))
    letters = "".join(fold(chr(code)) + "\n" for start, end in blocks for code in range(start, end))
    return blake2b(f"{FORM}\n{letters}".encode(), digest_size=8).hexdigest()


def _reading(item: Item) -> Reading:
    return item.reading if isinstance(item, Linked) else item


def _day_of(article: Article) -> str | None:
    """The day an article appeared, by its source; None where that does not begin with a full date."""
    day = _DAY.match(article.published or "")
    return day[0] if day else None
