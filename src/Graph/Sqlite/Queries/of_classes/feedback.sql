-- The feedback of the given classes, by key.
-- Parameters: @ids  JSON array of class ids
-- Returns:    the columns of the record, in its order
SELECT
    class_id, to_unit_id, sent_on, received_on
FROM feedback
WHERE class_id IN (SELECT value FROM json_each(@ids))
ORDER BY class_id, key;
