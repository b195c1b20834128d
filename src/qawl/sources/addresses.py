"""Addresses on the web: which may be asked at all, which numbers are public, and one spelling for one page."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote_from_bytes

IP = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

PORTS = {"http": 80, "https": 443}
LONGEST = 8192
"""Characters of an address, percent-encoding included."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)
_AUTHORITY = re.compile(r"//([^/?#]+)([^#]*)")
_HOST_AND_PORT = re.compile(r"(\[[^\[\]]*\]|[^:\[\]]+)(?::([0-9]{0,5}))?")
_LABEL = re.compile(r"[a-z0-9_-]{1,63}")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_DOTS = "\u3002\uff0e\uff61"
"""What Unicode counts as the dot between the parts of a host's name."""

_UNRESERVED = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"
_STRICT = "!$&'()*+,;=:@/?%"
"""What RFC 3986 lets stand in a path and a query beside the unreserved characters."""
_SENT = _STRICT + "[]|^`{}"
"""What servers are sent as it was written: `?part[]=2` is common."""

_TRACKING = frozenset(
    {
        *("_ga", "_gl", "dclid", "fbclid", "gbraid", "gclid", "gclsrc", "igsh", "igshid", "mc_cid", "mc_eid"),
        *("mkt_tok", "msclkid", "ocid", "traffic_source", "ttclid", "twclid", "wbraid", "xtor", "yclid"),
        *("at_campaign", "at_medium"),
    }
)
_TRACKING_PREFIXES = ("utm_", "at_custom")

# The registries of special addresses, as IANA keeps them.
_CLOSED_4 = tuple(
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this host
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # shared by a carrier's customers
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # a public number that answers only from inside a cloud
        "169.254.0.0/16",  # this link, and the metadata of clouds
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # sinks for reverse names
        "192.52.193.0/24",  # multicast tunnels
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # sinks for reverse names
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
_OPEN_6 = ipaddress.IPv6Network("2000::/3")
_CLOSED_6 = tuple(
    ipaddress.IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments: Teredo, benchmarks, identifiers that are no addresses
        "2001:db8::/32",  # documentation
        "2620:4f:8000::/48",  # sinks for reverse names
        "3fff::/20",  # documentation
    )
)
_MAPPED, _TRANSLATED, _SIX_TO_FOUR = (
    ipaddress.IPv6Network(network) for network in ("::ffff:0:0/96", "64:ff9b::/96", "2002::/16")
)


