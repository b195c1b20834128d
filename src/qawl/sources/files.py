"""Whatever is given on a disk or a pipe: articles, captured pages, and a named refusal for everything else."""

from __future__ import annotations

import codecs
import gzip
import os
import stat
import sys
import time
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import partial
from hashlib import blake2b
from io import BufferedReader, BytesIO
from pathlib import PurePath
from typing import cast

from qawl.model.captures import Capture
from qawl.model.documents import Article, Rejected
from qawl.sources.kinds import READERS, Opened, Reader, reader_of
from qawl.sources.line_files import LONGEST, LinePlace, Stream, read_lines
from qawl.sources.lines import content_id, is_object, read_text
from qawl.sources.pages import is_page, read_page
from qawl.sources.warc import Passed

_LINES, _TEXTS = {".jsonl", ".ndjson"}, {".txt", ".text"}
_ARTICLES = frozenset({*_LINES, *_TEXTS, ".gz"})
ALL_KINDS = frozenset({*_ARTICLES, *READERS})
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SNIFF = 8192
_DOCUMENTS = {b"%PDF-": "PDF", b"PK\x03\x04": "ZIP", b"{\\rtf": "RTF", b"\xd0\xcf\x11\xe0": "DOC"}
"""Documents that people have texts in, by their first bytes."""
_ADDRESSES = ("http://", "https://")

Found = Iterator[Article | Rejected]
Given = Iterator[Article | Capture | Rejected]
Seen = dict[int, int]
"""A digest of what was given with each id so far, by a digest of the id: some 150 bytes an article, no text."""


class Form(Enum):
    """How a file holds its articles."""

    LINES = "one JSON object a line"
    TEXT = "one text"
    EITHER = "to be seen from its first line"
    LINES_ONLY = "JSON, of which only lines are read"


@dataclass(frozen=True, slots=True)
class _Input:
    """An open file and how to speak of it."""

    stream: Stream
    where: str
    form: Form
    id: str | None
    """The id of the one text it may hold; None where only the text can give one."""
    headline_in_text: bool
    seen: Seen | None
    """None where an id may come again."""


def read_sources(
    paths: Iterable[str],
    *,
    headline_in_text: bool,
    lines_only: bool = False,
    ids_once: bool = False,
    stdin: Stream | None = None,
) -> Found:
    """Every article of files, folders (in sorted order) and standard input (`-`), one at a time.

    Nothing here raises for what stands in a file: what cannot be read is named, and its neighbours go on.
    With `headline_in_text` the title of a line, a blank line and its text are one text; without it the text
    is exactly the line's own. With `lines_only` everything holds one object a line, whatever it is called and
    begins with. Articles of the same id all come out, in order; a store would keep the last of them, so with
    `ids_once` the first stays and every later one that says something else is refused.
    """
    form = Form.LINES if lines_only else None
    seen: Seen | None = {} if ids_once else None
    for path in paths:
        if path == "-":
            stream = cast(Stream, sys.stdin.buffer) if stdin is None else stdin
            yield from _read_stream(_Input(stream, "-", form or Form.EITHER, None, headline_in_text, seen))
            continue
        for found in walk_folder(path, _ARTICLES) if os.path.isdir(path) else (path,):
            if isinstance(found, Rejected):
                yield found
            else:
                yield from _read_file(found, form, seen, headline_in_text=headline_in_text)


def read_given(
    paths: Iterable[str],
    *,
    headline_in_text: bool = True,
    ids_once: bool = False,
    stdin: Stream | None = None,
    passed: Passed | None = None,
) -> Given:
    """All that `read_sources` reads, and pages, web archives and tables too, known by the ends of their names.

    Of archives, `passed` counts what is no page or feed.
    """
    seen: Seen | None = {} if ids_once else None
    counted = Counter() if passed is None else passed
    for path in paths:
        if path == "-":
            piped = cast(Stream, sys.stdin.buffer) if stdin is None else stdin
            if is_page(piped.peek(_SNIFF)):
                yield read_page(piped, "-", time.time())
            else:
                yield from read_sources(("-",), headline_in_text=headline_in_text, ids_once=ids_once, stdin=piped)
            continue
        for found in walk_folder(path, ALL_KINDS) if os.path.isdir(path) else (path,):
            if isinstance(found, Rejected):
                yield found
            elif reader := reader_of(found):
                yield from _read_known(found, reader, seen, counted, headline_in_text=headline_in_text)
            else:
                yield from _read_file(found, None, seen, headline_in_text=headline_in_text)


def read_named(path: str, name: str, id: str | None, *, headline_in_text: bool = True) -> Given:
    """One file that messages call by another name; `id` is that of the one text it may hold."""
    if reader := reader_of(path):
        yield from _read_known(path, reader, None, Counter(), headline_in_text=headline_in_text, where=name)
    else:
        yield from _read_file(path, None, None, headline_in_text=headline_in_text, named=(name, id))


