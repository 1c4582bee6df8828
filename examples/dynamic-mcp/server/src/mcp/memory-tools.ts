import { recallSchema, rememberSchema, resetSchema, searchSchema } from '@dynamic-mcp/shared';
import { z } from 'zod';
import type { Memories } from '../database/memories.js';

export interface Tool {
  name: string;
  description: string;
  input: z.ZodObject;
  call: (args: unknown) => Promise<unknown>;
}

/** The tools of the memory server, the same over plain HTTP and over MCP. */
export function memoryTools(memories: Memories): Tool[] {
  return [
    {
      name: 'memory_remember',
      description: 'Stores a text under a key, replacing what was there',
      input: rememberSchema,
      call: async (args) => ({ memory: await memories.remember(rememberSchema.parse(args)) }),
    },
    {
      name: 'memory_recall',
      description: 'Returns what is stored under a key, or the newest memories',
      input: recallSchema,
      call: async (args) => ({ memories: await memories.recall(recallSchema.parse(args)) }),
    },
    {
      name: 'memory_search',
      description: 'Finds memories whose key or content has a text',
      input: searchSchema,
      call: async (args) => ({ memories: await memories.search(searchSchema.parse(args)) }),
    },
    {
      name: 'memory_reset',
      description: 'Forgets one key, or everything of an owner',
      input: resetSchema,
      call: async (args) => ({ forgotten: await memories.reset(resetSchema.parse(args)) }),
    },
  ];
}
