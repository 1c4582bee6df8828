/** In the order of their names; what has been applied anywhere is never changed, a change is a further one. */
export const migrations: readonly { name: string; sql: string }[] = [
  {
    name: '0001_begin',
    sql: `
      CREATE TABLE users (
        id            TEXT PRIMARY KEY,
        name          TEXT NOT NULL UNIQUE,
        password_hash TEXT NOT NULL,
        created_at    TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
      );

      CREATE TABLE memories (
        id         TEXT PRIMARY KEY,
        owner      TEXT NOT NULL,
        key        TEXT NOT NULL,
        content    TEXT NOT NULL,
        metadata   JSONB NOT NULL DEFAULT '{}',
        created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
        updated_at TIMESTAMPTZ(3) NOT NULL
      );

      CREATE UNIQUE INDEX memories_owner_key_key ON memories (owner, key);

      CREATE TABLE mcp_servers (
        name       TEXT PRIMARY KEY,
        url        TEXT NOT NULL,
        enabled    BOOLEAN NOT NULL DEFAULT true,
        created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
      );
    `,
  },
];
