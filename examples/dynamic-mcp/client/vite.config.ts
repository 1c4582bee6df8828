import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [vue()],
  server: { proxy: { '/api': { target: process.env.SERVER_URL ?? 'http://127.0.0.1:3000', ws: true } } },
  build: { chunkSizeWarningLimit: 1_500 },
});
