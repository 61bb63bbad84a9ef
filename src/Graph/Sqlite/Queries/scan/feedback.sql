-- Rows of feedback whose keys lie between two keys, in key order: one key, a page, or all.
-- Parameters: @first, @last: both included; a blob as @last is after every key
-- Returns:    the columns of the record, in its order
SELECT
    class_id, to_unit_id, sent_on, received_on
FROM feedback
WHERE key BETWEEN @first AND @last
ORDER BY key;
