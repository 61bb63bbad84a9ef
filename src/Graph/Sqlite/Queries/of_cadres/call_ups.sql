-- The call_ups of the given cadres, oldest first.
-- Parameters: @ids  JSON array of cadre ids
-- Returns:    the columns of the record, in its order
SELECT
    r.id, r.cadre_id, r.class_id, r.kind, r.called_on, r.reply_due, r.state, r.excuse, r.approved_by,
    r.override_reason
FROM call_ups AS r
WHERE r.cadre_id IN (SELECT value FROM json_each(@ids))
ORDER BY r.cadre_id, r.called_on, r.key;
