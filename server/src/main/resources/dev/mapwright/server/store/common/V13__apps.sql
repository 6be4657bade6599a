-- The operator's own apps at vendors that ask customers for their consent, beside those of the accounts file. Sealed: what
-- identifies each.
CREATE TABLE app (
  connector VARCHAR PRIMARY KEY,
  updated_at BIGINT NOT NULL,
  key_id VARCHAR(40) NOT NULL,
  sealed BYTEA NOT NULL
);
