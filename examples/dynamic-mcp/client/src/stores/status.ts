import { StackStatus } from "@dynamic-mcp/shared";
import { defineStore } from "pinia";
import { ref } from "vue";

export const useStatus = defineStore("status", () => {
  const status = ref<StackStatus>({ services: [] });
  const failure = ref("");

  async function refresh(): Promise<void> {
    try {
      const answer = await fetch("/api/status");
      status.value = StackStatus.parse(await answer.json());
      failure.value = "";
    } catch (problem) {
      failure.value = String(problem);
    }
  }

  return { status, failure, refresh };
});
