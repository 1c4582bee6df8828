import type { Memory } from '@dynamic-mcp/shared';
import { defineStore } from 'pinia';
import { ref } from 'vue';
import { request } from '../api/http';
import { useAccount } from './account';

export const useMemories = defineStore('memories', () => {
  const account = useAccount();
  const memories = ref<Memory[]>([]);

  async function load(): Promise<void> {
    const answer = await request<{ memories: Memory[] }>('/api/memories', { token: account.token });
    memories.value = answer.memories;
  }

  async function remember(key: string, content: string): Promise<void> {
    await request('/api/memories', { method: 'POST', body: { key, content }, token: account.token });
    await load();
  }

  return { memories, load, remember };
});
