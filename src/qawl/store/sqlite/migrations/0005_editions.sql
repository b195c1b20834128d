-- Every text under which an article was seen, and every address. The newest is the one that `article` reads.

CREATE TABLE edition (
    article TEXT NOT NULL, -- the article's id; it may not be read yet, or be gone
    digest BLOB NOT NULL, -- of outlet, headline and text: the same edition is kept once
    captured TEXT NOT NULL, -- when it first arrived: ISO 8601 in UTC
    last_captured TEXT NOT NULL, -- an article may go back to an earlier text: the newest is the one that came last
    body BLOB NOT NULL, -- the article, as model/codec.py writes it
    PRIMARY KEY (article, digest)
) STRICT, WITHOUT ROWID;

CREATE INDEX edition_by_digest ON edition (digest, captured, article);

CREATE TABLE address (
    url TEXT PRIMARY KEY, -- in the one spelling by which it is known again
    article TEXT NOT NULL,
    first_seen TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX address_by_article ON address (article);
