-- The family of the given cadres, by key.
-- Parameters: @ids  JSON array of cadre ids
-- Returns:    the columns of the record, in its order
SELECT
    r.cadre_id, r.relation, r.name, r.relative_cadre_id, r.politics, r.work
FROM family AS r
WHERE r.cadre_id IN (SELECT value FROM json_each(@ids))
ORDER BY r.cadre_id, r.key;
