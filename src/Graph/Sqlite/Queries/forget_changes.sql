-- Forgets what commits changed, up to one of them.
-- Parameters: @version
-- Returns:    no rows
DELETE FROM changes
WHERE version <= @version;
