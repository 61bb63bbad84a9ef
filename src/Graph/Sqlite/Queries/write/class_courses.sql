-- Writes one row of class_courses: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO class_courses (
    key, class_id, course_id, hours, method, lecturer_is_leader
)
VALUES (
    @key, @class_id, @course_id, @hours, @method, @lecturer_is_leader
)
ON CONFLICT (key) DO UPDATE SET
    hours = excluded.hours,
    method = excluded.method,
    lecturer_is_leader = excluded.lecturer_is_leader
WHERE (
    class_courses.hours, class_courses.method, class_courses.lecturer_is_leader
) IS NOT (
    excluded.hours, excluded.method, excluded.lecturer_is_leader
);
