-- Writes one row of courses: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO courses (
    key, title, kind, theme, method, hours, lecturer_is_leader, elective, status, name_key, name_fold
)
VALUES (
    @key, @title, @kind, @theme, @method, @hours, @lecturer_is_leader, @elective, @status, @name_key,
    @name_fold
)
ON CONFLICT (key) DO UPDATE SET
    title = excluded.title,
    kind = excluded.kind,
    theme = excluded.theme,
    method = excluded.method,
    hours = excluded.hours,
    lecturer_is_leader = excluded.lecturer_is_leader,
    elective = excluded.elective,
    status = excluded.status,
    name_key = excluded.name_key,
    name_fold = excluded.name_fold
WHERE (
    courses.title, courses.kind, courses.theme, courses.method, courses.hours, courses.lecturer_is_leader,
    courses.elective, courses.status, courses.name_key, courses.name_fold
) IS NOT (
    excluded.title, excluded.kind, excluded.theme, excluded.method, excluded.hours,
    excluded.lecturer_is_leader, excluded.elective, excluded.status, excluded.name_key, excluded.name_fold
);
