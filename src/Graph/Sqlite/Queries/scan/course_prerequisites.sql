-- Rows of course_prerequisites whose keys lie between two keys, in key order: one key, a page, or all.
-- Parameters: @first, @last: both included; a blob as @last is after every key
-- Returns:    the columns of the record, in its order
SELECT
    course_id, requires_course_id
FROM course_prerequisites
WHERE key BETWEEN @first AND @last
ORDER BY key;
