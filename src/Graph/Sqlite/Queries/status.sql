-- What the store says of itself.
-- Parameters: @kept_since  the moment before which no change is kept
-- Returns:    version (0: nothing was committed yet), today, name_order (NULL: not set),
--             forgotten (the last version whose changes are not kept, or that was another store's; 0: all are)
SELECT
    (SELECT coalesce(max(version), 0) FROM commits) AS version,
    (SELECT value FROM meta WHERE key = 'today') AS today,
    (SELECT value FROM meta WHERE key = 'name_order') AS name_order,
    max(
        coalesce((SELECT version FROM commits WHERE at < @kept_since ORDER BY at DESC, version DESC LIMIT 1), 0),
        coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'forgotten'), 0)) AS forgotten;
