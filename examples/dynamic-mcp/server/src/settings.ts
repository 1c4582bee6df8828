import { readFileSync } from 'node:fs';

export const isProduction = process.env.NODE_ENV === 'production';

/** The value of a setting, or of the file that NAME_FILE names: secrets come as files in production. */
export function setting(name: string): string | undefined {
  const file = process.env[`${name}_FILE`];
  if (file) {
    return readFileSync(file, 'utf8').trim();
  }
  return process.env[name] || undefined;
}

/** A secret that must be given in production; elsewhere a known one serves. */
export function secret(name: string): string {
  const value = setting(name);
  if (value === undefined && isProduction) {
    throw new Error(`${name} is not set: give it as ${name}_FILE`);
  }
  return value ?? 'for-development-only-never-elsewhere';
}

export function port(otherwise: number, ...names: string[]): number {
  const text = ['PORT', ...names].map(setting).find((value) => value !== undefined);
  const number = Number(text ?? otherwise);
  if (!Number.isInteger(number) || number < 1 || number > 65_535) {
    throw new Error(`${text} is not a port`);
  }
  return number;
}

export const host = setting('HOST') ?? '127.0.0.1';

/** DATABASE_URL, with the password of DATABASE_PASSWORD where that is given apart from it. */
export function databaseUrl(): string {
  const url = new URL(setting('DATABASE_URL') ?? 'postgresql://postgres:postgres@127.0.0.1:5432/dynamic_mcp');
  const password = setting('DATABASE_PASSWORD');
  if (password !== undefined) {
    url.password = encodeURIComponent(password);
  }
  return url.toString();
}
