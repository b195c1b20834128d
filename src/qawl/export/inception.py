"""Articles for INCEpTION: one UIMA CAS in XMI for each, with the types that they use, in one zip that streams."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import IO, cast
from xml.sax.saxutils import escape

from qawl.export.marked import Mark, Tie, even_text, marks_of
from qawl.export.offsets import Utf16
from qawl.export.pieces import Item, Piece, units

SPAN, LINK = "webanno.custom.QawlSpan", "webanno.custom.QawlLink"
"""The layers: INCEpTION takes types under `webanno.custom` for a project's own."""
_SPAN_FEATURES = (
    "label",
    "act",
    "kind",
    "status",
    "stance",
    "verdict",
    "declared_by",
    "measure",
    "bound",
    "rule",
    "note",
    "statement",
    "state",
)
_STRING = "uima.cas.String"
_BREAKS = {"\n": "&#10;", "\t": "&#9;", '"': "&quot;"}
_LONGEST = 80


def write_inception(items: Iterable[Item]) -> Iterator[bytes]:
    """A zip: `TypeSystem.xml`, to be imported as layers, and one `.xmi` for each article, to be added as documents.

    Records and stories have no text to mark: they give nothing.
    """
    sink = _Sink()
    with zipfile.ZipFile(cast(IO[bytes], sink), "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, "TypeSystem.xml", type_system())
        yield sink.taken()
        names: set[str] = set()
        for unit in units(items):
            if isinstance(unit, Piece):
                name = _file_name(unit.article.id, names)
                _put(archive, name, cas_xmi(unit))
                yield sink.taken()
    yield sink.taken()


def _put(archive: zipfile.ZipFile, name: str, text: str) -> None:
    """With one date for all: the same articles give the same bytes."""
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, text.encode())


def _file_name(article: str, taken: set[str]) -> str:
    """A name that is safe on every machine, and another one for every article."""
    digest = blake2b(article.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    plain = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in article)[:_LONGEST]
    name = f"{plain.strip('-') or 'article'}-{digest}.xmi"
    nth = 1
    while name in taken:
        nth += 1
        name = f"{plain.strip('-') or 'article'}-{digest}-{nth}.xmi"
    taken.add(name)
    return name


class _Sink:
    """What a zip is written to when nobody can go back in it: bytes wait here until they are taken."""

    def __init__(self) -> None:
        self._held = bytearray()

    def write(self, data: bytes) -> int:
        self._held += data
        return len(data)

    def flush(self) -> None:
        """Nothing waits elsewhere."""

    def taken(self) -> bytes:
        data = bytes(self._held)
        self._held.clear()
        return data


def cas_xmi(piece: Piece) -> str:
    """One article as XMI; begin and end count UTF-16 code units, as Java does."""
    text = even_text(piece.article.text)
    places, lines, ids = Utf16(text), list[str](), dict[str, tuple[int, int, int]]()
    for nth, mark in enumerate(marks_of(piece), 3):
        if isinstance(mark, Mark):
            begin, end = places.of(mark.span)
            ids[mark.key] = (nth, begin, end)
            lines.append(_element("QawlSpan", nth, begin, end, _features(mark)))
        else:
            lines.append(_link(nth, mark, ids))
    members = " ".join(str(nth) for nth in range(2, 3 + len(lines)))
    language = piece.article.lang or "ar"
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"'
            ' xmlns:tcas="http:///uima/tcas.ecore" xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0">',
            '<cas:NULL xmi:id="0"/>',
            f'<tcas:DocumentAnnotation xmi:id="2" sofa="1" begin="0" end="{places.at(len(text))}"'
            f' language="{_attribute(language)}"/>',
            *lines,
            f'<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="{_attribute(text)}"/>',
            f'<cas:View sofa="1" members="{members}"/>',
            "</xmi:XMI>\n",
        )
    )


def _features(mark: Mark) -> dict[str, str]:
    return {"label": mark.label, **dict(mark.codes), **({"note": mark.note} if mark.note else {})}


def _link(nth: int, tie: Tie, ids: dict[str, tuple[int, int, int]]) -> str:
    """A relation from the words to what belongs to them; UIMA has it stand where its dependent stands."""
    governor, (dependent, begin, end) = ids[tie.of], ids[tie.to]
    features = {"Governor": str(governor[0]), "Dependent": str(dependent), "role": tie.what}
    return _element("QawlLink", nth, begin, end, features)


def _element(name: str, nth: int, begin: int, end: int, features: dict[str, str]) -> str:
    told = "".join(f' {key}="{_attribute(even_text(value))}"' for key, value in features.items())
    return f'<custom:{name} xmi:id="{nth}" sofa="1" begin="{begin}" end="{end}"{told}/>'


def _attribute(text: str) -> str:
    """As the value of an attribute: line ends and tabs are written out, or XML would make spaces of them."""
    return escape(text, _BREAKS)


def type_system() -> str:
    """The types as UIMA describes them, in the form that INCEpTION imports as layers."""
    links = (("Governor", SPAN), ("Dependent", SPAN), ("role", _STRING))
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">',
            "<name>Qawl</name>",
            "<types>",
            _type(SPAN, tuple((name, _STRING) for name in _SPAN_FEATURES)),
            _type(LINK, links),
            "</types>",
            "</typeSystemDescription>\n",
        )
    )


def _type(name: str, features: tuple[tuple[str, str], ...]) -> str:
    described = "\n".join(
        f"<featureDescription><name>{one}</name><description/><rangeTypeName>{kind}</rangeTypeName></featureDescription>"
        for one, kind in features
    )
    return (
        f"<typeDescription><name>{name}</name><description/><supertypeName>uima.tcas.Annotation</supertypeName>\n"
        f"<features>\n{described}\n</features></typeDescription>"
    )
