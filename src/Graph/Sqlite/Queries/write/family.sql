-- Writes one row of family: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO family (
    key, cadre_id, relation, name, relative_cadre_id, politics, work
)
VALUES (
    @key, @cadre_id, @relation, @name, @relative_cadre_id, @politics, @work
)
ON CONFLICT (key) DO UPDATE SET
    politics = excluded.politics,
    work = excluded.work
WHERE (
    family.politics, family.work
) IS NOT (
    excluded.politics, excluded.work
);
