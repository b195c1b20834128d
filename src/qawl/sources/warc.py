"""Web archives, one record at a time: pages and feeds as they arrived, and every damaged place by name."""

from __future__ import annotations

import gzip
import json
import re
from base64 import b32encode
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha1, sha256
from http import HTTPStatus
from typing import BinaryIO
from uuid import UUID

from qawl.model.captures import Announced, Capture, Headers
from qawl.model.documents import Rejected
from qawl.sources.asking import Stopped
from qawl.sources.members import RECORD, Damaged, Stream, Unpacked
from qawl.sources.responses import MARKUP, PAYLOAD, read_headers, read_payload

SOFTWARE = "Qawl/"
"""How the archives that Qawl wrote begin to name their maker: of these every record is a capture."""

_HEAD = 64 * 1024
_END = b"\r\n\r\n"
_READ = re.compile(
    r"\s*(?:text/html|text/xml|application/(?:xhtml\+xml|xml|(?:rss|atom|rdf)\+xml|feed\+json))\s*(?:;|$)",
    re.IGNORECASE,
)
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})\b")
_WHEN = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z", re.ASCII)
_OLD = re.compile(r"\d{14}", re.ASCII)

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_REASONS = {status.value: status.phrase for status in HTTPStatus}

Passed = Counter[str]
"""How many records were passed over, by why: «request», «status 404», «image/png»."""


@dataclass(slots=True)
class _Archive:
    """A file under reading, and what its records said of themselves so far."""

    name: str
    stream: Unpacked
    passed: Passed
    ours: bool = False
    cut: int | None = None
    """Where the last record begins, if the file ends before that record's own end."""
    told: tuple[str, Mapping[str, object]] = ("", {})
    """What a record of ours tells of the next one: that one's id, and what WARC has no word for."""


@dataclass(frozen=True, slots=True)
class _Record:
    """The head of a record; its fields in small letters."""

    fields: Mapping[str, str]
    length: int
    at: int

    @property
    def kind(self) -> str:
        return self.fields.get("warc-type", "").lower()

    @property
    def media_type(self) -> str | None:
        return self.fields.get("content-type")


def read_warc(source: Stream, name: str, passed: Passed | None = None) -> Iterator[Capture | Rejected]:
    """Every page and feed of an archive that was answered with 200, in order; each stands at «name:first byte».

    What else an archive holds (requests, images, errors, revisits: the page was captured before) is passed over
    and counted in `passed`. A damaged or cut record is named and reading goes on at the next; memory holds one
    record, whatever the size of the file. Nothing raises for what stands in it.
    """
    try:
        yield from _records(_Archive(name, Unpacked(source), Counter() if passed is None else passed))
    except OSError as error:
        yield Rejected(name, "rejected-unreadable", (("reason", error.strerror or str(error)),))


def _records(archive: _Archive) -> Iterator[Capture | Rejected]:
    stream, lost = archive.stream, False
    if refusal := _refusal(archive):
        yield refusal
        return
    while True:
        try:
            if (lost and not stream.resume()) or not stream.begin():
                break
            lost = False
            if found := _next(archive):
                yield found
        except Damaged as damage:
            yield Rejected(f"{archive.name}:{damage.at}", damage.code)
            archive.cut, lost = None, True
    if archive.cut is not None:
        yield Rejected(f"{archive.name}:{archive.cut}", "rejected-warc-truncated")


def _refusal(archive: _Archive) -> Rejected | None:
    """Why this is no archive at all, or None; a first record that is merely damaged is met again in its turn."""
    try:
        start = archive.stream.ahead(len(RECORD))
    except Damaged:
        return None
    if start == RECORD:
        return None
    return Rejected(archive.name, "rejected-not-warc" if start else "rejected-empty")


def _next(archive: _Archive) -> Capture | Rejected | None:
    """One record: a capture, a refusal, or None for what is passed over."""
    record = _read_head(archive.stream)
    match record.kind:
        case "response":
            return _response(archive, record)
        case "resource":
            return _resource(archive, record)
        case "warcinfo" if record.length <= _HEAD:
            software = _fields(b"\n" + _block(archive, record, record.length)).get("software", "")
            archive.ours = software.startswith(SOFTWARE)
        case "metadata" if archive.ours and record.length <= PAYLOAD:
            archive.told = (
                record.fields.get("warc-refers-to", ""),
                _told(_block(archive, record, record.length)),
            )
        case kind:
            _pass(archive, record, record.length, kind or "no type")
    return None


