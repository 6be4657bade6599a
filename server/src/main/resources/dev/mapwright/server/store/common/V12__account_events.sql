-- What became of accounts: each change of status, in the order in which it was noted. Previous: the status before; none
-- for a new account. At: milliseconds since 1970.
CREATE TABLE account_event (
  number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account VARCHAR NOT NULL,
  status VARCHAR(20) NOT NULL,
  previous VARCHAR(20),
  at BIGINT NOT NULL
);
CREATE INDEX account_event_by_account ON account_event (account, number);
CREATE INDEX account_event_by_time ON account_event (at);
