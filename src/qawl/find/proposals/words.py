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
    if not head.second and not head.unless:
        return form
    return replace(form, head=replace(head, second=_folded(head.second), unless=_folded(head.unless)))


def _item(word: ItemWord) -> ItemWord:
    if not word.second and not word.unless:
        return word
    return replace(word, second=_folded(word.second), unless=_folded(word.unless))


@lru_cache(maxsize=1024)
def _folded(words: frozenset[str]) -> frozenset[str]:
    """All forms of one entry share their words."""
    return frozenset(map(fold, words))


def _judgement(entry: tuple[tuple[str, ...], Judgement]) -> tuple[tuple[str, ...], Judgement]:
    form, judgement = entry
    return tuple(map(fold, form)), judgement
