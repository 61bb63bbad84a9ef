-- The evaluations of the given cadres, oldest first.
-- Parameters: @ids  JSON array of cadre ids
-- Returns:    the columns of the record, in its order
SELECT
    r.id, r.round_id, r.class_id, r.cadre_id, r.rater_id, r.role, r.submitted_on, r.marks, r.comments
FROM evaluations AS r
WHERE r.cadre_id IN (SELECT value FROM json_each(@ids))
ORDER BY r.cadre_id, r.submitted_on, r.key;
