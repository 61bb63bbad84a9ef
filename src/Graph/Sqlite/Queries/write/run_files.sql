-- Writes one row of run_files: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO run_files (
    key, run_id, name, sha_256, content
)
VALUES (
    @key, @run_id, @name, @sha_256, @content
)
ON CONFLICT (key) DO UPDATE SET
    sha_256 = excluded.sha_256,
    content = excluded.content
WHERE (
    run_files.sha_256, run_files.content
) IS NOT (
    excluded.sha_256, excluded.content
);
