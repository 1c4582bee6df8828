export * from "./memory.js";
export * from "./status.js";
