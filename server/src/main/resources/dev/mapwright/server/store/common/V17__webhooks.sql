-- Where events are sent. Types: which, with commas between them; empty for all. Account: of which alone. Failing: how often
-- it was put off in a row, until rest_until. Owner: which server sends, until held_until. Sealed: the address, and the
-- secret that signs. All moments are milliseconds since 1970 by the database's clock.
CREATE TABLE webhook (
  id VARCHAR(40) PRIMARY KEY,
  types VARCHAR NOT NULL,
  account VARCHAR,
  remapped BOOLEAN NOT NULL,
  enabled BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL,
  failing INTEGER NOT NULL,
  rest_until BIGINT NOT NULL,
  owner VARCHAR(40),
  held_until BIGINT,
  key_id VARCHAR(40) NOT NULL,
  sealed BYTEA NOT NULL
);
CREATE INDEX webhook_by_key ON webhook (key_id);

-- Events that are to be sent, in the order of their numbers. Subject: the record; none for those of the account. Due_at:
-- when next; none where it is sent no more.
CREATE TABLE delivery (
  number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  webhook VARCHAR(40) NOT NULL,
  account VARCHAR NOT NULL,
  resource VARCHAR NOT NULL,
  subject UUID,
  type VARCHAR(60) NOT NULL,
  run BIGINT,
  made_at BIGINT NOT NULL,
  attempts INTEGER NOT NULL,
  due_at BIGINT,
  error VARCHAR
);
CREATE INDEX delivery_by_due ON delivery (webhook, due_at);
CREATE INDEX delivery_by_subject ON delivery (webhook, subject, number);
CREATE INDEX delivery_by_account ON delivery (account);
