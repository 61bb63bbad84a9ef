-- Writes one row of needs: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO needs (
    key, cadre_id, unit_id, competency_id, theme, year, priority, source
)
VALUES (
    @key, @cadre_id, @unit_id, @competency_id, @theme, @year, @priority, @source
)
ON CONFLICT (key) DO UPDATE SET
    cadre_id = excluded.cadre_id,
    unit_id = excluded.unit_id,
    competency_id = excluded.competency_id,
    theme = excluded.theme,
    year = excluded.year,
    priority = excluded.priority,
    source = excluded.source
WHERE (
    needs.cadre_id, needs.unit_id, needs.competency_id, needs.theme, needs.year, needs.priority, needs.source
) IS NOT (
    excluded.cadre_id, excluded.unit_id, excluded.competency_id, excluded.theme, excluded.year,
    excluded.priority, excluded.source
);
