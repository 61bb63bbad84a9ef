-- Writes one row of units: a new key is added, a known one replaced when something differs.
-- Parameters: @key and one a column, as stored
-- Returns:    no rows; the count of changed rows is 0 when the row was equal
INSERT INTO units (
    key, name, kind, level, parent_id, region, county_type, recognised_from, recognised_to, aliases, name_key,
    name_fold
)
VALUES (
    @key, @name, @kind, @level, @parent_id, @region, @county_type, @recognised_from, @recognised_to, @aliases,
    @name_key, @name_fold
)
ON CONFLICT (key) DO UPDATE SET
    name = excluded.name,
    kind = excluded.kind,
    level = excluded.level,
    parent_id = excluded.parent_id,
    region = excluded.region,
    county_type = excluded.county_type,
    recognised_from = excluded.recognised_from,
    recognised_to = excluded.recognised_to,
    aliases = excluded.aliases,
    name_key = excluded.name_key,
    name_fold = excluded.name_fold
WHERE (
    units.name, units.kind, units.level, units.parent_id, units.region, units.county_type,
    units.recognised_from, units.recognised_to, units.aliases, units.name_key, units.name_fold
) IS NOT (
    excluded.name, excluded.kind, excluded.level, excluded.parent_id, excluded.region, excluded.county_type,
    excluded.recognised_from, excluded.recognised_to, excluded.aliases, excluded.name_key, excluded.name_fold
);
