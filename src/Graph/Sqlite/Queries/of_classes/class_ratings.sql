-- The class_ratings of the given classes, by key.
-- Parameters: @ids  JSON array of class ids
-- Returns:    the columns of the record, in its order
SELECT
    id, class_id, course_id, rater_id, submitted_on, dimension, score
FROM class_ratings
WHERE class_id IN (SELECT value FROM json_each(@ids))
ORDER BY class_id, key;
