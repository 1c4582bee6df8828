import { useSessionStorage } from '@vueuse/core';
import { defineStore } from 'pinia';
import { computed } from 'vue';
import { request } from '../api/http';

export const useAccount = defineStore('account', () => {
  const token = useSessionStorage('token', '');
  const isSignedIn = computed(() => token.value !== '');

  async function enter(action: 'login' | 'register', name: string, password: string): Promise<void> {
    const answer = await request<{ token: string }>(`/api/auth/${action}`, {
      method: 'POST',
      body: { name, password },
    });
    token.value = answer.token;
  }

  function leave(): void {
    token.value = '';
  }

  return { token, isSignedIn, enter, leave };
});
