-- Writes one row of sanctions: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO sanctions (
    key, cadre_id, kind, decided_on, effect_until
)
VALUES (
    @key, @cadre_id, @kind, @decided_on, @effect_until
)
ON CONFLICT (key) DO UPDATE SET
    effect_until = excluded.effect_until
WHERE sanctions.effect_until IS NOT excluded.effect_until;
