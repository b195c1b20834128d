"""Say how the words of a saying changed from one article to another, place by place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from qawl.compare.sayings.values import Change, ChangeKind, Turn
from qawl.compare.sayings.words import SayingWords
from qawl.model.documents import Span
from qawl.model.records import Kind, Statement
from qawl.text.layers import TOKEN

_LONGEST = 1_000
"""Words of each statement that are compared."""
_PLAIN = {"insert": ChangeKind.ADDED, "delete": ChangeKind.DROPPED, "replace": ChangeKind.REPLACED}
_CODES = {
    ChangeKind.NEGATION: "negation-differs",
    ChangeKind.NUMBER: "number-differs",
    ChangeKind.HEDGE: "hedge-differs",
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a statement, in a spelling that does not depend on the outlet's hand."""

    folded: str
    at: Span
    """Its place in the article."""
    negates: bool
    softens: bool
    counts: bool


def find_words(text: str, statement: Statement, words: SayingWords) -> tuple[Word, ...]:
    """The words and numbers of a statement, with their places in the article's text."""
    matches = (match for span in statement.content for match in TOKEN.finditer(text, span.start, span.end))
    found = (_word(match[0], Span(match.start(), match.end()), words) for match in matches)
    return tuple(word for word in found if word is not None)[:_LONGEST]


def _word(token: str, at: Span, words: SayingWords) -> Word | None:
    kind, mark = words.vocabulary[token], words.mark(token)
    if not kind.folded[:1].isalnum():
        return None
    softens = not words.forms["hedge"].isdisjoint((kind.folded, kind.bare))
    return Word(kind.bare, at, mark.negates or mark.untrue, softens, mark.counts)


def judge_turn(before: Sequence[Word], after: Sequence[Word], quoted: tuple[Kind, Kind] | None = None) -> Turn:
    """How the words of one statement became those of the other; `quoted` says how each gives them.

    What is only spelled otherwise has not changed. Where the longer statement goes on before or behind the shorter
    one, that is added or dropped like anything else.
    """
    matcher = SequenceMatcher(None, [word.folded for word in before], [word.folded for word in after], autojunk=False)
    steps = [step for step in matcher.get_opcodes() if step[0] != "equal"]
    changes = tuple(_change(before[a:b], after[c:d], _PLAIN[tag]) for tag, a, b, c, d in steps)
    kept = sum(block.size for block in matcher.get_matching_blocks())
    return Turn(kept, changes, tuple(_reasons(changes, quoted)))


def _change(before: Sequence[Word], after: Sequence[Word], plain: ChangeKind) -> Change:
    kinds = [plain]
    if sum(word.negates for word in before) != sum(word.negates for word in after):
        kinds.append(ChangeKind.NEGATION)
    if plain is ChangeKind.REPLACED and _numbers(before) != _numbers(after) and _numbers(before) and _numbers(after):
        kinds.append(ChangeKind.NUMBER)
    if sum(word.softens for word in before) != sum(word.softens for word in after):
        kinds.append(ChangeKind.HEDGE)
    return Change(tuple(kinds), _reach(before), _reach(after))


def _numbers(words: Sequence[Word]) -> list[str]:
    return [word.folded for word in words if word.counts]


def _reach(words: Sequence[Word]) -> Span | None:
    return Span(words[0].at.start, words[-1].at.end) if words else None


def _reasons(changes: Sequence[Change], quoted: tuple[Kind, Kind] | None) -> Iterator[str]:
    if quoted is not None and quoted[0] is not quoted[1]:
        if Kind.INDIRECT is quoted[1]:
            yield "quoted-then-reported"
        elif Kind.INDIRECT is quoted[0]:
            yield "reported-then-quoted"
    for kind, code in _CODES.items():
        if any(kind in change.kinds for change in changes):
            yield code
    if not changes:
        yield "same-wording"
