/** What every service answers at `/health`. */
export interface Health {
  status: 'ok' | 'degraded';
  service: string;
  uptimeSeconds: number;
  database: 'ok' | 'unreachable';
}

/** What the main server knows of the others; sent to browsers each time it changes. */
export interface StackStatus {
  services: { name: string; healthy: boolean; milliseconds: number }[];
  at: string;
}
