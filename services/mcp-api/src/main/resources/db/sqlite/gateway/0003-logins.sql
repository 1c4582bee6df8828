CREATE TABLE logins (
  server         text   NOT NULL,
  person         text   NOT NULL,
  sealed         text   NOT NULL,
  changed_micros bigint NOT NULL,
  PRIMARY KEY (server, person)
);
