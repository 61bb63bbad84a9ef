-- Rows of run_files whose keys lie between two keys, in key order: one key, a page, or all.
-- Parameters: @first, @last: both included; a blob as @last is after every key
-- Returns:    the columns of the record, in its order
SELECT
    run_id, name, sha_256, content
FROM run_files
WHERE key BETWEEN @first AND @last
ORDER BY key;
