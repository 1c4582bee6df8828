import { defineConfig, mergeConfig } from 'vitest/config';
import vite from './vite.config.ts';

export default mergeConfig(
  vite,
  defineConfig({ test: { environment: 'jsdom', server: { deps: { inline: ['naive-ui'] } } } }),
);
