-- Writes one row of class_ratings: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO class_ratings (
    key, class_id, course_id, rater_id, submitted_on, dimension, score
)
VALUES (
    @key, @class_id, @course_id, @rater_id, @submitted_on, @dimension, @score
)
ON CONFLICT (key) DO UPDATE SET
    class_id = excluded.class_id,
    course_id = excluded.course_id,
    rater_id = excluded.rater_id,
    submitted_on = excluded.submitted_on,
    dimension = excluded.dimension,
    score = excluded.score
WHERE (
    class_ratings.class_id, class_ratings.course_id, class_ratings.rater_id, class_ratings.submitted_on,
    class_ratings.dimension, class_ratings.score
) IS NOT (
    excluded.class_id, excluded.course_id, excluded.rater_id, excluded.submitted_on, excluded.dimension,
    excluded.score
);
