-- The cadre_states of the given cadres, oldest first.
-- Parameters: @ids  JSON array of cadre ids
-- Returns:    the columns of the record, in its order
SELECT
    r.cadre_id, r."from", r.unit_id, r.rank, r.grade, r.category, r.tags, r.status
FROM cadre_states AS r
WHERE r.cadre_id IN (SELECT value FROM json_each(@ids))
ORDER BY r.cadre_id, r."from", r.key;
