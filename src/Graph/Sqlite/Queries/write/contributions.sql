-- Writes one row of contributions: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO contributions (
    key, cadre_id, class_id, title, kind, role, share, score, adopted, verified_by
)
VALUES (
    @key, @cadre_id, @class_id, @title, @kind, @role, @share, @score, @adopted, @verified_by
)
ON CONFLICT (key) DO UPDATE SET
    cadre_id = excluded.cadre_id,
    class_id = excluded.class_id,
    title = excluded.title,
    kind = excluded.kind,
    role = excluded.role,
    share = excluded.share,
    score = excluded.score,
    adopted = excluded.adopted,
    verified_by = excluded.verified_by
WHERE (
    contributions.cadre_id, contributions.class_id, contributions.title, contributions.kind,
    contributions.role, contributions.share, contributions.score, contributions.adopted,
    contributions.verified_by
) IS NOT (
    excluded.cadre_id, excluded.class_id, excluded.title, excluded.kind, excluded.role, excluded.share,
    excluded.score, excluded.adopted, excluded.verified_by
);
