-- Facts of this file, such as the key of its hashes.
CREATE TABLE fact (
  name VARCHAR(40) PRIMARY KEY,
  content VARBINARY(64) NOT NULL
);

-- An account's resource: said once, not in each of its records.
CREATE TABLE scope (
  number INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account VARCHAR NOT NULL,
  resource VARCHAR NOT NULL,
  UNIQUE (account, resource)
);

-- Top-level fields of the unified models: in hashes they are numbers.
CREATE TABLE field (
  number INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name VARCHAR NOT NULL UNIQUE
);

-- A record: where its id leads, and since when it is as it is. Hashes: 8 bytes a field, of which
-- 2 are its number.
CREATE TABLE record (
  id UUID PRIMARY KEY,
  scope INTEGER NOT NULL REFERENCES scope,
  remote_id VARCHAR NOT NULL,
  modified_at BIGINT NOT NULL,
  list_hashes VARBINARY(65536) NOT NULL,
  full_hashes VARBINARY(65536) NOT NULL
);
