"""Addresses of stores in PostgreSQL: what the server is asked, which schema is ours, and a name without a password."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from qawl.store.database import refusal

SCHEMA = "qawl"
"""Where the tables lie unless the address says otherwise: «?schema=another»."""
_SCHEMA = re.compile("[a-z_][a-z0-9_]{0,62}")
_SECRET = re.compile(r"(?<=//)[^/?#]*(?=@)|(?<=password=)[^&]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a store lies, as libpq understands it."""

    asked: str
    """With the password, if there is one: never to be shown."""
    schema: str
    name: str


def read_address(address: str) -> Address:
    """The address of a store; a StoreError where it is none, which does not repeat what may be a password."""
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    try:
        parts = urlsplit(address)
        asked = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    except ValueError:
        raise refusal("store-bad-address", path=_hidden(address)) from None
    schema = dict(asked).get("schema", SCHEMA)
    if not _SCHEMA.fullmatch(schema) or schema.startswith("pg_"):
        raise refusal("store-bad-schema", path=_hidden(address), schema=schema)
    rest = urlencode([pair for pair in asked if pair[0] != "schema"], quote_via=quote)
    plain = urlunsplit((parts.scheme, parts.netloc, parts.path, rest, ""))
    try:
        told = conninfo_to_dict(plain)
    except ProgrammingError:  # its words repeat what it could not read
        raise refusal("store-bad-address", path=_hidden(address)) from None
    return Address(plain, schema, _name({key: str(value) for key, value in told.items()}, schema))


def _name(told: dict[str, str], schema: str) -> str:
    user = f"{quote(told['user'])}@" if "user" in told else ""
    port = f":{told['port']}" if "port" in told else ""
    place = told.get("host", told.get("hostaddr", ""))
    host = quote(place, safe="") if place.startswith("/") else place
    named = "" if schema == SCHEMA else f"?schema={schema}"
    return f"postgresql://{user}{host}{port}/{told.get('dbname', '')}{named}"


def _hidden(address: str) -> str:
    """An address that cannot be read, without all that may be a secret."""
    return _SECRET.sub("…", address)
