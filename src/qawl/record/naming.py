"""Whom short names of an article mean: «الحركة», «معالي وزير الخارجية», by what it says before and by its outlet."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import islice, takewhile

from qawl.dossiers.speakers import SpeakerWords, is_one_of, load_speaker_words
from qawl.dossiers.ties import compiled, covers
from qawl.model.documents import Article, Span
from qawl.model.dossiers import Dossier, DossierActor
from qawl.model.record_lines import Who
from qawl.outlets.load import load_outlets
from qawl.record.origins import Origins
from qawl.record.ties import Ties
from qawl.text.fold import fold
from qawl.text.layers import TOKEN

_ARTICLE = "ال"
_MOST_MORE = 4
"""Words by which a full name is longer than the short one at most («حركة» and three words)."""
_LONGEST = 4
"""Words of a short name."""
_LEADS = ("وال", "بال", "فال", "لل", _ARTICLE)
_LONGEST_LEAD = max(map(len, _LEADS))
_KEPT_NAMES = 50_000

Place = tuple[int, int, int]
"""The part of an article that a word stands in, and where it begins and ends among the folded letters of that."""


class Naming:
    """The short names of one article."""

    def __init__(self, article: Article, parts: Sequence[tuple[Span, str]], ties: Ties) -> None:
        self._article, self._parts, self._ties = article, parts, ties
        self._origins = [Origins(article.text, part, folded) for part, folded in parts]
        self._places: dict[str, list[Place]] = {}
        self._known: dict[tuple[str, int | None, date | None], Who | None] = {}

    def full(self, name: str, on: date | None, at: Span | None) -> Who | None:
        """Who a name that the dossier does not know means at a place of the text; None where nothing says."""
        short = _short(name)
        if short is None:
            return None
        return (self._holder(short, on) if _is_post(short) else None) or self._before(name, short, on, at)

    def _holder(self, short: Sequence[str], on: date | None) -> Who | None:
        """Whoever holds the post in the state whose outlet speaks («وزير الخارجية» of a state's own agency)."""
        state = home_state(self._ties.dossier, self._article.outlet, self._article.url)
        if state is None:
            return None
        title = tuple(map(_bare, short))
        held = [actor for actor in self._ties.dossier.actors if _holds(actor, title, state, on, self._ties.dossier)]
        if len(held) != 1:
            return None
        return Who(held[0].ar, held[0].id, self._ties.who(held[0].ar, None, on).side)

    def _before(self, name: str, short: tuple[str, ...], on: date | None, at: Span | None) -> Who | None:
        """By the nearest earlier full name that begins with the same words («حركة السنابل» before «الحركة»)."""
        key = (" ".join(short), None if at is None else at.start, on)
        if key not in self._known:
            found = next(self._earlier(short, on, at), None)
            self._known[key] = None if found is None or found.side is None else Who(name, found.actor, found.side)
        return self._known[key]

    def _earlier(self, short: tuple[str, ...], on: date | None, at: Span | None) -> Iterator[Who | None]:
        """What each earlier place with these words names, the nearest first; None for a strange name."""
        bare = tuple(map(_bare, short))
        places = self._places_of(bare[0])
        end = len(places) if at is None else bisect_left(places, at.end, key=self._start)
        for place in reversed(places[:end]):
            following = self._following(place, len(short) + _MOST_MORE)
            if tuple(map(_bare, following[: len(short)])) != bare:
                continue
            more = list(takewhile(_is_word, following))
            for length in range(len(more), len(short), -1):
                who = self._ties.who(" ".join(more[:length]), None, on)
                if who.side is not None:
                    yield who
                    break
            else:
                if len(more) > len(short) and not _definite(following[0]):
                    yield None

    def _places_of(self, bare: str) -> list[Place]:
        """Where a word stands, with conjunction and article or without, in text order."""
        if (known := self._places.get(bare)) is None:
            known = self._places[bare] = [
                (number, start, end)
                for number, (_, folded) in enumerate(self._parts)
                for start, end in _words_with(bare, folded)
            ]
        return known

    def _following(self, place: Place, most: int) -> list[str]:
        """Words and signs from a place on, to the end of its part at most."""
        number, start, _ = place
        found = TOKEN.finditer(self._parts[number][1], start)
        return [match.group() for match in islice(found, most)]

    def _start(self, place: Place) -> int:
        """Where a word begins in the text."""
        number, start, end = place
        return self._origins[number].of(start, end).start


@lru_cache(maxsize=_KEPT_NAMES)
def _short(name: str) -> tuple[str, ...] | None:
    """The words of a name that may be the short one of an organ, or a post; None for any other."""
    words = load_speaker_words()
    short = tuple(_without_honours([word for word in TOKEN.findall(fold(name)) if word[0].isalnum()], words))
    if not 0 < len(short) <= _LONGEST or not (_is_post(short) or is_one_of(short[0], words.organs | words.heads)):
        return None
    return None if len(short) == 1 and not short[0].startswith(_ARTICLE) else short


def _is_post(short: Sequence[str]) -> bool:
    return is_one_of(short[0], load_speaker_words().posts)


def _words_with(bare: str, folded: str) -> Iterator[tuple[int, int]]:
    """Where folded words begin and end that are `bare` without conjunction and article."""
    at = folded.find(bare)
    while at >= 0:
        start, end = at, at + len(bare)
        while start and at - start <= _LONGEST_LEAD and _is_letter(folded[start - 1]):
            start -= 1
        if not (end < len(folded) and _is_letter(folded[end])) and _bare(folded[start:end]) == bare:
            yield start, end
        at = folded.find(bare, at + 1)


def _is_letter(sign: str) -> bool:
    return sign.isalnum() and not sign.isdecimal()


def _is_word(token: str) -> bool:
    return token[0].isalnum()


def _without_honours(said: list[str], words: SpeakerWords) -> list[str]:
    while len(said) > 1 and any(word in words.honours for word in (said[0], _bare(said[0]))):
        said = said[1:]
    return said


def _definite(word: str) -> bool:
    return _bare(word) != word


def _bare(word: str) -> str:
    """A folded word without conjunction and article («والحركه», «للحركه»)."""
    for leading in _LEADS:
        if word.startswith(leading) and len(word) - len(leading) >= 3:
            return word[len(leading) :]
    return word


def _holds(actor: DossierActor, title: tuple[str, ...], state: str, on: date | None, dossier: Dossier) -> bool:
    return any(
        post.of is not None
        and tuple(_bare(word) for word in TOKEN.findall(fold(post.title))) == title
        and _state_of(dossier, post.of) == state
        and (on is None or covers(post.window, on))
        for post in actor.posts
    )


def _state_of(dossier: Dossier, actor: str | None) -> str | None:
    """The state whose body an actor is, itself included."""
    known = compiled(dossier).by_id
    seen: set[str] = set()
    while actor is not None and actor in known and actor not in seen:
        if known[actor].kind == "state":
            return actor
        seen.add(actor)
        actor = known[actor].part_of
    return None


@lru_cache(maxsize=4096)
def home_state(dossier: Dossier, outlet: str | None, url: str | None) -> str | None:
    """The state of the dossier where an outlet is at home: by an adjective in its name, else as outlets are known."""
    nations = compiled(dossier).nations
    for word in TOKEN.findall(fold(outlet or "")):
        if (state := nations.get(word) or nations.get(_bare(word))) is not None:
            return state
    known = load_outlets()
    found = (known.find_outlet(url) if url else None) or (known.outlet_named(outlet) if outlet else None)
    if found is None or found.country is None:
        return None
    return next((one.id for one in dossier.actors if one.kind == "state" and one.iso3 == found.country), None)
