-- Rows of units whose keys lie between two keys, in key order: one key, a page, or all.
-- Parameters: @first, @last: both included; a blob as @last is after every key
-- Returns:    the columns of the record, in its order
SELECT
    id, name, kind, level, parent_id, region, county_type, recognised_from, recognised_to, aliases
FROM units
WHERE key BETWEEN @first AND @last
ORDER BY key;
