-- Whether a key may send requests of its own to vendors.
ALTER TABLE api_key ADD COLUMN passes_on BOOLEAN DEFAULT FALSE NOT NULL;
