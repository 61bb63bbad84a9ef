-- The estimates of the given cadres, oldest run first.
-- Parameters: @ids  JSON array of cadre ids
-- Returns:    the columns of the record, in its order
SELECT
    r.run_id, r.cadre_id, r.body
FROM estimates AS r
LEFT JOIN runs AS c ON c.key = r.run_id
WHERE r.cadre_id IN (SELECT value FROM json_each(@ids))
ORDER BY r.cadre_id, c.started_at, r.key;
