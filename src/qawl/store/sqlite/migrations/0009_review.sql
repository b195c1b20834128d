-- What people decided about records, and what helps them decide. `revision` and `draft` cannot be made again; the
-- rest can. Nothing is ever changed in `revision` or deleted from it.

CREATE TABLE IF NOT EXISTS revision (
    number INTEGER PRIMARY KEY, -- from 1, without gaps
    record TEXT NOT NULL, -- permanent id of a statement or of a pair
    article TEXT NOT NULL, -- its id: the article may go and the revision stays
    verdict INTEGER NOT NULL, -- 0 for what changes nothing: a comment
    body BLOB NOT NULL, -- as model/codec.py writes it
    seal TEXT NOT NULL -- of this row and of the seal before it
) STRICT;

CREATE INDEX IF NOT EXISTS revision_by_record ON revision (record, number);

CREATE INDEX IF NOT EXISTS revision_by_article ON revision (article, number);

CREATE TRIGGER IF NOT EXISTS revision_stays BEFORE UPDATE ON revision BEGIN
    SELECT RAISE(ABORT, 'a revision is never changed');
END;

CREATE TRIGGER IF NOT EXISTS revision_is_kept BEFORE DELETE ON revision BEGIN
    SELECT RAISE(ABORT, 'a revision is never deleted');
END;

-- Putting one in the place of another deletes without that trigger.
CREATE TRIGGER IF NOT EXISTS revision_is_last BEFORE INSERT ON revision
WHEN new.number <> (SELECT coalesce(max(number), 0) + 1 FROM revision) BEGIN
    SELECT RAISE(ABORT, 'a revision comes behind all others');
END;

-- How many revisions there are and the seal of the last: by this it shows that some were cut off at the end.
CREATE TABLE IF NOT EXISTS trail (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    number INTEGER NOT NULL,
    seal TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS draft (
    reviewer TEXT NOT NULL,
    record TEXT NOT NULL,
    at TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (reviewer, record)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS skipped (
    reviewer TEXT NOT NULL,
    record TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (reviewer, record)
) STRICT, WITHOUT ROWID;

-- How much a statement of the machine is to be doubted, from 0 on.
CREATE TABLE IF NOT EXISTS doubt (
    statement INTEGER PRIMARY KEY REFERENCES statement (number) ON DELETE CASCADE,
    score REAL NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS doubt_by_score ON doubt (score DESC, statement);

-- What was last worked out of an article that people have judged.
CREATE TABLE IF NOT EXISTS judged (
    article TEXT PRIMARY KEY,
    rule TEXT NOT NULL,
    fingerprint BLOB NOT NULL, -- of the article then
    newest INTEGER NOT NULL, -- the last of its revisions then
    body BLOB NOT NULL
) STRICT, WITHOUT ROWID;
