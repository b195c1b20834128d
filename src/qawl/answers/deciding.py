"""What a person decides about a record of a store, kept as a revision with all that it needs to outlive the text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b

from qawl.answers.review import Sheet, sheet
from qawl.errors import BadData
from qawl.model.documents import Article
from qawl.model.records import Statement
from qawl.model.review import REMARKS, Action, Anchored, Check, Family, Revision, Standing
from qawl.review.anchored import BY_PERSON, anchored, changed_fields
from qawl.review.anchors import digest_of
from qawl.review.checks import checks_in_force
from qawl.review.pairs import pair_id
from qawl.review.verdicts import in_force, newest_of
from qawl.runners.judged import found_as_left
from qawl.sources.addresses import read_address
from qawl.store.contract.store import Store


class NothingToUndo(BadData):
    """No verdict on the record holds that could be taken back."""


class NoSuchRecord(BadData):
    """The store has neither found nor kept a record with this id."""


class NoAddress(BadData):
    """What is given for the place where a check is published is no address of the web."""


class NoRating(BadData):
    """A check says nothing of the claim, and none of this reviewer's is there to be taken back."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who decides, and when."""

    by: str
    at: str
    """ISO 8601, in UTC."""

    @classmethod
    def now(cls, by: str) -> Author:
        return cls(by, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))


def accept(store: Store, record: str, author: Author, base: int, reason: str = "") -> Revision:
    """Say that a record is right as it stands, or as the machine finds it where it does not stand."""
    return _judge(store, record, author, base, Action.ACCEPT, reason)


def reject(store: Store, record: str, author: Author, base: int, reason: str = "") -> Revision:
    """Say that a record is none: it is left out everywhere, and stays in the history."""
    return _judge(store, record, author, base, Action.REJECT, reason)


def correct(store: Store, record: str, statement: Statement, author: Author, base: int, reason: str = "") -> Revision:
    """Put another version in the place of a record; one that differs in nothing accepts it."""
    shown = _shown(store, record)
    text = shown.article.text
    seen, value = _seen(shown.standing, text), anchored(text, statement)
    action = Action.CORRECT if seen is None or changed_fields(seen, value) else Action.ACCEPT
    return _keep(store, _revision(shown, author, base, action, reason, seen, value, statement.rule))


def add(store: Store, article: Article, statement: Statement, author: Author, reason: str = "") -> Revision:
    """Keep a statement that the machine has missed; who sends the same again has added it once."""
    value = anchored(article.text, statement)
    if (added := _added_before(store, article, value, author)) is not None:
        return added
    record = _new_id(article, statement, author)
    return _keep(
        store,
        Revision(
            record=record,
            article=article.id,
            base=newest_of(tuple(store.revisions(record))),  # taken back within the same second
            at=author.at,
            by=author.by,
            action=Action.ADD,
            value=value,
            text=digest_of(article.text),
            rule=BY_PERSON,
            reason=reason,
        ),
    )


def undo(store: Store, record: str, author: Author, base: int, reason: str = "") -> Revision:
    """Take the latest verdict back that holds: the record stands as it did before."""
    kept = tuple(store.revisions(record))
    holding = in_force(kept)
    if not holding:
        raise NothingToUndo(f"no verdict on {record!r} holds")
    last = holding[-1]
    return _keep(
        store,
        Revision(
            record=record,
            article=last.article,
            other=last.other,
            family=last.family,
            base=base,
            at=author.at,
            by=author.by,
            action=Action.UNDO,
            undoes=last.number,
            reason=reason,
        ),
    )


def comment(store: Store, record: str, author: Author, words: str) -> Revision:
    """Keep a remark that changes nothing."""
    article = _article(store, record)
    return store.revise(Revision(record, article, 0, author.at, author.by, Action.COMMENT, reason=words))


