-- A token for each set of credentials that an account has been used with: a server that has not heard of new ones yet
-- replaces the token of its own, and never that of the new ones. Saved_at: milliseconds since 1970.
CREATE TABLE token_by_credentials (
  account VARCHAR NOT NULL,
  credentials VARCHAR(64) NOT NULL,
  state VARCHAR(20) NOT NULL,
  saved_at BIGINT NOT NULL,
  key_id VARCHAR(40) NOT NULL,
  sealed BYTEA NOT NULL,
  PRIMARY KEY (account, credentials)
);
INSERT INTO token_by_credentials (account, credentials, state, saved_at, key_id, sealed)
  SELECT account, credentials, state, CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT), key_id, sealed
  FROM token;
DROP TABLE token;
ALTER TABLE token_by_credentials RENAME TO token;
CREATE INDEX token_by_key ON token (key_id);
