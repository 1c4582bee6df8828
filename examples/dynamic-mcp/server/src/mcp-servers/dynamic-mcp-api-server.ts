import { z } from "zod";
import { createServer, run } from "../http.js";
import { serveMcp } from "./mcp.js";

const server = await createServer("mcp-api");
const memory = process.env["MCP_MEMORY_URL"] ?? "http://127.0.0.1:3001";

const Execute = z.object({ tool: z.string().regex(/^[a-z_]+$/), args: z.record(z.string(), z.unknown()).default({}) });

async function execute(input: unknown) {
  const { tool, args } = Execute.parse(input);
  const answer = await fetch(`${memory}/tools/${tool}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(args),
    signal: AbortSignal.timeout(10_000),
  });
  return { success: answer.ok, result: await answer.json() };
}

server.get("/servers", async () => ({ servers: [{ name: "memory", url: memory }] }));
server.get("/tools", async () => (await fetch(`${memory}/tools`)).json());
server.post("/tools/execute", (request) => execute(request.body));
serveMcp(server, "mcp-api", [
  { name: "execute", description: "Call a tool of a registered server", input: Execute.shape, call: execute },
]);

await run(server, 3002);
