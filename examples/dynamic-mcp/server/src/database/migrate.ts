import { Client } from 'pg';
import { databaseUrl } from '../settings.js';
import { migrations } from './migrations.js';

/** Any number, the same for all services: only one of them migrates at a time. */
const LOCK = 7_166_301;

/** Applies what the database has not had yet; Prisma's own tool would need its schema engine. */
export async function migrate(): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl() });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await client.query(
      'CREATE TABLE IF NOT EXISTS applied_migrations (name TEXT PRIMARY KEY, at TIMESTAMPTZ NOT NULL)',
    );
    const { rows } = await client.query<{ name: string }>('SELECT name FROM applied_migrations');
    const applied = new Set(rows.map((row) => row.name));
    const missing = migrations.filter(({ name }) => !applied.has(name));
    for (const { name, sql } of missing) {
      await apply(client, name, sql);
    }
    return missing.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

async function apply(client: Client, name: string, sql: string): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query('INSERT INTO applied_migrations VALUES ($1, now())', [name]);
    await client.query('COMMIT');
  } catch (failure) {
    await client.query('ROLLBACK');
    throw new Error(`migration ${name} failed`, { cause: failure });
  }
}
