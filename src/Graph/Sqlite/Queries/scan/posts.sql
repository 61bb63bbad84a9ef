-- Rows of posts whose keys lie between two keys, in key order: one key, a page, or all.
-- Parameters: @first, @last: both included; a blob as @last is after every key
-- Returns:    the columns of the record, in its order
SELECT
    id, title, unit_id, rank, team, domain, is_party_post, vacant_since
FROM posts
WHERE key BETWEEN @first AND @last
ORDER BY key;
