// The log of commits, what each changed, and the imports that take more than one statement.
CREATE CONSTRAINT commits_id IF NOT EXISTS FOR (n:Commit) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT commits_version IF NOT EXISTS FOR (n:Commit) REQUIRE n.version IS UNIQUE;
CREATE INDEX commits_at IF NOT EXISTS FOR (n:Commit) ON (n.at);
CREATE INDEX changes_version IF NOT EXISTS FOR (n:Change) ON (n.version);
CREATE INDEX changes_import IF NOT EXISTS FOR (n:Change) ON (n.import);
CREATE CONSTRAINT imports_id IF NOT EXISTS FOR (n:Import) REQUIRE n.id IS UNIQUE;
CREATE INDEX imports_state IF NOT EXISTS FOR (n:Import) ON (n.state);
