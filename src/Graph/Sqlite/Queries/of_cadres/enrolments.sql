-- The enrolments of the given cadres, oldest class first.
-- Parameters: @ids  JSON array of cadre ids
-- Returns:    the columns of the record, in its order
SELECT
    r.id, r.cadre_id, r.class_id, r.hours_earned, r.hours_absent, r.result, r.assessment, r.exam_score,
    r.certificate_no, r.revoked_on, r.revoked_reason
FROM enrolments AS r
LEFT JOIN classes AS c ON c.key = r.class_id
WHERE r.cadre_id IN (SELECT value FROM json_each(@ids))
ORDER BY r.cadre_id, c.starts_on, r.key;
