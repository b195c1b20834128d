"""What a store writes so that it can be searched: words of articles, numbers by time, names of actors."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from qawl.model.codec import decode_actor
from qawl.model.documents import Span
from qawl.model.records import Act, Kind, Reading
from qawl.store.database import Database
from qawl.store.kept.cards import put_outcome
from qawl.store.search.matches import act_tokens
from qawl.store.search.newness import first_of_minute
from qawl.store.search.words import head_and_body, index_words, told_words, words_of

_NAMED = "names of actors"
"""Under this the mentions are remembered by which names were last written: how many, and the sum of their numbers."""
_LONGEST = 300
"""Letters of a name; what is longer is none."""
Indexed = tuple[str, str, str, str]
"""Headline, text, outlet and acts of an article."""

_BATCH = 2_000
"""Actors whose names are written together."""


@dataclass(frozen=True, slots=True)
class Written:
    """A reading that has just been written."""

    number: int
    """Of its article."""
    reading: Reading
    fingerprint: bytes


def put_words(database: Database, written: Sequence[Written]) -> None:
    """Index the words of articles, unless they are indexed already; what they had before is no longer their own."""
    these = database.one_of([one.number for one in written])
    known = {
        article: (row, words)
        for article, row, words in database.execute(
            f"SELECT searched.article, searched.row, searched.words FROM searched WHERE searched.article {these.sql}",
            these.values,
        )
    }
    if known:
        database.execute(f"DELETE FROM chosen WHERE article {these.sql}", these.values)
    new: list[tuple[Written, bytes, Indexed]] = []
    for one in written:
        words = _words(one.reading)
        digest = _digest(one.reading, words)
        row, before = known.get(one.number, (None, None))
        if before == digest:
            database.execute("UPDATE searched SET fingerprint = ? WHERE searched.row = ?", (one.fingerprint, row))
            continue
        if row is not None:
            database.execute("UPDATE searched SET article = NULL WHERE searched.row = ?", (row,))
        new.append((one, digest, words))
    minutes = [(first_of_minute(one.reading.article.published), 1) for one, *_ in new]
    rows = [row for (row,) in database.numbers("searched", minutes)]
    database.load(
        "searched",
        ("row", "article", "fingerprint", "words"),
        [(row, one.number, one.fingerprint, digest) for row, (one, digest, _) in zip(rows, new, strict=True)],
    )
    database.index.put_articles([_indexed(row, words) for row, (*_, words) in zip(rows, new, strict=True)])


def _words(reading: Reading) -> Indexed:
    """By what an article is found, as it is written: headline, text, outlet and what its statements do."""
    head, body = head_and_body(reading.article)
    acts = " ".join(sorted({token for said in reading.statements for token in act_tokens(said.act, said.kind)}))
    return head, body, reading.article.outlet or "", acts


def _digest(reading: Reading, words: Indexed) -> bytes:
    head, body, outlet, acts = words
    said = "\x1f".join((str(first_of_minute(reading.article.published)), outlet, head, acts, body))
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _indexed(row: int, words: Indexed) -> tuple[int, str, str, str, str, str]:
    head, body, outlet, acts = words
    told = told_words(f"{head} {body}")
    return row, index_words(head), index_words(body), told, " ".join(words_of(outlet)), acts


def index_again(database: Database, articles: Sequence[tuple[int, Reading]]) -> None:
    """Write the words of articles under the rows that they have in `searched`: of a store that was copied.

    What their statements do is told by the rows of these: people may have made something else of them.
    """
    these = database.one_of([row for row, _ in articles])
    told = database.execute(
        "SELECT DISTINCT searched.row, statement.act, statement.kind FROM searched"
        " JOIN statement ON statement.article = searched.article"
        f" WHERE statement.act <> '' AND searched.row {these.sql}",
        these.values,
    ).fetchall()
    acts: dict[int, set[str]] = {}
    for row, act, kind in told:
        acts.setdefault(row, set()).update(act_tokens(Act(act), Kind(kind)))
    database.index.put_articles(
        [_indexed(row, (*_words(reading)[:3], " ".join(sorted(acts.get(row, ()))))) for row, reading in articles]
    )


def forget_words(database: Database) -> None:
    """Empty the index of articles, so that all of it is written anew."""
    database.index.clear_articles()
    database.execute("DELETE FROM searched")


def spelled_of(text: str, spans: Sequence[Span], name: str | None) -> str:
    """The spellings that folding changes, of a statement's words and of its speaker's name."""
    return told_words(" ".join((*(span.of(text) for span in spans), name or "")))


# Names


def name_words(name: str) -> list[str]:
    """The folded words of a name, Latin letters without their accents."""
    letters = unicodedata.normalize("NFKD", " ".join(words_of(name)))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("_", " ").split()


def put_names(database: Database) -> None:
    """Write by what names actors are found, from their mentions and their entries: of those alone that changed."""
    registry = blake2b(b"".join(body for (body,) in database.execute("SELECT body FROM actor ORDER BY id")))
    state = registry.digest()
    known = database.execute("SELECT body FROM outcome WHERE name = ? AND state = ?", (_NAMED, state)).fetchone()
    was: dict[str, list[int]] = json.loads(known[0]) if known else {}
    now = {
        actor: [mentions, numbers]
        for actor, mentions, numbers in database.execute(
            "SELECT actor, count(*), CAST(sum(number) AS BIGINT) FROM mention WHERE actor IS NOT NULL GROUP BY actor"
        )
    }
    if known is None:
        database.execute("DELETE FROM naming")
        database.execute("DELETE FROM speaking")
    touched = [actor for actor in sorted(was.keys() | now.keys()) if was.get(actor) != now.get(actor)]
    for start in range(0, len(touched), _BATCH):
        _put_names_of(database, touched[start : start + _BATCH])
    if touched or known is None:
        put_outcome(database, _NAMED, state, json.dumps(now, sort_keys=True).encode())


def _put_names_of(database: Database, actors: Sequence[str]) -> None:
    """Write the names of some actors anew."""
    these = database.one_of(actors)
    database.execute(f"DELETE FROM naming WHERE actor {these.sql}", these.values)
    database.execute(f"DELETE FROM speaking WHERE actor {these.sql}", these.values)
    rows = database.execute(
        f"SELECT actor, {database.field('body', 'mention', 'name')} AS name,"
        f" min({database.field('body', 'mention', 'kind')}), count(DISTINCT article)"
        f" FROM mention WHERE actor {these.sql} GROUP BY actor, name ORDER BY actor, name",
        these.values,
    ).fetchall()
    named = [
        (actor, name, _found_by(name), kind, articles)
        for actor, name, kind, articles in rows
        if name and len(name) <= _LONGEST
    ]
    database.load("naming", ("actor", "name", "words", "kind", "articles"), named)
    entries = database.execute(f"SELECT id, body FROM actor WHERE id {these.sql} ORDER BY id", these.values).fetchall()
    met = {actor for actor, *_ in named}
    registered = list(_registered((own_id, body) for own_id, body in entries if own_id in met))
    database.executemany(
        "INSERT INTO naming (actor, name, words, kind, articles) VALUES (?, ?, ?, NULL, 0) ON CONFLICT DO NOTHING",
        registered,
    )
    database.execute(
        "INSERT INTO speaking (actor, statements, articles)"
        " SELECT mention.actor, count(DISTINCT CASE WHEN part.part = 'speaker'"
        " THEN mention.article || '.' || part.statement END), count(DISTINCT mention.article)"
        f" FROM mention LEFT JOIN part ON part.mention = mention.number WHERE mention.actor {these.sql}"
        " GROUP BY mention.actor",
        these.values,
    )


def _found_by(name: str) -> str:
    """All words of a name between spaces, up to a bar; behind it those with an article without it."""
    words = name_words(name)
    bare = [word.removeprefix("ال") for word in words if word.startswith("ال") and len(word) > 2]
    return f" {' '.join(words)} | {' '.join(bare)} "


def _registered(entries: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, str, str]]:
    """Every name that entries of the registry have."""
    for own_id, body in entries:
        actor = decode_actor(body)
        for name in (*actor.ar, *actor.short, *actor.en):
            yield own_id, name, _found_by(name)
