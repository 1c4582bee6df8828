import { Recall, Remember } from "@dynamic-mcp/shared";
import { randomUUID } from "node:crypto";
import { database } from "../database.js";
import { createServer, run } from "../http.js";
import { serveMcp } from "./mcp.js";

const server = await createServer("mcp-memory");

async function remember(input: unknown) {
  const { content, key = randomUUID() } = Remember.parse(input);
  const memory = await database.memory.upsert({ where: { key }, create: { key, content }, update: { content } });
  return { success: true, memory };
}

async function recall(input: unknown) {
  const { key } = Recall.parse(input);
  const memory = await database.memory.findUnique({ where: { key } });
  return { success: true, found: memory !== null, memory };
}

server.get("/tools", async () => ({ tools: ["memory_remember", "memory_recall"] }));
server.post("/tools/memory_remember", (request) => remember(request.body));
server.post("/tools/memory_recall", (request) => recall(request.body));
serveMcp(server, "mcp-memory", [
  { name: "memory_remember", description: "Keep a text", input: Remember.shape, call: remember },
  { name: "memory_recall", description: "Give a text back", input: Recall.shape, call: recall },
]);

await run(server, 3001);
