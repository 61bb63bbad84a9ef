-- The rounds of the given classes, by key.
-- Parameters: @ids  JSON array of class ids
-- Returns:    the columns of the record, in its order
SELECT
    id, class_id, kind, closes_on
FROM rounds
WHERE class_id IN (SELECT value FROM json_each(@ids))
ORDER BY class_id, key;
