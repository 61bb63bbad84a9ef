-- Rows of runs whose keys lie between two keys, in key order: one key, a page, or all.
-- Parameters: @first, @last: both included; a blob as @last is after every key
-- Returns:    the columns of the record, in its order
SELECT
    id, as_of, framework, scale, data_fingerprint, components, started_at, finished_at, published_at,
    supersedes
FROM runs
WHERE key BETWEEN @first AND @last
ORDER BY key;
