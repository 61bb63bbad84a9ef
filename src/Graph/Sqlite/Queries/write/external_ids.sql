-- Writes one row of external_ids: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO external_ids (
    key, cadre_id, system, value
)
VALUES (
    @key, @cadre_id, @system, @value
)
ON CONFLICT (key) DO UPDATE SET
    value = excluded.value
WHERE external_ids.value IS NOT excluded.value;
