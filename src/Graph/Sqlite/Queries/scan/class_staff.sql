-- Rows of class_staff whose keys lie between two keys, in key order: one key, a page, or all.
-- Parameters: @first, @last: both included; a blob as @last is after every key
-- Returns:    the columns of the record, in its order
SELECT
    class_id, rater_id, role
FROM class_staff
WHERE key BETWEEN @first AND @last
ORDER BY key;
