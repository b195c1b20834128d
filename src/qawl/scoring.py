"""How well a reading agrees with gold: pairs statements by their words and counts what else is right.

The rule of the game is fixed here and nowhere else; it uses no finder and no word list of ours, so that
a change of the engine can never move the ruler.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields

from qawl.model.documents import Span
from qawl.model.records import Statement

PAIRED_FROM = 0.5
"""Two contents are the same statement from this character F1 on."""
DRAWS = 1000
SEED = 7


@dataclass(frozen=True, slots=True)
class Claim:
    """What the ruler needs to know of one statement, gold or found; spans are code points, end excluded."""

    content: tuple[Span, ...]
    cue: Span | None
    speaker: Span | None
    names: tuple[str, ...]
    """Gold: every accepted name; found: the one name, or () when none was made out."""
    kind: str | None
    act: str | None
    anonymous: bool
    chain: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """One article with its claims, as a line of gold or of predictions gives it."""

    id: str
    text: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts for one article, or for many added up."""

    gold: int = 0
    found: int = 0
    paired: int = 0
    exact: int = 0
    speaker_name: int = 0
    speaker_span: int = 0
    cue: int = 0
    kind: int = 0
    act: int = 0
    anonymous: int = 0
    chains: int = 0
    """Gold chains of two or more."""
    chain: int = 0
    """Of these, the ones found hop for hop."""
    false_chains: int = 0
    """Paired statements given a chain where gold has none."""

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True, slots=True)
class Faults:
    """What went wrong in one article, by index into its gold and its found claims."""

    missed: tuple[int, ...]
    spurious: tuple[int, ...]
    wrong_speaker: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Rate:
    """Precision, recall and F1, with the 95 % interval of F1 when articles are drawn again at random."""

    precision: float
    recall: float
    f1: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run is worth; shares are of the paired statements, None where nothing was to be counted."""

    articles: int
    gold: int
    predicted: int
    statement: Rate
    exact: Rate
    tuple: Rate
    speaker_span: float
    speaker_name: float
    cue: float
    kind: float
    act: float
    anonymous: float
    chain: float | None
    chains: int
    false_chains: int


SHARES = ("speaker_span", "speaker_name", "cue", "kind", "act", "anonymous")


def claim_of(statement: Statement) -> Claim:
    """The part of a statement that the ruler looks at."""
    return Claim(
        content=statement.content,
        cue=statement.cue,
        speaker=statement.speaker,
        names=() if statement.speaker_name is None else (statement.speaker_name,),
        kind=statement.kind,
        act=statement.act,
        anonymous=statement.anonymous,
        chain=tuple(hop.name for hop in statement.chain),
    )


def score(gold: Iterable[Marked], found: Mapping[str, Sequence[Claim]]) -> Figures:
    """The figures of `found` (claims by article id) against `gold`; an absent article counts as empty."""
    tallies = [compare(article, found.get(article.id, ()))[0] for article in gold]
    total = _sum(tallies)
    drawn = _redraw(tallies)
    paired = total.paired or 1
    return Figures(
        articles=len(tallies),
        gold=total.gold,
        predicted=total.found,
        statement=_rate(total, drawn, "paired"),
        exact=_rate(total, drawn, "exact"),
        tuple=_rate(total, drawn, "speaker_name"),
        speaker_span=total.speaker_span / paired,
        speaker_name=total.speaker_name / paired,
        cue=total.cue / paired,
        kind=total.kind / paired,
        act=total.act / paired,
        anonymous=total.anonymous / paired,
        chain=total.chain / total.chains if total.chains else None,
        chains=total.chains,
        false_chains=total.false_chains,
    )


def compare(article: Marked, found: Sequence[Claim]) -> tuple[Tally, Faults]:
    """The counts and the faults of one article."""
    gold = article.claims
    pairs = pair(gold, found)
    tally = Tally(gold=len(gold), found=len(found), chains=sum(len(claim.chain) >= 2 for claim in gold))
    for i, j in pairs:
        tally += _judge_pair(article.text, gold[i], found[j])
    paired_gold, paired_found = {i for i, _ in pairs}, {j for _, j in pairs}
    return tally, Faults(
        missed=tuple(i for i in range(len(gold)) if i not in paired_gold),
        spurious=tuple(j for j in range(len(found)) if j not in paired_found),
        wrong_speaker=tuple((i, j) for i, j in pairs if not _same_speaker(gold[i], found[j])),
    )


def pair(gold: Sequence[Claim], found: Sequence[Claim]) -> list[tuple[int, int]]:
    """One-to-one pairs, best overlap first; of equal ones, the pair that shares its cue."""
    candidates = []
    for i, expected in enumerate(gold):
        for j, claim in enumerate(found):
            overlap = _overlap(expected.content, claim.content)
            if overlap >= PAIRED_FROM:
                candidates.append((-round(overlap, 2), not _touch(expected.cue, claim.cue), i, j))
    pairs: list[tuple[int, int]] = []
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    for _, _, i, j in sorted(candidates):
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            pairs.append((i, j))
    return pairs


def _judge_pair(text: str, gold: Claim, found: Claim) -> Tally:
    has_chain = len(gold.chain) >= 2
    return Tally(
        paired=1,
        exact=int(bare_words(text, gold.content) == bare_words(text, found.content)),
        speaker_name=int(_same_speaker(gold, found)),
        speaker_span=int(_same_place(gold.speaker, found.speaker)),
        cue=int((gold.cue is None and found.cue is None) or _touch(gold.cue, found.cue)),
        kind=int(gold.kind == found.kind),
        act=int(gold.act == found.act),
        anonymous=int(gold.anonymous == found.anonymous),
        chain=int(has_chain and _same_chain(gold.chain, found.chain)),
        false_chains=int(not has_chain and len(found.chain) >= 2),
    )


def _same_speaker(gold: Claim, found: Claim) -> bool:
    if any(same_name(name, gold.names) for name in found.names):
        return True
    # Two unnamed officials have no name to compare: the same words in the same place will do.
    return gold.anonymous and found.anonymous and _much_the_same(gold.speaker, found.speaker)


def _same_place(gold: Span | None, found: Span | None) -> bool:
    return (gold is None and found is None) or _much_the_same(gold, found)


def _much_the_same(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and _overlap((one,), (other,)) >= PAIRED_FROM


def _same_chain(gold: tuple[str, ...], found: tuple[str, ...]) -> bool:
    return len(gold) == len(found) and all(same_name(a, (b,)) for a, b in zip(found, gold, strict=True))


def same_name(name: str, accepted: Iterable[str]) -> bool:
    """Whether `name` and an accepted name are the same words, or one is a part of the other («ميلر»)."""
    words = set(fold_name(name).split())
    for other in accepted:
        expected = set(fold_name(other).split())
        if words and expected and (words <= expected or expected <= words):
            return True
    return False


_LETTERS = str.maketrans("أإآٱىةؤئگڤ", "ااااي" + "هويغف")
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


def fold_name(name: str) -> str:
    """A name without what editors write differently: hamza, marks, tatweel, punctuation, case."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKC", name)).translate(_LETTERS)
    return re.sub(r"[^\w]+", " ", bare).strip().lower()


