-- Rows of enrolments whose keys lie between two keys, in key order: one key, a page, or all.
-- Parameters: @first, @last: both included; a blob as @last is after every key
-- Returns:    the columns of the record, in its order
SELECT
    id, cadre_id, class_id, hours_earned, hours_absent, result, assessment, exam_score, certificate_no,
    revoked_on, revoked_reason
FROM enrolments
WHERE key BETWEEN @first AND @last
ORDER BY key;
