import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { FastifyInstance } from 'fastify';

/** Serves MCP over Streamable HTTP without sessions: each request has a server of its own. */
export function serveMcp(app: FastifyInstance, createServer: () => McpServer | Promise<McpServer>): void {
  app.post('/mcp', async (request, reply) => {
    const server = await createServer();
    const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
    reply.hijack();
    reply.raw.on('close', () => void server.close());
    // The declared types differ in optional members only.
    await server.connect(transport as Parameters<McpServer['connect']>[0]);
    await transport.handleRequest(request.raw, reply.raw, request.body);
  });
  app.route({
    method: ['GET', 'DELETE'],
    url: '/mcp',
    handler: (_request, reply) => reply.status(405).header('allow', 'POST').send({ error: 'only POST is served here' }),
  });
}
