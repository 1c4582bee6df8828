import type { StackStatus } from '@dynamic-mcp/shared';
import { defineStore } from 'pinia';
import { io } from 'socket.io-client';
import { ref } from 'vue';

export const useStatus = defineStore('status', () => {
  const status = ref<StackStatus>();
  const isConnected = ref(false);

  function follow(): () => void {
    const socket = io(import.meta.env.VITE_API_URL ?? '', { path: '/api/socket.io' });
    socket.on('connect', () => (isConnected.value = true));
    socket.on('disconnect', () => (isConnected.value = false));
    socket.on('status', (now: StackStatus) => (status.value = now));
    return () => socket.close();
  }

  return { status, isConnected, follow };
});
