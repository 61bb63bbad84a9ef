-- Writes one row of class_quotas: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO class_quotas (
    key, class_id, attribute, value, min, max
)
VALUES (
    @key, @class_id, @attribute, @value, @min, @max
)
ON CONFLICT (key) DO UPDATE SET
    min = excluded.min,
    max = excluded.max
WHERE (
    class_quotas.min, class_quotas.max
) IS NOT (
    excluded.min, excluded.max
);
