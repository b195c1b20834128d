"""Articles from files, folders and pipes: all that is good comes through, all that is bad is named."""

from __future__ import annotations

import gzip
import json
import os
import tracemalloc
from collections.abc import Iterator
from io import BufferedReader, BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.model.documents import Article, Rejected
from qawl.sources.files import LONGEST, read_sources
from qawl.wording import say

GOOD = "قال متحدث إن الجسر سيفتح غدا."
BEFORE = json.dumps({"id": "before", "text": GOOD}, ensure_ascii=False).encode()
AFTER = json.dumps({"id": "after", "text": GOOD}, ensure_ascii=False).encode()


def extract(*paths: Path | str, stdin: bytes = b"") -> list[Article | Rejected]:
    pipe = BufferedReader(BytesIO(stdin))
    return list(read_sources([str(path) for path in paths], headline_in_text=False, stdin=pipe))


def read(*paths: Path) -> list[Article | Rejected]:
    return list(read_sources([str(path) for path in paths], headline_in_text=True))


def file(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def only(found: list[Article | Rejected]) -> Article | Rejected:
    (one,) = found
    return one


# What is good comes through


def test_a_text_file_is_one_article_to_the_letter(tmp_path: Path) -> None:
    path = file(tmp_path, "bridge.txt", "العنوان\r\n\r\nقال متحدث: «نعم».\r\n ")

    article = only(extract(path))

    assert isinstance(article, Article)
    assert article.text == "العنوان\r\n\r\nقال متحدث: «نعم».\r\n "
    assert article.id.startswith("bridge-")


def test_a_line_is_an_article_with_what_is_known_of_it(tmp_path: Path) -> None:
    fields = {
        "id": "n-1",
        "text": GOOD,
        "title": "الجسر يفتح غدا",
        "url": "https://sahil.example/1",
        "outlet": "صحيفة الساحل",
        "published": "2026-03-05",
        "unheard-of": [1, {"a": 2}],
    }
    path = file(tmp_path, "news.jsonl", json.dumps(fields, ensure_ascii=False))

    article = only(extract(path))

    fields.pop("unheard-of")
    assert article == Article(**fields)  # type: ignore[arg-type]


def test_extract_keeps_the_lines_own_text_and_read_puts_the_headline_before_it(tmp_path: Path) -> None:
    path = file(tmp_path, "news.jsonl", json.dumps({"id": "1", "text": GOOD, "title": "الجسر يفتح"}))

    extracted, joined = only(extract(path)), only(read(path))

    assert isinstance(extracted, Article)
    assert isinstance(joined, Article)
    assert extracted.text == GOOD
    assert joined.text == f"الجسر يفتح\n\n{GOOD}"
    assert extracted.title == joined.title == "الجسر يفتح"


@pytest.mark.parametrize("title", [None, "", "  ", "قال متحدث إن", " قال متحدث إن "])
def test_a_headline_that_is_absent_or_already_there_is_not_put_before_the_text(
    tmp_path: Path, title: str | None
) -> None:
    path = file(tmp_path, "news.jsonl", json.dumps({"id": "1", "text": GOOD, "title": title}))

    article = only(read(path))

    assert isinstance(article, Article)
    assert article.text == GOOD


@pytest.mark.parametrize("name", ["n.jsonl", "n.ndjson", "n.JSONL", "n.jsonl.gz", "n.log", "n.gz", "n.json"])
def test_lines_are_known_by_name_or_by_their_first_line(tmp_path: Path, name: str) -> None:
    data = b"\n" + BEFORE + b"\r\n\n" + AFTER
    path = file(tmp_path, name, gzip.compress(data) if name.endswith(".gz") else data)

    found = extract(path)

    assert [article.id for article in found if isinstance(article, Article)] == ["before", "after"]


def test_a_compressed_text_is_one_article(tmp_path: Path) -> None:
    path = file(tmp_path, "bridge.txt.gz", gzip.compress(GOOD.encode()))

    article = only(extract(path))

    assert isinstance(article, Article)
    assert article.text == GOOD
    assert article.id.startswith("bridge-")


def test_standard_input_is_lines_when_it_begins_with_an_object_and_else_one_text() -> None:
    lines = extract("-", stdin=b"\n \n" + BEFORE + b"\n" + AFTER + b"\n")
    text = extract("-", stdin=f"\n{GOOD}\n{GOOD}".encode())

    assert [article.id for article in lines if isinstance(article, Article)] == ["before", "after"]
    assert [article.text for article in text if isinstance(article, Article)] == [f"\n{GOOD}\n{GOOD}"]


def test_a_pipe_named_as_a_path_is_read(tmp_path: Path) -> None:
    reading_end, writing_end = os.pipe()
    os.write(writing_end, BEFORE + b"\n" + AFTER)
    os.close(writing_end)

    found = extract(f"/dev/fd/{reading_end}")
    os.close(reading_end)

    assert [article.id for article in found if isinstance(article, Article)] == ["before", "after"]


def test_a_folder_is_walked_in_the_order_of_names_and_the_rest_is_named(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    file(tmp_path / "b", "1.jsonl", BEFORE)
    file(tmp_path, "c.text", "ثالث")
    file(tmp_path, "a.txt", "أول")
    file(tmp_path, "d.gz", gzip.compress("رابع".encode()))
    file(tmp_path, "page.html", "<p>")
    file(tmp_path, ".hidden.txt", "خفي")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "around").symlink_to(tmp_path)

    found = extract(tmp_path)

    texts = [article.text for article in found if isinstance(article, Article)]
    refused = {Path(no.what).name: no.code for no in found if isinstance(no, Rejected)}
    assert texts == ["أول", GOOD, "ثالث", "رابع"]
    assert refused == {
        "page.html": "rejected-unknown-kind",
        ".hidden.txt": "rejected-hidden",
        "pipe.txt": "rejected-not-a-file",
        "around": "rejected-not-a-file",
    }


def test_a_folder_deeper_than_python_recurses_is_walked(tmp_path: Path) -> None:
    depths = [f"{tmp_path}{'/d' * n}" for n in range(1, 1200)]
    for path in depths:
        os.mkdir(path)
    Path(depths[-1], "a.txt").write_text(GOOD, "utf-8")

    article = only(extract(tmp_path))
    os.remove(f"{depths[-1]}/a.txt")
    for path in reversed(depths):  # or else pytest, which recurses, cannot clean up
        os.rmdir(path)

    assert isinstance(article, Article)


def id_of(path: Path | str) -> str:
    article = only(extract(path))
    assert isinstance(article, Article)
    return article.id


def test_a_corrected_text_file_keeps_its_id(tmp_path: Path) -> None:
    before = id_of(file(tmp_path, "a.txt", GOOD))

    assert id_of(file(tmp_path, "a.txt", f"تصحيح: {GOOD}")) == before


@pytest.mark.parametrize("text", [GOOD, f"{GOOD} "])
def test_files_of_one_name_in_two_folders_are_two_articles(tmp_path: Path, text: str) -> None:
    (tmp_path / "elsewhere").mkdir()

    assert id_of(file(tmp_path, "a.txt", GOOD)) != id_of(file(tmp_path / "elsewhere", "a.txt", text))


def test_a_text_file_has_one_id_from_whichever_directory_and_by_whatever_way_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "news").mkdir()
    path = file(tmp_path / "news", "a.txt", GOOD)
    (tmp_path / "link.txt").symlink_to(path)

    from_afar = id_of(path)
    monkeypatch.chdir(tmp_path)
    from_above = id_of("news/a.txt")
    monkeypatch.chdir(tmp_path / "news")

    assert from_afar == from_above == id_of("a.txt") == id_of("../link.txt")


