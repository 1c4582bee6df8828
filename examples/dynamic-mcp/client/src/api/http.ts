const base = import.meta.env.VITE_API_URL ?? '';

export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Sends and reads JSON; throws what the server says when it refuses. */
export async function request<T>(
  path: string,
  options: { method?: string; body?: unknown; token?: string } = {},
): Promise<T> {
  const { method = 'GET', body, token } = options;
  const headers: Record<string, string> = {};
  if (body !== undefined) {
    headers['content-type'] = 'application/json';
  }
  if (token) {
    headers.authorization = `Bearer ${token}`;
  }
  const answer = await fetch(base + path, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const content: unknown = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw new HttpError(answer.status, (content as { error?: string }).error ?? `HTTP ${answer.status}`);
  }
  return content as T;
}
