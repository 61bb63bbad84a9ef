-- Writes one row of course_competencies: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO course_competencies (
    key, course_id, competency_id, weight
)
VALUES (
    @key, @course_id, @competency_id, @weight
)
ON CONFLICT (key) DO UPDATE SET
    weight = excluded.weight
WHERE course_competencies.weight IS NOT excluded.weight;
