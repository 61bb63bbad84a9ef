-- Writes one row of course_prerequisites: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO course_prerequisites (
    key, course_id, requires_course_id
)
VALUES (
    @key, @course_id, @requires_course_id
)
ON CONFLICT (key) DO NOTHING;
