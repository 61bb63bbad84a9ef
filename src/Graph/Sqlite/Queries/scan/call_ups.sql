-- Rows of call_ups whose keys lie between two keys, in key order: one key, a page, or all.
-- Parameters: @first, @last: both included; a blob as @last is after every key
-- Returns:    the columns of the record, in its order
SELECT
    id, cadre_id, class_id, kind, called_on, reply_due, state, excuse, approved_by, override_reason
FROM call_ups
WHERE key BETWEEN @first AND @last
ORDER BY key;
