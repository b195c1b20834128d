-- What a reader has seen is told by what had come by then, and not by days alone; empty where only the day is known.
ALTER TABLE looked ADD COLUMN mark text COLLATE "C" NOT NULL DEFAULT '';

-- Articles that people judged are found by what holds. All of it can be made again from revisions: what a statement is
-- as people left it. One that is left out keeps its row in `statement`, with an empty act and no words.
CREATE TABLE standing (
    statement bigint PRIMARY KEY REFERENCES statement (number) ON DELETE CASCADE,
    body bytea NOT NULL -- as model/codec.py writes it
);

-- The articles whose rows are so.
CREATE TABLE stood (
    article bigint PRIMARY KEY REFERENCES article (number) ON DELETE CASCADE,
    fingerprint bytea NOT NULL, -- of the article then
    newest bigint NOT NULL -- the last of its revisions then
);
