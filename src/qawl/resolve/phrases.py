"""Posts and names of bodies as words to compare by: stems, the states they name, and what sort of post it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from qawl.registry.words import PostWords
from qawl.text import tags as tag
from qawl.text.fold import fold
from qawl.text.vocabulary import Vocabulary

_WORD = re.compile("(?:[^\\W_]|[\u064b-\u0652\u0670])+")
_LONGEST_STATE = 5
_KEPT, _KEPT_FOLDED = 50_000, 4_000
"""Phrases, and folded names, that are remembered."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name of a body, or a post, in comparable words."""

    base: tuple[str, ...]
    """Its stems without states and nationalities."""
    states: tuple[str, ...]
    """The states that it says it belongs to, in order, by country code."""
    named: tuple[str, ...]
    """Those of them that are named outright, not by a nationality."""


@dataclass(frozen=True, slots=True)
class PostPhrase:
    """A post in comparable words."""

    title: tuple[str, ...]
    """Its stems in order, masculine, one way of saying for all."""
    states: tuple[str, ...]
    former: bool
    acting: bool
    apart: bool
    """No politician's."""
    plain: bool
    """It tells nothing by itself («السفير»)."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """What is needed to read a phrase: the vocabulary, the words of posts, states and nationalities."""

    vocabulary: Vocabulary
    words: PostWords
    nationalities: Mapping[str, str]
    """Folded adjectives without the article, and the country code."""
    states: Mapping[tuple[str, ...], str]
    """The stems of each name of a state, and its country code."""
    starts: frozenset[str]
    """The first stems of those names, and «دولة» and its like."""
    phrases: dict[str, Phrase]
    """Phrases that were read before."""
    posts: dict[str, PostPhrase]
    """Posts that were read before."""


def stems_of(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The words without article and prefixes, folded; «الحوثيين» and «الحوثيون» are one, and so is «ديموقراطي»."""
    plain = text.replace("\u0640", "").replace("ديموقراط", "ديمقراط")
    return tuple([_plural(vocabulary[word].stem) for word in _WORD.findall(plain)])


def _plural(stem: str) -> str:
    return stem[:-2] + "ين" if len(stem) > 5 and stem.endswith("ون") else stem


def read_phrase(text: str, tongue: Tongue) -> Phrase:
    """The phrase in comparable words."""
    known = tongue.phrases.get(text)
    if known is None:
        if len(tongue.phrases) > _KEPT:
            tongue.phrases.clear()
        known = tongue.phrases[text] = _read_phrase(text, tongue)
    return known


def _read_phrase(text: str, tongue: Tongue) -> Phrase:
    if text.isascii():
        return Phrase(tuple(_WORD.findall(text.lower())), (), ())  # no word of it is on an Arabic list
    words = _WORD.findall(text.replace("\u0640", ""))
    stems = stems_of(text, tongue.vocabulary)
    base: list[str] = []
    states: list[str] = []
    named: list[str] = []
    place, towards = 0, False
    while place < len(stems):
        stem = stems[place]
        if place == 1 and stems[0] in tongue.words.missions and (crown := _crown_at(stems, tongue)) is not None:
            length, code = crown
            states.append(code)
            place += length
            continue
        if base and not towards and base[0] in tongue.words.envoys and _is_sent_to(words[place], stem, tongue):
            towards = True
            base.append(_TO)
        end, state = _state_at(stems, place, tongue) if stem in tongue.starts else (place, None)
        if state is not None and not (towards and base):
            named.append(state)
            states.append(state)
            place = end
            continue
        if place and not towards and (pair := tongue.words.pairs.get(_masculine(stems[place : place + 2]))) is not None:
            states.append(pair)
            place += 2
            continue
        nation = tongue.nationalities.get(stem) if place else None
        if nation is not None and not towards:
            states.append(nation)
        elif stem not in tongue.words.plain:
            towards = towards or (stem in tongue.words.towards and not words[place].startswith("ال"))
            base.append(stem)
        place += 1
    return Phrase(tuple(base), tuple(dict.fromkeys(states)), tuple(dict.fromkeys(named)))


def _crown_at(stems: Sequence[str], tongue: Tongue) -> tuple[int, str] | None:
    """The words of a sovereign behind the head of a mission, and the code of the state."""
    for length in (3, 2):
        if (code := tongue.words.crowns.get(tuple(stems[1 : 1 + length]))) is not None:
            return length, code
    return None


def _is_sent_to(word: str, stem: str, tongue: Tongue) -> bool:
    """Whether a state has the preposition written to it: «لليمن»; «لبنان» begins so by itself."""
    folded = fold(word)
    return stem in tongue.starts and folded != stem and folded.startswith(("ل", "ب")) and not folded.startswith("ال")


_TO = "الي"


def _masculine(stems: Sequence[str]) -> tuple[str, ...]:
    return tuple([stem.removesuffix("ه") for stem in stems])


def _state_at(stems: Sequence[str], place: int, tongue: Tongue) -> tuple[int, str | None]:
    """The end and the code of the longest name of a state that begins here, «دولة» before it included."""
    start = place + 1 if stems[place] in tongue.words.state_heads and place + 1 < len(stems) else place
    for begin in dict.fromkeys((place, start)):
        for end in range(min(len(stems), begin + _LONGEST_STATE), begin, -1):
            if (state := tongue.states.get(tuple(stems[begin:end]))) is not None:
                return end, state
    return place, None


def read_post_phrase(text: str, tongue: Tongue) -> PostPhrase:
    """A post in comparable words: «وزيرة خارجية المنارة» and «وزير الخارجية المناري» are one post."""
    known = tongue.posts.get(text)
    if known is None:
        if len(tongue.posts) > _KEPT:
            tongue.posts.clear()
        known = tongue.posts[text] = _read_post_phrase(text, tongue)
    return known


def _read_post_phrase(text: str, tongue: Tongue) -> PostPhrase:
    phrase, words = read_phrase(text, tongue), tongue.words
    base = _without_courtesy(phrase.base, words)
    title = [
        stem.removesuffix("ه")
        for stem in base
        if stem not in words.former and stem not in words.acting and stem not in words.joins
    ]
    return PostPhrase(
        _one_way(tuple(title), words.same),
        phrase.states,
        any(stem.removesuffix("ه") in words.former for stem in base),
        any(stem.removesuffix("ه") in words.acting for stem in base),
        any(stem in words.apart for stem in base[:1]) and fold(text) not in words.reigns,
        not phrase.states and all(stem in words.ranks for stem in title),
    )


def _without_courtesy(stems: Sequence[str], words: PostWords) -> list[str]:
    """The stems that tell something: «دولة الرئيس» is «الرئيس», but «وزير الدولة» no other minister."""
    kept: list[str] = []
    for stem in stems:
        if stem not in words.courtesy or (kept and stem in words.state_heads):
            kept.append(stem)
    return kept


def _one_way(title: tuple[str, ...], same: Mapping[tuple[str, ...], tuple[str, ...]]) -> tuple[str, ...]:
    for length in range(len(title), 0, -1):
        if (known := same.get(title[:length])) is not None:
            return known + title[length:]
    return title


def is_post(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a phrase is a post or a courtesy («معالي وزير الخارجية») and names nobody."""
    first = vocabulary[(_WORD.findall(text) or [""])[0] or "-"]
    return bool(first.tags & (tag.TITLE | tag.HONORIFIC)) and not first.tags & tag.GIVEN


@lru_cache(maxsize=_KEPT_FOLDED)
def folded_words(text: str) -> tuple[str, ...]:
    """The words of a text in folded spelling."""
    return tuple(_WORD.findall(fold(text)))
