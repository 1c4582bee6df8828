CREATE TABLE registered_servers (
  owner          TEXT    NOT NULL,
  name           TEXT    NOT NULL,
  address        TEXT    NOT NULL,
  enabled        INTEGER NOT NULL,
  created_millis INTEGER NOT NULL,
  PRIMARY KEY (owner, name)
);
