-- What is followed, and how it stands: after a restart nothing is asked sooner than it would have been without one.
-- Times are ISO 8601 in UTC with «Z», whole seconds, so that they are compared as text.

CREATE TABLE source (
    address TEXT PRIMARY KEY,
    host TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT,
    outlet TEXT,
    added TEXT NOT NULL,
    etag TEXT, -- to be sent back to the letter, as the next
    last_modified TEXT,
    last_try TEXT,
    last_success TEXT,
    next_poll TEXT, -- none before the first, and when gone
    interval INTEGER NOT NULL,
    errors INTEGER NOT NULL,
    error TEXT, -- a key of the word files
    details TEXT NOT NULL, -- pairs, as JSON
    gone INTEGER NOT NULL,
    due TEXT -- `next_poll`, or the beginning of time before the first; none when gone
) STRICT, WITHOUT ROWID;

CREATE INDEX source_by_due ON source (due);

-- Where a source was before it moved.
CREATE TABLE former (
    address TEXT PRIMARY KEY,
    source TEXT NOT NULL REFERENCES source (address) ON UPDATE CASCADE ON DELETE CASCADE,
    moved TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Addresses that sources announced: pages, and the sitemaps that an index names.
CREATE TABLE visit (
    address TEXT PRIMARY KEY, -- in the one spelling by which it is known again
    host TEXT NOT NULL,
    url TEXT NOT NULL,
    source TEXT NOT NULL, -- stays when the source is followed no more
    announced TEXT NOT NULL, -- as JSON; without the text once the page was had
    due TEXT, -- none when there is nothing more to ask
    taken INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    etag TEXT,
    last_modified TEXT,
    error TEXT,
    details TEXT NOT NULL,
    depth INTEGER NOT NULL,
    stale INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX visit_by_due ON visit (due) WHERE due IS NOT NULL;
CREATE INDEX visit_by_source ON visit (source, taken, depth);

CREATE TABLE host (
    name TEXT PRIMARY KEY,
    until TEXT NOT NULL -- left alone until then, because it said so
) STRICT, WITHOUT ROWID;

CREATE TABLE robots (
    origin TEXT PRIMARY KEY,
    fetched TEXT NOT NULL,
    status INTEGER, -- none when nothing came
    body BLOB NOT NULL
) STRICT, WITHOUT ROWID;
