"""What an address tells by itself: file or server, there or not, and a name in which no password stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from qawl.store.address import file_of, is_missing, is_server, named, own_lists


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("news.db", "news.db"),
        ("sqlite:news.db", "news.db"),
        ("sqlite:///srv/news.db", "/srv/news.db"),
        (":memory:", ":memory:"),
        ("a:b.db", "a:b.db"),
        ("postgresql://db.example/news", None),
        ("postgres://db.example/news", None),
        ("postgresql:dbname=news", None),
        ("mysql://db.example/news", None),
    ],
)
def test_a_store_is_a_file_or_elsewhere(address: str, path: str | None) -> None:
    assert file_of(address) == path
    assert is_server(address) == address.startswith("postgres")


def test_only_a_file_can_be_seen_to_be_missing(tmp_path: Path) -> None:
    (tmp_path / "there.db").touch()

    assert is_missing(str(tmp_path / "absent.db"))
    assert not is_missing(str(tmp_path / "there.db"))
    assert not is_missing(f"sqlite:{tmp_path / 'there.db'}")
    assert not is_missing("postgresql://db.example/news")


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://rima:s3cret@db.example:5432/news",
        "postgresql://:s3cret@db.example/news",
        "postgres://rima:a/s3cret@db.example/news",
        "postgres://rima:a@s3cret@db.example/news",
        "postgres://rima:a?s3cret#b@db.example/news",
        "postgresql:///news?password=s3cret&user=rima",
        "postgresql:///news?sslpassword=s3cret",
        "postgresql:dbname=news password='s3cret s3cret'",
        "mysql://rima:s3cret@db.example/news",
    ],
)
def test_no_password_stands_in_a_name(address: str) -> None:
    assert "s3cret" not in named(address)
    assert "news" in named(address)


def test_an_address_without_a_password_is_its_own_name() -> None:
    for address in ("news.db", "postgresql://rima@db.example:5432/news?schema=other", "/srv/a@b:c/news.db"):
        assert named(address) == address


def test_somebodys_own_lists_lie_beside_a_store_under_its_name(tmp_path: Path) -> None:
    store, other = tmp_path / "news.db", tmp_path / "other.db"
    assert own_lists(str(store)) is None
    (tmp_path / "news.overlay").mkdir()
    (tmp_path / "other.overlay").write_text("no folder", "utf-8")

    assert own_lists(str(store)) == own_lists(f"sqlite:{store}") == tmp_path / "news.overlay"
    assert own_lists(str(other)) is None


@pytest.mark.parametrize("address", ["", ".", "..", ":memory:", "a\0b", "postgresql://db.example/news"])
def test_an_address_that_is_no_file_with_a_name_has_no_lists_beside_it(address: str) -> None:
    assert own_lists(address) is None
