// What the store says of itself: one node. Who writes takes its lock first, so that there is one writer at a time.
CREATE CONSTRAINT store_id IF NOT EXISTS FOR (n:Store) REQUIRE n.id IS UNIQUE;
MERGE (n:Store {id: 'store'}) ON CREATE SET n.schema = 0, n.version = 0, n.holdsRecords = false, n.fence = 0, n.batch = 0;
