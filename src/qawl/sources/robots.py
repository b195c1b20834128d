"""What a host asks of robots (RFC 9309): read from the bytes and the status of its robots.txt, never fetched here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from qawl.sources.addresses import read_address

if TYPE_CHECKING:
    from protego import Protego

AGENT = "Qawl"
"""The name by which a robots.txt speaks to us."""
MOST = 500 * 1024
"""Bytes of a robots.txt that are read; the rest does not count."""
KEPT = 24 * 60 * 60
"""Seconds after which it is asked for again."""
KEPT_UNKNOWN = 60 * 60
"""The same where a host gave no answer, and nothing is allowed meanwhile."""

_NAMING = re.compile(r"\s*user[- ]?agent\b\s*:?(.*)", re.IGNORECASE)
_OURS = re.compile(rf"{AGENT}(?![\w-])", re.IGNORECASE)


class Stance(Enum):
    """How a host stands to robots before any rule is read."""

    OPEN = "it has no rules: all is allowed"
    RULES = "its rules decide"
    UNKNOWN = "it could not say: nothing is allowed for the moment"


@dataclass(frozen=True, slots=True)
class Robots:
    """What one host allows us."""

    stance: Stance
    crawl_delay: float | None = None
    """Seconds between two asks; None when it does not say."""
    sitemaps: tuple[str, ...] = ()
    """As written; the addresses may be of another host."""
    _rules: Protego | None = None

    @property
    def kept(self) -> int:
        """Seconds for which this may be relied on."""
        return KEPT_UNKNOWN if self.stance is Stance.UNKNOWN else KEPT

    def allowed(self, url: str) -> bool:
        """Whether we may ask for an address of this host; an address that is none is not allowed."""
        address = read_address(url)
        if isinstance(address, str) or self.stance is Stance.UNKNOWN:
            return False
        return self._rules is None or self._rules.can_fetch(address.text, AGENT)


def robots_address(url: str) -> str | None:
    """Where the robots.txt lies that speaks for an address; None if it is no web address.

    >>> robots_address("https://press.example/news/1?page=2")
    'https://press.example/robots.txt'
    """
    address = read_address(url)
    return None if isinstance(address, str) else f"{address.scheme}://{address.authority}/robots.txt"


def read_robots(body: bytes, status: int | None) -> Robots:
    """What an answer to robots.txt says, `status` being None where there was no answer at all.

    A success is read; 4xx means that there are no rules, and all is allowed. No answer, 5xx, 429 (which asks us to
    stay away) and 304 (which says nothing without the earlier answer) allow nothing for the moment. A redirect that
    led nowhere counts as no rules, as RFC 9309 has it.
    """
    if status is None or status >= 500 or status in (304, 429):
        return Robots(Stance.UNKNOWN)
    if not 200 <= status < 300:
        return Robots(Stance.OPEN)
    return _ruled(body[:MOST].decode("utf-8-sig", "replace"))


def _ruled(text: str) -> Robots:
    from protego import Protego

    rules = Protego.parse("\n".join(map(_ours_or_other, text.splitlines())))
    return Robots(Stance.RULES, rules.crawl_delay(AGENT), tuple(dict.fromkeys(rules.sitemaps)), rules)


def _ours_or_other(line: str) -> str:
    """A line, all names of robots in it but ours and «*» made one.

    The reader of rules keeps every rule once for each robot it names: twenty thousand names over ten thousand rules
    would cost minutes and all memory.
    """
    named = _NAMING.match(line)
    if not named:
        return line
    name = named[1].partition("#")[0].strip()
    return f"User-agent: {name if name == '*' else AGENT if _OURS.match(name) else 'other'}"
