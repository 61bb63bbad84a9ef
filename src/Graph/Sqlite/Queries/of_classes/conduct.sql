-- The conduct of the given classes, by key.
-- Parameters: @ids  JSON array of class ids
-- Returns:    the columns of the record, in its order
SELECT
    id, cadre_id, class_id, "on", kind, hours, note
FROM conduct
WHERE class_id IN (SELECT value FROM json_each(@ids))
ORDER BY class_id, key;
