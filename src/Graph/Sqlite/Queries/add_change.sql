-- Logs that a commit changed a record; what it did last stands.
-- Parameters: @version, @kind, @key, @deleted
-- Returns:    no rows
INSERT INTO changes (version, kind, key, deleted)
VALUES (@version, @kind, @key, @deleted)
ON CONFLICT (version, kind, key) DO UPDATE SET deleted = excluded.deleted;
