-- Writes one row of raters: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO raters (
    key, name, cadre_id, unit_id
)
VALUES (
    @key, @name, @cadre_id, @unit_id
)
ON CONFLICT (key) DO UPDATE SET
    name = excluded.name,
    cadre_id = excluded.cadre_id,
    unit_id = excluded.unit_id
WHERE (
    raters.name, raters.cadre_id, raters.unit_id
) IS NOT (
    excluded.name, excluded.cadre_id, excluded.unit_id
);
