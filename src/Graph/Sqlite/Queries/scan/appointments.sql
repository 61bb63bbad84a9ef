-- Rows of appointments whose keys lie between two keys, in key order: one key, a page, or all.
-- Parameters: @first, @last: both included; a blob as @last is after every key
-- Returns:    the columns of the record, in its order
SELECT
    id, cadre_id, post_id, "from", "to", kind, decided_on, previous_rank, goal, accepted_on, acceptance
FROM appointments
WHERE key BETWEEN @first AND @last
ORDER BY key;
