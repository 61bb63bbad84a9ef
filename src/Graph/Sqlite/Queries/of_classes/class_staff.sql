-- The class_staff of the given classes, by key.
-- Parameters: @ids  JSON array of class ids
-- Returns:    the columns of the record, in its order
SELECT
    class_id, rater_id, role
FROM class_staff
WHERE class_id IN (SELECT value FROM json_each(@ids))
ORDER BY class_id, key;
