-- The appointments of the given cadres, oldest first.
-- Parameters: @ids  JSON array of cadre ids
-- Returns:    the columns of the record, in its order
SELECT
    r.id, r.cadre_id, r.post_id, r."from", r."to", r.kind, r.decided_on, r.previous_rank, r.goal,
    r.accepted_on, r.acceptance
FROM appointments AS r
WHERE r.cadre_id IN (SELECT value FROM json_each(@ids))
ORDER BY r.cadre_id, r."from", r.key;
