-- Integrated accounts that were made while the server ran. Sealed: their credentials.
CREATE TABLE account (
  id VARCHAR PRIMARY KEY,
  connector VARCHAR NOT NULL,
  tenant_id VARCHAR,
  environment VARCHAR,
  blocked BOOLEAN NOT NULL,
  token_hash BYTEA NOT NULL UNIQUE,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  key_id VARCHAR(40) NOT NULL,
  sealed BYTEA NOT NULL
);
CREATE INDEX account_by_tenant ON account (tenant_id, id);
CREATE INDEX account_by_connector ON account (connector, id);