def test_a_text_file_keeps_its_id_when_it_is_compressed(tmp_path: Path) -> None:
    assert id_of(file(tmp_path, "a.txt", GOOD)) == id_of(file(tmp_path, "a.txt.gz", gzip.compress(GOOD.encode())))


def test_a_text_from_a_pipe_has_an_id_of_its_words() -> None:
    first, second, other = (only(extract("-", stdin=text.encode())) for text in (GOOD, GOOD, f"{GOOD} "))

    assert first == second
    assert isinstance(first, Article)
    assert isinstance(other, Article)
    assert first.id != other.id


def test_where_an_id_may_come_once_the_first_stays_and_a_later_one_is_refused_by_its_line(tmp_path: Path) -> None:
    lines = [json.dumps({"id": "1", "text": text}) for text in ("أول", "ثان", "أول")]
    one, two = file(tmp_path, "one.jsonl", "\n".join(lines)), file(tmp_path, "two.jsonl", lines[1])

    first, second, same, elsewhere = read_sources([str(one), str(two)], headline_in_text=True, ids_once=True)

    assert isinstance(first, Article)
    assert first == same
    assert second == Rejected(f"{one}:2", "rejected-same-id", (("id", "1"),))
    assert elsewhere == Rejected(f"{two}:1", "rejected-same-id", (("id", "1"),))


