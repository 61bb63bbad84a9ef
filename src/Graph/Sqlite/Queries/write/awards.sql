-- Writes one row of awards: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO awards (
    key, cadre_id, "on", title, level
)
VALUES (
    @key, @cadre_id, @on, @title, @level
)
ON CONFLICT (key) DO UPDATE SET
    level = excluded.level
WHERE awards.level IS NOT excluded.level;
