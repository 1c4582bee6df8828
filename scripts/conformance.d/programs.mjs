// The official TypeScript clients against dmcp as a server on stdio: the memory server, and a stack with leave to change it.
//
//   node programs.mjs DMCP FOLDER      FOLDER holds dmcp.yaml of a stack whose one service, `web`, is a process
//
// Prints one line for each check; exit code 1 when one fails.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client as OlderClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as OlderStdio } from '@modelcontextprotocol/sdk/client/stdio.js';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';

const [dmcp, folder] = process.argv.slice(2);
const identity = { name: 'dmcp-conformance', version: '1' };

const clients = {
  'sdk 1': [() => new OlderClient(identity), OlderStdio],
  'sdk 2, modern': [() => new Client(identity, { versionNegotiation: { mode: 'auto' } }), StdioClientTransport],
  'sdk 2, legacy': [() => new Client(identity, { versionNegotiation: { mode: 'legacy' } }), StdioClientTransport]
};

const memory = (data) => ['mcp', 'serve', 'memory', '--data', data];
const stack = (...more) => ['mcp', 'serve', 'stack', '-C', folder, ...more];

const checks = {
  'memory: what one client stores, the next one finds': async (connect) => {
    const data = mkdtempSync(join(tmpdir(), 'dmcp-memory-'));
    const first = await connect(memory(data));
    const stored = await first.callTool({ name: 'memory_remember', arguments: { key: 'colour', content: 'blue' } });
    assert.equal(stored.structuredContent.success, true);
    await first.close();
    const second = await connect(memory(data));
    const found = await second.callTool({ name: 'memory_recall', arguments: { key: 'colour' } });
    assert.equal(found.structuredContent.memory.content, 'blue');
    assert.equal((await second.listResources()).resources[0].uri, 'memory://memories/colour');
    await second.close();
  },
  'stack: nothing changes without leave': async (connect) => {
    const client = await connect(stack());
    const { tools } = await client.listTools();
    assert.deepEqual(tools.map((tool) => tool.name), ['stack_config', 'stack_logs', 'stack_status']);
    assert.ok(tools.every((tool) => tool.annotations.readOnlyHint));
    assert.equal((await client.callTool({ name: 'stack_status', arguments: {} })).structuredContent.healthy, false);
    await client.close();
  },
  'stack: comes up with progress, shows itself, goes down': async (connect) => {
    const client = await connect(stack('--allow-changes'));
    const { tools } = await client.listTools();
    const hints = Object.fromEntries(tools.map((tool) => [tool.name, tool.annotations]));
    assert.equal(hints.stack_down.destructiveHint, true);
    assert.equal(hints.stack_backup, undefined, 'nothing to back up here');
    const news = [];
    const up = await client.callTool({ name: 'stack_up', arguments: { services: ['web'] } }, { onprogress: (step) => news.push(step.message) });
    assert.equal(up.isError ?? false, false, JSON.stringify(up));
    assert.ok(news.some((message) => /start web/.test(message)), JSON.stringify(news));
    const status = await client.callTool({ name: 'stack_status', arguments: { services: ['web'] } });
    assert.equal(status.structuredContent.healthy, true);
    const logs = await client.callTool({ name: 'stack_logs', arguments: { services: ['web'], lines: 5 } });
    assert.match(logs.content[0].text, /web is up/);
    const down = await client.callTool({ name: 'stack_down', arguments: {} });
    assert.equal(down.isError ?? false, false, JSON.stringify(down));
    await client.close();
  },
  'stack: a cancelled call ends as Ctrl-C would end the command': async (connect) => {
    const client = await connect(stack('--allow-changes'));
    const stop = new AbortController();
    const call = client.callTool({ name: 'stack_up', arguments: { services: ['slow'] } }, {
      signal: stop.signal,
      onprogress: () => stop.abort('enough')
    });
    await assert.rejects(call);
    const status = await client.callTool({ name: 'stack_status', arguments: {} });
    assert.equal(status.isError ?? false, false);
    assert.equal((await client.callTool({ name: 'stack_down', arguments: {} })).isError ?? false, false);
    await client.close();
  }
};

// The two generations of the SDK call a tool alike but for the place of the options.
function alike(client, isOlder) {
  return isOlder
    ? {
        listTools: () => client.listTools(),
        listResources: () => client.listResources(),
        callTool: (call, options) => client.callTool(call, undefined, options),
        close: () => client.close()
      }
    : client;
}

const configured = JSON.parse(readFileSync(join(folder, 'claude.json'), 'utf8')).mcpServers;
assert.deepEqual(configured['programs-stack'].args, ['mcp', 'serve', 'stack', '-C', folder]);

let failures = 0;
for (const [name, [make, Transport]] of Object.entries(clients)) {
  const connect = async (args) => {
    const client = make();
    await client.connect(new Transport({ command: dmcp, args, stderr: 'inherit' }));
    return alike(client, name === 'sdk 1');
  };
  for (const [check, run] of Object.entries(checks)) {
    try {
      await run(connect);
      console.log(`ok    ${name}: ${check}`);
    } catch (error) {
      failures += 1;
      console.log(`FAIL  ${name}: ${check}\n      ${error.stack}`);
    }
  }
}
process.exit(failures === 0 ? 0 : 1);