def _read_head(stream: Unpacked) -> _Record:
    at = stream.place
    if stream.ahead(len(RECORD)) != RECORD:
        raise Damaged(at, "rejected-warc-damaged")
    stream.take(len(RECORD))  # or else what is damaged would be found again where it stands
    head = stream.until(_END, _HEAD)
    if head is None:
        code = "rejected-warc-damaged" if len(stream.ahead(_HEAD)) == _HEAD else "rejected-warc-truncated"
        raise Damaged(at, code)
    fields = _fields(head)
    length = fields.get("content-length", "")
    if not (length.isascii() and length.isdecimal() and len(length) < 16):
        raise Damaged(at, "rejected-warc-damaged")
    return _Record(fields, int(length), at)


def _fields(head: bytes) -> dict[str, str]:
    return {name.lower(): value for name, value in read_headers(head)}


def _block(archive: _Archive, record: _Record, size: int) -> bytes:
    """The last `size` bytes of a record, once it is known that it ends behind them as it should."""
    stream = archive.stream
    block = stream.take(size)
    stream.end()
    after = stream.ahead(len(_END))
    stream.take(len(after) - len(after.lstrip(b"\r\n")))
    stream.settle()
    archive.cut = None
    if after != _END:
        _check_end(archive, record, block)
    return block


def _check_end(archive: _Archive, record: _Record, block: bytes) -> None:
    """What follows a block without the two empty lines: a record, the end, or proof that its length was wrong."""
    beyond = archive.stream.ahead(len(RECORD))
    if beyond not in (b"", RECORD):
        _, newline, rest = block.partition(b"\n" + RECORD)
        archive.stream.put_back(newline[1:] + rest)
        raise Damaged(record.at, "rejected-warc-damaged")
    archive.cut = None if beyond else record.at


def _pass(archive: _Archive, record: _Record, size: int, why: str) -> None:
    """Pass over the last `size` bytes of a record, and count it."""
    archive.stream.skip(max(0, size - 1))
    _block(archive, record, min(size, 1))
    archive.passed[why] += 1


def _response(archive: _Archive, record: _Record) -> Capture | Rejected | None:
    head = archive.stream.until(_END, min(record.length, _HEAD)) or b""
    status, rest = _STATUS.match(head), record.length - len(head)
    headers = read_headers(head)
    media_type = next((value for name, value in headers if name.lower() == "content-type"), None)
    if status is None:
        _pass(archive, record, rest, "no answer")
        return None
    if not archive.ours and status[1] != b"200":
        _pass(archive, record, rest, f"status {status[1].decode()}")
        return None
    if not (archive.ours or _is_read(archive.stream, media_type)):
        _pass(archive, record, rest, _kind(media_type))
        return None
    body = _body(archive, record, rest, headers)
    return body if isinstance(body, Rejected) else _capture(archive, record, body, media_type, int(status[1]), headers)


def _resource(archive: _Archive, record: _Record) -> Capture | Rejected | None:
    """What lay in a file and was never asked for over HTTP: only what we wrote, and pages."""
    if not archive.ours and not _is_read(archive.stream, record.media_type):
        _pass(archive, record, record.length, _kind(record.media_type))
        return None
    body = _body(archive, record, record.length, ())
    return body if isinstance(body, Rejected) else _capture(archive, record, body, record.media_type, None, ())


def _is_read(stream: Unpacked, media_type: str | None) -> bool:
    return bool(_READ.match(media_type) if media_type else MARKUP.match(stream.ahead(256)))


def _kind(media_type: str | None) -> str:
    return (media_type or "no media type").split(";")[0].strip().lower()[:80]


def _body(archive: _Archive, record: _Record, size: int, headers: Headers) -> bytes | Rejected:
    """What a page's bytes are once chunks and gzip are undone."""
    where = f"{archive.name}:{record.at}"
    if size > PAYLOAD:
        archive.stream.skip(size - 1)
        _block(archive, record, 1)
        return Rejected(where, "rejected-page-too-long", (("limit", PAYLOAD >> 20),))
    body = _block(archive, record, size)
    try:
        return body if archive.ours else read_payload(body, headers)
    except Stopped as stopped:
        return Rejected(where, stopped.code, stopped.details)


def _capture(
    archive: _Archive, record: _Record, body: bytes, media_type: str | None, status: int | None, headers: Headers
) -> Capture | Rejected:
    where = f"{archive.name}:{record.at}"
    fetched = read_when(record.fields.get("warc-date", ""))
    if fetched is None:
        return Rejected(where, "rejected-warc-date", (("date", record.fields.get("warc-date", "")[:40]),))
    url: str | None = record.fields.get("warc-target-uri", "").strip("<>") or None
    told = archive.told[1] if archive.told[0] == record.fields.get("warc-record-id") else {}
    asked = told.get("url", url)
    return Capture(
        url=asked if isinstance(asked, str) else None,
        body=body,
        fetched=fetched,
        media_type=media_type,
        final_url=url if isinstance(asked, str) and asked != url else None,
        status=status,
        headers=headers,
        file=where,
        announced=_announced(told.get("announced")),
    )


