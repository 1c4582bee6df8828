import type { Memory, Recall, Remember, Reset, Search } from '@dynamic-mcp/shared';
import type { Memory as Row, Prisma } from '@prisma/client';
import type { Database } from './client.js';

/** Memories by owner and key; a key is remembered once, and anew with each call. */
export class Memories {
  constructor(private readonly database: Database) {}

  async remember({ owner, key, content, metadata }: Remember): Promise<Memory> {
    const values = { content, metadata: metadata as Prisma.InputJsonObject };
    const row = await this.database.memory.upsert({
      where: { owner_key: { owner, key } },
      create: { owner, key, ...values },
      update: values,
    });
    return toMemory(row);
  }

  async recall({ owner, key, limit }: Recall): Promise<Memory[]> {
    const rows = await this.database.memory.findMany({
      where: key === undefined ? { owner } : { owner, key },
      orderBy: { updatedAt: 'desc' },
      take: limit,
    });
    return rows.map(toMemory);
  }

  async search({ owner, query, limit }: Search): Promise<Memory[]> {
    const contains = { contains: query, mode: 'insensitive' } as const;
    const rows = await this.database.memory.findMany({
      where: { owner, OR: [{ key: contains }, { content: contains }] },
      orderBy: { updatedAt: 'desc' },
      take: limit,
    });
    return rows.map(toMemory);
  }

  async reset({ owner, key }: Reset): Promise<number> {
    const { count } = await this.database.memory.deleteMany({ where: key === undefined ? { owner } : { owner, key } });
    return count;
  }
}

function toMemory(row: Row): Memory {
  return {
    ...row,
    metadata: (row.metadata ?? {}) as Record<string, unknown>,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
