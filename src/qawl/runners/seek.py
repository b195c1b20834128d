"""Finds what can be followed at an address: a feed, a sitemap, or the site's own word on where they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urljoin

from qawl.model.captures import Source, SourceKind
from qawl.model.documents import Rejected
from qawl.runners.clock import Clock
from qawl.sources.addresses import canonical
from qawl.sources.asking import FEEDS, Answer, Ask, Failed, header
from qawl.sources.discover import Candidate, Why
from qawl.sources.robots import Robots, Stance, read_robots, robots_address
from qawl.sources.schedule import error_of

if TYPE_CHECKING:
    from qawl.sources.entries import Feed
    from qawl.sources.sitemaps import Sitemap

MOST = 10
"""Places that are tried for one address."""
PAUSE = 1.0
"""Seconds between two of them: a person waits."""

_NO_HTTPS = frozenset({"fetch-refused", "fetch-tls", "fetch-unreachable", "fetch-broken"})
"""What a site answers with that has no https."""


class Readers(Protocol):
    """How bytes are understood; as in `sources/`, there or in a process of their own."""

    def kind_of(self, body: bytes, media_type: str | None) -> SourceKind: ...

    def read_feed(self, body: bytes, media_type: str | None, base: str) -> Feed | Rejected: ...

    def read_sitemap(self, body: bytes, base: str) -> Sitemap | Rejected: ...

    def find_feeds(self, html: bytes, url: str) -> tuple[Candidate, ...]: ...


@dataclass(frozen=True, slots=True)
class Sought:
    """What was found, and what the site names besides."""

    source: Source
    others: tuple[str, ...] = ()


class Seeker:
    """Asks a site a few questions, one after the other, and keeps to its robots.txt."""

    def __init__(self, fetch: Callable[[Ask], Answer | Failed], readers: Readers, clock: Clock) -> None:
        self._fetch, self._readers, self._clock = fetch, readers, clock
        self._robots: dict[str, Robots] = {}
        self._asked = False

    def seek(self, address: str) -> Sought | Rejected:
        """The source that is meant by an address, whether it is its own, its site's or that of an article there."""
        answer = self._reached(address)
        if isinstance(answer, Rejected):
            return replace(answer, what=address)
        source = self._source(answer)
        if isinstance(source, Rejected):
            return source
        return self._search(address, answer) if source is None else self._allowed(Sought(source))

    def page(self, address: str) -> Sought | Rejected:
        """The address itself, as a page that is followed."""
        answer = self._reached(address)
        if isinstance(answer, Rejected):
            return replace(answer, what=address)
        return self._allowed(Sought(Source(_settled(answer), SourceKind.PAGE)))

    def _reached(self, address: str) -> Answer | Rejected:
        """What stands at an address as it was typed; where no scheme was, http is tried when https leads nowhere."""
        answer = self._ask(with_scheme(address))
        if isinstance(answer, Rejected) and answer.code in _NO_HTTPS and "://" not in address:
            plain = self._ask(f"http://{address.strip()}")
            return answer if isinstance(plain, Rejected) else plain
        return answer

    def _search(self, address: str, page: Answer) -> Sought | Rejected:
        """The first that is really a feed or a sitemap of those that a page, its site and robots.txt name."""
        here = page.final_url or page.url
        tried = {canonical(here)}
        places = self._places(page, here)
        for place in places:
            if canonical(place) in tried or not self._rules(place).allowed(place):
                continue
            if len(tried) > MOST:
                break
            tried.add(canonical(place))
            answer = self._ask(place)
            found = None if isinstance(answer, Rejected) else self._source(answer)
            if isinstance(found, Source):
                return Sought(found, self._others(page, here, tried))
        if (barred := self._refusal(here)) is not None:  # then no program may look, and «look for RSS» helps nobody
            return replace(barred, what=address)
        return Rejected(address, "add-nothing", (("address", here),))

    def _places(self, page: Answer, here: str) -> Iterator[str]:
        """Where to look, best first; the front page is asked only when the page itself has led nowhere."""
        front = urljoin(here, "/")
        on_page = self._readers.find_feeds(page.body, here)
        yield from (one.url for one in on_page if not is_guess(one))
        if canonical(front) != canonical(here):
            answer = self._ask(front)
            if isinstance(answer, Answer):
                on_front = self._readers.find_feeds(answer.body, answer.final_url or front)
                yield from (one.url for one in on_front if not is_guess(one))
        # of news first: they are short, and hold what is new
        yield from sorted(self._rules(front).sitemaps, key=lambda place: "news" not in place.lower())
        yield from (one.url for one in on_page if is_guess(one))

    def _others(self, page: Answer, here: str, tried: set[str]) -> tuple[str, ...]:
        """Feeds and sitemaps that the page names by itself and that were not tried."""
        named = (one.url for one in self._readers.find_feeds(page.body, here) if not is_guess(one))
        return tuple(dict.fromkeys(url for url in named if canonical(url) not in tried))[:MOST]

    def _source(self, answer: Answer) -> Source | Rejected | None:
        """What an answer is a source of: itself, if it can be read as one; None for a page."""
        base, media_type = answer.final_url or answer.url, header(answer.headers, "content-type")
        kind = self._readers.kind_of(answer.body, media_type)
        if kind is SourceKind.PAGE:
            return None
        if kind is SourceKind.SITEMAP:
            read: Feed | Sitemap | Rejected = self._readers.read_sitemap(answer.body, base)
            title = None
        else:
            read = feed = self._readers.read_feed(answer.body, media_type, base)
            title = None if isinstance(feed, Rejected) else feed.title
        return read if isinstance(read, Rejected) else Source(_settled(answer), kind, title)

    def _allowed(self, sought: Sought) -> Sought | Rejected:
        """What was found, if it may be asked for again and again."""
        return self._refusal(sought.source.address) or sought

    def _refusal(self, address: str) -> Rejected | None:
        """Why an address may not be asked for; None where it may."""
        rules = self._rules(address)
        if rules.allowed(address):
            return None
        unknown = rules.stance is Stance.UNKNOWN
        return Rejected(address, "follow-robots-unknown" if unknown else "follow-robots")

    def _ask(self, url: str) -> Answer | Rejected:
        """The body of an address, or why there is none."""
        if self._asked:
            self._clock.sleep(PAUSE)
        self._asked = True
        answer = self._fetch(Ask(url, accept=FEEDS))
        if isinstance(answer, Failed):
            return Rejected(url, answer.code, answer.details)
        if not 200 <= answer.status < 300:
            return Rejected(url, error_of(answer.status), (("status", answer.status),))
        return answer

    def _rules(self, url: str) -> Robots:
        address = robots_address(url)
        if address is None:
            return read_robots(b"", None)
        if address not in self._robots:
            self._clock.sleep(PAUSE)
            answer = self._fetch(Ask(address))
            known = (b"", None) if isinstance(answer, Failed) else (answer.body, answer.status)
            self._robots[address] = read_robots(*known)
        return self._robots[address]


def with_scheme(address: str) -> str:
    """The address as it is asked for; one that was typed as people speak of it is tried as https.

    >>> with_scheme("nahar.example"), with_scheme("http://nahar.example")
    ('https://nahar.example', 'http://nahar.example')
    """
    bare = address.strip()
    return bare if "://" in bare else f"https://{bare}"


def is_guess(candidate: Candidate) -> bool:
    """Whether nobody named this place, and it is only tried because many sites have something there."""
    return candidate.why is Why.GUESS


def _settled(answer: Answer) -> str:
    return canonical(answer.permanent or answer.url)
