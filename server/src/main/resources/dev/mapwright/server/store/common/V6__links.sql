-- Links by which customers connect, each by its hash, which tells nothing of it. Integrations: names between blanks, none
-- for all.
CREATE TABLE link (
  hash VARCHAR(64) PRIMARY KEY,
  account VARCHAR NOT NULL,
  reconnects BOOLEAN NOT NULL,
  integrations VARCHAR NOT NULL,
  tenant_id VARCHAR,
  environment VARCHAR,
  language VARCHAR(20) NOT NULL,
  redirect_uri VARCHAR,
  frame_origin VARCHAR,
  expires_at BIGINT NOT NULL,
  used_at BIGINT
);
CREATE INDEX link_by_end ON link (expires_at);

-- Consents that customers are being asked for, by the hash of their state. Browser: a hash of what the browser was given
-- that went to the vendor. Sealed: what the customer filled in, and what the exchange needs.
CREATE TABLE consent (
  state VARCHAR(64) PRIMARY KEY,
  browser VARCHAR(64) NOT NULL,
  expires_at BIGINT NOT NULL,
  key_id VARCHAR(40) NOT NULL,
  sealed BYTEA NOT NULL
);
CREATE INDEX consent_by_end ON consent (expires_at);
