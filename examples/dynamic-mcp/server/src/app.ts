import type { ServiceStatus, StackStatus } from "@dynamic-mcp/shared";
import bcrypt from "bcrypt";
import { readFileSync } from "node:fs";
import jwt from "jsonwebtoken";
import OpenAI from "openai";
import { Server as Sockets } from "socket.io";
import { z } from "zod";
import { createServer, run } from "./http.js";

const server = await createServer("server");
const sockets = new Sockets(server.server, { path: "/api/socket" });

const secretFile = process.env["JWT_SECRET_FILE"];
const secret = secretFile ? readFileSync(secretFile, "utf8").trim() : (process.env["JWT_SECRET"] ?? "");
const demoPassword = await bcrypt.hash("demo", 8);
const assistant = process.env["OPENAI_API_KEY"] ? new OpenAI() : undefined;

const Credentials = z.object({ user: z.string(), password: z.string() });

server.post("/api/sign-in", async (request, reply) => {
  const { user, password } = Credentials.parse(request.body);
  if (!(await bcrypt.compare(password, demoPassword))) {
    return reply.code(401).send({ error: "wrong user or password" });
  }
  return { token: jwt.sign({ sub: user }, secret, { expiresIn: "1h" }) };
});

server.get("/api/status", async (): Promise<StackStatus> => {
  const neighbours = { "mcp-memory": process.env["MCP_MEMORY_URL"], "mcp-api": process.env["MCP_API_URL"] };
  const services = await Promise.all(Object.entries(neighbours).map(([name, url]) => statusOf(name, url)));
  return { services: [{ name: "server", healthy: true, detail: assistant ? "with assistant" : "ok" }, ...services] };
});

async function statusOf(name: string, url: string | undefined): Promise<ServiceStatus> {
  if (!url) {
    return { name, healthy: false, detail: "no address" };
  }
  try {
    const answer = await fetch(`${url}/health`, { signal: AbortSignal.timeout(2_000) });
    return { name, healthy: answer.ok, detail: `HTTP ${answer.status}` };
  } catch (problem) {
    return { name, healthy: false, detail: String(problem) };
  }
}

sockets.on("connection", (socket) => {
  socket.emit("hello", { time: new Date().toISOString() });
});

await run(server, 3000);
