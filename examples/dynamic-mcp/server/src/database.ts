import { PrismaPg } from "@prisma/adapter-pg";
import { readFileSync } from "node:fs";
import { PrismaClient } from "./generated/prisma/client.js";

/** The database's address; its password comes from a file where there is one. */
function connectionString(): string {
  const url = new URL(process.env["DATABASE_URL"] ?? "postgresql://postgres@localhost:5432/dynamic_mcp");
  const file = process.env["DATABASE_PASSWORD_FILE"];
  const password = file ? readFileSync(file, "utf8").trim() : process.env["DATABASE_PASSWORD"];
  if (password) {
    url.password = encodeURIComponent(password);
  }
  return url.toString();
}

export const database = new PrismaClient({
  adapter: new PrismaPg({ connectionString: connectionString() }),
});

/** Makes the table where it is missing; three services may ask for it at once. */
export async function prepareDatabase(): Promise<void> {
  await database.$transaction([
    database.$executeRawUnsafe("SELECT pg_advisory_xact_lock(4711)"),
    database.$executeRawUnsafe(`
      CREATE TABLE IF NOT EXISTS memories (
        id text PRIMARY KEY,
        key text NOT NULL UNIQUE,
        content text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      )`),
  ]);
}
