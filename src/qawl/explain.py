"""Why a sentence is read as it is, and what the word lists know: for whoever mends or adds an entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qawl.lexicon.load import Cue, Lexicon, Noun
from qawl.model.documents import Article, Span
from qawl.model.records import Reading, Silence, Statement
from qawl.pipeline import Kit, read_article
from qawl.text.fold import fold
from qawl.text.layers import Text, read_text


@dataclass(frozen=True, slots=True)
class Fired:
    """An entry of the word lists that a sentence contains, and what came of it."""

    words: str
    lemma: str
    where: str
    """File and entry; "" for a statement that no word introduces («فلان: كذا»)."""
    outcome: str
    """A key of the word files: fired, silence, other-entry, weak, ambiguous or not-attributed."""
    rule: str | None
    """The rule of the record it made, or None."""


@dataclass(frozen=True, slots=True)
class Known:
    """A word in a data file, under its entry."""

    where: str
    lemma: str
    form: str


def explain(text: str, kit: Kit) -> tuple[Fired, ...]:
    """Every entry of cues that `text` contains in text order, whether it fired and why."""
    reading = read_article(Article("explain", text), kit)
    layers = read_text(text, kit.vocabulary)
    seen = [(span, _judge(span, cue, reading, text)) for span, cue in _cues(layers, kit)]
    bare = [made for made in reading.statements if made.cue is None]
    seen += [(made.content[0], _without_cue(made, text)) for made in bare]
    return tuple(fired for _, fired in sorted(seen, key=lambda pair: pair[0].start))


def where(word: str, lexicon: Lexicon) -> tuple[Known, ...]:
    """Every entry of the word lists that knows `word` in one of its forms, however it is spelled."""
    wanted = fold(word)
    return tuple(known for known in _all_forms(lexicon) if fold(known.form) == wanted)


def _cues(layers: Text, kit: Kit) -> Iterator[tuple[Span, Cue]]:
    for token, kind in enumerate(layers.types):
        end = layers.phrase_ends.get(token, token + 1)
        several = tuple(kind.bare for kind in layers.types[token:end])
        for cue in _once(cue for cue, _ in kit.vocabulary.phrase_cues(several) if end > token + 1):
            yield layers.span(token, end), cue
        for cue in _once(cue for cue, _ in kind.cues):
            yield layers.span(token, token + 1), cue


def _once(cues: Iterable[Cue]) -> list[Cue]:
    return list({cue.where: cue for cue in cues}.values())


def _judge(span: Span, cue: Cue, reading: Reading, text: str) -> Fired:
    records: tuple[Statement | Silence, ...] = (*reading.statements, *reading.silences)
    made = _record_at(span, records) or _relayed_by(span, cue, records)
    if made is None:
        outcome = "weak" if cue.weak else "ambiguous" if cue.ambiguous else "not-attributed"
        return Fired(span.of(text), cue.lemma, cue.where, f"explain-{outcome}", None)
    if not made.rule.startswith(f"{cue.lemma}/"):
        return Fired(span.of(text), cue.lemma, cue.where, "explain-other-entry", made.rule)
    outcome = "silence" if isinstance(made, Silence) else "fired"
    return Fired(span.of(text), cue.lemma, cue.where, f"explain-{outcome}", made.rule)


def _record_at(span: Span, records: Iterable[Statement | Silence]) -> Statement | Silence | None:
    for made in records:
        if made.cue is not None and made.cue.start < span.end and span.start < made.cue.end:
            return made
    return None


def _relayed_by(span: Span, cue: Cue, records: Iterable[Statement | Silence]) -> Statement | None:
    """The statement whose words `cue` passes on although another word introduces them («نقلت … قوله إن»)."""
    for made in records:
        relays = isinstance(made, Statement) and made.cue is not None and made.rule.startswith(f"{cue.lemma}/")
        if relays and isinstance(made, Statement) and span.end <= made.content[0].start:
            return made
    return None


def _without_cue(made: Statement, text: str) -> Fired:
    words = "" if made.speaker is None else made.speaker.of(text)
    return Fired(words, words, "", "explain-fired", made.rule)


def _all_forms(lexicon: Lexicon) -> Iterator[Known]:
    for cue in lexicon.cues:
        for form in dict.fromkeys(form.word for form in cue.forms):
            yield Known(cue.where, cue.lemma, form)
    for feeling in lexicon.feelings:
        yield Known(feeling.where, feeling.noun, feeling.noun)
    for noun in _nouns(lexicon):
        for word in dict.fromkeys((*noun.masculine, *noun.feminine, *noun.plural)):
            yield Known(noun.where, noun.lemma, word)
    for name, words in lexicon.classes.items():
        for word in sorted(words):
            yield Known(f"lexicon/ar: [[class]] {name}", word, word)
    for file, flat in _flat_lists(lexicon):
        for word in flat:
            yield Known(f"lexicon/ar/{file}", word, word)


def _nouns(lexicon: Lexicon) -> Iterator[Noun]:
    lists = (lexicon.titles, lexicon.unnamed, lexicon.body_heads, lexicon.bodies)
    for nouns in (*lists, lexicon.media_heads, lexicon.outlets, lexicon.times):
        yield from nouns


def _flat_lists(lexicon: Lexicon) -> Iterator[tuple[str, Iterable[str]]]:
    yield "places.tsv", sorted(lexicon.places)
    yield "nationalities.tsv", (form for row in lexicon.nationalities for form in row)
    yield "names.tsv", lexicon.given_names
    yield "common.tsv", sorted(lexicon.common_words)
