import type { FastifyInstance } from 'fastify';
import OpenAI from 'openai';
import { z } from 'zod';
import type { Memories } from '../database/memories.js';
import { setting } from '../settings.js';
import { nameOf, signedIn } from './accounts.js';

const questionSchema = z.object({ question: z.string().min(1).max(4_000) });

/** Answers questions with the help of what the user had it remember; needs a key of a language model's provider. */
export function chat(app: FastifyInstance, memories: Memories): void {
  const apiKey = setting('OPENAI_API_KEY');
  app.post('/api/chat', { preHandler: signedIn }, async (request, reply) => {
    const { question } = questionSchema.parse(request.body);
    if (!apiKey) {
      return reply.status(503).send({ error: 'no language model is set up: OPENAI_API_KEY is missing' });
    }
    const known = await memories.recall({ owner: nameOf(request), limit: 50 });
    const client = new OpenAI({ apiKey, maxRetries: 1, timeout: 30_000 });
    const completion = await client.chat.completions.create({
      model: setting('OPENAI_MODEL') ?? 'gpt-4o-mini',
      messages: [
        { role: 'system', content: known.map(({ key, content }) => `${key}: ${content}`).join('\n') },
        { role: 'user', content: question },
      ],
    });
    return { answer: completion.choices[0]?.message.content ?? '' };
  });
}
