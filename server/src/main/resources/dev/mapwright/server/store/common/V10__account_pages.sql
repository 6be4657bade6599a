-- A page of accounts reads no row that is not on it, whichever filters stand together: each set of them has an index that
-- ends with the order of the list.
CREATE INDEX account_by_environment ON account (environment, id);
CREATE INDEX account_by_tenant_connector ON account (tenant_id, connector, id);
CREATE INDEX account_by_tenant_environment ON account (tenant_id, environment, id);
CREATE INDEX account_by_connector_environment ON account (connector, environment, id);
CREATE INDEX account_by_tenant_connector_environment ON account (tenant_id, connector, environment, id);

-- Which keys seal what is asked at each start.
CREATE INDEX account_by_key ON account (key_id);
