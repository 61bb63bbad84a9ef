-- Writes one row of cadre_states: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO cadre_states (
    key, cadre_id, "from", unit_id, rank, grade, category, tags, status
)
VALUES (
    @key, @cadre_id, @from, @unit_id, @rank, @grade, @category, @tags, @status
)
ON CONFLICT (key) DO UPDATE SET
    unit_id = excluded.unit_id,
    rank = excluded.rank,
    grade = excluded.grade,
    category = excluded.category,
    tags = excluded.tags,
    status = excluded.status
WHERE (
    cadre_states.unit_id, cadre_states.rank, cadre_states.grade, cadre_states.category, cadre_states.tags,
    cadre_states.status
) IS NOT (
    excluded.unit_id, excluded.rank, excluded.grade, excluded.category, excluded.tags, excluded.status
);
