import type { Health } from '@dynamic-mcp/shared';
import cors from '@fastify/cors';
import Fastify, { type FastifyInstance } from 'fastify';
import { ZodError } from 'zod';
import { type Database, isReachable, openDatabase } from '../database/client.js';
import { migrate } from '../database/migrate.js';
import { host, isProduction, setting } from '../settings.js';

export interface Service {
  app: FastifyInstance;
  database: Database;
}

/** What all three programs have in common: JSON logs, CORS, `/health`, and answers to wrong input. */
export async function createService(name: string): Promise<Service> {
  const app = Fastify({
    logger: { level: setting('LOG_LEVEL') ?? (isProduction ? 'info' : 'debug') },
    bodyLimit: 1 << 20,
  });
  const database = openDatabase();
  const origins = setting('CORS_ORIGIN')?.split(',') ?? [];
  await app.register(cors, { origin: origins });
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof ZodError) {
      return reply.status(400).send({ error: 'invalid input', problems: error.issues });
    }
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    if (status >= 500) {
      request.log.error(error);
    }
    return reply.status(status).send({ error: status >= 500 ? 'internal error' : (error as Error).message });
  });
  app.get('/health', { logLevel: 'warn' }, async (_request, reply) => {
    const reachable = await isReachable(database);
    const health: Health = {
      status: reachable ? 'ok' : 'degraded',
      service: name,
      uptimeSeconds: Math.round(process.uptime()),
      database: reachable ? 'ok' : 'unreachable',
    };
    return reply.status(reachable ? 200 : 503).send(health);
  });
  app.addHook('onClose', () => database.$disconnect());
  return { app, database };
}

/** Migrates, listens, and ends in order when it is asked to. */
export async function run({ app }: Service, port: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void app.close().then(() => process.exit(0)));
  }
  const applied = await migrate();
  app.log.info({ applied }, 'database is up to date');
  await app.listen({ host, port });
}
