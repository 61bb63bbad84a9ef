-- Writes one row of class_segments: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO class_segments (
    key, class_id, starts_on, ends_on
)
VALUES (
    @key, @class_id, @starts_on, @ends_on
)
ON CONFLICT (key) DO UPDATE SET
    ends_on = excluded.ends_on
WHERE class_segments.ends_on IS NOT excluded.ends_on;