def check(store: Store, record: str, author: Author, found: Check, reason: str = "") -> Revision:
    """Keep what a fact-checker calls the claim, in his own words and under his name; with nothing he takes it back.

    Raises NoAddress where the check is said to be published at what is no address of the web, NoRating where there is
    an address without a rating, or nothing of his to take back.
    """
    if found.url and isinstance(read_address(found.url), str):
        raise NoAddress(f"{found.url!r} is no address of the web")
    article = _article(store, record)
    if not found.rating and (found.url or not _has_checked(store, record, author)):
        raise NoRating(f"nothing is said of {record!r}")
    return store.revise(Revision(record, article, 0, author.at, author.by, Action.CHECK, reason=reason, check=found))


def _has_checked(store: Store, record: str, author: Author) -> bool:
    return any(one.by == author.by for one in checks_in_force(store.revisions(record)))


def _article(store: Store, record: str) -> str:
    article = store.article_of(record)
    if article is None:
        raise NoSuchRecord(f"there is no record {record!r}")
    return article


def judge_pair(
    store: Store, family: Family, article: str, other: str, *, is_one: bool, author: Author, base: int, reason: str = ""
) -> Revision:
    """Say of two articles that one is a copy of the other, or that they tell one story; or that they do not."""
    return store.revise(
        Revision(
            record=pair_id(family, article, other),
            article=article,
            other=other,
            family=family,
            base=base,
            at=author.at,
            by=author.by,
            action=Action.ACCEPT if is_one else Action.REJECT,
            reason=reason,
        )
    )


def pair_base(store: Store, family: Family, article: str, other: str) -> int:
    """The base of the next judgement on a pair."""
    return newest_of(tuple(store.revisions(pair_id(family, article, other))))


def _judge(store: Store, record: str, author: Author, base: int, action: Action, reason: str) -> Revision:
    shown = _shown(store, record)
    standing, text = shown.standing, shown.article.text
    seen = _seen(standing, text)
    statement = standing.statement or standing.found
    if seen is not None:
        rule = statement.rule if statement is not None else ""
        return _keep(store, _revision(shown, author, base, action, reason, seen, seen, rule))
    verdict = standing.verdict
    if verdict is None:
        raise NoSuchRecord(f"there is nothing to judge of {record!r}")
    # homeless: its words stand nowhere, so they are kept as they were, with the text that they were of
    kept = _revision(shown, author, base, action, reason, verdict.seen, verdict.value, verdict.rule, verdict.text)
    return _keep(store, kept)


def _keep(store: Store, revision: Revision) -> Revision:
    """Keep a revision, and have its article found by what holds now."""
    made = store.revise(revision)
    found_as_left(store)
    return made


def _shown(store: Store, record: str) -> Sheet:
    shown = sheet(store, record)
    if shown is None:
        raise NoSuchRecord(f"there is no record {record!r}")
    return shown


def _seen(standing: Standing, text: str) -> Anchored | None:
    statement = standing.statement or standing.found
    return None if statement is None else anchored(text, statement)


def _revision(
    shown: Sheet,
    author: Author,
    base: int,
    action: Action,
    reason: str,
    seen: Anchored | None,
    value: Anchored | None,
    rule: str,
    digest: str = "",
) -> Revision:
    return Revision(
        record=shown.record,
        article=shown.article.id,
        base=base,
        at=author.at,
        by=author.by,
        action=action,
        value=value,
        seen=seen,
        text=digest or digest_of(shown.article.text),
        rule=rule,
        reason=reason,
    )


def _added_before(store: Store, article: Article, value: Anchored, author: Author) -> Revision | None:
    """The revision by which somebody has added just this, as long as it is the last word on it."""
    kept = tuple(store.revisions(article=article.id))
    last = {one.record: one for one in kept if one.action not in REMARKS}
    own = (one for one in last.values() if one.action is Action.ADD and one.by == author.by)
    return next((one for one in own if one.value == value), None)


def _new_id(article: Article, statement: Statement, author: Author) -> str:
    """An id for an added statement: of its words, who added it and when, so that nothing else can have it."""
    words = (article.id, author.by, author.at, *(span.of(article.text) for span in statement.content))
    parts = "".join(f"{len(part)}:{part}" for part in words)
    return blake2b(parts.encode("utf-8", "surrogatepass"), digest_size=10, person=b"added").hexdigest()
