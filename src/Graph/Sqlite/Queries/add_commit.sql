-- Closes a commit.
-- Parameters: @version, @at, @source
-- Returns:    no rows
INSERT INTO commits (version, at, source)
VALUES (@version, @at, @source);
