-- The class_courses of the given classes, by key.
-- Parameters: @ids  JSON array of class ids
-- Returns:    the columns of the record, in its order
SELECT
    class_id, course_id, hours, method, lecturer_is_leader
FROM class_courses
WHERE class_id IN (SELECT value FROM json_each(@ids))
ORDER BY class_id, key;
