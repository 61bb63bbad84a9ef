-- The cadres that have an id in another system, by key; one, unless the other system is in error.
-- Parameters: @system, @value
-- Returns:    cadre_id
SELECT cadre_id
FROM external_ids
WHERE system = @system AND value = @value
ORDER BY cadre_id;