def test_articles_of_one_id_all_come_out_in_order(tmp_path: Path) -> None:
    lines = [json.dumps({"id": "1", "text": text}) for text in ("أول", "ثان", "أول")]
    path = file(tmp_path, "news.jsonl", "\n".join(lines))

    found = extract(path)

    assert [article.text for article in found if isinstance(article, Article)] == ["أول", "ثان", "أول"]


@settings(deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=8), st.booleans())
def test_any_texts_written_as_lines_come_back_equal(texts: list[str], escaped: bool) -> None:
    texts = [text for text in texts if text.strip()]
    data = "\n".join(json.dumps({"text": text}, ensure_ascii=escaped) for text in texts).encode()

    found = extract("-", stdin=data)

    assert [article.text for article in found if isinstance(article, Article)] == texts
    assert len(found) == max(1, len(texts))


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_without_zero_bytes_comes_back_equal_from_a_file(text: str) -> None:
    text = text.replace("\0", " ").removeprefix("\ufeff")

    found = extract("-", stdin=b"\xef\xbb\xbf" + text.encode())

    if text.strip() and not text.lstrip().startswith("{"):
        assert [article.text for article in found if isinstance(article, Article)] == [text]


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_make_it_raise(data: bytes) -> None:
    for form in (data, b'{"text":' + data, gzip.compress(data)[: len(data)]):
        assert extract("-", stdin=form)


# What is bad is named, and its neighbours go on

BAD_LINES = {
    b"\xd9\x82\xd8 {": "rejected-not-utf8",
    b"not JSON": "rejected-not-json",
    b'{"id": "x", "text": "' + GOOD.encode(): "rejected-not-json",
    b'["text"]': "rejected-not-object",
    b'"text"': "rejected-not-object",
    b"null": "rejected-not-object",
    b'{"id": "x"}': "rejected-no-text",
    b'{"id": "x", "text": null}': "rejected-no-text",
    b'{"id": "x", "text": 5}': "rejected-text-not-string",
    b'{"id": "x", "text": ["\xd9\x82"]}': "rejected-text-not-string",
    b'{"id": "x", "text": " \\n\\t"}': "rejected-blank-text",
    b'{"id": {"a": 1}, "text": "\xd9\x82"}': "rejected-bad-id",
    b'{"id": true, "text": "\xd9\x82"}': "rejected-bad-id",
    b'{"id": ' + b"9" * 5000 + b', "text": "\xd9\x82"}': "rejected-not-json",
    b"[" * 100_000: "rejected-too-deep",
    b'{"text": "\xed\xa0\x80"}': "rejected-not-utf8",
}


@pytest.mark.parametrize(("line", "code"), BAD_LINES.items(), ids=lambda value: repr(value)[:40])
def test_a_bad_line_is_named_and_its_neighbours_go_on(tmp_path: Path, line: bytes, code: str) -> None:
    path = file(tmp_path, "news.jsonl", BEFORE + b"\n" + line + b"\n" + AFTER + b"\n")

    before, bad, after = extract(path)

    assert isinstance(before, Article)
    assert isinstance(after, Article)
    assert isinstance(bad, Rejected)
    assert (bad.what, bad.code) == (f"{path}:2", code)


def not_text(folder: Path) -> Iterator[tuple[str | Path, str]]:
    """Every bad file we know of, with the reason it must be refused for."""
    yield file(folder, "empty.txt", b""), "rejected-empty"
    yield file(folder, "empty.jsonl", b""), "rejected-empty"
    yield file(folder, "blank.txt", b" \n\n\t"), "rejected-empty"
    yield file(folder, "blank.jsonl", b" \n\n\t"), "rejected-empty"
    yield file(folder, "mark.txt", b"\xef\xbb\xbf"), "rejected-empty"
    yield file(folder, "empty.gz", b""), "rejected-empty"
    yield file(folder, "zero.txt", GOOD.encode() + b"\0"), "rejected-binary"
    yield file(folder, "late-zero.txt", GOOD.encode() * 500 + b"\0"), "rejected-binary"
    yield file(folder, "zero.jsonl", b"\x7fELF\0\0\n\n\n"), "rejected-binary"
    yield file(folder, "zero.gz", gzip.compress(b"\x7fELF\0\0\n\n\n")), "rejected-binary"
    yield file(folder, "paper.txt", b"PK\x03\x04\0\0\n\n\n"), "rejected-document"
    yield file(folder, "paper.text", b"%PDF-1.7\n%\xe2\xe3\n"), "rejected-document"
    yield "https://sahil.example/17", "rejected-address"
    yield file(folder, "utf16.txt", GOOD.encode("utf-16")), "rejected-utf16"
    yield file(folder, "1256.txt", GOOD.encode("cp1256")), "rejected-not-utf8"
    yield file(folder, "pretty.json", json.dumps([{"text": GOOD}], indent=2)), "rejected-not-lines"
    yield file(folder, "cut.txt.gz", gzip.compress(GOOD.encode())[:-12]), "rejected-truncated"
    yield file(folder, "plain.gz", GOOD), "rejected-damaged"
    yield file(folder, "long.txt", b"a" * (LONGEST + 1)), "rejected-too-long"
    yield folder / "absent.txt", "rejected-missing"
    yield folder / "empty.txt" / "below.txt", "rejected-missing"
    yield "a\0b", "rejected-unreadable"
    (folder / "dangling.jsonl").symlink_to(folder / "nowhere")
    yield folder / "dangling.jsonl", "rejected-missing"
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    yield folder / "loop.txt", "rejected-unreadable"
    (folder / "folder.jsonl").mkdir()
    yield folder / "folder.jsonl", "rejected-empty-folder"


