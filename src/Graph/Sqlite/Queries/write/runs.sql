-- Writes one row of runs: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO runs (
    key, as_of, framework, scale, data_fingerprint, components, started_at, finished_at, published_at,
    supersedes
)
VALUES (
    @key, @as_of, @framework, @scale, @data_fingerprint, @components, @started_at, @finished_at,
    @published_at, @supersedes
)
ON CONFLICT (key) DO UPDATE SET
    as_of = excluded.as_of,
    framework = excluded.framework,
    scale = excluded.scale,
    data_fingerprint = excluded.data_fingerprint,
    components = excluded.components,
    started_at = excluded.started_at,
    finished_at = excluded.finished_at,
    published_at = excluded.published_at,
    supersedes = excluded.supersedes
WHERE (
    runs.as_of, runs.framework, runs.scale, runs.data_fingerprint, runs.components, runs.started_at,
    runs.finished_at, runs.published_at, runs.supersedes
) IS NOT (
    excluded.as_of, excluded.framework, excluded.scale, excluded.data_fingerprint, excluded.components,
    excluded.started_at, excluded.finished_at, excluded.published_at, excluded.supersedes
);
