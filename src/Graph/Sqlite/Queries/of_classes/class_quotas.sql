-- The class_quotas of the given classes, by key.
-- Parameters: @ids  JSON array of class ids
-- Returns:    the columns of the record, in its order
SELECT
    class_id, attribute, value, min, max
FROM class_quotas
WHERE class_id IN (SELECT value FROM json_each(@ids))
ORDER BY class_id, key;
