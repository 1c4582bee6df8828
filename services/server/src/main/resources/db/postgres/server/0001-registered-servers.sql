CREATE TABLE registered_servers (
  owner          text    NOT NULL,
  name           text    NOT NULL,
  address        text    NOT NULL,
  enabled        integer NOT NULL,
  created_millis bigint NOT NULL,
  PRIMARY KEY (owner, name)
);
