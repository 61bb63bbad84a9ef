-- Writes one row of indicators: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO indicators (
    key, name, min, max, anchors
)
VALUES (
    @key, @name, @min, @max, @anchors
)
ON CONFLICT (key) DO UPDATE SET
    name = excluded.name,
    min = excluded.min,
    max = excluded.max,
    anchors = excluded.anchors
WHERE (
    indicators.name, indicators.min, indicators.max, indicators.anchors
) IS NOT (
    excluded.name, excluded.min, excluded.max, excluded.anchors
);
