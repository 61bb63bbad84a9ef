-- Rows of class_ratings whose keys lie between two keys, in key order: one key, a page, or all.
-- Parameters: @first, @last: both included; a blob as @last is after every key
-- Returns:    the columns of the record, in its order
SELECT
    id, class_id, course_id, rater_id, submitted_on, dimension, score
FROM class_ratings
WHERE key BETWEEN @first AND @last
ORDER BY key;
