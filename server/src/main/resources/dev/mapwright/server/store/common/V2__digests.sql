-- A hash over all of a record at each depth: while it stays, no field of it has changed.
ALTER TABLE record ADD COLUMN list_digest BIGINT;
ALTER TABLE record ADD COLUMN full_digest BIGINT;
