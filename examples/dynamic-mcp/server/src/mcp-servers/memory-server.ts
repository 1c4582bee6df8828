import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { Memories } from '../database/memories.js';
import { createService, run } from '../http/service.js';
import { serveMcp } from '../mcp/endpoint.js';
import { memoryTools } from '../mcp/memory-tools.js';
import { port } from '../settings.js';

const service = await createService('mcp-memory');
const tools = memoryTools(new Memories(service.database));

service.app.get('/tools', async () => ({ tools: tools.map(({ name, description }) => ({ name, description })) }));
for (const tool of tools) {
  service.app.post(`/tools/${tool.name}`, async (request) => tool.call(request.body ?? {}));
}

serveMcp(service.app, () => {
  const server = new McpServer({ name: 'memory', version: '1.0.0' });
  for (const tool of tools) {
    server.registerTool(
      tool.name,
      { description: tool.description, inputSchema: tool.input.shape },
      async (args: unknown) => {
        const result = await tool.call(args);
        return { content: [{ type: 'text', text: JSON.stringify(result) }] };
      },
    );
  }
  return server;
});

await run(service, port(3001, 'MCP_MEMORY_PORT'));
