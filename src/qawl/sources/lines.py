"""One line of JSON, or one text, becomes one article: what may stand in it and what is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from hashlib import blake2b

from qawl.model.documents import Article, Rejected

EXAMPLE = '{"id": "1", "text": "…"}'
_YEAR_FIRST = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def read_line(line: bytes, where: str, at: int, *, headline_in_text: bool) -> Article | Rejected:
    """The article that one line holds; `at` is where the line begins in its file, in bytes.

    Text is kept to the letter: control and direction characters stay, and half of a surrogate pair becomes
    one U+FFFD, so that the length holds. A title, url, outlet, author or date that is no text counts as not given.
    """
    try:
        fields = json.loads(line.decode("utf-8"), strict=False)
    except UnicodeDecodeError as error:
        return Rejected(where, "rejected-not-utf8", (("byte", at + error.start),))
    except json.JSONDecodeError as error:
        return Rejected(where, "rejected-not-json", (("column", error.pos + 1),))
    except RecursionError:
        return Rejected(where, "rejected-too-deep")
    except ValueError:  # a number of thousands of digits
        return Rejected(where, "rejected-not-json", (("column", 1),))
    if not isinstance(fields, dict):
        return Rejected(where, "rejected-not-object", (("example", EXAMPLE),))
    return read_fields(fields, where, headline_in_text=headline_in_text)


def read_fields(fields: Mapping[str, object], where: str, *, headline_in_text: bool) -> Article | Rejected:
    """The article that the named fields of a line, or of a row of a table, make up."""
    if refusal := _refusal(fields):
        return Rejected(where, refusal)
    return _article(fields, headline_in_text=headline_in_text)


def read_text(text: str, given: str | None = None) -> Article:
    """The article that a whole text is; without a `given` id it gets one made of the text."""
    return Article(given or content_id(text), text)


def content_id(content: str) -> str:
    """An id for what came without one: the same content has the same id, everywhere and always."""
    return blake2b(content.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def is_object(line: bytes) -> bool:
    """Whether a line is a JSON object, or sets out to be one."""
    try:
        return isinstance(json.loads(line.decode("utf-8"), strict=False), dict)
    except (ValueError, RecursionError):
        return re.match(rb'\s*\{\s*"', line) is not None


def _refusal(fields: Mapping[str, object]) -> str | None:
    """The key of why these fields make no article, or None when they do."""
    text, given = fields.get("text"), fields.get("id")
    if text is None:
        return "rejected-no-text"
    if not isinstance(text, str):
        return "rejected-text-not-string"
    if not text.strip():
        return "rejected-blank-text"
    if isinstance(given, bool) or not isinstance(given, str | int | float | None):
        return "rejected-bad-id"
    return None


def _article(fields: Mapping[str, object], *, headline_in_text: bool) -> Article:
    text = _words(fields, "text") or ""
    title, url = _words(fields, "title"), _words(fields, "url")
    return Article(
        id=_words(fields, "id") or content_id(url or text),
        text=_with_headline(title, text) if headline_in_text else text,
        title=title,
        url=url,
        outlet=_words(fields, "outlet"),
        published=_in_iso(_words(fields, "published")),
        author=_words(fields, "author"),
    )


def _words(fields: Mapping[str, object], name: str) -> str | None:
    """A field as text, numbers written out; None when it is absent, empty or of another kind."""
    value = fields.get(name)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return _LONE_SURROGATE.sub("\ufffd", str(value)) or None


def _in_iso(published: str | None) -> str | None:
    """A date of publication whose year stands first with its day in ISO form; any other as it was given.

    >>> _in_iso("2025/3/5 10:20"), _in_iso("٢٠٢٥/٠٣/٠٥"), _in_iso("5/3/2025")
    ('2025-03-05 10:20', '2025-03-05', '5/3/2025')
    """
    found = _YEAR_FIRST.match(published or "")
    if published is None or found is None:
        return published
    year, month, day = map(int, found.groups())
    try:
        return f"{date(year, month, day).isoformat()}{published[found.end() :]}"
    except ValueError:  # no such day
        return published


def _with_headline(title: str | None, text: str) -> str:
    if title is None or not title.strip() or text.lstrip().startswith(title.strip()):
        return text
    return f"{title}\n\n{text}"
