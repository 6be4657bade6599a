-- Keys of callers: by their hashes, which tell nothing of them.
CREATE TABLE api_key (
  id VARCHAR(40) PRIMARY KEY,
  name VARCHAR NOT NULL,
  hash BYTEA NOT NULL UNIQUE,
  rights VARCHAR(20) NOT NULL,
  account VARCHAR,
  created_at BIGINT NOT NULL,
  expires_at BIGINT,
  revoked_at BIGINT,
  used_at BIGINT
);
