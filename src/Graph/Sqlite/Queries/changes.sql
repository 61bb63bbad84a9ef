-- What changed after a version, oldest commit first, then by kind and key.
-- Parameters: @since
-- Returns:    version, kind, key, deleted, at, source
SELECT c.version, c.kind, c.key, c.deleted, m.at, m.source
FROM changes AS c JOIN commits AS m ON m.version = c.version
WHERE c.version > @since
ORDER BY c.version, c.kind, c.key;
