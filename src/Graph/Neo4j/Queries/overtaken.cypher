// Whether a commit changed records of a kind after a version.
// Parameters: $version, $kind
// Returns:    overtaken
MATCH (p:Change) WHERE p.version > $version AND p.kind = $kind
RETURN count(p) > 0 AS overtaken
