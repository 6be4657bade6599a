-- Secrets of the server itself, such as the key of its cursors. Each is sealed by the key of that id.
CREATE TABLE secret (
  name VARCHAR(200) PRIMARY KEY,
  key_id VARCHAR(40) NOT NULL,
  sealed BYTEA NOT NULL
);

-- What is known of accounts' tokens. Credentials: a hash of what the account was set up with.
CREATE TABLE token (
  account VARCHAR PRIMARY KEY,
  credentials VARCHAR(64) NOT NULL,
  state VARCHAR(20) NOT NULL,
  key_id VARCHAR(40) NOT NULL,
  sealed BYTEA NOT NULL
);
