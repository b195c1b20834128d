"""Somebody's own lists: told with --overlay, or in force for all because they lie beside the store."""

from __future__ import annotations

from pathlib import Path

from qawl.store.open import open_store
from tests.cli.asking import ask, line, write_lines
from tests.registry.invented import overlay


def version(store: Path) -> str:
    with open_store(str(store)) as record:
        (card,) = record.articles()
        reading = record.reading(card.id)
    assert reading is not None
    return reading.version


def read(store: Path, *options: str) -> str:
    answer = ask("read", write_lines(store.parent / "news.jsonl", line(1)), "--store", str(store), *options)
    assert answer.exit_code == 0
    return version(store)


def test_lists_beside_the_store_are_in_force_as_if_they_were_told(tmp_path: Path) -> None:
    lists = tmp_path / "beside.overlay"
    lists.mkdir()
    write_lines(lists / "nationalities.tsv", "بيلساني\tبيلسانية\tبيلسانيون\tالبيلسان")

    told = read(tmp_path / "told.db", "--overlay", str(lists))
    beside = read(tmp_path / "beside.db")
    without = read(tmp_path / "without.db")

    assert beside == told != without


def test_lists_that_are_told_outrank_those_beside_the_store(tmp_path: Path) -> None:
    told = tmp_path / "told"
    for folder, word in ((tmp_path / "news.overlay", "بيلساني"), (told, "مناري")):
        folder.mkdir()
        write_lines(folder / "nationalities.tsv", f"{word}\t{word}ة\t{word}ون\tالبيلسان")

    assert read(tmp_path / "news.db", "--overlay", str(told)) == read(tmp_path / "other.db", "--overlay", str(told))


def test_a_mistake_in_lists_beside_the_store_is_told_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "news.overlay").mkdir()
    file = write_lines(tmp_path / "news.overlay" / "cues.toml", "[[cue]\n")

    answer = ask("read", write_lines(tmp_path / "a.jsonl", line(1)), "--store", str(tmp_path / "news.db"))

    assert answer.exit_code == 1
    assert file in answer.stderr


def test_actors_beside_the_store_are_known_without_being_told(tmp_path: Path) -> None:
    (tmp_path / "news.overlay").mkdir()
    overlay(tmp_path / "news.overlay")
    read(tmp_path / "news.db")

    answer = ask("actors", "المنارة", "--registry", "--store", str(tmp_path / "news.db"), "--format", "jsonl")

    assert '"mnr"' in answer.stdout
