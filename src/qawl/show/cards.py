"""What is told of one statement, ready to be laid out: words in the reader's language, names kept apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qawl.model.documents import Article, Span
from qawl.model.records import Act, Hop, Reading, Statement
from qawl.show.inert import one_line
from qawl.wording import Lang, say

SURE, FAIR = 0.85, 0.6
"""From these confidences on a record is shown as sure and as fair; below, as doubtful."""


@dataclass(frozen=True, slots=True)
class Card:
    """One statement for the eye; what the article wrote is made inert where it is shown, not here."""

    number: int
    speaker: str | None
    """The name; None when nobody could be made out."""
    role: str | None
    act: str
    kind: str
    notes: tuple[str, ...]
    """What a reader must not miss: an unnamed speaker, a negated cue."""
    quote: tuple[str, ...]
    """The attributed words, piece by piece."""
    quoted: bool
    """The words stood in quotation marks from end to end."""
    chain: tuple[Hop, ...]
    details: tuple[tuple[str, str], ...]
    """Addressee, time and place where the clause says them: label and words."""
    rule: str
    band: str
    """sure, fair or doubtful: a key, for the style sheet."""
    confidence: str


def cards(reading: Reading, lang: Lang, only: int | None = None) -> tuple[Card, ...]:
    """The statements of a reading in text order, numbered from 1; with `only` the one of this number."""
    text, numbered = reading.article.text, enumerate(reading.statements, 1)
    return tuple(card(text, number, made, lang) for number, made in numbered if only in (None, number))


def card(text: str, number: int, statement: Statement, lang: Lang) -> Card:
    """One statement of `text` as a card."""
    band = confidence_band(statement.confidence)
    return Card(
        number=number,
        speaker=statement.speaker_name,
        role=_words(text, statement.role),
        act=say(lang, f"act-{statement.act}"),
        kind=say(lang, f"kind-{statement.kind}"),
        notes=_notes(statement, lang),
        quote=tuple(one_line(span.of(text)) for span in statement.content),
        quoted=statement.kind == "direct",
        chain=statement.chain,
        details=tuple(_details(text, statement, lang)),
        rule=statement.rule,
        band=band,
        confidence=say(lang, f"confidence-{band}", percent=f"{statement.confidence:.0%}"),
    )


@dataclass(frozen=True, slots=True)
class Unsaid:
    """What somebody is reported not to have said, for the eye."""

    speaker: str | None
    words: str


def unsaid(reading: Reading) -> tuple[Unsaid, ...]:
    """The silences of a reading in text order."""
    text = reading.article.text
    return tuple(Unsaid(made.speaker_name, one_line(made.about.of(text))) for made in reading.silences)


def confidence_band(confidence: float) -> str:
    """A figure that readers would take for more than it is, as one of three words."""
    if confidence >= SURE:
        return "sure"
    return "fair" if confidence >= FAIR else "doubtful"


def _notes(statement: Statement, lang: Lang) -> tuple[str, ...]:
    given = (("note-unnamed", statement.anonymous), (_negation(statement.act), statement.negated))
    return tuple(say(lang, key) for key, holds in given if holds)


def _negation(act: Act) -> str:
    """«لا يمانع» is acceptance already: the sign tells how it is said, and takes nothing back."""
    return f"note-negated-{act}" if act in (Act.ACCEPT, Act.REJECT) else "note-negated"


def _details(text: str, statement: Statement, lang: Lang) -> list[tuple[str, str]]:
    given = (
        ("detail-addressee", statement.addressee),
        ("detail-time", statement.time),
        ("detail-place", statement.place),
    )
    return [(say(lang, key), one_line(span.of(text))) for key, span in given if span is not None]


def _words(text: str, span: Span | None) -> str | None:
    return None if span is None else one_line(span.of(text))


def headline(article: Article) -> str:
    """The title, or the first line that says something."""
    if article.title and article.title.strip():
        return one_line(article.title)
    return next((one_line(line) for line in article.text.split("\n") if line.strip()), article.id)


def day(published: str | None, lang: Lang) -> str | None:
    """The day of publication as people write it («5 أيلول/سبتمبر 2024»); what is no date stays as it is."""
    if published is None:
        return None
    try:
        when = date.fromisoformat(published[:10])
    except ValueError:
        return one_line(published)
    return f"{when.day} {say(lang, f'month-{when.month:02}')} {when.year}"
