import jwt from '@fastify/jwt';
import rateLimit from '@fastify/rate-limit';
import bcrypt from 'bcrypt';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Database } from '../database/client.js';
import { secret } from '../settings.js';

const credentialsSchema = z.object({ name: z.string().min(1).max(100), password: z.string().min(8).max(72) });

/** Registration and sign-in. */
export async function accounts(app: FastifyInstance, database: Database): Promise<void> {
  await app.register(jwt, { secret: secret('JWT_SECRET'), sign: { expiresIn: '1h' } });
  await app.register(rateLimit, { global: false });
  const config = { rateLimit: { max: 20, timeWindow: '1 minute' } };

  app.post('/api/auth/register', { config }, async (request, reply) => {
    const { name, password } = credentialsSchema.parse(request.body);
    if (await database.user.findUnique({ where: { name } })) {
      return reply.status(409).send({ error: 'that name is taken' });
    }
    await database.user.create({ data: { name, passwordHash: await bcrypt.hash(password, 10) } });
    return reply.status(201).send({ token: app.jwt.sign({ name }) });
  });

  app.post('/api/auth/login', { config }, async (request, reply) => {
    const { name, password } = credentialsSchema.parse(request.body);
    const user = await database.user.findUnique({ where: { name } });
    if (!user || !(await bcrypt.compare(password, user.passwordHash))) {
      return reply.status(401).send({ error: 'wrong name or password' });
    }
    return { token: app.jwt.sign({ name }) };
  });
}

/** Answers 401 to whoever is not signed in. */
export async function signedIn(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  try {
    await request.jwtVerify();
  } catch {
    await reply.status(401).send({ error: 'sign in first' });
  }
}

export function nameOf(request: FastifyRequest): string {
  return (request.user as { name: string }).name;
}
