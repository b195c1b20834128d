-- Articles with their readings, and for each statement what it is searched by. Everything but `article.body`
-- can be made again from it. Folded columns hold words in the spelling of text/fold.py.

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE article (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    fingerprint BLOB NOT NULL, -- of `body`: the same reading is not written twice
    version TEXT NOT NULL,
    title TEXT,
    url TEXT,
    outlet TEXT,
    outlet_words TEXT NOT NULL, -- folded, each word between two spaces
    published TEXT, -- as the source gave it
    day TEXT, -- YYYY-MM-DD of `published`, where it begins with a full date
    statements INTEGER NOT NULL,
    silences INTEGER NOT NULL,
    body BLOB NOT NULL -- the reading, as model/codec.py writes it
) STRICT;

CREATE INDEX article_by_date ON article (day IS NULL, published, id);

CREATE TABLE statement (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
    position INTEGER NOT NULL, -- in the article, from 0
    act TEXT NOT NULL,
    kind TEXT NOT NULL,
    content TEXT NOT NULL, -- folded, as are the next two
    speaker TEXT NOT NULL,
    role TEXT NOT NULL,
    UNIQUE (article, position)
) STRICT;

CREATE TABLE hop (
    statement INTEGER NOT NULL REFERENCES statement (number) ON DELETE CASCADE,
    position INTEGER NOT NULL, -- in the chain, from 0
    words TEXT NOT NULL, -- folded, each word between two spaces
    PRIMARY KEY (statement, position)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE words USING fts5 (
    content, speaker, role,
    content = 'statement', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER statement_comes AFTER INSERT ON statement BEGIN
    INSERT INTO words (rowid, content, speaker, role)
    VALUES (new.number, new.content, new.speaker, new.role);
END;

CREATE TRIGGER statement_goes AFTER DELETE ON statement BEGIN
    INSERT INTO words (words, rowid, content, speaker, role)
    VALUES ('delete', old.number, old.content, old.speaker, old.role);
END;
