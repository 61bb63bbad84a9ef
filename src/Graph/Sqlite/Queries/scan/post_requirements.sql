-- Rows of post_requirements whose keys lie between two keys, in key order: one key, a page, or all.
-- Parameters: @first, @last: both included; a blob as @last is after every key
-- Returns:    the columns of the record, in its order
SELECT
    post_id, competency_id, level, weight, kind
FROM post_requirements
WHERE key BETWEEN @first AND @last
ORDER BY key;
