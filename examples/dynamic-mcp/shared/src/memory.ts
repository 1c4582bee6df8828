import { z } from "zod";

/** What the memory server keeps: a text under a key. */
export const Memory = z.object({
  id: z.string(),
  key: z.string().min(1).max(200),
  content: z.string().min(1).max(100_000),
  createdAt: z.coerce.date(),
});
export type Memory = z.infer<typeof Memory>;

export const Remember = Memory.pick({ content: true }).extend({ key: Memory.shape.key.optional() });
export type Remember = z.infer<typeof Remember>;

export const Recall = z.object({ key: Memory.shape.key });
export type Recall = z.infer<typeof Recall>;
