-- Writes one row of competencies: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO competencies (
    key, name, virtue, description
)
VALUES (
    @key, @name, @virtue, @description
)
ON CONFLICT (key) DO UPDATE SET
    name = excluded.name,
    virtue = excluded.virtue,
    description = excluded.description
WHERE (
    competencies.name, competencies.virtue, competencies.description
) IS NOT (
    excluded.name, excluded.virtue, excluded.description
);