def _read_known(
    path: str, reader: Reader, seen: Seen | None, passed: Passed, *, headline_in_text: bool, where: str | None = None
) -> Given:
    opened = _open(path, where)
    if isinstance(opened, Rejected):
        yield opened
        return
    with opened:
        changed = os.fstat(opened.fileno()).st_mtime
        file = Opened(opened, path, where or displayed(path), changed, headline_in_text, passed)
        yield from _guarded(file, reader(file), seen)


def _guarded(file: Opened, items: Given, seen: Seen | None) -> Given:
    """What a file holds; a disk or a compression that breaks on the way ends it and is named."""
    try:
        for item in items:
            yield item if isinstance(item, Capture) else _once(item, seen, file.where)
    except EOFError:
        yield Rejected(file.where, "rejected-truncated")
    except (gzip.BadGzipFile, zlib.error) as error:
        yield Rejected(file.where, "rejected-damaged", (("reason", str(error)),))
    except OSError as error:
        yield _unreadable(file.path, error, file.where)


def walk_folder(top: str, kinds: frozenset[str]) -> Iterator[str | Rejected]:
    """The files of a folder and of the folders in it, in the order of their names; what is none, refused."""
    waiting = [top]
    while waiting:
        path = waiting.pop()
        if path is not top and (refusal := _skipped(path, kinds)):
            yield refusal
        elif not os.path.isdir(path):
            yield path
        else:
            try:
                names = sorted(os.listdir(path), reverse=True)
            except OSError as error:
                yield _unreadable(path, error)
                continue
            if not names:
                yield Rejected(displayed(path), "rejected-empty-folder")
            waiting.extend(os.path.join(path, name) for name in names if not _is_ours(path, name))


def _is_ours(folder: str, name: str) -> bool:
    """Whether a thing in a folder is a store's archive of captures: what was read once is not given again."""
    return name.endswith(".captures") and os.path.isfile(os.path.join(folder, name, "lock"))


def _skipped(path: str, kinds: frozenset[str]) -> Rejected | None:
    """Why a thing in a folder is not read, or None: hidden, a link to a folder, a pipe, a foreign kind."""
    where, name = displayed(path), os.path.basename(path)
    if name.startswith("."):
        return Rejected(where, "rejected-hidden")
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        return _unreadable(path, error)
    if stat.S_ISDIR(mode) and not os.path.islink(path):
        return None
    if not stat.S_ISREG(mode):
        return Rejected(where, "rejected-not-a-file")
    suffix = PurePath(name).suffix.lower()
    return None if suffix in kinds else Rejected(where, "rejected-unknown-kind", (("kinds", ", ".join(sorted(kinds))),))


def _read_file(
    path: str,
    given: Form | None,
    seen: Seen | None,
    *,
    headline_in_text: bool,
    named: tuple[str, str | None] | None = None,
) -> Found:
    packed, form = _form_of(path)
    where, id = named or (displayed(path), text_id(path))
    opened = _open(path, where)
    if isinstance(opened, Rejected):
        yield opened
        return
    with opened:
        stream: Stream = gzip.GzipFile(fileobj=opened) if packed else opened
        yield from _read_stream(_Input(stream, where, given or form, id, headline_in_text, seen))


def _open(path: str, where: str | None = None) -> BufferedReader | Rejected:
    try:
        return open(path, "rb")
    except (OSError, ValueError) as error:  # a zero byte in a path is a ValueError
        return _unreadable(path, error, where)


def text_id(path: str) -> str | None:
    """The id of a text file: its bare name and a fingerprint of where it lies; None for pipes and devices.

    The place and not the words make it, so that a corrected file replaces its earlier self instead of standing
    beside it. It is the whole place, links followed: two folders may each have their «report.txt», and a folder
    is the same from whichever directory it is read. The price: a file that is moved or copied is another
    article. Of «.gz» nothing is kept, for compressing a file corrects nothing.
    """
    if not os.path.isfile(path):
        return None
    place = PurePath(os.path.realpath(path))
    if place.suffix.lower() == ".gz":
        place = place.with_suffix("")
    return f"{displayed(place.stem)}-{content_id(displayed(str(place)))}"


def _form_of(path: str) -> tuple[bool, Form]:
    """What a file's name says: whether it is compressed, and how it holds articles."""
    pure = PurePath(path)
    packed = pure.suffix.lower() == ".gz"
    if packed:
        pure = pure.with_suffix("")
    suffix = pure.suffix.lower()
    form = Form.LINES if suffix in _LINES else Form.TEXT if suffix in _TEXTS else Form.EITHER
    return packed, Form.LINES_ONLY if suffix == ".json" else form