_EDGE_MARKS = "\"'«»“”„‟‘’:،,.؛;\\-–—…()\\[\\]"
_EDGES = re.compile(
    rf"^(?:[\s{_EDGE_MARKS}]+|(?:بأن|أن|إن|بان|ان)\s+)+"
    rf"|[\s{_EDGE_MARKS}]+$"
)


def bare_words(text: str, content: Iterable[Span]) -> str:
    """The words of a content without edge punctuation, outer quotation marks and a leading أن/إن."""
    words = " ".join(span.of(text) for span in sorted(content))
    while (shorter := _EDGES.sub("", words)) != words:
        words = shorter
    return re.sub(r"\s+", " ", words)


def _overlap(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Character F1 of two sets of spans."""
    a, b = _places(one), _places(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _places(spans: Iterable[Span]) -> set[int]:
    return {place for span in spans for place in range(span.start, span.end)}


def _touch(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and bool(_places((one,)) & _places((other,)))


def _sum(tallies: Iterable[Tally]) -> Tally:
    rows = [astuple(tally) for tally in tallies]
    return Tally(*map(sum, zip(*rows, strict=True))) if rows else Tally()


def _redraw(tallies: Sequence[Tally]) -> list[Tally]:
    """The total of as many articles drawn with replacement, DRAWS times; the same on every machine."""
    luck = random.Random(SEED)
    # The five counts that a Rate needs, in the order in which Tally has them.
    rows = [(t.gold, t.found, t.paired, t.exact, t.speaker_name) for t in tallies]
    drawn = []
    for _ in range(DRAWS if rows else 0):
        picked = [luck.choice(rows) for _ in rows]
        drawn.append(Tally(*map(sum, zip(*picked, strict=True))))
    return drawn


def _rate(total: Tally, drawn: Sequence[Tally], hit: str) -> Rate:
    precision, recall, f1 = _prf(total, hit)
    spread = sorted(_prf(tally, hit)[2] for tally in drawn) or [0.0]
    return Rate(precision, recall, f1, spread[len(spread) // 40], spread[len(spread) * 39 // 40 - 1])


def _prf(tally: Tally, hit: str) -> tuple[float, float, float]:
    hits: int = getattr(tally, hit)
    precision = hits / tally.found if tally.found else 0.0
    recall = hits / tally.gold if tally.gold else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def figures_form(figures: Figures) -> dict[str, object]:
    """The figures as plain values, rounded to four places: what `qawl eval --json` prints."""
    return {field.name: _plain(getattr(figures, field.name)) for field in fields(figures)}


def _plain(value: object) -> object:
    match value:
        case Rate():
            interval = [round(value.low, 4), round(value.high, 4)]
            return {
                "P": round(value.precision, 4),
                "R": round(value.recall, 4),
                "F1": round(value.f1, 4),
                "F1_95": interval,
            }
        case float():
            return round(value, 4)
        case _:
            return value
