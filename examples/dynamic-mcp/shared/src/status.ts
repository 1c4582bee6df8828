import { z } from "zod";

/** One line of the stack's state, as the client shows it. */
export const ServiceStatus = z.object({
  name: z.string(),
  healthy: z.boolean(),
  detail: z.string(),
});
export type ServiceStatus = z.infer<typeof ServiceStatus>;

export const StackStatus = z.object({ services: z.array(ServiceStatus) });
export type StackStatus = z.infer<typeof StackStatus>;
