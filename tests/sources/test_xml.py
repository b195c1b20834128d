"""XML is mended without losing words, and disarmed whatever it declares."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.sources.xml import Tag, children, inner, listen, mended, read_recovering, read_strict, read_tags

SECRET = "planted"


def said(document: str) -> str | None:
    root = read_strict(mended(document))
    return None if root is None else "".join(root.itertext())


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("ميناء&nbsp;الشرق &laquo;مغلق&raquo;", "ميناء\u00a0الشرق «مغلق»"),
        ("الصيد & الموانئ &c; &;", "الصيد & الموانئ &c; &;"),
        ("&#1605;&#x64A;&#150;&#0;&#xD800;&#11;", "مي–\ufffd\ufffd"),
        ("&lt;b&gt; &amp;amp;", "<b> &amp;"),
        ("&LT;&#60;", "<<"),
        ("قبل\x0b\x00 بعد\ufffe", "قبل بعد"),
        ("<![CDATA[<p>أ&nbsp;ب & ج]]> د&nbsp;ه", "<p>أ&nbsp;ب & ج د\u00a0ه"),
        ("أ<!-- & &bogus; <x> -->ب<?php echo '&' ?>ج", "أبج"),
        ("أ <![CDATA[ ب", "أ <![CDATA[ ب"),
    ],
)
def test_words_are_kept(written: str, read: str) -> None:
    assert said(f"<a>{written}</a>") == read


def test_a_parser_that_only_recovers_loses_words_at_a_reference() -> None:
    recovered = read_recovering("<a>ميناء&nbsp;الشرق</a>")

    assert recovered is not None
    assert "".join(recovered.itertext()) != "ميناء\u00a0الشرق"


@given(st.text(max_size=200))
def test_any_words_survive_being_written_and_mended(words: str) -> None:
    kept = "".join(c for c in words if c.isprintable() or c in "\n\t ")
    kept = "".join(c for c in kept if not "\ufdd0" <= c <= "\ufdef")
    escaped = kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    assert said(f"<a>{escaped}</a>") == kept


@given(st.text(alphabet="<>/!?-[]CDAT&;#x09ab\"'= \x00\ud800", max_size=120))
def test_no_text_raises(text: str) -> None:
    for read in (read_strict, read_recovering):
        root = read(mended(text))
        if root is not None:
            assert isinstance(inner(root), str)
            list(children(root))
    assert isinstance(read_tags(text, ("a",)), tuple)


# Disarmed


def planted(folder: Path, kind: str = "") -> str:
    path = folder / "secret"
    path.write_text(SECRET, "utf-8")
    return f'<!DOCTYPE a [<!ENTITY x SYSTEM "{path.as_uri()}">{kind}]><a>&x;</a>'


def test_an_outside_entity_reads_no_file(tmp_path: Path) -> None:
    document = planted(tmp_path)

    for read in (read_strict, read_recovering):
        for text in (document, mended(document)):
            root = read(text)
            assert root is None or SECRET not in inner(root) + "".join(root.itertext())


def test_a_parser_that_resolves_entities_reads_the_file(tmp_path: Path) -> None:
    from lxml import etree

    careless: Any = etree.XMLParser(resolve_entities=True, load_dtd=True, no_network=False)

    assert SECRET in etree.tostring(etree.fromstring(planted(tmp_path), careless), encoding="unicode")


def test_entities_in_entities_take_no_time() -> None:
    nested = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    document = f'<!DOCTYPE a [<!ENTITY a0 "ha">{nested}]><a>&a9;</a>'
    begun = time.process_time()

    for read in (read_strict, read_recovering):
        root = read(document)
        assert root is None or len("".join(root.itertext())) < 100

    assert time.process_time() - begun < 0.5


def test_a_namespace_of_kilobytes_is_not_repeated_by_every_element() -> None:
    root = read_strict(mended(f"<a xmlns='{'u' * 100_000}'><b/></a>"))

    assert root is not None
    assert len(root.tag) < 400


# Elements as HTML, tags of pages, long documents


def test_elements_are_given_as_html_without_namespaces() -> None:
    root = read_strict('<c xmlns="urn:a" xmlns:h="urn:b">قبل <h:p dir="rtl">أ &lt; ب<h:br/></h:p> بعد</c>')

    assert root is not None
    assert inner(root) == 'قبل <p dir="rtl">أ &lt; ب<br></br></p> بعد'


def test_tags_of_a_page_come_with_their_words_and_those_of_comments_do_not() -> None:
    page = "<html><!-- <a href=/no>لا</a> --><script>'<a href=/no>'</script><a href=/rss>خلاصة <b>الأخبار</b></a><a>"

    assert read_tags(page, ("a",)) == (Tag("a", (("href", "/rss"),), "خلاصة الأخبار"), Tag("a", ()))


class Heard:
    """Everything that a listener is told."""

    def __init__(self) -> None:
        self.all: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.all.append(f"<{tag}")

    def end(self, tag: str) -> None:
        self.all.append(f"/{tag}")

    def data(self, words: str) -> None:
        self.all.append(words)

    def close(self) -> None:
        pass


def test_a_listener_hears_a_document_in_pieces_and_one_that_breaks_off() -> None:
    heard = Heard()

    listen(iter(["<a><b>", "ق", "</b><", "c>"]), heard)

    assert heard.all[:4] == ["<a", "<b", "ق", "/b"]
    listen(iter([]), Heard())
