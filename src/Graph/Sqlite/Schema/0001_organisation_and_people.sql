-- One table a record, named as its file of the bundle. The first column is the key as one text (the parts of a key of
-- several columns joined by '/'); the columns are those of the bundle, in its order. Days are YYYY-MM-DD, moments
-- ISO 8601 in UTC, decimals exact text, flags 0 or 1, codes their words, lists JSON arrays; NULL is not known.
-- name_key is the sort key of the name in pinyin order, name_fold the name (and aliases) made ready for searching.
-- now_* of a cadre are what scope compares: deciding rank and units today.

-- A node of the organisation tree (单位).
CREATE TABLE units (
    key TEXT NOT NULL PRIMARY KEY,
    id TEXT AS (key),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    level TEXT NOT NULL,
    parent_id TEXT,
    region TEXT,
    county_type TEXT,
    recognised_from TEXT,
    recognised_to TEXT,
    aliases TEXT,
    name_key BLOB NOT NULL,
    name_fold TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX units_by_name ON units (name_key, key, name_fold);

-- A post (岗位) of a unit.
CREATE TABLE posts (
    key TEXT NOT NULL PRIMARY KEY,
    id TEXT AS (key),
    title TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    rank TEXT,
    team TEXT,
    domain TEXT,
    is_party_post INTEGER,
    vacant_since TEXT,
    name_key BLOB NOT NULL,
    name_fold TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX posts_by_name ON posts (name_key, key, name_fold);

-- A competency that a post asks for.
CREATE TABLE post_requirements (
    key TEXT NOT NULL PRIMARY KEY,
    post_id TEXT NOT NULL,
    competency_id TEXT NOT NULL,
    level TEXT NOT NULL,
    weight TEXT NOT NULL,
    kind TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The person trained and appointed (干部), as known today.
CREATE TABLE cadres (
    key TEXT NOT NULL PRIMARY KEY,
    id TEXT AS (key),
    name TEXT NOT NULL,
    gender TEXT,
    birth_date TEXT,
    ethnicity TEXT,
    party TEXT,
    party_joined_on TEXT,
    work_started_on TEXT,
    entered_on TEXT,
    education TEXT,
    degree TEXT,
    major TEXT,
    rank TEXT,
    rank_since TEXT,
    grade TEXT,
    grade_since TEXT,
    category TEXT,
    tags TEXT,
    unit_id TEXT,
    managed_by_unit_id TEXT,
    status TEXT NOT NULL,
    left_on TEXT,
    native_place TEXT,
    now_rank TEXT,
    now_unit TEXT,
    now_managed_by TEXT,
    name_key BLOB NOT NULL,
    name_fold TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX cadres_by_name ON cadres (name_key, key, name_fold);

-- What a cadre was from a day on: the dated history.
CREATE TABLE cadre_states (
    key TEXT NOT NULL PRIMARY KEY,
    cadre_id TEXT NOT NULL,
    "from" TEXT NOT NULL,
    unit_id TEXT,
    rank TEXT,
    grade TEXT,
    category TEXT,
    tags TEXT,
    status TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX cadre_states_of_cadre ON cadre_states (cadre_id, "from");

-- A cadre's id in another system.
CREATE TABLE external_ids (
    key TEXT NOT NULL PRIMARY KEY,
    cadre_id TEXT NOT NULL,
    system TEXT NOT NULL,
    value TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX external_ids_of_cadre ON external_ids (cadre_id);
CREATE INDEX external_ids_of_system ON external_ids (system, value);

-- A relative of a cadre.
CREATE TABLE family (
    key TEXT NOT NULL PRIMARY KEY,
    cadre_id TEXT NOT NULL,
    relation TEXT NOT NULL,
    name TEXT NOT NULL,
    relative_cadre_id TEXT,
    politics TEXT,
    work TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX family_of_cadre ON family (cadre_id);
CREATE INDEX family_of_relative ON family (relative_cadre_id);

-- One course of education of a cadre.
CREATE TABLE educations (
    key TEXT NOT NULL PRIMARY KEY,
    cadre_id TEXT NOT NULL,
    mode TEXT NOT NULL,
    level TEXT NOT NULL,
    degree TEXT,
    school TEXT NOT NULL,
    major TEXT,
    graduated_on TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX educations_of_cadre ON educations (cadre_id, graduated_on);

-- An award.
CREATE TABLE awards (
    key TEXT NOT NULL PRIMARY KEY,
    cadre_id TEXT NOT NULL,
    "on" TEXT NOT NULL,
    title TEXT NOT NULL,
    level TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX awards_of_cadre ON awards (cadre_id, "on");

-- A sanction and how long it has effect.
CREATE TABLE sanctions (
    key TEXT NOT NULL PRIMARY KEY,
    cadre_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    effect_until TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX sanctions_of_cadre ON sanctions (cadre_id, decided_on);

-- A cadre held a post over a time (任职).
CREATE TABLE appointments (
    key TEXT NOT NULL PRIMARY KEY,
    id TEXT AS (key),
    cadre_id TEXT NOT NULL,
    post_id TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT,
    kind TEXT NOT NULL,
    decided_on TEXT,
    previous_rank TEXT,
    goal TEXT,
    accepted_on TEXT,
    acceptance TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX appointments_of_cadre ON appointments (cadre_id, "from");
