-- Who may come in by a door, and when they last looked. Secrets are not kept, only what they hash to.

CREATE TABLE IF NOT EXISTS pass (
    number INTEGER PRIMARY KEY AUTOINCREMENT, -- never given twice: the log names it
    digest BLOB NOT NULL UNIQUE, -- SHA-256 of the secret
    kind TEXT NOT NULL, -- session or token
    name TEXT NOT NULL,
    scopes TEXT NOT NULL, -- with spaces between
    made TEXT NOT NULL, -- ISO 8601 in UTC, as all times here
    ends TEXT NOT NULL,
    used TEXT,
    ended TEXT,
    parent INTEGER REFERENCES pass (number) ON DELETE CASCADE
) STRICT;

CREATE INDEX IF NOT EXISTS pass_by_parent ON pass (parent);

CREATE TABLE IF NOT EXISTS looked (
    reader TEXT NOT NULL,
    dossier TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (reader, dossier)
) STRICT, WITHOUT ROWID;
