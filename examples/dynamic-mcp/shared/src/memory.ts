import { z } from 'zod';

/** The owner of what is stored without naming one. */
export const DEFAULT_OWNER = 'default';

const owner = z.string().min(1).max(200).default(DEFAULT_OWNER);
const key = z.string().min(1).max(500);

export const rememberSchema = z.object({
  owner,
  key,
  content: z.string().min(1).max(100_000),
  metadata: z.record(z.string(), z.unknown()).default({}),
});
export type Remember = z.infer<typeof rememberSchema>;

export const recallSchema = z.object({
  owner,
  key: key.optional(),
  limit: z.number().int().min(1).max(500).default(50),
});
export type Recall = z.infer<typeof recallSchema>;

export const searchSchema = z.object({
  owner,
  query: z.string().min(1).max(500),
  limit: z.number().int().min(1).max(100).default(20),
});
export type Search = z.infer<typeof searchSchema>;

export const resetSchema = z.object({ owner, key: key.optional() });
export type Reset = z.infer<typeof resetSchema>;

export interface Memory {
  id: string;
  owner: string;
  key: string;
  content: string;
  metadata: Record<string, unknown>;
  createdAt: string;
  updatedAt: string;
}
