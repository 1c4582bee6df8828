import { executeSchema, registerServerSchema, serverNameSchema } from '@dynamic-mcp/shared';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { CallToolRequestSchema, type CallToolResult, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { createService, run } from '../http/service.js';
import { serveMcp } from '../mcp/endpoint.js';
import { Gateway } from '../mcp/gateway.js';
import { port, setting } from '../settings.js';

const service = await createService('mcp-api');
const gateway = new Gateway(service.database);
const { app } = service;
const named = z.object({ name: serverNameSchema });

app.get('/servers', async () => ({ servers: await gateway.servers() }));
app.post('/servers', async (request, reply) => {
  const server = registerServerSchema.parse(request.body);
  await gateway.register(server);
  return reply.status(201).send(server);
});
app.post('/servers/:name/enable', async (request) => {
  await gateway.enable(named.parse(request.params).name, true);
  return { enabled: true };
});
app.post('/servers/:name/disable', async (request) => {
  await gateway.enable(named.parse(request.params).name, false);
  return { enabled: false };
});
app.delete('/servers/:name', async (request, reply) => {
  await gateway.remove(named.parse(request.params).name);
  return reply.status(204).send();
});

app.get('/tools', async () => ({ tools: await gateway.tools() }));
app.post('/tools/execute', async (request) => {
  const { tool, args } = executeSchema.parse(request.body);
  return { tool, result: await gateway.execute(tool, args) };
});

serveMcp(app, () => {
  const server = new McpServer({ name: 'dynamic-mcp-api', version: '1.0.0' }, { capabilities: { tools: {} } });
  server.server.setRequestHandler(ListToolsRequestSchema, async () => ({
    tools: (await gateway.tools()).map(({ name, description, inputSchema }) => ({ name, description, inputSchema })),
  }));
  server.server.setRequestHandler(
    CallToolRequestSchema,
    async ({ params }) => (await gateway.execute(params.name, params.arguments ?? {})) as CallToolResult,
  );
  return server;
});

await run(service, port(3002, 'MCP_API_PORT'));
// Its own stack's server is known from the start, as soon as the tables are there.
const memoryUrl = setting('MCP_MEMORY_URL');
if (memoryUrl) {
  await gateway.registerOnce('memory', new URL('/mcp', memoryUrl).toString());
}
