-- Writes one row of post_requirements: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO post_requirements (
    key, post_id, competency_id, level, weight, kind
)
VALUES (
    @key, @post_id, @competency_id, @level, @weight, @kind
)
ON CONFLICT (key) DO UPDATE SET
    level = excluded.level,
    weight = excluded.weight,
    kind = excluded.kind
WHERE (
    post_requirements.level, post_requirements.weight, post_requirements.kind
) IS NOT (
    excluded.level, excluded.weight, excluded.kind
);
