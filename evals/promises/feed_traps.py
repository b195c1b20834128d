"""Feeds to be afraid of: invented ones that are damaged at random, and ones that are built to be slow."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from xml.sax.saxutils import escape

HEADLINES = (
    "وزيرة الموانئ في الساحل: لا رسوم جديدة على السفن قبل الصيف",
    "«حزب الواحة» ينفي لقاء وفد من الجبل ويقول إن الدعوة لم تصله",
    "نقابة الصيادين تمهل البلدية أسبوعا & تلوّح بالإضراب",
    "مصدر في ديوان المحاسبة: التقرير سيُنشر كاملا <اليوم>",
)
BODY = (
    "قالت وزيرة الموانئ سهام الراوي إن الرسوم الحالية باقية كما هي حتى نهاية الصيف، وأضافت أن لجنة من الوزارة ستنظر في "
    "شكاوى أصحاب السفن. ونقلت صحيفة الشراع عن مصدر في الوزارة قوله إن القرار «لم يُتخذ بعد»."
)
HOME = "https://sahil.example"
ENCODINGS = ("utf-8", "windows-1256", "utf-16", "utf-16-le", "iso-8859-6")


@dataclass(frozen=True, slots=True)
class Seed:
    """A feed as its makers meant it, before anything befalls it."""

    form: str
    text: str
    encoding: str

    @property
    def data(self) -> bytes:
        return encoded(self.text, self.encoding)


def encoded(text: str, encoding: str) -> bytes:
    """A text in an encoding; one that lacks our quotation marks takes straight ones."""
    plain = text.replace("«", '"').replace("»", '"') if encoding == "iso-8859-6" else text
    return plain.encode(encoding, "replace")


def seeds(entries: int = 4) -> tuple[Seed, ...]:
    """Every form in every encoding; JSON in UTF-8 only, as its rule is."""
    forms: Mapping[str, Callable[[str, int], str]] = {"rss": rss, "bare": bare, "atom": atom, "rdf": rdf}
    found = [Seed(name, make(code, entries), code) for name, make in forms.items() for code in ENCODINGS]
    return (*found, Seed("json", json_feed(entries), "utf-8"))


def rss(encoding: str, entries: int) -> str:
    items = "".join(
        f"<item>\n<title>{escape(headline)}</title><link>{HOME}/news/{n}?a=1&amp;b=2</link>"
        f"<guid isPermaLink='false'>sahil-{n}</guid><dc:creator><![CDATA[سهام & الراوي]]></dc:creator>"
        f"<pubDate>الخميس, 05 مارس 2026 10:2{n % 10}</pubDate><description>{escape(f'<p>{BODY}</p>')}</description>"
        f"<content:encoded><![CDATA[<p>{BODY}&nbsp;</p>]]></content:encoded></item>\n"
        for n, headline in _numbered(entries)
    )
    spaces = "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:content='http://purl.org/rss/1.0/modules/content/'"
    return (
        f"<?xml version='1.0' encoding='{encoding}'?>\n<rss version='2.0' {spaces}><channel><title>صحيفة الساحل</title>"
        f"<link>{HOME}/</link><ttl>15</ttl>{items}</channel></rss>"
    )


def bare(encoding: str, entries: int) -> str:
    """As the oldest programs write it: no namespace, HTML as it stands, relative links."""
    items = "".join(
        f"<item><title>{escape(headline)}</title><link>/news/{n}</link><description><p>{BODY}<br>&nbsp;</p>"
        f"</description><author>desk@sahil.example (سهام الراوي)</author></item>\n"
        for n, headline in _numbered(entries)
    )
    head = f"<?xml version='1.0' encoding='{encoding}'?><rss version='0.91'><channel><title>صحيفة الساحل</title>"
    return f"{head}{items}</channel></rss>"


def atom(encoding: str, entries: int) -> str:
    items = "".join(
        f"<entry><title type='html'>{escape(escape(headline))}</title><link rel='alternate' href='news/{n}'/>"
        f"<id>tag:sahil.example,2026:{n}</id><updated>2026-03-05T10:2{n % 10}:00+03:00</updated>"
        f"<author><name>سهام الراوي</name></author><content type='xhtml'>"
        f"<div xmlns='http://www.w3.org/1999/xhtml'><p>{BODY}</p></div></content></entry>\n"
        for n, headline in _numbered(entries)
    )
    return (
        f"<?xml version='1.0' encoding='{encoding}'?>\n<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='ar' "
        f"xml:base='{HOME}/ar/'><title>صحيفة الساحل</title><link rel='self' href='feed'/>{items}</feed>"
    )


def rdf(encoding: str, entries: int) -> str:
    items = "".join(
        f"<item rdf:about='{HOME}/news/{n}'><title>{escape(headline)}</title><link>{HOME}/news/{n}</link>"
        f"<dc:date>2026-03-05</dc:date><description>{escape(BODY)}</description></item>\n"
        for n, headline in _numbered(entries)
    )
    return (
        f"<?xml version='1.0' encoding='{encoding}'?>\n<rdf:RDF xmlns='http://purl.org/rss/1.0/' "
        "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
        f"<channel rdf:about='{HOME}/'><title>صحيفة الساحل</title><items><rdf:Seq/></items></channel>{items}</rdf:RDF>"
    )


def json_feed(entries: int) -> str:
    items = [
        {
            "id": n,
            "url": f"{HOME}/news/{n}",
            "title": headline,
            "content_html": f"<p>{BODY}</p>",
            "date_published": "2026",
        }
        for n, headline in _numbered(entries)
    ]
    head = {"version": "https://jsonfeed.org/version/1.1", "title": "صحيفة الساحل", "items": items}
    return json.dumps(head, ensure_ascii=False, indent=1)


def _numbered(entries: int) -> Sequence[tuple[int, str]]:
    return [(n, HEADLINES[n % len(HEADLINES)]) for n in range(entries)]


# Damage

PLANTS = (
    *("&nbsp;", "&bogus;", "&", "& ", "&#xD800;", "&#x110000;", "&#0;", "&#11;", "&#150;", "&#" + "9" * 5000 + ";"),
    *("<![CDATA[", "]]>", "<!--", "-->", "<", ">", "</", "<?php ?>", "<?", "<br>", "</item>", "<item>", "</entry>"),
    *(
        "<x:y>",
        "</channel>",
        "<b",
        '"',
        "'",
        "\x00",
        "\x0b",
        "\ufffe",
        "\u202e",
        "<![CDATA[<![CDATA[",
        "]]>]]>",
        "&lt;",
    ),
    *("<!DOCTYPE rss>", "<!DOCTYPE rss [<!ENTITY a 'b'>]>", "&a;", "<html>", "{", "}", "[", "\\ud800", "\\", ",", ":"),
    *('<a xmlns:p="', "<link href='http://['/>", "<link>http://[</link>", "<ttl>" + "9" * 5000 + "</ttl>"),
    *("<guid>http://\u2100.example/</guid>", "<link>//</link>", " xml:base='http://['", "\n" * 300, "<title/>"),
)


def damaged(seed: Seed, random: Random) -> bytes:
    """A feed to which one to eight things have happened: to its text, then to its bytes."""
    text = seed.text
    for _ in range(random.randint(1, 8)):
        text = random.choice(_TO_TEXT)(text, random)
    label = random.choice((*ENCODINGS, "x-unknown", "punycode")) if random.random() < 0.2 else None
    if label:
        text = text.replace(f"encoding='{seed.encoding}'", f"encoding='{label}'", 1)
    data = encoded(text, seed.encoding)
    return random.choice(_TO_BYTES)(data, random) if random.random() < 0.4 else data


def _plant(text: str, random: Random) -> str:
    at = random.randint(0, len(text))
    return text[:at] + random.choice(PLANTS) + text[at:]


def _without_tag(text: str, random: Random) -> str:
    start = text.find("<", random.randint(0, len(text)))
    end = text.find(">", start)
    return text if min(start, end) < 0 else text[:start] + text[end + 1 :]


def _without_some(text: str, random: Random) -> str:
    at = random.randint(0, len(text))
    return text[:at] + text[at + random.randint(1, 40) :]


def _moved(text: str, random: Random) -> str:
    start, to = random.randint(0, len(text)), random.randint(0, len(text))
    piece = text[start : start + random.randint(1, 200)]
    return text[:to] + piece * random.randint(1, 3) + text[to:]


def _with_junk(text: str, random: Random) -> str:
    junk = ("\n\n ", "\ufeff", "<br />\n<b>Warning</b>: mysql in /a.php\n", "\ufeff\ufeff\n", "<!-- x -->", "x" * 50)
    return random.choice(junk) + text + random.choice(("", "\n<!-- cached -->", "<script>1</script>", "\x00"))


def _cut(data: bytes, random: Random) -> bytes:
    return data[: random.randint(0, len(data))]


def _flipped(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.randint(1, 30)):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _shifted(data: bytes, random: Random) -> bytes:
    return data[random.randint(1, 3) :]


_TO_TEXT = (_plant, _plant, _plant, _without_tag, _without_some, _moved, _with_junk)
_TO_BYTES = (_cut, _cut, _flipped, _flipped, _shifted)


# Slowness

_OPEN = "<rss><channel><title>س</title><item><title>"


def _filled(head: str, piece: str, tail: str = "") -> Callable[[int], bytes]:
    def fill(size: int) -> bytes:
        return (head + piece * max(1, size // len(piece.encode())) + tail).encode()

    return fill


def _numbered_attributes(form: str) -> Callable[[int], bytes]:
    def fill(size: int) -> bytes:
        names = "".join(form.format(n, n) for n in range(size // len(form)))
        return f"<rss{names}><channel><item><title>س</title></item></channel></rss>".encode()

    return fill


SLOW: Mapping[str, Callable[[int], bytes]] = {
    "an author": _filled("<rss><channel><item><link>/1</link><author>", "a", "</author></item></channel></rss>"),
    "an author of blanks": _filled(
        "<rss><channel><item><link>/1</link><author>", "a@ ", "</author></item></channel></rss>"
    ),
    "authors": _filled("<rss><channel><item><link>/1</link>", "<author>س@س (</author>", "</item></channel></rss>"),
    "bare ampersands": _filled(_OPEN, "&", "</title></item></channel></rss>"),
    "unknown references": _filled(_OPEN, "&bogus;", "</title></item></channel></rss>"),
    "known references": _filled(_OPEN, "&nbsp;", "</title></item></channel></rss>"),
    "references in words": _filled(_OPEN, "&amp;amp;", "</title></item></channel></rss>"),
    "a number without end": _filled(_OPEN + "&#", "9", ";</title></item></channel></rss>"),
    "entries of nothing": _filled("<rss><channel>", "<item></item>", "</channel></rss>"),
    "entries": _filled("<rss><channel>", "<item><link>/1</link></item>", "</channel></rss>"),
    "entries, broken": _filled("<rss><channel>", "<item><link>/1<b></link></item>", "</channel></rss>"),
    "entries, unclosed": _filled("<rss><channel>", "<item><link>/1</link>"),
    "entries, one in another": _filled("<rss><channel>", "<item>", ""),
    "titles, unclosed": _filled("<rss><channel><item>", "<title>", "</item></channel></rss>"),
    "titles, many, broken": _filled("<rss><channel><item>", "<title><b></title>", "</item></channel></rss>"),
    "CDATA, unclosed": _filled(_OPEN, "<![CDATA[", ""),
    "CDATA, empty": _filled(_OPEN, "<![CDATA[]]>", "</title></item></channel></rss>"),
    "comments, unclosed": _filled(_OPEN, "<!--", ""),
    "comments": _filled(_OPEN, "<!---->", "</title></item></channel></rss>"),
    "instructions, unclosed": _filled(_OPEN, "<?", ""),
    "angle brackets": _filled(_OPEN, "<", ""),
    "tags in a title": _filled(_OPEN, "&lt;a", "</title></item></channel></rss>"),
    "deep": _filled("<rss><channel><item><description>", "<a>", ""),
    "elements": _filled("<rss><channel><item><description>", "<a/>", "</description></item></channel></rss>"),
    "attributes": _numbered_attributes(" a{}='1'"),
    "namespaces": _numbered_attributes(" xmlns:a{}='u{}'"),
    "one long namespace": lambda size: b"<rss xmlns='" + b"u" * (size // 2) + b"'>" + b"<b/>" * (size // 8) + b"</rss>",
    "blanks": _filled("<rss><channel><item><title>", " ", "</title></item></channel></rss>"),
    "blanks before": _filled("", "\n", "<rss/>"),
    "roots": _filled("", "<rss", ""),
    "DOCTYPEs": _filled("", "<!DOCTYPE", "<rss/>"),
    "links": _filled("<rss><channel><item>", "<link>/a</link>", "</item></channel></rss>"),
    "a link without end": _filled("<rss><channel><item><link>http://a/", "a/../", "</link></item></channel></rss>"),
    "JSON, deep": _filled('{"version":"jsonfeed","items":[', "["),
    "JSON, entries": _filled('{"version":"jsonfeed","items":[{}', ',{"url":"/1"}', "]}"),
    "JSON, cut": _filled('{"version":"jsonfeed","items":[{}', ',{"url":"/1"}', ""),
    "JSON, a number": _filled('{"version":"jsonfeed","items":[{"id":', "9", "}]}"),
    "JSON, items": _filled("{", '"items" ', ""),
}
"""Feeds built to take long, by what they repeat; each takes the size in bytes that it is to have."""
