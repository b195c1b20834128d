"""Words as accounts are compared by them: clauses, stems, classes of the word list, keys of names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from qawl.dossiers.holders import holder_of
from qawl.dossiers.speakers import is_one_of, load_speaker_words
from qawl.dossiers.ties import compiled
from qawl.lexicon.conflicts import load_conflict_words
from qawl.model.documents import Span
from qawl.model.dossiers import Dossier
from qawl.text.fold import fold
from qawl.text.layers import TOKEN
from qawl.text.stems import root_stem

_ROOT = 3
"""Letters that always stay."""
_STOP = re.compile(r"[.!?؟]+(?=\s|$)|\n")
_MOST_LETTERS = 500
"""Of a clause on either side of a place."""
_MOST_STEMS = 40
_KEPT_CLAUSES = 20_000
"""What copies of one text say is read once."""


@lru_cache(maxsize=_KEPT_CLAUSES)
def tokens_of(words: str) -> tuple[str, ...]:
    """The folded words of a string; no signs."""
    return tuple(token for token in TOKEN.findall(fold(words)) if token[0].isalnum())


@lru_cache(maxsize=_KEPT_CLAUSES)
def stems_of(words: str) -> tuple[str, ...]:
    """The stems of what says something in a clause, sorted: no particles, no numbers."""
    empty = _class("empty")[0]
    said = (token for token in tokens_of(words) if len(token) >= _ROOT and not token[0].isdigit())
    found = {root_stem(token) for token in said if token not in empty and token.removeprefix("و") not in empty}
    return tuple(sorted(found)[:_MOST_STEMS])


def alike(one: Sequence[str], other: Sequence[str]) -> tuple[int, float]:
    """How many stems two clauses share, and what share of the shorter that is."""
    shared = len(set(one) & set(other))
    least = min(len(one), len(other))
    return shared, shared / least if least else 0.0


def alike_both(one: Sequence[str], other: Sequence[str]) -> tuple[int, float]:
    """As `alike`, but of both: a short clause whose words all stand in a long one is not yet alike."""
    shared, of_shorter = alike(one, other)
    longer = max(len(one), len(other))
    return shared, (of_shorter + shared / longer) / 2 if longer else 0.0


@cache
def _class(name: str) -> tuple[frozenset[str], tuple[tuple[str, ...], ...]]:
    """The words of a class, and its phrases with the longest first; folded."""
    forms = [tokens_of(form) for form in load_conflict_words()[name].forms]
    phrases = sorted((form for form in forms if len(form) > 1), key=lambda form: (-len(form), form))
    return frozenset(form[0] for form in forms if len(form) == 1), tuple(phrases)


@cache
def class_pattern(name: str) -> re.Pattern[str]:
    """The words of a class as one pattern of folded letters, with «و» or «ف» before them or without."""
    forms = sorted({fold(form) for form in load_conflict_words()[name].forms}, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<!\w)[وف]?(?:{'|'.join(map(re.escape, forms))})(?!\w)")


@lru_cache(maxsize=_KEPT_CLAUSES)
def find_class(name: str, tokens: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Where words of a class stand among folded ones, with «و» or «ف» before them or without."""
    single, phrases = _class(name)
    found: list[tuple[int, int]] = []
    for place, token in enumerate(tokens):
        heads = (token, token[1:]) if token[0] in "وف" and len(token) > _ROOT else (token,)
        end = next(
            (
                place + len(phrase)
                for phrase in phrases
                if phrase[0] in heads and tokens[place + 1 : place + len(phrase)] == phrase[1:]
            ),
            place + 1 if any(head in single for head in heads) else 0,
        )
        if end and (not found or place >= found[-1][1]):
            found.append((place, end))
    return tuple(found)


def has_class(name: str, words: str) -> bool:
    return bool(find_class(name, tokens_of(words)))


def clause_of(text: str, span: Span) -> Span:
    """The sentence that a place stands in; no further than a few hundred letters on either side."""
    least, most = max(0, span.start - _MOST_LETTERS), min(len(text), span.end + _MOST_LETTERS)
    start = max((match.end() for match in _STOP.finditer(text, least, span.start)), default=least)
    stop = _STOP.search(text, max(span.end - 1, span.start), most)
    end = most if stop is None else stop.start()
    while start < span.start and text[start].isspace():
        start += 1
    return Span(start, max(end, span.end))


def voice_key(name: str | None, role: str | None, dossier: Dossier | None) -> str:
    """Who somebody is, as one string: an actor of the dossier, or the words of the name; empty for nobody."""
    if not name:
        return ""
    if dossier is None:
        return name_key(name)
    holder = holder_of(dossier, name, role)
    if holder is not None and (holder.actor or holder.party):
        return f"@{holder.actor or holder.party}"
    person = _person_last(dossier, name)
    return f"@{person}" if person else name_key(name)


def _person_last(dossier: Dossier, name: str) -> str | None:
    """The person of the dossier with whose name some longer words end («تيماران إلينا دوفار»)."""
    ours, said = compiled(dossier), tokens_of(name)
    found = [actor for actor, _, end in ours.actors.find_in(" ".join(said)) if end == len(said)]
    persons = [actor for actor in found if ours.by_id[actor].kind == "person"]
    return persons[0] if len(persons) == 1 else None


def side_key(name: str | None, role: str | None, dossier: Dossier | None) -> str:
    """For whom somebody speaks: a party or actor of the dossier, or the words of the name."""
    if not name:
        return ""
    if dossier is not None and (holder := holder_of(dossier, name, role)) is not None:
        return f"@{holder.party or holder.actor}"
    return name_key(name)


@lru_cache(maxsize=60_000)
def name_key(name: str) -> str:
    """The words of a name that tell, without titles of honour and article, in their order."""
    honours = load_speaker_words().honours
    said = tokens_of(name)
    told = [word for word in said if not (is_one_of(word, honours) and len(said) > 1)] or said
    return " ".join(_bare(word) for word in told)


def _bare(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > _ROOT + 1 else word


def same_voice(one: str, other: str) -> bool:
    """Whether two keys may be one voice: equal, or the words of one among those of the other."""
    if one == other:
        return True
    if one.startswith("@") or other.startswith("@"):
        return False
    first, second = {root_stem(word) for word in one.split()}, {root_stem(word) for word in other.split()}
    return bool(first) and bool(second) and (first <= second or second <= first)


def joined(keys: Iterable[str]) -> str:
    return "|".join(keys)