@dataclass(frozen=True, slots=True)
class Address:
    """An address taken apart once: what is checked here is what is dialled and what is sent."""

    scheme: str
    host: str
    """In lower case and punycode; an IPv6 number without its brackets."""
    port: int
    target: str
    """Path and query as they are sent, without a fragment."""

    @property
    def authority(self) -> str:
        """Host and port as the Host header names them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def text(self) -> str:
        return f"{self.scheme}://{self.authority}{self.target}"


def read_address(url: str) -> Address | str:
    """The parts of an address, or the code of what is wrong with its form; ports are not judged here."""
    bare = _trimmed(url)
    if len(bare) > LONGEST or any(c == "\\" or unicodedata.category(c) in ("Cc", "Cs") for c in bare):
        return "fetch-bad-address"
    if not (split := _SCHEME.fullmatch(bare)):
        return "fetch-bad-address"
    scheme = split[1].lower()
    if scheme not in PORTS:
        return "fetch-scheme"
    return _read_rest(scheme, split[2])


def refusal_of(url: str, allow_ports: tuple[int, ...] = ()) -> str | None:
    """Why an address may not be asked, as a code of the word files; None if nothing in its spelling forbids it.

    Whether its host is a public one is not to be seen from a name: that is asked when it is dialled.
    """
    address = read_address(url)
    if isinstance(address, str):
        return address
    return None if address.port in (*PORTS.values(), *allow_ports) else "fetch-port"


def is_public(ip: str | IP) -> bool:
    """Whether a number belongs to the open internet; what hides another number within is judged by that one.

    >>> [is_public(ip) for ip in ("93.184.216.34", "127.0.0.1", "64:ff9b::7f00:1", "not a number")]
    [True, False, False, False]
    """
    try:
        number = ipaddress.ip_address(ip) if isinstance(ip, str) else ip
    except ValueError:
        return False
    if isinstance(number, ipaddress.IPv4Address):
        return not any(number in closed for closed in _CLOSED_4)
    if (inner := _inner(number)) is not None:
        return is_public(inner)
    return number in _OPEN_6 and number.scope_id is None and not any(number in closed for closed in _CLOSED_6)


def canonical(url: str) -> str:
    """One spelling for the addresses of one page; what is no web address comes back as it was, trimmed.

    Made one: letters of scheme and host, a host in Arabic or in punycode, the usual port, a final dot of the host,
    `.` and `..` in the path, Arabic letters and their percent-encoding, parameters that only track the reader.
    The fragment is dropped. Kept apart, for only the site knows that they are one: http and https, `www.`, `m.`
    and `amp.`, `/amp` and `?amp=1`, a slash at the end, the order of parameters. Redirects and the page's own
    canonical link join those.

    >>> canonical("HTTPS://Press.example:443/%d8%b9?utm_source=x&id=5#top")
    'https://press.example/%D8%B9?id=5'
    """
    address = read_address(url)
    if isinstance(address, str):
        return _trimmed(url)
    path, _, query = address.target.partition("?")
    kept = "&".join(part for part in _spelled(query).split("&") if part and not _tracks(part))
    plain = Address(address.scheme, address.host, address.port, _without_dots(_spelled(path)))
    return f"{plain.text}?{kept}" if kept else plain.text


def _trimmed(url: str) -> str:
    """`url` without what comes along when an address is copied: blanks, and marks of direction or order."""
    start, end = 0, len(url)
    while start < end and _is_margin(url[start]):
        start += 1
    while end > start and _is_margin(url[end - 1]):
        end -= 1
    return url[start:end]


def _is_margin(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) == "Cf"


def _read_rest(scheme: str, rest: str) -> Address | str:
    split = _AUTHORITY.match(rest)
    if not split:
        return "fetch-bad-address"
    if "@" in split[1]:
        return "fetch-userinfo"
    named = _HOST_AND_PORT.fullmatch(split[1])
    host = _host(named[1]) if named else None
    if named is None or host is None:
        return "fetch-bad-address"
    port = int(named[2] or PORTS[scheme])
    target = _encoded(split[2] if split[2].startswith("/") else f"/{split[2]}", _SENT)
    if not 0 < port < 65536 or len(target) > LONGEST:
        return "fetch-bad-address"
    return Address(scheme, host, port, target)


def _host(written: str) -> str | None:
    """A host in its one spelling; None for a name that cannot be one, or a number not written in full."""
    if written.startswith("["):
        return _sixth(written[1:-1])
    if len(written) > 253:
        return None
    folded = unicodedata.normalize("NFKC", written.translate(dict.fromkeys(map(ord, _DOTS), "."))).lower()
    labels = [_label(label) for label in folded.removesuffix(".").split(".")]
    if not all(label and _LABEL.fullmatch(label) for label in labels):
        return None
    host = ".".join(label for label in labels if label)
    return _fourth(host) if _NUMBER.fullmatch(host.rpartition(".")[2]) else host


def _label(label: str) -> str | None:
    if label.isascii():
        return label
    if not all(unicodedata.category(c)[0] in "LM" or c == "-" or c.isdigit() for c in label):
        return None
    return "xn--" + label.encode("punycode").decode("ascii")


def _fourth(host: str) -> str | None:
    """`127.1`, `0x7f.1`, `2130706433` and `0177.0.0.1` are numbers to a resolver, and to us none at all."""
    try:
        return str(ipaddress.IPv4Address(host))
    except ValueError:
        return None


def _sixth(host: str) -> str | None:
    try:
        number = ipaddress.IPv6Address(host)
    except ValueError:
        return None
    return None if number.scope_id else number.compressed


def _inner(number: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 number that an IPv6 number stands for: mapped, translated by a gateway, or 6to4."""
    if number in _MAPPED or number in _TRANSLATED:
        return ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
    if number in _SIX_TO_FOUR:
        return ipaddress.IPv4Address(int(number) >> 80 & 0xFFFFFFFF)
    return None


def _encoded(text: str, kept: str) -> str:
    """`text` in ASCII: escapes stay, everything that may not stand bare becomes one."""
    return quote_from_bytes(_BARE_PERCENT.sub("%25", text).encode(), kept)


def _spelled(part: str) -> str:
    """A path or query in its one spelling: escapes in capitals, and none where a bare letter says the same."""
    return _encoded(_ESCAPE.sub(lambda found: _unescaped(found[0].upper()), part), _STRICT)


def _unescaped(escape: str) -> str:
    letter = chr(int(escape[1:], 16))
    return letter if letter in _UNRESERVED else escape


def _without_dots(path: str) -> str:
    kept: list[str] = []
    *before, last = path.split("/")[1:]
    for part in before:
        if part == "..":
            kept = kept[:-1]
        elif part != ".":
            kept.append(part)
    if last == "..":
        kept = kept[:-1]
    return "/" + "/".join([*kept, "" if last in (".", "..") else last])


def _tracks(part: str) -> bool:
    # feeds escape twice: «?id=5&amp;utm_source=rss»
    name = part.partition("=")[0].lower().removeprefix("amp;")
    return name in _TRACKING or name.startswith(_TRACKING_PREFIXES)
