-- Writes one row of posts: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO posts (
    key, title, unit_id, rank, team, domain, is_party_post, vacant_since, name_key, name_fold
)
VALUES (
    @key, @title, @unit_id, @rank, @team, @domain, @is_party_post, @vacant_since, @name_key, @name_fold
)
ON CONFLICT (key) DO UPDATE SET
    title = excluded.title,
    unit_id = excluded.unit_id,
    rank = excluded.rank,
    team = excluded.team,
    domain = excluded.domain,
    is_party_post = excluded.is_party_post,
    vacant_since = excluded.vacant_since,
    name_key = excluded.name_key,
    name_fold = excluded.name_fold
WHERE (
    posts.title, posts.unit_id, posts.rank, posts.team, posts.domain, posts.is_party_post, posts.vacant_since,
    posts.name_key, posts.name_fold
) IS NOT (
    excluded.title, excluded.unit_id, excluded.rank, excluded.team, excluded.domain, excluded.is_party_post,
    excluded.vacant_since, excluded.name_key, excluded.name_fold
);
