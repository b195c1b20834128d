-- Which articles a rule takes, as it was last asked: what belongs to a dossier is not worked out again for every
-- question. All of it can be made again.

CREATE TABLE rule (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE -- names all that the answers hang on, and so never has others
) STRICT;

CREATE TABLE chosen (
    rule INTEGER NOT NULL REFERENCES rule (number) ON DELETE CASCADE,
    article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
    fingerprint BLOB NOT NULL, -- of the article when the rule was asked: another one is asked about again
    taken INTEGER NOT NULL,
    PRIMARY KEY (rule, article)
) STRICT, WITHOUT ROWID;

CREATE INDEX chosen_by_article ON chosen (article);
