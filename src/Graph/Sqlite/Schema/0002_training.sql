-- Courses, classes, who is called and who takes part. Conventions as in 0001.

-- A course: one subject (课程).
CREATE TABLE courses (
    key TEXT NOT NULL PRIMARY KEY,
    id TEXT AS (key),
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    theme TEXT,
    method TEXT NOT NULL,
    hours TEXT,
    lecturer_is_leader INTEGER,
    elective INTEGER,
    status TEXT,
    name_key BLOB NOT NULL,
    name_fold TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX courses_by_name ON courses (name_key, key, name_fold);

-- A competency that a course develops.
CREATE TABLE course_competencies (
    key TEXT NOT NULL PRIMARY KEY,
    course_id TEXT NOT NULL,
    competency_id TEXT NOT NULL,
    weight TEXT
) STRICT, WITHOUT ROWID;

-- A course that must be taken before another.
CREATE TABLE course_prerequisites (
    key TEXT NOT NULL PRIMARY KEY,
    course_id TEXT NOT NULL,
    requires_course_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A class (班次): a run of courses with dates.
CREATE TABLE classes (
    key TEXT NOT NULL PRIMARY KEY,
    id TEXT AS (key),
    title TEXT NOT NULL,
    mode TEXT NOT NULL,
    level TEXT NOT NULL,
    theme TEXT,
    organiser_unit_id TEXT,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    days TEXT,
    hours TEXT,
    theory_hours TEXT,
    party_spirit_hours TEXT,
    seats INTEGER,
    is_main INTEGER,
    is_key INTEGER,
    admits_ranks TEXT,
    status TEXT,
    name_key BLOB NOT NULL,
    name_fold TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX classes_by_name ON classes (name_key, key, name_fold);

-- A stretch of days of a split class.
CREATE TABLE class_segments (
    key TEXT NOT NULL PRIMARY KEY,
    class_id TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX class_segments_of_class ON class_segments (class_id);

-- A course taught in a class.
CREATE TABLE class_courses (
    key TEXT NOT NULL PRIMARY KEY,
    class_id TEXT NOT NULL,
    course_id TEXT NOT NULL,
    hours TEXT,
    method TEXT,
    lecturer_is_leader INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX class_courses_of_class ON class_courses (class_id);

-- Who staffs a class.
CREATE TABLE class_staff (
    key TEXT NOT NULL PRIMARY KEY,
    class_id TEXT NOT NULL,
    rater_id TEXT NOT NULL,
    role TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX class_staff_of_class ON class_staff (class_id);

-- A share of the seats kept for some.
CREATE TABLE class_quotas (
    key TEXT NOT NULL PRIMARY KEY,
    class_id TEXT NOT NULL,
    attribute TEXT NOT NULL,
    value TEXT NOT NULL,
    min INTEGER,
    max INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX class_quotas_of_class ON class_quotas (class_id);

-- A cadre called to a class (调训).
CREATE TABLE call_ups (
    key TEXT NOT NULL PRIMARY KEY,
    id TEXT AS (key),
    cadre_id TEXT NOT NULL,
    class_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    called_on TEXT NOT NULL,
    reply_due TEXT,
    state TEXT NOT NULL,
    excuse TEXT,
    approved_by TEXT,
    override_reason TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX call_ups_of_cadre ON call_ups (cadre_id, called_on);
CREATE INDEX call_ups_of_class ON call_ups (class_id);

-- One cadre in one class (参训).
CREATE TABLE enrolments (
    key TEXT NOT NULL PRIMARY KEY,
    id TEXT AS (key),
    cadre_id TEXT NOT NULL,
    class_id TEXT NOT NULL,
    hours_earned TEXT,
    hours_absent TEXT,
    result TEXT NOT NULL,
    assessment TEXT,
    exam_score TEXT,
    certificate_no TEXT,
    revoked_on TEXT,
    revoked_reason TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX enrolments_of_cadre ON enrolments (cadre_id);
CREATE INDEX enrolments_of_class ON enrolments (class_id);
