-- What the store says of itself.
-- Returns:    version (0: nothing was committed yet), today, name_order (NULL: not set)
SELECT
    (SELECT coalesce(max(version), 0) FROM commits) AS version,
    (SELECT value FROM meta WHERE key = 'today') AS today,
    (SELECT value FROM meta WHERE key = 'name_order') AS name_order;
