// What changed after a place of the change log: oldest commit first, then by kind and part.
// Parameters: $version, $kind, $part  the place: the part read last
//             $parts                  at most so many
// Returns:    version, kind, part, keys (list), at, source
MATCH (p:Change)
WHERE p.version >= $version AND (p.version > $version OR p.kind > $kind OR (p.kind = $kind AND p.part > $part))
WITH p ORDER BY p.version, p.kind, p.part LIMIT $parts
MATCH (c:Commit {version: p.version})
RETURN p.version AS version, p.kind AS kind, p.part AS part, p.keys AS keys, c.at AS at, c.source AS source
ORDER BY version, kind, part
