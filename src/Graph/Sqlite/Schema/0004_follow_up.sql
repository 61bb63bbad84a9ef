-- What follows a class, and what was asked for before it. Conventions as in 0001.

-- A yearly appraisal (年度考核).
CREATE TABLE appraisals (
    key TEXT NOT NULL PRIMARY KEY,
    cadre_id TEXT NOT NULL,
    year INTEGER NOT NULL,
    grade TEXT NOT NULL,
    de TEXT,
    neng TEXT,
    qin TEXT,
    ji TEXT,
    lian TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX appraisals_of_cadre ON appraisals (cadre_id, year);

-- Hours earned outside classes.
CREATE TABLE credits (
    key TEXT NOT NULL PRIMARY KEY,
    id TEXT AS (key),
    cadre_id TEXT NOT NULL,
    "on" TEXT NOT NULL,
    kind TEXT NOT NULL,
    hours TEXT NOT NULL,
    source TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX credits_of_cadre ON credits (cadre_id, "on");

-- What was noted of a trainee's conduct.
CREATE TABLE conduct (
    key TEXT NOT NULL PRIMARY KEY,
    id TEXT AS (key),
    cadre_id TEXT,
    class_id TEXT,
    "on" TEXT NOT NULL,
    kind TEXT NOT NULL,
    hours TEXT,
    note TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX conduct_of_cadre ON conduct (cadre_id, "on");
CREATE INDEX conduct_of_class ON conduct (class_id);

-- What came out of a training (培训成果).
CREATE TABLE contributions (
    key TEXT NOT NULL PRIMARY KEY,
    id TEXT AS (key),
    cadre_id TEXT,
    class_id TEXT,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    role TEXT,
    share TEXT,
    score TEXT,
    adopted INTEGER,
    verified_by TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX contributions_of_cadre ON contributions (cadre_id);

-- What the trainee must do after a class (训后任务单).
CREATE TABLE tasks (
    key TEXT NOT NULL PRIMARY KEY,
    id TEXT AS (key),
    cadre_id TEXT,
    class_id TEXT,
    competency_id TEXT,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    checkpoints TEXT,
    issued_on TEXT NOT NULL,
    due_on TEXT,
    status TEXT NOT NULL,
    resolved_on TEXT,
    outcome TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX tasks_of_cadre ON tasks (cadre_id, issued_on);

-- What the organisation, a post or a cadre asks for (培训需求).
CREATE TABLE needs (
    key TEXT NOT NULL PRIMARY KEY,
    id TEXT AS (key),
    cadre_id TEXT,
    unit_id TEXT,
    competency_id TEXT,
    theme TEXT,
    year INTEGER,
    priority INTEGER,
    source TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX needs_of_cadre ON needs (cadre_id, year);

-- A class's results sent to a unit.
CREATE TABLE feedback (
    key TEXT NOT NULL PRIMARY KEY,
    class_id TEXT NOT NULL,
    to_unit_id TEXT NOT NULL,
    sent_on TEXT,
    received_on TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX feedback_of_class ON feedback (class_id);

-- A target of a plan.
CREATE TABLE plan_targets (
    key TEXT NOT NULL PRIMARY KEY,
    plan_id TEXT NOT NULL,
    unit_id TEXT,
    indicator TEXT NOT NULL,
    rank TEXT,
    category TEXT,
    team TEXT,
    year INTEGER,
    target TEXT
) STRICT, WITHOUT ROWID;
