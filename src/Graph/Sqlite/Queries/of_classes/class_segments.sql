-- The class_segments of the given classes, by key.
-- Parameters: @ids  JSON array of class ids
-- Returns:    the columns of the record, in its order
SELECT
    class_id, starts_on, ends_on
FROM class_segments
WHERE class_id IN (SELECT value FROM json_each(@ids))
ORDER BY class_id, key;
