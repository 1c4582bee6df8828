import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { databaseUrl, setting } from '../src/settings.js';

test('a secret comes from its file', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'settings-')), 'jwt-secret');
  writeFileSync(file, 'from the file\n');
  vi.stubEnv('JWT_SECRET_FILE', file);
  expect(setting('JWT_SECRET')).toBe('from the file');
});

test('the password joins the address of the database', () => {
  vi.stubEnv('DATABASE_URL', 'postgresql://owner@db:5432/dynamic_mcp');
  vi.stubEnv('DATABASE_PASSWORD', 'p@ss word');
  expect(databaseUrl()).toBe('postgresql://owner:p%40ss%20word@db:5432/dynamic_mcp');
});
