import { expect, test } from 'vitest';
import { qualifiedName, registerServerSchema, splitName } from '../src/index.js';

test('a qualified name comes apart again', () => {
  expect(splitName(qualifiedName('memory', 'memory_recall'))).toEqual({ server: 'memory', tool: 'memory_recall' });
});

test('a plain name has no server', () => {
  expect(splitName('memory_recall')).toEqual({ tool: 'memory_recall' });
});

test('only http servers can be registered', () => {
  expect(registerServerSchema.safeParse({ name: 'files', url: 'file:///etc/passwd' }).success).toBe(false);
  expect(registerServerSchema.safeParse({ name: 'files', url: 'http://files:3000/mcp' }).success).toBe(true);
});
