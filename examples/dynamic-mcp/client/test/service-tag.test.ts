import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import ServiceTag from '../src/components/ServiceTag.vue';

test('a service that is down is called so', () => {
  const tag = mount(ServiceTag, { props: { name: 'mcp-memory', healthy: false, milliseconds: 0 } });
  expect(tag.text()).toBe('mcp-memory: not healthy');
});
