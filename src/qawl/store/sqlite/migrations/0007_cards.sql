-- By what articles are compared, as a rule last made it, and what came of comparing all of them. All of it can be
-- made again.

CREATE TABLE card (
    rule INTEGER NOT NULL REFERENCES rule (number) ON DELETE CASCADE,
    article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
    fingerprint BLOB NOT NULL, -- of the article when the card was made: for another one it is made again
    body BLOB NOT NULL,
    UNIQUE (rule, article)
) STRICT;

CREATE INDEX card_by_article ON card (article);

CREATE TABLE outcome (
    name TEXT PRIMARY KEY,
    state BLOB NOT NULL, -- of the store when it was worked out: for another one it is worked out again
    body BLOB NOT NULL
) STRICT;
