"""The words of proposals as rules look them up: every written form folded, once for each word list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from qawl.lexicon.proposals import HeadForm, ItemWord, Judgement, ProposalWords
from qawl.text.fold import fold

_Kept = TypeVar("_Kept")
_Several = TypeVar("_Several")


@lru_cache(maxsize=4)
def fold_words(words: ProposalWords) -> ProposalWords:
    """The same words under their folded spelling; of two that fold to one form the earlier entry stays."""
    return ProposalWords(
        heads=_several((word, tuple(map(_head, forms))) for word, forms in words.heads.items()),
        actions=_first(words.actions),
        answers=_first(words.answers),
        judgements=_several((word, tuple(map(_judgement, forms))) for word, forms in words.judgements.items()),
        items=_several((word, tuple(map(_item, forms))) for word, forms in words.items.items()),
        classes={name: frozenset(map(fold, forms)) for name, forms in words.classes.items()},
        countries=_first(words.countries),
    )


def _first(entries: Mapping[str, _Kept]) -> dict[str, _Kept]:
    found: dict[str, _Kept] = {}
    for word, entry in entries.items():
        found.setdefault(fold(word), entry)
    return found


def _several(entries: Iterable[tuple[str, tuple[_Several, ...]]]) -> dict[str, tuple[_Several, ...]]:
    found: dict[str, tuple[_Several, ...]] = {}
    for word, forms in entries:
        key = fold(word)
        known = found.get(key, ())
        found[key] = (*known, *(form for form in forms if form not in known))
    return found


def _head(form: HeadForm) -> HeadForm:
    head = form.head
    second, unless = frozenset(map(fold, head.second)), frozenset(map(fold, head.unless))
    return replace(form, head=replace(head, second=second, unless=unless))


def _item(word: ItemWord) -> ItemWord:
    return replace(word, second=frozenset(map(fold, word.second)), unless=frozenset(map(fold, word.unless)))


def _judgement(entry: tuple[tuple[str, ...], Judgement]) -> tuple[tuple[str, ...], Judgement]:
    form, judgement = entry
    return tuple(map(fold, form)), judgement
