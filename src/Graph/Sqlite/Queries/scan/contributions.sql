-- Rows of contributions whose keys lie between two keys, in key order: one key, a page, or all.
-- Parameters: @first, @last: both included; a blob as @last is after every key
-- Returns:    the columns of the record, in its order
SELECT
    id, cadre_id, class_id, title, kind, role, share, score, adopted, verified_by
FROM contributions
WHERE key BETWEEN @first AND @last
ORDER BY key;
