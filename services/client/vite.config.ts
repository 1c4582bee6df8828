import vue from "@vitejs/plugin-vue";
import { defineConfig, loadEnv } from "vite";

// In containers nginx sends /api to the server; here Vite does, to the address that the stack gives.
export default defineConfig(({ mode }) => {
  const environment = loadEnv(mode, ".", "");
  return {
    plugins: [vue()],
    server: { proxy: { "/api": { target: environment.SERVER_URL || "http://localhost:3000" } } },
    build: { target: "es2022" },
  };
});