def _read_stream(source: _Input) -> Found:
    """All articles of one open file; whatever breaks on the way ends this file and is named."""
    place = LinePlace(source.where)
    try:
        yield from _read_opened(source, place)
    except EOFError:
        code = "rejected-truncated-lines" if place.line else "rejected-truncated"
        yield Rejected(place.here(), code)
    except (gzip.BadGzipFile, zlib.error) as error:
        yield Rejected(place.here(), "rejected-damaged", (("reason", str(error)),))
    except OSError as error:
        yield _unreadable(source.where, error, source.where)


def _read_opened(source: _Input, place: LinePlace) -> Found:
    start = source.stream.peek(_SNIFF)[:_SNIFF]
    if not start:
        yield Rejected(source.where, "rejected-empty")
    elif kind := next((kind for mark, kind in _DOCUMENTS.items() if start.startswith(mark)), None):
        yield Rejected(source.where, "rejected-document", (("kind", kind),))
    elif start.startswith(_UTF16):
        yield Rejected(source.where, "rejected-utf16")
    elif b"\0" in start:
        yield Rejected(source.where, "rejected-binary")
    else:
        head = _first_words(source.stream)
        match _form_seen(source.form, head):
            case _ if not head.removeprefix(codecs.BOM_UTF8).strip():
                yield Rejected(source.where, "rejected-empty")
            case Form.LINES:
                yield from _read_lines(source, head, place)
            case Form.TEXT:
                yield _once(_read_text(source, head), source.seen, source.where)
            case _:
                yield Rejected(source.where, "rejected-not-lines")


def _first_words(stream: Stream) -> bytes:
    """The file up to the end of its first line with anything on it, or as much of that as is allowed."""
    head = b""
    while len(head) <= LONGEST and (piece := stream.readline(LONGEST + 1 - len(head))):
        head += piece
        if piece.removeprefix(codecs.BOM_UTF8).strip():
            break
    return head


def _form_seen(named: Form, head: bytes) -> Form:
    """How a file holds its articles, by its name or, where that does not say, by its first words."""
    if named in (Form.LINES, Form.TEXT):
        return named
    if is_object(head.removeprefix(codecs.BOM_UTF8)):
        return Form.LINES
    return Form.TEXT if named is Form.EITHER else named


def _read_lines(source: _Input, head: bytes, place: LinePlace) -> Found:
    lines = _lines(source.stream, head)
    for found in read_lines(source.stream, lines, place, headline_in_text=source.headline_in_text):
        yield _once(found, source.seen, place.here())


def _once(found: Article | Rejected, seen: Seen | None, where: str) -> Article | Rejected:
    """An article as it is; refused if another of its id came before it and was not the same word for word."""
    if seen is None or isinstance(found, Rejected):
        return found
    given = _number(found.digest)
    if seen.setdefault(_number(found.id), given) == given:
        return found
    return Rejected(where, "rejected-same-id", (("id", found.id),))


def _number(words: str) -> int:
    return int.from_bytes(blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def _lines(stream: Stream, head: bytes) -> Iterator[bytes]:
    """The lines of `head` and of what follows it; one that is too long comes cut, one byte over the bound."""
    *whole, last = BytesIO(head)
    yield from whole
    yield last if last.endswith(b"\n") else last + stream.readline(LONGEST + 1 - len(last))
    yield from iter(partial(stream.readline, LONGEST + 1), b"")


def _read_text(source: _Input, head: bytes) -> Article | Rejected:
    data = head + source.stream.read(LONGEST + 1 - len(head))
    if len(data) > LONGEST:
        return Rejected(source.where, "rejected-too-long", (("limit", LONGEST >> 20),))
    if b"\0" in data:
        return Rejected(source.where, "rejected-binary")
    bare = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = bare.decode("utf-8")
    except UnicodeDecodeError as error:
        at = len(data) - len(bare) + error.start
        line = data.count(b"\n", 0, at) + 1
        return Rejected(f"{source.where}:{line}", "rejected-not-utf8", (("byte", at),))
    return read_text(text, source.id) if text.strip() else Rejected(source.where, "rejected-empty")


def _unreadable(path: str, error: OSError | ValueError, named: str | None = None) -> Rejected:
    where = named or displayed(path)
    match error:
        case FileNotFoundError() | NotADirectoryError():
            code = "rejected-address" if path.lower().startswith(_ADDRESSES) else "rejected-missing"
            return Rejected(where, code)
        case PermissionError():
            return Rejected(where, "rejected-no-permission")
        case _:
            reason = getattr(error, "strerror", None) or str(error)
            return Rejected(where, "rejected-unreadable", (("reason", reason),))


def displayed(path: str) -> str:
    """A path as it can be written anywhere: bytes of its name that are not UTF-8 appear as «\\xe1»."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
