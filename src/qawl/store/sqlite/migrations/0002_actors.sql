-- Whom articles name, which actor each was found to be, and what people decided. `mention` and `link` can be made
-- again from the readings and a registry; `decision` cannot, and nothing is ever deleted from it.

CREATE TABLE linked (
    article INTEGER PRIMARY KEY REFERENCES article (number) ON DELETE CASCADE,
    version TEXT NOT NULL, -- of Qawl and the registry that linked it
    fingerprint BLOB NOT NULL -- of its mentions and links: the same are not written twice
) STRICT;

CREATE TABLE mention (
    number INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
    position INTEGER NOT NULL, -- among the mentions of the article, from 0
    actor TEXT, -- in the end: linked, local, or as a person decided; made again from links and decisions
    body BLOB NOT NULL, -- the mention and what it is compared by, as model/codec.py writes it
    UNIQUE (article, position)
) STRICT;

CREATE INDEX mention_by_actor ON mention (actor);

CREATE TABLE link (
    mention INTEGER PRIMARY KEY REFERENCES mention (number) ON DELETE CASCADE,
    actor TEXT NOT NULL,
    score REAL NOT NULL
) STRICT;

CREATE INDEX link_by_actor ON link (actor);

-- What a mention is to a statement of its article. By position: statements may be written again under other numbers.
CREATE TABLE part (
    mention INTEGER NOT NULL REFERENCES mention (number) ON DELETE CASCADE,
    statement INTEGER NOT NULL, -- its position in the article, from 0
    part TEXT NOT NULL,
    PRIMARY KEY (mention, statement, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE actor (
    id TEXT PRIMARY KEY,
    body BLOB NOT NULL -- the entry of the registry, as it was when it was last used here
) STRICT, WITHOUT ROWID;

CREATE TABLE decision (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    body BLOB NOT NULL
) STRICT;
