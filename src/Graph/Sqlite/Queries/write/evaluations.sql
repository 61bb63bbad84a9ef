-- Writes one row of evaluations: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO evaluations (
    key, round_id, class_id, cadre_id, rater_id, role, submitted_on, marks, comments
)
VALUES (
    @key, @round_id, @class_id, @cadre_id, @rater_id, @role, @submitted_on, @marks, @comments
)
ON CONFLICT (key) DO UPDATE SET
    round_id = excluded.round_id,
    class_id = excluded.class_id,
    cadre_id = excluded.cadre_id,
    rater_id = excluded.rater_id,
    role = excluded.role,
    submitted_on = excluded.submitted_on,
    marks = excluded.marks,
    comments = excluded.comments
WHERE (
    evaluations.round_id, evaluations.class_id, evaluations.cadre_id, evaluations.rater_id, evaluations.role,
    evaluations.submitted_on, evaluations.marks, evaluations.comments
) IS NOT (
    excluded.round_id, excluded.class_id, excluded.cadre_id, excluded.rater_id, excluded.role,
    excluded.submitted_on, excluded.marks, excluded.comments
);