def read_when(words: str) -> str | None:
    """The moment of a record, in UTC with «Z»; None where it says none."""
    if _WHEN.fullmatch(words):
        return words
    try:
        if _OLD.fullmatch(words):
            when = datetime.strptime(words, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        else:
            when = datetime.fromisoformat(words)
    except ValueError:
        return None
    zoned = when if when.tzinfo else when.replace(tzinfo=UTC)
    return zoned.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _told(block: bytes) -> Mapping[str, object]:
    try:
        told = json.loads(block)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _announced(told: object) -> Announced:
    fields = told if isinstance(told, dict) else {}
    known = {name: value for name, value in fields.items() if name in Announced.__slots__ and isinstance(value, str)}
    return Announced(**known)


def write_warc(captures: Iterable[Capture], out: BinaryIO, *, packed: bool = True) -> int:
    """Captures as a WARC 1.1 archive, a gzip member each; how many there were, and of none nothing is written.

    The same captures give the same bytes. What was asked for over HTTP stands with the head that came, less the
    codings that the body no longer has; what lay in a file stands as a resource. Read back, all but `file` is equal.
    """
    number = 0
    for number, capture in enumerate(captures, 1):
        if number == 1:
            _put(out, _written_record("warcinfo", 0, capture.fetched, _maker(), "application/warc-fields"), packed)
        for record in _written(capture, number):
            _put(out, record, packed)
    return number


def _put(out: BinaryIO, record: bytes, packed: bool) -> None:
    out.write(gzip.compress(record, mtime=0) if packed else record)


def _maker() -> bytes:
    from importlib.metadata import version  # 20 ms, and only who writes an archive needs it

    return f"software: {SOFTWARE}{version('qawl')}\r\nformat: WARC File Format 1.1\r\n".encode()


def _written(capture: Capture, number: int) -> Iterator[bytes]:
    """The record of a capture; before it, where there is one, what WARC has no word for."""
    told = asdict(capture.announced)
    heard = {name: value for name, value in told.items() if value is not None}
    beyond: dict[str, object] = {"announced": heard} if heard else {}
    if capture.url is None or capture.final_url is not None:
        beyond["url"] = capture.url
    url = capture.address or f"urn:sha256:{capture.digest}"
    record_id = _record_id(number, url, capture.fetched)
    if beyond:
        block = json.dumps(beyond, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
        refers = ("WARC-Refers-To", record_id)
        yield _written_record("metadata", number, capture.fetched, block, "application/json", url, refers)
    if capture.status is None:
        yield _written_record("resource", number, capture.fetched, capture.body, capture.media_type, url)
    else:
        block = _written_head(capture, capture.status) + capture.body
        yield _written_record("response", number, capture.fetched, block, "application/http; msgtype=response", url)


def _written_head(capture: Capture, status: int) -> bytes:
    """The head of an answer as it came, made true of the body that stands below it now."""
    lines = [f"HTTP/1.1 {status} {_REASONS.get(status, '')}".rstrip()]
    names = {name.lower() for name, _ in capture.headers}
    if capture.media_type is not None and "content-type" not in names:
        lines.append(f"Content-Type: {_line(capture.media_type)}")
    for name, value in capture.headers:
        if name.lower() == "content-length":
            lines.append(f"{name}: {len(capture.body)}")
        elif name.lower() not in ("content-encoding", "transfer-encoding") and _NAME.fullmatch(name):
            lines.append(f"{name}: {_line(value)}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "replace")


def _line(value: str) -> str:
    """A value that stays in its line, whatever was put in it."""
    return re.sub(r"[\r\n\0]+", " ", value)


def _record_id(number: int, url: str, fetched: str, kind: str = "") -> str:
    words = f"{number} {kind} {fetched} {url}".encode("utf-8", "replace")
    return f"<urn:uuid:{UUID(bytes=sha256(words).digest()[:16], version=5)}>"


def _written_record(
    kind: str,
    number: int,
    fetched: str,
    block: bytes,
    media_type: str | None,
    url: str | None = None,
    *more: tuple[str, str],
) -> bytes:
    own = kind if kind in ("metadata", "warcinfo") else ""
    fields = [
        ("WARC-Type", kind),
        ("WARC-Record-ID", _record_id(number, url or "", fetched, own)),
        ("WARC-Date", fetched),
        *((("WARC-Target-URI", url),) if url else ()),
        *more,
        ("WARC-Block-Digest", f"sha1:{b32encode(sha1(block, usedforsecurity=False).digest()).decode()}"),
        *((("Content-Type", media_type),) if media_type else ()),
        ("Content-Length", str(len(block))),
    ]
    head = "WARC/1.1\r\n" + "".join(f"{name}: {_line(value)}\r\n" for name, value in fields) + "\r\n"
    return head.encode("utf-8", "replace") + block + _END
