import type { StackStatus } from '@dynamic-mcp/shared';
import { setting } from '../settings.js';

const others = [
  { name: 'mcp-memory', url: setting('MCP_MEMORY_URL') },
  { name: 'mcp-api', url: setting('MCP_API_URL') },
].filter((other): other is { name: string; url: string } => other.url !== undefined);

/** Asks every service of the stack for its health. */
export async function stackStatus(): Promise<StackStatus> {
  const services = await Promise.all(
    others.map(async ({ name, url }) => {
      const began = performance.now();
      const healthy = await fetch(new URL('/health', url), { signal: AbortSignal.timeout(2_000) })
        .then((answer) => answer.ok)
        .catch(() => false);
      return { name, healthy, milliseconds: Math.round(performance.now() - began) };
    }),
  );
  return { services: [{ name: 'server', healthy: true, milliseconds: 0 }, ...services], at: new Date().toISOString() };
}