def test_a_bad_file_is_named_and_its_neighbours_go_on(tmp_path: Path) -> None:
    good = file(tmp_path, "good.jsonl", BEFORE)

    for path, code in not_text(tmp_path):
        before, bad, after = extract(good, path, good)

        assert isinstance(before, Article)
        assert isinstance(after, Article)
        assert isinstance(bad, Rejected), path
        assert bad.what.startswith(str(path))
        assert bad.code == code


def test_every_refusal_can_be_said_in_both_languages(tmp_path: Path) -> None:
    lines = file(tmp_path, "bad.jsonl", b"\n".join(BAD_LINES))
    cut = file(tmp_path, "cut.jsonl.gz", gzip.compress(BEFORE + b"\n" + os.urandom(999))[:-300])

    refused = [no for no in extract(lines, cut, *(p for p, _ in not_text(tmp_path))) if isinstance(no, Rejected)]

    assert len(refused) > 30
    assert all(say("ar", no.code, **dict(no.details)) for no in refused)
    assert all(say("en", no.code, **dict(no.details)) for no in refused)


def test_a_folder_that_may_not_be_listed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> list[str]:
        raise PermissionError(13, "Permission denied", path)

    good = file(tmp_path, "good.jsonl", BEFORE)
    (tmp_path / "closed").mkdir()
    monkeypatch.setattr(os, "listdir", refuse)

    closed, after = extract(tmp_path / "closed", good)

    assert closed == Rejected(str(tmp_path / "closed"), "rejected-no-permission")
    assert isinstance(after, Article)


def test_bytes_that_are_not_utf8_are_named_by_line_and_byte(tmp_path: Path) -> None:
    text = file(tmp_path, "a.txt", b"one\ntwo \xff three")
    lines = file(tmp_path, "a.jsonl", BEFORE + b'\n{"text": "\xff"}')

    in_text, _, in_line = extract(text, lines)

    assert in_text == Rejected(f"{text}:2", "rejected-not-utf8", (("byte", 8),))
    assert in_line == Rejected(f"{lines}:2", "rejected-not-utf8", (("byte", len(BEFORE) + 11),))


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    text = file(tmp_path, "a.txt", b"\xef\xbb\xbf" + GOOD.encode())
    lines = file(tmp_path, "a.jsonl", b"\xef\xbb\xbf" + BEFORE)

    found = extract(text, lines)

    assert [article.text for article in found if isinstance(article, Article)] == [GOOD, GOOD]


def test_control_and_direction_characters_are_kept_so_that_offsets_hold(tmp_path: Path) -> None:
    odd = "قال\u202e \u2067الوزير\u2069\x01\x1b\u200f\0نعم\r\nلا"
    raw = b'{"id": "1", "text": "a\x01\tb"}'
    path = file(tmp_path, "a.jsonl", json.dumps({"id": "0", "text": odd}).encode() + b"\n" + raw)

    found = extract(path)

    assert [article.text for article in found if isinstance(article, Article)] == [odd, "a\x01\tb"]


def test_half_a_surrogate_pair_becomes_one_mark_and_a_whole_pair_one_letter(tmp_path: Path) -> None:
    line = b'{"id": "\\udc00", "title": "\\ud800", "text": "a\\ud800b\\udfff\\ud83d\\ude00c"}'
    path = file(tmp_path, "a.jsonl", line)

    article = only(extract(path))

    assert isinstance(article, Article)
    assert article.text == "a\ufffdb\ufffd\U0001f600c"
    assert (article.id, article.title) == ("\ufffd", "\ufffd")


