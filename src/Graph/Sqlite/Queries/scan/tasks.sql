-- Rows of tasks whose keys lie between two keys, in key order: one key, a page, or all.
-- Parameters: @first, @last: both included; a blob as @last is after every key
-- Returns:    the columns of the record, in its order
SELECT
    id, cadre_id, class_id, competency_id, kind, title, checkpoints, issued_on, due_on, status, resolved_on,
    outcome
FROM tasks
WHERE key BETWEEN @first AND @last
ORDER BY key;
