-- What arrived, before anybody read it: one row for an address and the bytes it gave. The bytes lie beside the store,
-- under `digest`. Lone surrogates, which SQLite cannot hold, are written out in text columns; JSON keeps them.

CREATE TABLE capture (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    place TEXT NOT NULL, -- the address that was asked for, or «file:» and the file: with `digest`, what is one capture
    url TEXT,
    final_url TEXT,
    fetched TEXT NOT NULL, -- ISO 8601 in UTC, as are all times here
    status INTEGER,
    media_type TEXT,
    headers TEXT NOT NULL, -- JSON: pairs of name and value
    file TEXT,
    announced TEXT NOT NULL, -- JSON: what was told, by name
    digest TEXT NOT NULL, -- sha256 of the bytes, in hexadecimal
    size INTEGER NOT NULL, -- of the bytes, before they were packed
    source TEXT, -- the address that is followed, where one led here
    seen INTEGER NOT NULL, -- how often it arrived
    last_seen TEXT NOT NULL,
    state TEXT NOT NULL, -- waiting, read, same, refused
    article TEXT, -- the id of what was read in it; an article may be gone and its captures stay
    code TEXT, -- why it was refused
    details TEXT, -- JSON: what the sentence of `code` leaves open, by name
    UNIQUE (place, digest)
) STRICT;

CREATE INDEX capture_by_digest ON capture (digest);
CREATE INDEX capture_by_url ON capture (url) WHERE url IS NOT NULL;
CREATE INDEX capture_by_final_url ON capture (final_url) WHERE final_url IS NOT NULL;
CREATE INDEX capture_by_time ON capture (fetched);
CREATE INDEX capture_by_state ON capture (state);
CREATE INDEX capture_by_article ON capture (article) WHERE article IS NOT NULL;
