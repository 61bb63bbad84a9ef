-- Rows of evaluations whose keys lie between two keys, in key order: one key, a page, or all.
-- Parameters: @first, @last: both included; a blob as @last is after every key
-- Returns:    the columns of the record, in its order
SELECT
    id, round_id, class_id, cadre_id, rater_id, role, submitted_on, marks, comments
FROM evaluations
WHERE key BETWEEN @first AND @last
ORDER BY key;
