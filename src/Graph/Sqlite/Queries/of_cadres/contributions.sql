-- The contributions of the given cadres, oldest class first.
-- Parameters: @ids  JSON array of cadre ids
-- Returns:    the columns of the record, in its order
SELECT
    r.id, r.cadre_id, r.class_id, r.title, r.kind, r.role, r.share, r.score, r.adopted, r.verified_by
FROM contributions AS r
LEFT JOIN classes AS c ON c.key = r.class_id
WHERE r.cadre_id IN (SELECT value FROM json_each(@ids))
ORDER BY r.cadre_id, c.starts_on, r.key;
