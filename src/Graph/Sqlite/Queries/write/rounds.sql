-- Writes one row of rounds: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO rounds (
    key, class_id, kind, closes_on
)
VALUES (
    @key, @class_id, @kind, @closes_on
)
ON CONFLICT (key) DO UPDATE SET
    class_id = excluded.class_id,
    kind = excluded.kind,
    closes_on = excluded.closes_on
WHERE (
    rounds.class_id, rounds.kind, rounds.closes_on
) IS NOT (
    excluded.class_id, excluded.kind, excluded.closes_on
);
