-- Rows of cadre_states whose keys lie between two keys, in key order: one key, a page, or all.
-- Parameters: @first, @last: both included; a blob as @last is after every key
-- Returns:    the columns of the record, in its order
SELECT
    cadre_id, "from", unit_id, rank, grade, category, tags, status
FROM cadre_states
WHERE key BETWEEN @first AND @last
ORDER BY key;
