CREATE TABLE servers (
  name           text    NOT NULL PRIMARY KEY,
  url            text    NOT NULL,
  enabled        integer NOT NULL,
  created_micros INTEGER NOT NULL
);
