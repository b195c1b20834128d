"""Addresses of stores in PostgreSQL: what the server is asked, which schema is ours, and a name without a password."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from qawl.store.address import named
from qawl.store.database import refusal
from qawl.store.postgres.driver import ProgrammingError, conninfo_to_dict

SCHEMA = "qawl"
"""Where the tables lie unless the address says otherwise: «?schema=another»."""
_SCHEMA = re.compile("[a-z_][a-z0-9_]{0,62}")
_UNWRITTEN = re.compile("[/?#@].*@", re.DOTALL)
"""Signs that end the password of an address sooner than its writer meant: they are to be written «%2F» and so on."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a store lies, as libpq understands it."""

    asked: str
    """With the password, if there is one: never to be shown."""
    schema: str
    name: str


def read_address(address: str) -> Address:
    """The address of a store; a StoreError where it is none, which does not repeat what may be a password."""
    read = _read(address)
    if read is None:
        raise refusal("store-bad-address", path=named(address))
    plain, told, schema = read
    if not _SCHEMA.fullmatch(schema) or schema.startswith("pg_"):
        raise refusal("store-bad-schema", path=named(address), schema=schema)
    return Address(plain, schema, _name(told, schema))


def _read(address: str) -> tuple[str, dict[str, str], str] | None:
    """What libpq is given, what it understands by it, and the schema; None where it cannot be understood."""
    if "://" not in address or _UNWRITTEN.search(address.partition("://")[2]):
        return None
    try:
        parts = urlsplit(address)
        asked = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
        rest = urlencode([pair for pair in asked if pair[0] != "schema"], quote_via=quote)
        plain = f"{parts.scheme}://{parts.netloc}{parts.path}{'?' if rest else ''}{rest}"
        told = conninfo_to_dict(plain)
    except (ValueError, ProgrammingError):  # their words repeat what they could not read
        return None
    return plain, {key: str(value) for key, value in told.items()}, dict(asked).get("schema", SCHEMA)


def _name(told: dict[str, str], schema: str) -> str:
    user = f"{quote(told['user'])}@" if "user" in told else ""
    port = f":{told['port']}" if "port" in told else ""
    place = told.get("host", told.get("hostaddr", ""))
    host = quote(place, safe="") if place.startswith("/") else place
    own = "" if schema == SCHEMA else f"?schema={schema}"
    return f"postgresql://{user}{host}{port}/{told.get('dbname', '')}{own}"
