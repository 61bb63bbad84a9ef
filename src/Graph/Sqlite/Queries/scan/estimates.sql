-- Rows of estimates whose keys lie between two keys, in key order: one key, a page, or all.
-- Parameters: @first, @last: both included; a blob as @last is after every key
-- Returns:    the columns of the record, in its order
SELECT
    run_id, cadre_id, body
FROM estimates
WHERE key BETWEEN @first AND @last
ORDER BY key;
