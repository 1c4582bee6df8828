import vue from "@vitejs/plugin-vue";
import autoImport from "unplugin-auto-import/vite";
import { NaiveUiResolver } from "unplugin-vue-components/resolvers";
import components from "unplugin-vue-components/vite";
import { defineConfig } from "vite";

const api = process.env["SERVER_URL"] ?? "http://127.0.0.1:3000";

export default defineConfig({
  plugins: [
    vue(),
    autoImport({ imports: ["vue", "vue-router", "pinia"], dts: false }),
    components({ resolvers: [NaiveUiResolver()], dts: false }),
  ],
  server: { proxy: { "/api": { target: api, ws: true } } },
});
