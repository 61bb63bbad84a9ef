-- Keeps one thing the store says of itself.
-- Parameters: @key, @value (NULL: not set)
-- Returns:    no rows; the count of changed rows is 0 when it was so already
INSERT INTO meta (key, value)
SELECT @key, @value
WHERE @value IS NOT (SELECT value FROM meta WHERE key = @key)
ON CONFLICT (key) DO UPDATE SET value = excluded.value;
