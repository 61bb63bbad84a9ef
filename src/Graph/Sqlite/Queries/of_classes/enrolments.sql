-- The enrolments of the given classes, by key.
-- Parameters: @ids  JSON array of class ids
-- Returns:    the columns of the record, in its order
SELECT
    id, cadre_id, class_id, hours_earned, hours_absent, result, assessment, exam_score, certificate_no,
    revoked_on, revoked_reason
FROM enrolments
WHERE class_id IN (SELECT value FROM json_each(@ids))
ORDER BY class_id, key;
