-- Erasing an account reads no record of another.
CREATE INDEX record_by_scope ON record (scope);

-- Epoch: tells an account's changes from those of one of the same id that was removed. By the database's clock, in
-- milliseconds since 1970.
ALTER TABLE synced_account ADD COLUMN epoch BIGINT DEFAULT 0 NOT NULL;
