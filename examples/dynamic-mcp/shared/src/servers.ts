import { z } from 'zod';

export const serverNameSchema = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'use lower-case letters, digits and -');

export const registerServerSchema = z.object({
  name: serverNameSchema,
  url: z.url({ protocol: /^https?$/ }),
  enabled: z.boolean().default(true),
});
export type RegisterServer = z.infer<typeof registerServerSchema>;

export const executeSchema = z.object({
  tool: z.string().min(1),
  args: z.record(z.string(), z.unknown()).default({}),
});
export type Execute = z.infer<typeof executeSchema>;

export interface McpServerState {
  name: string;
  url: string;
  enabled: boolean;
  reachable: boolean;
  tools: number;
}

export interface ToolDescription {
  name: string;
  server: string;
  description: string;
}

/** Joins a server's name and a tool's so that tools of all servers share one list without clashes. */
export function qualifiedName(server: string, tool: string): string {
  return `${server}__${tool}`;
}

/** The parts of a qualified name; a plain tool name has no server. */
export function splitName(name: string): { server?: string; tool: string } {
  const at = name.indexOf('__');
  return at < 0 ? { tool: name } : { server: name.slice(0, at), tool: name.slice(at + 2) };
}
