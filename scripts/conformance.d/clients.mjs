// The official TypeScript clients against the fixture server: the older one, and the newer one in both eras, over HTTP and stdio.
//
//   node clients.mjs URL COMMAND [ARGUMENT…]
//
// Prints one line for each check; exit code 1 when one fails.
import assert from 'node:assert/strict';
import { Client as OlderClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as OlderStdio } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport as OlderHttp } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';

const [url, command, ...args] = process.argv.slice(2);
const identity = { name: 'dmcp-conformance', version: '1' };
const answer = async () => ({ action: 'accept', content: { name: 'Ada', color: 'green', response: 'yes' } });

function older() {
  const client = new OlderClient(identity, { capabilities: { elicitation: {} } });
  client.setRequestHandler(ElicitRequestSchema, answer);
  return client;
}

function newer(mode) {
  const client = new Client(identity, { capabilities: { elicitation: {} }, versionNegotiation: { mode } });
  client.setRequestHandler('elicitation/create', answer);
  return client;
}

const connections = [
  ['sdk 1 over HTTP', older, () => new OlderHttp(new URL(url)), undefined],
  ['sdk 1 over stdio', older, () => new OlderStdio({ command, args, stderr: 'inherit' }), undefined],
  ['sdk 2 over HTTP, modern', () => newer('auto'), () => new StreamableHTTPClientTransport(new URL(url)), '2026-07-28'],
  ['sdk 2 over HTTP, legacy', () => newer('legacy'), () => new StreamableHTTPClientTransport(new URL(url)), '2025-11-25'],
  ['sdk 2 over stdio, modern', () => newer('auto'), () => new StdioClientTransport({ command, args }), '2026-07-28'],
  ['sdk 2 over stdio, legacy', () => newer('legacy'), () => new StdioClientTransport({ command, args }), '2025-11-25']
];

const checks = {
  'lists tools, resources and prompts': async (client) => {
    assert.ok((await client.listTools()).tools.some((tool) => tool.name === 'greet'));
    assert.equal((await client.listResources()).resources.length, 3);
    assert.ok((await client.listPrompts()).prompts.length > 0);
  },
  'calls a tool': async (client) => {
    const result = await client.callTool({ name: 'greet', arguments: { name: 'Ada' } });
    assert.deepEqual(result.content, [{ type: 'text', text: 'Hello, Ada!' }]);
  },
  'is told of wrong arguments': async (client) => {
    assert.equal((await client.callTool({ name: 'greet', arguments: { name: 7 } })).isError, true);
  },
  'answers two questions of one call': async (client) => {
    const result = await client.callTool({ name: 'test_input_required_result_multi_round', arguments: {} });
    assert.equal(result.content[0].text, 'Multi-round complete for Ada who likes green');
  },
  'reads a resource of a template': async (client) => {
    const result = await client.readResource({ uri: 'test://template/42/data' });
    assert.match(result.contents[0].text, /Data for ID: 42/);
  },
  'fills in a prompt': async (client) => {
    const result = await client.getPrompt({ name: 'test_prompt_with_arguments', arguments: { arg1: 'x', arg2: 'y' } });
    assert.match(result.messages[0].content.text, /arg1='x', arg2='y'/);
  },
  'hears of progress': async (client, name) => {
    const seen = [];
    const options = { onprogress: (progress) => seen.push(progress.progress) };
    const params = { name: 'test_tool_with_progress', arguments: {} };
    await (name.startsWith('sdk 1') ? client.callTool(params, undefined, options) : client.callTool(params, options));
    assert.deepEqual(seen, [0, 50, 100]);
  }
};

let failures = 0;
for (const [name, makeClient, makeTransport, version] of connections) {
  const client = makeClient();
  try {
    await client.connect(makeTransport());
    if (version !== undefined) assert.equal(client.getNegotiatedProtocolVersion(), version);
    for (const [what, check] of Object.entries(checks)) {
      try {
        await check(client, name);
        console.log(`ok    ${name}: ${what}`);
      } catch (error) {
        failures++;
        console.log(`FAIL  ${name}: ${what}: ${error.message}`);
      }
    }
  } catch (error) {
    failures++;
    console.log(`FAIL  ${name}: connects: ${error.message}`);
  } finally {
    await client.close();
  }
}
console.log(`${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
