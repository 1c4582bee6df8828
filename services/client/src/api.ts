/** The server's API, as /api/openapi.json describes it. */

export interface Member {
  name: string;
  status: "ok" | "degraded" | "down" | "stopping";
  detail: string;
  millis: number;
}

export interface Stack {
  status: "ok" | "degraded" | "down";
  services: Member[];
}

export interface Tool {
  name: string;
  description?: string;
}

interface Recalled {
  found: boolean;
  memory?: { key: string; content: string };
}

/** What the server said against a request: the sentence of its problem document. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

const TOKEN = "dmcp-token";

export const session = {
  get token(): string {
    return sessionStorage.getItem(TOKEN) ?? "";
  },
  end(): void {
    sessionStorage.removeItem(TOKEN);
  },
};

async function call<T>(path: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { Accept: "application/json" };
  if (session.token) headers.Authorization = `Bearer ${session.token}`;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const answer = await fetch(`/api${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!answer.ok) throw new Refused(answer.status, await reason(answer));
  return (await answer.json()) as T;
}

async function reason(answer: Response): Promise<string> {
  try {
    const problem = (await answer.json()) as { detail?: string };
    return problem.detail ?? answer.statusText;
  } catch {
    return answer.statusText || `HTTP ${answer.status}`;
  }
}

export const api = {
  stack: () => call<Stack>("/stack"),
  tools: async () => (await call<{ tools: Tool[] }>("/tools")).tools,
  remember: (key: string, content: string) => call<unknown>("/memories", { key, content }),
  /** The content under a key; undefined when nothing is remembered there. */
  recall: async (key: string) => (await call<Recalled>(`/memories/${encodeURIComponent(key)}`)).memory?.content,
  async signIn(user: string, password: string): Promise<void> {
    const opened = await call<{ token: string }>("/session", { user, password });
    sessionStorage.setItem(TOKEN, opened.token);
  },
};
