-- What articles, statements and actors are searched by. All of it can be made again. Rows that are searched are
-- numbered by their time, so that the newest come first and days are stretches of numbers: store/search/newness.py.

CREATE TABLE searched (
    row INTEGER PRIMARY KEY, -- in `article_words`; one that was given is never given again
    article INTEGER UNIQUE REFERENCES article (number) ON DELETE SET NULL, -- none: these words are no longer its own
    fingerprint BLOB NOT NULL, -- of the article, as in `article`
    words BLOB NOT NULL -- a fingerprint of what was indexed: the same is not indexed twice
) STRICT;

CREATE VIRTUAL TABLE article_words USING fts5(
    head, body, spelled, outlet, acts, content = '', tokenize = 'unicode61 remove_diacritics 2'
);

-- Statements are written anew when the store is opened: these columns are empty until then.
ALTER TABLE statement ADD COLUMN spelled TEXT NOT NULL DEFAULT ''; -- what folding changes, as it is spelled
ALTER TABLE statement ADD COLUMN sources TEXT NOT NULL DEFAULT ''; -- the names of the chain, folded
ALTER TABLE statement ADD COLUMN outlet TEXT NOT NULL DEFAULT ''; -- folded

DROP TRIGGER statement_comes;
DROP TRIGGER statement_goes;
DROP TABLE words;

CREATE VIRTUAL TABLE words USING fts5(
    content, speaker, role, spelled, sources, outlet, act, kind,
    content = 'statement', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);

INSERT INTO words (words) VALUES ('rebuild');

CREATE TRIGGER statement_comes AFTER INSERT ON statement BEGIN
    INSERT INTO words (rowid, content, speaker, role, spelled, sources, outlet, act, kind)
    VALUES (new.number, new.content, new.speaker, new.role, new.spelled, new.sources, new.outlet, new.act, new.kind);
END;

CREATE TRIGGER statement_goes AFTER DELETE ON statement BEGIN
    INSERT INTO words (words, rowid, content, speaker, role, spelled, sources, outlet, act, kind)
    VALUES (
        'delete', old.number, old.content, old.speaker, old.role, old.spelled, old.sources, old.outlet, old.act,
        old.kind
    );
END;

-- The names of the actors that mentions have, as the last `settle` has it.
CREATE TABLE naming (
    actor TEXT NOT NULL,
    name TEXT NOT NULL,
    words TEXT NOT NULL, -- folded, each after a space, those with an article without it too
    kind TEXT, -- of a local actor
    articles INTEGER NOT NULL, -- 0 for a name that only the registry has
    PRIMARY KEY (actor, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE speaking (
    actor TEXT PRIMARY KEY,
    statements INTEGER NOT NULL,
    articles INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
