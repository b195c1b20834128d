"""Readings to JSON and back: the only importer of msgspec, and the home of the public line form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

from qawl.errors import BadData
from qawl.model.documents import Article
from qawl.model.record_forms import pair as _pair
from qawl.model.record_forms import records_form
from qawl.model.record_forms import words as _words
from qawl.model.records import Reading, Silence, Statement
from qawl.model.world import Actor, Decision, Known, Linked

_reading_encoder = msgspec.json.Encoder()
_reading_decoder = msgspec.json.Decoder(Reading)
_linked_decoder = msgspec.json.Decoder(Linked)
_known_decoder = msgspec.json.Decoder(Known)
_actor_decoder = msgspec.json.Decoder(Actor)
_article_decoder = msgspec.json.Decoder(Article)


@dataclass(frozen=True, slots=True)
class _Head:
    """Of a reading the article alone; msgspec passes over the rest."""

    article: Article


_head_decoder = msgspec.json.Decoder(_Head)
_decision_decoder = msgspec.json.Decoder(Decision)
T = TypeVar("T")


def encode_value(value: Reading | Linked | Known | Actor | Decision | Article) -> bytes:
    """A value of the model as canonical JSON."""
    return _reading_encoder.encode(value)


def encode_plain(value: object) -> bytes:
    """A value of frozen dataclasses and plain ones as canonical JSON."""
    return _reading_encoder.encode(value)


def plain_form(value: object) -> Any:
    """A value of frozen dataclasses as dicts, lists and plain values."""
    return msgspec.to_builtins(value)


def decode_plain(data: bytes, kind: type[T]) -> T:
    """The value of this class that `encode_plain` wrote; raises BadData for anything else."""
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.MsgspecError as error:
        raise BadData(f"a stored value cannot be read: {error}") from error


def decode_linked(data: bytes) -> Linked:
    """The reading with its links that `encode_value` wrote; raises BadData for anything else, as all of these do."""
    return _decode(_linked_decoder, data)


def decode_known(data: bytes) -> Known:
    return _decode(_known_decoder, data)


def decode_article(data: bytes) -> Article:
    return _decode(_article_decoder, data)


def decode_article_of(data: bytes) -> Article:
    """The article of the reading or linked reading that was written, without all that was found in it."""
    return _decode(_head_decoder, data).article


def decode_actor(data: bytes) -> Actor:
    return _decode(_actor_decoder, data)


def decode_decision(data: bytes) -> Decision:
    return _decode(_decision_decoder, data)


def _decode(decoder: msgspec.json.Decoder[T], data: bytes) -> T:
    try:
        return decoder.decode(data)
    except msgspec.MsgspecError as error:
        raise BadData(f"a stored value cannot be read: {error}") from error


def encode_reading(reading: Reading) -> bytes:
    """The whole reading as canonical JSON, article included: what a store keeps."""
    return _reading_encoder.encode(reading)


def decode_reading(data: bytes) -> Reading:
    """The reading that `encode_reading` wrote; raises BadData for anything else."""
    return _decode(_reading_decoder, data)


def encode_line(reading: Reading) -> bytes:
    """One line of `qawl extract`, without its line end: the public contract in docs/contract.md.

    Offsets are code points into the `text` of the input line, end excluded.
    """
    return _reading_encoder.encode(line_of(reading))


def encode_form(form: dict[str, Any]) -> bytes:
    """A public form as one line of JSON, without its line end."""
    return _reading_encoder.encode(form)


def line_of(reading: Reading) -> dict[str, Any]:
    """The public form of a reading as plain values, keys in the order of the contract."""
    text = reading.article.text
    return {
        "id": reading.article.id,
        "version": reading.version,
        "statements": [statement_form(text, statement) for statement in reading.statements],
        "silences": [silence_form(text, silence) for silence in reading.silences],
    } | ({} if reading.records is None else records_form(text, reading.records))


def statement_form(text: str, statement: Statement) -> dict[str, Any]:
    """One statement as the contract writes it."""
    return {
        "content": [[span.start, span.end] for span in statement.content],
        "cue": _pair(statement.cue),
        "speaker": _pair(statement.speaker),
        "speaker_name": statement.speaker_name,
        "role": _words(text, statement.role),
        "kind": statement.kind,
        "act": statement.act,
        "negated": statement.negated,
        "anonymous": statement.anonymous,
        "unnamed": statement.unnamed,
        "chain": [hop.name for hop in statement.chain],
        "hops": [{"name": hop.name, "kind": hop.kind, "at": _pair(hop.at)} for hop in statement.chain],
        "addressee": _words(text, statement.addressee),
        "time": _words(text, statement.time),
        "place": _words(text, statement.place),
        "at": {
            name: _pair(span)
            for name, span in (
                ("role", statement.role),
                ("addressee", statement.addressee),
                ("time", statement.time),
                ("place", statement.place),
            )
            if span is not None
        },
        "rule": statement.rule,
        "confidence": statement.confidence,
    }


def silence_form(text: str, silence: Silence) -> dict[str, Any]:
    """One silence as the contract writes it."""
    return {
        "cue": _pair(silence.cue),
        "speaker": _pair(silence.speaker),
        "speaker_name": silence.speaker_name,
        "about": _pair(silence.about),
        "rule": silence.rule,
    }
