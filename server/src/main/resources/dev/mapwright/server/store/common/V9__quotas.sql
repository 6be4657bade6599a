-- How many requests servers have taken out of a window of time, by whose they are. Begun: when the window began.
CREATE TABLE quota (
  name VARCHAR(200) PRIMARY KEY,
  begun BIGINT NOT NULL,
  taken INTEGER NOT NULL
);
