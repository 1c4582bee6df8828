import { rememberSchema } from '@dynamic-mcp/shared';
import { Server } from 'socket.io';
import { Memories } from './database/memories.js';
import { accounts, nameOf, signedIn } from './http/accounts.js';
import { chat } from './http/chat.js';
import { createService, run } from './http/service.js';
import { stackStatus } from './http/status.js';
import { port, setting } from './settings.js';

const STATUS_EVERY_MILLISECONDS = 5_000;

const service = await createService('server');
const { app, database } = service;
const memories = new Memories(database);

await accounts(app, database);
chat(app, memories);

app.get('/api/status', stackStatus);
app.get('/api/memories', { preHandler: signedIn }, async (request) => ({
  memories: await memories.recall({ owner: nameOf(request), limit: 100 }),
}));
app.post('/api/memories', { preHandler: signedIn }, async (request, reply) => {
  const wanted = rememberSchema.parse({ ...(request.body as object), owner: nameOf(request) });
  return reply.status(201).send(await memories.remember(wanted));
});

const sockets = new Server(app.server, {
  path: '/api/socket.io',
  serveClient: false,
  cors: { origin: setting('CORS_ORIGIN')?.split(',') ?? [] },
});
const timer = setInterval(() => {
  if (sockets.engine.clientsCount > 0) {
    void stackStatus().then((status) => sockets.emit('status', status));
  }
}, STATUS_EVERY_MILLISECONDS);
sockets.on('connection', (socket) => void stackStatus().then((status) => socket.emit('status', status)));
app.addHook('preClose', async () => {
  clearInterval(timer);
  await sockets.close();
});

await run(service, port(3000));
