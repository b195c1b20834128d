"""Who stands right beside a post that the reading left without its holder: «وزير كذا د. فلان», «فلان، وزير كذا»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from qawl.model.world import Mention
from qawl.resolve.context import Context
from qawl.resolve.index import Index
from qawl.resolve.names import name_words
from qawl.resolve.persons import Candidate, weigh_persons
from qawl.resolve.posts import Evidence, weigh_posts
from qawl.text import tags as tag

_WORD = re.compile(r"[^\W\d_]+")
_PAUSE = re.compile(r"[\n.؛:;(«\"“]|، ")
_INITIAL = re.compile(r"(?<!\w)[دمأ]\s?\.")
_REACH, _PLACES_READ = 60, 3
_LONGEST, _LEAST = 5, 2
_MOST_TITLES = 3


def weigh_neighbours(mention: Mention, context: Context) -> Iterator[Candidate]:
    """The persons of the registry whose name stands right beside a post, if the post is theirs."""
    for name in dict.fromkeys((*_after(mention, context), *_before(mention, context))):
        named = replace(mention, name=name, named=True, posts=(mention.name,))
        for candidate in weigh_persons(named, context):
            actor = context.index.registry.actors[candidate.actor]
            if weigh_posts(actor, named.posts, context.when, context.index).evidence >= Evidence.STATE:
                yield candidate


def _after(mention: Mention, context: Context) -> Iterator[str]:
    text = context.article.text
    for span in mention.at[:_PLACES_READ]:
        behind = _INITIAL.sub(" ", text[span.end : span.end + _REACH].removeprefix("،"))
        words = _WORD.findall(_PAUSE.split(behind)[0])
        start = next((place for place, word in enumerate(words) if not _is_title(word, context.index)), len(words))
        if start <= _MOST_TITLES:
            yield from _longest(words[start : start + _LONGEST], context.index)
            yield from (word for word in words[start : start + 1] if _is_short_form(word, context.index))


def _before(mention: Mention, context: Context) -> Iterator[str]:
    text = context.article.text
    for span in mention.at[:_PLACES_READ]:
        before = text[max(0, span.start - _REACH) : span.start].rstrip(" ").removesuffix("،")
        words = _WORD.findall(_PAUSE.split(before)[-1])[-_LONGEST:]
        found = (" ".join(words[start:]) for start in range(len(words) - _LEAST + 1))
        yield from (name for name in found if is_full_name(name, context.index))


def _longest(words: list[str], index: Index) -> Iterator[str]:
    names = (" ".join(words[:end]) for end in range(len(words), _LEAST - 1, -1))
    name = next((name for name in names if is_full_name(name, index)), None)
    if name is not None:
        yield name


def _is_short_form(word: str, index: Index) -> bool:
    """Whether somebody is called by this word alone: «الرئيس فلان»."""
    return any(not form.full for form in index.persons.get(name_words(word), ()))


def is_full_name(name: str, index: Index) -> bool:
    """Whether the registry has a person by this whole name of more than a word."""
    words = name_words(name)
    return len(words) > 1 and any(form.full for form in index.persons.get(words, ()))


def _is_title(word: str, index: Index) -> bool:
    tags = index.vocabulary[word].tags
    return len(word) == 1 or bool(tags & (tag.TITLE | tag.HONORIFIC) and not tags & tag.GIVEN)
