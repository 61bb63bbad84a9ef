-- Rows of course_competencies whose keys lie between two keys, in key order: one key, a page, or all.
-- Parameters: @first, @last: both included; a blob as @last is after every key
-- Returns:    the columns of the record, in its order
SELECT
    course_id, competency_id, weight
FROM course_competencies
WHERE key BETWEEN @first AND @last
ORDER BY key;
