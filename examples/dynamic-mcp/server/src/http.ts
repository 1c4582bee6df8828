import cors from "@fastify/cors";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import Fastify, { type FastifyInstance } from "fastify";
import { database, prepareDatabase } from "./database.js";

/** A server with what all three have: security headers, limits, health with the database's state. */
export async function createServer(name: string): Promise<FastifyInstance> {
  const server = Fastify({ logger: { level: process.env["LOG_LEVEL"] || "info" }, bodyLimit: 1_048_576 });
  await server.register(helmet);
  await server.register(cors, { origin: process.env["CORS_ORIGIN"] || false });
  await server.register(rateLimit, { max: 1_000, timeWindow: "1 minute" });
  server.get("/health", async (_request, reply) => {
    try {
      await database.memory.count();
      return { status: "ok", service: name, database: "ok" };
    } catch (problem) {
      return reply.code(503).send({ status: "unhealthy", service: name, database: String(problem) });
    }
  });
  return server;
}

/** Listens until a signal says to stop; then answers what is under way, and ends. */
export async function run(server: FastifyInstance, defaultPort: number): Promise<void> {
  await prepareDatabase();
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      void server.close().then(() => database.$disconnect());
    });
  }
  await server.listen({ host: process.env["HOST"] || "127.0.0.1", port: Number(process.env["PORT"] || defaultPort) });
}
