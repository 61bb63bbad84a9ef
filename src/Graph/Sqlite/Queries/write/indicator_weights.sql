-- Writes one row of indicator_weights: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO indicator_weights (
    key, indicator_id, competency_id, weight
)
VALUES (
    @key, @indicator_id, @competency_id, @weight
)
ON CONFLICT (key) DO UPDATE SET
    weight = excluded.weight
WHERE indicator_weights.weight IS NOT excluded.weight;
