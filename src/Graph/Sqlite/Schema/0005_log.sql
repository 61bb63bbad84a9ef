-- What the store says of itself, and what every commit changed.

-- today: the day the store lives at (none: the clock's); name_order: the version of the order behind every name_key.
CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT
) STRICT, WITHOUT ROWID;

-- One row a commit that wrote something.
CREATE TABLE commits (
    version INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    source TEXT NOT NULL
) STRICT;
CREATE INDEX commits_by_time ON commits (at);

-- One row a record that a commit changed.
CREATE TABLE changes (
    version INTEGER NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (version, kind, key)
) STRICT, WITHOUT ROWID;
