// The official TypeScript clients against the gateway, with the official servers behind it.
//
//   node gateway.mjs URL FOLDER
//
// URL is the gateway's /mcp, FOLDER one that the filesystem server may read. Prints one line for each check; exit code 1 when one fails.
import assert from 'node:assert/strict';
import { Client as OlderClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as OlderHttp } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

const [url, folder] = process.argv.slice(2);
const identity = { name: 'dmcp-conformance', version: '1' };
const servers = ['everything', 'everything-http', 'everything-sse', 'files', 'graph', 'thinking'];

const connections = [
  ['sdk 1', () => new OlderClient(identity), () => new OlderHttp(new URL(url))],
  ['sdk 2, modern', () => newer('auto'), () => new StreamableHTTPClientTransport(new URL(url))],
  ['sdk 2, legacy', () => newer('legacy'), () => new StreamableHTTPClientTransport(new URL(url))]
];

function newer(mode) {
  return new Client(identity, { versionNegotiation: { mode } });
}

async function call(client, name, args) {
  const result = await client.callTool({ name, arguments: args });
  assert.ok(!result.isError, `${name}: ${JSON.stringify(result.content)}`);
  return result;
}

// The servers start beside the first connection; a list is whole when each of them is in it.
async function allTools(client) {
  for (const deadline = Date.now() + 60000; ; await new Promise((done) => setTimeout(done, 200))) {
    const names = (await client.listTools()).tools.map((tool) => tool.name);
    const missing = servers.filter((server) => !names.some((name) => name.startsWith(`${server}__`)));
    if (missing.length === 0) return names;
    assert.ok(Date.now() < deadline, `no tools of ${missing.join(', ')}`);
  }
}

const checks = {
  'lists the tools of all servers under names that every client takes': async (client) => {
    const names = await allTools(client);
    assert.ok(names.every((name) => /^[A-Za-z0-9_-]{1,64}$/.test(name)), names.join(' '));
    assert.equal(new Set(names).size, names.length);
  },
  'calls everything over stdio, Streamable HTTP and HTTP with SSE': async (client) => {
    for (const server of ['everything', 'everything-http', 'everything-sse']) {
      const result = await call(client, `${server}__echo`, { message: server });
      assert.equal(result.content[0].text, `Echo: ${server}`);
    }
  },
  'reads a folder by the filesystem server': async (client) => {
    const result = await call(client, 'files__list_directory', { path: folder });
    assert.match(result.content[0].text, /\[FILE\] package.json/);
  },
  'keeps a graph in the memory server': async (client, name) => {
    const entity = { name, entityType: 'client', observations: ['connected'] };
    await call(client, 'graph__create_entities', { entities: [entity] });
    const result = await call(client, 'graph__search_nodes', { query: name });
    assert.match(result.content[0].text, new RegExp(name));
  },
  'thinks by the sequential-thinking server': async (client) => {
    const thought = { thought: 'one', nextThoughtNeeded: false, thoughtNumber: 1, totalThoughts: 1 };
    const result = await call(client, 'thinking__sequentialthinking', thought);
    assert.equal(result.structuredContent?.thoughtNumber ?? JSON.parse(result.content[0].text).thoughtNumber, 1);
  },
  'fills in a prompt and reads a resource of everything': async (client) => {
    const prompts = (await client.listPrompts()).prompts.map((prompt) => prompt.name);
    const simple = prompts.find((name) => name.startsWith('everything__simple'));
    assert.ok(simple, prompts.join(' '));
    assert.ok((await client.getPrompt({ name: simple })).messages.length > 0);
    const resources = (await client.listResources()).resources;
    assert.ok(resources.length > 0);
    assert.ok((await client.readResource({ uri: resources[0].uri })).contents.length > 0);
  },
  'is told of wrong arguments': async (client) => {
    const result = await client.callTool({ name: 'everything__get-sum', arguments: { a: 'x' } }).catch((error) => error);
    assert.ok(result instanceof Error || result.isError, JSON.stringify(result));
  },
  'hears of progress': async (client, name) => {
    const seen = [];
    const options = { onprogress: (progress) => seen.push(progress.progress) };
    const params = { name: 'everything__trigger-long-running-operation', arguments: { duration: 1, steps: 4 } };
    await (name === 'sdk 1' ? client.callTool(params, undefined, options) : client.callTool(params, options));
    // The last one may be overtaken by the result, which ends it.
    assert.ok(seen.length >= 3, `${seen}`);
  },
  'sees how the servers are': async (client) => {
    const result = await call(client, 'mcp_server_list', {});
    for (const server of result.structuredContent.servers.filter((one) => servers.includes(one.name))) {
      assert.equal(server.connection, 'connected', JSON.stringify(server));
      assert.equal(server.restarts, 0, JSON.stringify(server));
    }
  }
};

let failures = 0;
for (const [name, makeClient, makeTransport] of connections) {
  const client = makeClient();
  try {
    await client.connect(makeTransport());
    for (const [what, check] of Object.entries(checks)) {
      try {
        await check(client, name);
        console.log(`ok    gateway, ${name}: ${what}`);
      } catch (error) {
        failures++;
        console.log(`FAIL  gateway, ${name}: ${what}: ${error.message}`);
      }
    }
  } catch (error) {
    failures++;
    console.log(`FAIL  gateway, ${name}: connects: ${error.message}`);
  } finally {
    await client.close();
  }
}
console.log(`${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
