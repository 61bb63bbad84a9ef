-- Rows of plan_targets whose keys lie between two keys, in key order: one key, a page, or all.
-- Parameters: @first, @last: both included; a blob as @last is after every key
-- Returns:    the columns of the record, in its order
SELECT
    plan_id, unit_id, indicator, rank, category, team, year, target
FROM plan_targets
WHERE key BETWEEN @first AND @last
ORDER BY key;