def test_an_id_that_is_a_number_becomes_its_digits_and_a_missing_one_comes_from_the_content(
    tmp_path: Path,
) -> None:
    lines = [
        {"id": 17, "text": "أ"},
        {"text": "أ"},
        {"id": None, "text": "أ"},
        {"id": "", "text": "أ"},
        {"url": "https://sahil.example/1", "text": "أ"},
        {"url": "https://sahil.example/1", "text": "ب"},
    ]
    path = file(tmp_path, "a.jsonl", "\n".join(map(json.dumps, lines)))

    number, *unnamed, by_url, changed = [a.id for a in extract(path) if isinstance(a, Article)]

    assert number == "17"
    assert len(set(unnamed)) == 1
    assert by_url == changed != unnamed[0]


def test_a_field_of_the_wrong_kind_counts_as_not_given(tmp_path: Path) -> None:
    fields = {"id": "1", "text": GOOD, "title": ["أ"], "url": False, "outlet": {}, "published": 2026}
    path = file(tmp_path, "a.jsonl", json.dumps(fields))

    article = only(extract(path))

    assert article == Article("1", GOOD, published="2026")


def test_a_broken_first_line_on_standard_input_does_not_make_the_rest_one_text() -> None:
    bad, after = extract("-", stdin=b'{"id": "x", "text": \n' + AFTER)

    assert bad == Rejected("-:1", "rejected-not-json", (("column", 22),))
    assert isinstance(after, Article)


def test_articles_before_the_cut_of_a_compressed_file_come_out(tmp_path: Path) -> None:
    noise = [json.dumps({"id": str(n), "text": os.urandom(40).hex()}) for n in range(2000)]
    whole = gzip.compress("\n".join(noise).encode())
    path = file(tmp_path, "cut.jsonl.gz", whole[: len(whole) // 2])

    *articles, cut = extract(path)

    assert len(articles) > 500
    assert cut == Rejected(f"{path}:{len(articles)}", "rejected-truncated-lines")


def test_five_megabytes_on_one_line_are_one_article_and_too_much_is_refused(tmp_path: Path) -> None:
    long, too_long = "ق" * 2_500_000, b'{"text": "' + b"a" * LONGEST + b'"}'
    line = json.dumps({"id": "long", "text": long}, ensure_ascii=False).encode()
    path = file(tmp_path, "a.jsonl", b"\n".join([too_long, line, too_long, AFTER]))

    first, article, third, after = extract(path)

    assert first == Rejected(f"{path}:1", "rejected-too-long", (("limit", 32),))
    assert article == Article("long", long)
    assert third == Rejected(f"{path}:3", "rejected-too-long", (("limit", 32),))
    assert isinstance(after, Article)


def test_a_file_name_that_is_no_utf8_can_be_written_down(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xe1.txt")
    Path(path).write_bytes(b"")

    refused = only(extract(path))

    assert isinstance(refused, Rejected)
    assert refused.what.encode("utf-8").endswith(b"/\\xe1.txt")


def peak(path: Path, ids_once: bool = False) -> int:
    """Most bytes held while all articles of a file pass."""
    tracemalloc.start()
    for _ in read_sources([str(path)], headline_in_text=True, ids_once=ids_once):
        pass
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def test_memory_stays_flat_over_twenty_thousand_articles(tmp_path: Path) -> None:
    line = json.dumps({"id": "1", "text": GOOD * 10}).encode() + b"\n"
    few, many = file(tmp_path, "few.jsonl", line * 200), file(tmp_path, "many.jsonl", line * 20_000)

    assert peak(many) < peak(few) + 100_000


def test_to_know_that_an_id_came_before_costs_a_few_bytes_an_article(tmp_path: Path) -> None:
    lines = [json.dumps({"id": f"{number}", "text": GOOD * 10}).encode() + b"\n" for number in range(20_000)]
    few, many = file(tmp_path, "few.jsonl", b"".join(lines[:200])), file(tmp_path, "many.jsonl", b"".join(lines))
    del lines

    assert peak(many, ids_once=True) < peak(few, ids_once=True) + 20_000 * 200


def test_the_measure_of_memory_sees_a_list_that_grows(tmp_path: Path) -> None:
    line = json.dumps({"id": "1", "text": GOOD * 10}).encode() + b"\n"
    path = file(tmp_path, "many.jsonl", line * 2_000)

    tracemalloc.start()
    kept = extract(path)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert len(kept) == 2_000
    assert most > 1_000_000
