-- What the servers of a database have taken of vendors' rate budgets, and until when it counts, in milliseconds since 1970
-- by the database's clock. A row of vendor_budget is what they queue at.
CREATE TABLE vendor_budget (
  account VARCHAR NOT NULL,
  pool VARCHAR NOT NULL,
  PRIMARY KEY (account, pool)
);

CREATE TABLE vendor_lease (
  account VARCHAR NOT NULL,
  pool VARCHAR NOT NULL,
  counts_until BIGINT NOT NULL,
  requests INTEGER NOT NULL
);

CREATE INDEX vendor_lease_place ON vendor_lease (account, pool, counts_until);
