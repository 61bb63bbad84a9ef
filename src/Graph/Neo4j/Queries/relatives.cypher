// Whom a cadre's family names, and whose family names the cadre.
// Parameters: $cadre
// Returns:    relative, by id
MATCH (c:Cadre {id: $cadre})
CALL (c) {
    MATCH (c)-[:HAS_RELATIVE]->(:FamilyMember)-[:IS]->(r:Cadre)
    RETURN r
UNION
    MATCH (c)<-[:IS]-(:FamilyMember)<-[:HAS_RELATIVE]-(r:Cadre)
    RETURN r
}
WITH c, r WHERE r <> c
RETURN DISTINCT r.id AS relative ORDER BY relative
