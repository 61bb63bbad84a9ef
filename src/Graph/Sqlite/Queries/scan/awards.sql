-- Rows of awards whose keys lie between two keys, in key order: one key, a page, or all.
-- Parameters: @first, @last: both included; a blob as @last is after every key
-- Returns:    the columns of the record, in its order
SELECT
    cadre_id, "on", title, level
FROM awards
WHERE key BETWEEN @first AND @last
ORDER BY key;
