import {
  type McpServerState,
  qualifiedName,
  type RegisterServer,
  splitName,
  type ToolDescription,
} from '@dynamic-mcp/shared';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Tool } from '@modelcontextprotocol/sdk/types.js';
import type { Database } from '../database/client.js';

const TIMEOUT_MILLISECONDS = 5_000;

export interface Listed extends ToolDescription {
  inputSchema: Tool['inputSchema'];
}

export class UnknownNameError extends Error {
  readonly statusCode = 404;
}

/** The MCP servers that are registered, and their tools under one roof; one that is down harms no other. */
export class Gateway {
  constructor(private readonly database: Database) {}

  async register({ name, url, enabled }: RegisterServer): Promise<void> {
    await this.database.mcpServer.upsert({ where: { name }, create: { name, url, enabled }, update: { url, enabled } });
  }

  /** Registers a server unless a person has registered one of that name, or changed it, before. */
  async registerOnce(name: string, url: string): Promise<void> {
    await this.database.mcpServer.upsert({ where: { name }, create: { name, url }, update: {} });
  }

  async enable(name: string, enabled: boolean): Promise<void> {
    const { count } = await this.database.mcpServer.updateMany({ where: { name }, data: { enabled } });
    this.require(count > 0, name);
  }

  async remove(name: string): Promise<void> {
    const { count } = await this.database.mcpServer.deleteMany({ where: { name } });
    this.require(count > 0, name);
  }

  async servers(): Promise<McpServerState[]> {
    const servers = await this.database.mcpServer.findMany({ orderBy: { name: 'asc' } });
    return Promise.all(
      servers.map(async ({ name, url, enabled }) => {
        const tools = enabled ? await this.toolsOf(name, url).catch(() => undefined) : undefined;
        return { name, url, enabled, reachable: tools !== undefined, tools: tools?.length ?? 0 };
      }),
    );
  }

  async tools(): Promise<Listed[]> {
    const servers = await this.database.mcpServer.findMany({ where: { enabled: true }, orderBy: { name: 'asc' } });
    const lists = await Promise.all(servers.map(({ name, url }) => this.toolsOf(name, url).catch(() => [])));
    return lists.flat();
  }

  /** Calls a tool by its qualified name, or by its plain one where only one server has it. */
  async execute(name: string, args: Record<string, unknown>): Promise<unknown> {
    const wanted = splitName(name);
    const tools = await this.tools();
    const [found] = tools.filter(
      (tool) => tool.name === name || (!wanted.server && splitName(tool.name).tool === name),
    );
    this.require(found !== undefined, name);
    const server = await this.database.mcpServer.findUniqueOrThrow({ where: { name: found!.server } });
    return this.connected(server.url, (client) =>
      client.callTool({ name: splitName(found!.name).tool, arguments: args }, undefined, {
        timeout: TIMEOUT_MILLISECONDS,
      }),
    );
  }

  private async toolsOf(server: string, url: string): Promise<Listed[]> {
    const { tools } = await this.connected(url, (client) => client.listTools({}, { timeout: TIMEOUT_MILLISECONDS }));
    return tools.map((tool) => ({
      name: qualifiedName(server, tool.name),
      server,
      description: tool.description ?? '',
      inputSchema: tool.inputSchema,
    }));
  }

  private async connected<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ name: 'dynamic-mcp-api', version: '1.0.0' });
    const transport = new StreamableHTTPClientTransport(new URL(url));
    // The declared types differ in optional members only.
    await client.connect(transport as Parameters<Client['connect']>[0], { timeout: TIMEOUT_MILLISECONDS });
    try {
      return await use(client);
    } finally {
      await client.close();
    }
  }

  private require(condition: boolean, name: string): void {
    if (!condition) {
      throw new UnknownNameError(`there is no ${name}`);
    }
  }
}
