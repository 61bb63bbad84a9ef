-- Rows of rounds whose keys lie between two keys, in key order: one key, a page, or all.
-- Parameters: @first, @last: both included; a blob as @last is after every key
-- Returns:    the columns of the record, in its order
SELECT
    id, class_id, kind, closes_on
FROM rounds
WHERE key BETWEEN @first AND @last
ORDER BY key;
