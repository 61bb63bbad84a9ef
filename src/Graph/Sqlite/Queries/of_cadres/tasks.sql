-- The tasks of the given cadres, oldest first.
-- Parameters: @ids  JSON array of cadre ids
-- Returns:    the columns of the record, in its order
SELECT
    r.id, r.cadre_id, r.class_id, r.competency_id, r.kind, r.title, r.checkpoints, r.issued_on, r.due_on,
    r.status, r.resolved_on, r.outcome
FROM tasks AS r
WHERE r.cadre_id IN (SELECT value FROM json_each(@ids))
ORDER BY r.cadre_id, r.issued_on, r.key;
