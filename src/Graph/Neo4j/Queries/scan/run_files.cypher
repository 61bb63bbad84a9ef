// Reads run_files: by key, page by page.
// Parameters: $keys     list of keys, in any order
//             $after    every key of the page is after this one, in key order
//             $rows     at most so many in the page; 0: no page
// Returns:    the columns of the record, in its order; a decimal as text where a float would not give it back
CALL () {
    UNWIND $keys AS key
    MATCH (n:RunFile {key: key})
    RETURN n
UNION ALL
    MATCH (n:RunFile) WHERE n.key > $after
    RETURN n ORDER BY n.key LIMIT $rows
}
RETURN
    n.runId AS runId, n.name AS name, n.sha256 AS sha256, n.content AS content
