-- Rows of indicator_weights whose keys lie between two keys, in key order: one key, a page, or all.
-- Parameters: @first, @last: both included; a blob as @last is after every key
-- Returns:    the columns of the record, in its order
SELECT
    indicator_id, competency_id, weight
FROM indicator_weights
WHERE key BETWEEN @first AND @last
ORDER BY key;
