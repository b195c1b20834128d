"""From captures to the record: each is read once, a changed article is a new edition, and a crash loses nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from qawl.model.captures import Capture
from qawl.model.documents import Article, Rejected
from qawl.model.world import Linked
from qawl.runners.kept import read_waiting
from qawl.runners.local import Link, load_linking_reader
from qawl.store.captures.kept import Captures, State, open_captures
from qawl.store.contract.store import Kept
from qawl.store.open import open_store

URL = "https://sahil.example/news/bridge"


def page(words: str, canonical: str = "") -> bytes:
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    return f"""<html lang="ar"><head><title>الجسر يفتح غدا</title>{link}</head><body><article><h1>الجسر يفتح غدا</h1>
<p>أعلنت وزيرة النقل ليان المرساوي أن جسر الكروم سيفتح غدا أمام الشاحنات القادمة من المرفأ.</p>
<p>وقالت المرساوي للصحفيين: «{words}، والطريق سالك من الجهتين».</p></article></body></html>""".encode()


def capture(words: str, fetched: str, url: str = URL, canonical: str = "") -> Capture:
    return Capture(url, page(words, canonical), fetched, "text/html; charset=utf-8")


FIRST = capture("لن نؤجل الموعد", "2026-03-05T08:00:00Z")
SECOND = capture("قد نؤجل الموعد", "2026-03-05T14:00:00Z")


@pytest.fixture(scope="module")
def read() -> Link:
    return load_linking_reader()


def take(store: str, captures: list[Capture], read: Link) -> list[Kept | Rejected]:
    with open_captures(store) as kept, open_store(store) as record:
        kept.keep([(one, None) for one in captures])
        return list(read_waiting(kept, record, read))


def said(store: str) -> list[str]:
    with open_store(store) as record:
        return [statement.content for statement in record.statements()]


def states(store: str) -> dict[State, int]:
    with open_captures(store, writing=False) as kept:
        return {state: count for state, count in kept.counts().items() if count}


def test_a_changed_article_is_a_new_edition_of_the_same(tmp_path: Path, read: Link) -> None:
    store = str(tmp_path / "s.db")

    take(store, [FIRST], read)
    take(store, [SECOND], read)

    with open_store(store) as record:
        (card,) = record.articles()
        editions = list(record.editions(card.id))
    assert [edition.captured for edition in editions] == [FIRST.fetched, SECOND.fetched]
    assert any("قد نؤجل" in words for words in said(store))
    assert not any("لن نؤجل" in words for words in said(store))


def test_an_older_capture_that_comes_late_does_not_take_the_newer_ones_place(tmp_path: Path, read: Link) -> None:
    early, late = str(tmp_path / "a.db"), str(tmp_path / "b.db")

    take(early, [FIRST, SECOND], read)
    take(late, [SECOND], read)
    take(late, [FIRST], read)

    assert said(early) == said(late)
    assert states(late) == {State.READ: 1, State.SAME: 1}


def test_an_article_that_goes_back_to_an_earlier_text_says_that_text_again(tmp_path: Path, read: Link) -> None:
    store = str(tmp_path / "s.db")
    back = capture("لن نؤجل الموعد", "2026-03-05T20:00:00Z")
    back = replace(back, body=back.body.replace(b"</body>", b"<!-- later --></body>"))

    take(store, [FIRST, SECOND], read)
    take(store, [back], read)

    assert any("لن نؤجل" in words for words in said(store))
    assert not any("قد نؤجل" in words for words in said(store))


def test_one_article_at_two_addresses_is_one(tmp_path: Path, read: Link) -> None:
    store = str(tmp_path / "s.db")
    other = capture("لن نؤجل الموعد", "2026-03-05T09:00:00Z", url=f"{URL}?ref=home", canonical=URL)

    take(store, [FIRST, other], read)

    with open_store(store) as record:
        (card,) = record.articles()
        assert set(record.addresses(card.id)) == {URL, f"{URL}?ref=home"}


def test_a_page_without_an_article_is_refused_by_its_address_and_the_next_is_read(tmp_path: Path, read: Link) -> None:
    store = str(tmp_path / "s.db")
    empty = Capture("https://sahil.example/", b"<html><body><nav><a href='/'>x</a></nav></body></html>", FIRST.fetched)

    results = take(store, [empty, FIRST], read)

    assert isinstance(results[0], Rejected)
    assert results[0].code == "rejected-no-article"
    assert isinstance(results[1], Kept)
    assert states(store) == {State.READ: 1, State.REFUSED: 1}


def test_who_is_interrupted_before_ticking_off_reads_again_and_adds_nothing(tmp_path: Path, read: Link) -> None:
    store = str(tmp_path / "s.db")

    with open_captures(store) as kept, open_store(store) as record:
        kept.keep([(FIRST, None)])
        with pytest.raises(KeyboardInterrupt):
            list(read_waiting(Forgetful(kept), record, read))  # type: ignore[arg-type]
    before = said(store)
    take(store, [], read)

    assert said(store) == before != []
    assert states(store) == {State.READ: 1}


class Forgetful:
    """Captures whose owner is stopped just before the outcome is written down."""

    def __init__(self, kept: Captures) -> None:
        self._kept = kept
        self.waiting = kept.waiting

    def done_all(self, outcomes: object) -> None:
        raise KeyboardInterrupt


def test_a_reading_that_fails_refuses_its_capture_and_the_next_is_read(tmp_path: Path, read: Link) -> None:
    store = str(tmp_path / "s.db")
    other = capture("لن نؤجل الموعد", FIRST.fetched, url="https://sahil.example/news/other")

    def faulty(article: Article) -> Linked:
        if article.url is not None and article.url.endswith("bridge"):
            raise ValueError("no good")
        return read(article)

    first, second = take(store, [FIRST, capture("الطريق مغلق", FIRST.fetched, url=other.url or "")], faulty)

    assert isinstance(first, Rejected)
    assert isinstance(second, Kept)


def test_the_same_article_at_another_address_keeps_the_first_and_adds_nothing(tmp_path: Path, read: Link) -> None:
    store = str(tmp_path / "s.db")
    take(store, [FIRST], read)

    again = take(
        store, [capture("لن نؤجل الموعد", "2026-03-05T09:00:00Z", url="https://sahil.example/amp/bridge")], read
    )

    with open_store(store) as record:
        (card,) = record.articles()
        assert card.url == URL
        assert len(record.addresses(card.id)) == 2
    assert again == []
    assert states(store) == {State.READ: 1, State.SAME: 1}
