-- What is marked, by whom, and what was made of it. Conventions as in 0001; a ballot is one row: its marks are a JSON
-- object of indicator to score, its comments one of indicator to text.

-- A competency (能力/素质).
CREATE TABLE competencies (
    key TEXT NOT NULL PRIMARY KEY,
    id TEXT AS (key),
    name TEXT NOT NULL,
    virtue TEXT,
    description TEXT
) STRICT, WITHOUT ROWID;

-- What a rater marks (考察指标).
CREATE TABLE indicators (
    key TEXT NOT NULL PRIMARY KEY,
    id TEXT AS (key),
    name TEXT NOT NULL,
    min TEXT,
    max TEXT,
    anchors TEXT
) STRICT, WITHOUT ROWID;

-- How an indicator bears on a competency.
CREATE TABLE indicator_weights (
    key TEXT NOT NULL PRIMARY KEY,
    indicator_id TEXT NOT NULL,
    competency_id TEXT NOT NULL,
    weight TEXT
) STRICT, WITHOUT ROWID;

-- Somebody who casts ballots.
CREATE TABLE raters (
    key TEXT NOT NULL PRIMARY KEY,
    id TEXT AS (key),
    name TEXT NOT NULL,
    cadre_id TEXT,
    unit_id TEXT
) STRICT, WITHOUT ROWID;

-- One collection of ballots for a class (评价轮次).
CREATE TABLE rounds (
    key TEXT NOT NULL PRIMARY KEY,
    id TEXT AS (key),
    class_id TEXT,
    kind TEXT,
    closes_on TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX rounds_of_class ON rounds (class_id);

-- One rater judges one cadre on indicators (评价).
CREATE TABLE evaluations (
    key TEXT NOT NULL PRIMARY KEY,
    id TEXT AS (key),
    round_id TEXT NOT NULL,
    class_id TEXT NOT NULL,
    cadre_id TEXT NOT NULL,
    rater_id TEXT NOT NULL,
    role TEXT NOT NULL,
    submitted_on TEXT NOT NULL,
    marks TEXT NOT NULL,
    comments TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX evaluations_of_cadre ON evaluations (cadre_id, submitted_on);

-- A trainee's rating of a class or course.
CREATE TABLE class_ratings (
    key TEXT NOT NULL PRIMARY KEY,
    id TEXT AS (key),
    class_id TEXT,
    course_id TEXT,
    rater_id TEXT,
    submitted_on TEXT,
    dimension TEXT,
    score TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX class_ratings_of_class ON class_ratings (class_id);

-- What a liaison or teacher saw and wrote down: evidence, never scored.
CREATE TABLE observations (
    key TEXT NOT NULL PRIMARY KEY,
    id TEXT AS (key),
    cadre_id TEXT,
    class_id TEXT,
    rater_id TEXT,
    "on" TEXT NOT NULL,
    scene TEXT NOT NULL,
    competency_id TEXT,
    text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX observations_of_cadre ON observations (cadre_id, "on");

-- A scoring run: what was fitted, from what, and whether it is published.
CREATE TABLE runs (
    key TEXT NOT NULL PRIMARY KEY,
    id TEXT AS (key),
    as_of TEXT NOT NULL,
    framework TEXT NOT NULL,
    scale TEXT NOT NULL,
    data_fingerprint TEXT NOT NULL,
    components TEXT,
    started_at TEXT NOT NULL,
    finished_at TEXT,
    published_at TEXT,
    supersedes TEXT
) STRICT;

-- What one run says of one cadre: all entries of the capability map.
CREATE TABLE estimates (
    key TEXT NOT NULL PRIMARY KEY,
    run_id TEXT NOT NULL,
    cadre_id TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX estimates_of_cadre ON estimates (cadre_id);

-- A file of a scoring run, kept whole.
CREATE TABLE run_files (
    key TEXT NOT NULL PRIMARY KEY,
    run_id TEXT NOT NULL,
    name TEXT NOT NULL,
    sha_256 TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT;
