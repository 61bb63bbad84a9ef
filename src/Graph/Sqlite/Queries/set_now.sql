-- Keeps what scope compares beside a cadre.
-- Parameters: @key, @rank, @unit, @managed_by
-- Returns:    no rows; the count of changed rows is 0 when it was so already, or the cadre is not there
UPDATE cadres
SET now_rank = @rank, now_unit = @unit, now_managed_by = @managed_by
WHERE key = @key
  AND (now_rank, now_unit, now_managed_by) IS NOT (@rank, @unit, @managed_by);
