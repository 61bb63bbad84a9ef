-- Rows of indicators whose keys lie between two keys, in key order: one key, a page, or all.
-- Parameters: @first, @last: both included; a blob as @last is after every key
-- Returns:    the columns of the record, in its order
SELECT
    id, name, min, max, anchors
FROM indicators
WHERE key BETWEEN @first AND @last
ORDER BY key;
