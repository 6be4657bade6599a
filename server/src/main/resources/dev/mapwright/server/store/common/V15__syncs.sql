-- What is synced of accounts: when, by which server, and how it stands. All moments are milliseconds since 1970 by the
-- database's clock. Period: how often, where the account has its own; 0 for not by itself. Owner: who works on it, until
-- held_until. Run: the one that is under way or is to be gone on with. Whole_run: the last that read everything; what it did
-- not see is gone. Watermark: up to when changes are known. Mapping: a hash of how records were mapped.
CREATE TABLE sync (
  scope INTEGER PRIMARY KEY REFERENCES scope,
  period BIGINT,
  due_at BIGINT,
  owner VARCHAR(40),
  held_until BIGINT,
  run BIGINT,
  status VARCHAR(20) NOT NULL,
  whole_run BIGINT,
  whole_at BIGINT,
  watermark BIGINT,
  earlier_watermark BIGINT,
  mapping VARCHAR(64),
  lacking VARCHAR NOT NULL,
  failures INTEGER NOT NULL
);
CREATE INDEX sync_by_due ON sync (due_at);

-- The runs of syncs. Place: the cursor behind the last page that is written. Since: from when on changes are read.
CREATE TABLE sync_run (
  number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  scope INTEGER NOT NULL REFERENCES scope,
  kind VARCHAR(12) NOT NULL,
  asked BOOLEAN NOT NULL,
  state VARCHAR(12) NOT NULL,
  made_at BIGINT NOT NULL,
  began_at BIGINT,
  ended_at BIGINT,
  since BIGINT,
  place VARCHAR,
  remapped BOOLEAN NOT NULL,
  pages BIGINT NOT NULL,
  records BIGINT NOT NULL,
  created BIGINT NOT NULL,
  updated BIGINT NOT NULL,
  unchanged BIGINT NOT NULL,
  removed BIGINT NOT NULL,
  left_out BIGINT NOT NULL,
  error VARCHAR
);
CREATE INDEX sync_run_by_scope ON sync_run (scope, number);

-- Accounts whose records are kept. Sealed: the key that seals these records. Change: the number of the last change of one.
CREATE TABLE synced_account (
  account VARCHAR PRIMARY KEY,
  change BIGINT NOT NULL,
  key_id VARCHAR(40) NOT NULL,
  sealed BYTEA NOT NULL
);
CREATE INDEX synced_account_by_key ON synced_account (key_id);

-- Records that are kept, and which were. Run: the last that saw it. Digest: a keyed hash of its form. Change: the number of
-- its last change; first_change: of its coming; event: of its last change that was the vendor's doing. An erased one is
-- taken up no more.
CREATE TABLE synced_record (
  id UUID PRIMARY KEY,
  scope INTEGER NOT NULL REFERENCES scope,
  remote_id VARCHAR NOT NULL,
  run BIGINT NOT NULL,
  digest BIGINT NOT NULL,
  first_change BIGINT NOT NULL,
  change BIGINT NOT NULL,
  event BIGINT,
  first_at BIGINT NOT NULL,
  modified_at BIGINT NOT NULL,
  deleted_at BIGINT,
  erased BOOLEAN NOT NULL
);
CREATE INDEX synced_record_by_change ON synced_record (scope, change);

-- Their unified form, sealed by the account's key; apart from what each full run writes anew.
CREATE TABLE synced_form (
  id UUID PRIMARY KEY,
  sealed BYTEA NOT NULL
);
