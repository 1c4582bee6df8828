import { createPinia } from "pinia";
import { createApp } from "vue";
import { createRouter, createWebHistory } from "vue-router";
import App from "./App.vue";

const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: "/", component: () => import("./views/StatusView.vue") },
    { path: "/notes", component: () => import("./views/NotesView.vue") },
  ],
});

createApp(App).use(createPinia()).use(router).mount("#app");
