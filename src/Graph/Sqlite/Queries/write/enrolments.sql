-- Writes one row of enrolments: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO enrolments (
    key, cadre_id, class_id, hours_earned, hours_absent, result, assessment, exam_score, certificate_no,
    revoked_on, revoked_reason
)
VALUES (
    @key, @cadre_id, @class_id, @hours_earned, @hours_absent, @result, @assessment, @exam_score,
    @certificate_no, @revoked_on, @revoked_reason
)
ON CONFLICT (key) DO UPDATE SET
    cadre_id = excluded.cadre_id,
    class_id = excluded.class_id,
    hours_earned = excluded.hours_earned,
    hours_absent = excluded.hours_absent,
    result = excluded.result,
    assessment = excluded.assessment,
    exam_score = excluded.exam_score,
    certificate_no = excluded.certificate_no,
    revoked_on = excluded.revoked_on,
    revoked_reason = excluded.revoked_reason
WHERE (
    enrolments.cadre_id, enrolments.class_id, enrolments.hours_earned, enrolments.hours_absent,
    enrolments.result, enrolments.assessment, enrolments.exam_score, enrolments.certificate_no,
    enrolments.revoked_on, enrolments.revoked_reason
) IS NOT (
    excluded.cadre_id, excluded.class_id, excluded.hours_earned, excluded.hours_absent, excluded.result,
    excluded.assessment, excluded.exam_score, excluded.certificate_no, excluded.revoked_on,
    excluded.revoked_reason
);
