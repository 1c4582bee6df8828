import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '@prisma/client';
import { databaseUrl } from '../settings.js';

export type Database = PrismaClient;

export function openDatabase(): Database {
  const adapter = new PrismaPg({ connectionString: databaseUrl(), max: 8, connectionTimeoutMillis: 5_000 });
  return new PrismaClient({ adapter });
}

export async function isReachable(database: Database): Promise<boolean> {
  try {
    await database.$queryRaw`SELECT 1`;
    return true;
  } catch {
    return false;
  }
}
