export * from './memory.js';
export * from './servers.js';
export * from './status.js';
