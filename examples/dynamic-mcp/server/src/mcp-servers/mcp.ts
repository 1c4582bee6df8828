import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import type { FastifyInstance } from "fastify";

export interface Tool {
  name: string;
  description: string;
  input: Record<string, unknown>;
  call: (input: unknown) => Promise<unknown>;
}

/** MCP at /mcp, without sessions: every request gets a server of its own. */
export function serveMcp(http: FastifyInstance, name: string, tools: Tool[]): void {
  http.post("/mcp", async (request, reply) => {
    const mcp = new McpServer({ name, version: "1.0.0" });
    for (const tool of tools) {
      mcp.registerTool(tool.name, { description: tool.description, inputSchema: tool.input as never }, (async (
        input: unknown,
      ) => ({ content: [{ type: "text", text: JSON.stringify(await tool.call(input)) }] })) as never);
    }
    const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined as never });
    reply.hijack();
    reply.raw.on("close", () => void mcp.close());
    await mcp.connect(transport as never);
    await transport.handleRequest(request.raw, reply.raw, request.body);
  });
}
