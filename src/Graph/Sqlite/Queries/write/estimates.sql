-- Writes one row of estimates: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO estimates (
    key, run_id, cadre_id, body
)
VALUES (
    @key, @run_id, @cadre_id, @body
)
ON CONFLICT (key) DO UPDATE SET
    body = excluded.body
WHERE estimates.body IS NOT excluded.body;
