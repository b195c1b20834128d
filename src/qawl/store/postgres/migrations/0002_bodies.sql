-- The bytes of captures, each once. A store in a file has them in a folder beside it; here they lie with all else, so
-- that nothing hangs on the disk of the machine that captured them.

CREATE TABLE body (
    digest text COLLATE "C" PRIMARY KEY, -- sha256 of the bytes, in hexadecimal
    size bigint NOT NULL, -- of the bytes, before they were packed
    packed bytea NOT NULL -- as a gzip file
);

-- They are packed already: the server need not try again.
ALTER TABLE body ALTER COLUMN packed SET STORAGE EXTERNAL;
