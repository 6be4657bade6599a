-- What is laid over an account's connector, as it was written.
ALTER TABLE account ADD COLUMN overlay VARCHAR;
