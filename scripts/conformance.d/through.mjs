// The official TypeScript clients through the gateway, to the official everything server behind it: over HTTP, and as a child process.
//
//   node through.mjs URL UPSTREAM-URL COMMAND [ARGUMENT…]
//
// URL is the gateway's, without path. Prints one line for each check; exit code 1 when one fails.
import assert from 'node:assert/strict';
import { Client as OlderClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as OlderHttp } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import * as types from '@modelcontextprotocol/sdk/types.js';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

const [url, upstream, command, ...args] = process.argv.slice(2);
const identity = { name: 'dmcp-conformance', version: '1' };
const capabilities = { elicitation: {}, sampling: {}, roots: {} };
const elicited = async () => ({ action: 'accept', content: { name: 'Ada', check: true } });
const sampled = async () => ({ role: 'assistant', model: 'test', content: { type: 'text', text: 'a sampled answer' } });

function older() {
  const client = new OlderClient(identity, { capabilities });
  client.setRequestHandler(types.ElicitRequestSchema, elicited);
  client.setRequestHandler(types.CreateMessageRequestSchema, sampled);
  client.heard = [];
  for (const schema of [
    types.ToolListChangedNotificationSchema,
    types.ResourceUpdatedNotificationSchema,
    types.LoggingMessageNotificationSchema
  ]) {
    client.setNotificationHandler(schema, (notification) => client.heard.push(notification));
  }
  return client;
}

function newer(mode) {
  const client = new Client(identity, { capabilities, versionNegotiation: { mode } });
  client.setRequestHandler('elicitation/create', elicited);
  client.setRequestHandler('sampling/createMessage', sampled);
  client.heard = [];
  for (const name of ['tools/list_changed', 'resources/updated', 'message']) {
    client.setNotificationHandler(`notifications/${name}`, (notification) => client.heard.push(notification));
  }
  return client;
}

const clients = [
  ['sdk 1', older, () => new OlderHttp(new URL(`${url}/mcp`)), undefined],
  ['sdk 2, modern', () => newer('auto'), () => new StreamableHTTPClientTransport(new URL(`${url}/mcp`)), '2026-07-28'],
  ['sdk 2, legacy', () => newer('legacy'), () => new StreamableHTTPClientTransport(new URL(`${url}/mcp`)), '2025-11-25']
];

const isOlder = (client) => client instanceof OlderClient;

function call(client, name, args = {}, options = {}) {
  const params = { name, arguments: args };
  return isOlder(client) ? client.callTool(params, undefined, options) : client.callTool(params, options);
}

const text = (result) => result.content.map((content) => content.text ?? '').join('\n');

async function until(what, condition) {
  const deadline = Date.now() + 20_000;
  while (!(await condition())) {
    assert.ok(Date.now() < deadline, `${what} within 20 s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const checks = {
  'lists tools and prompts under the server\'s name': async (client, server) => {
    const tools = (await client.listTools()).tools.map((tool) => tool.name);
    for (const name of ['echo', 'trigger-elicitation-request', 'trigger-sampling-request', 'get-roots-list']) {
      assert.ok(tools.includes(`${server}__${name}`), `${name} in ${tools}`);
    }
    const prompts = (await client.listPrompts()).prompts.map((prompt) => prompt.name);
    assert.ok(prompts.includes(`${server}__completable-prompt`), `${prompts}`);
  },
  'calls a tool': async (client, server) => {
    assert.equal(text(await call(client, `${server}__echo`, { message: 'hello' })), 'Echo: hello');
  },
  'fills in a prompt': async (client, server) => {
    const result = await client.getPrompt({ name: `${server}__args-prompt`, arguments: { city: 'Oslo' } });
    assert.match(result.messages[0].content.text, /Oslo/);
  },
  'completes an argument': async (client, server) => {
    const ref = { type: 'ref/prompt', name: `${server}__completable-prompt` };
    const result = await client.complete({ ref, argument: { name: 'department', value: 'E' } });
    assert.deepEqual(result.completion.values, ['Engineering']);
  },
  'reads a resource that is listed, and one of a template': async (client, server) => {
    const all = [];
    for (let cursor; ; ) {
      const page = await client.listResources(cursor === undefined ? {} : { cursor });
      all.push(...page.resources.map((resource) => resource.uri));
      if ((cursor = page.nextCursor) === undefined) break;
    }
    const uri = all.find((one) => one.includes('static/document/features.md') && one.includes('+') === (server === 'piped'));
    assert.ok(uri, `a document of ${server} among ${all}`);
    const contents = (await client.readResource({ uri })).contents;
    assert.equal(contents[0].uri, uri);
    assert.ok(contents[0].text.length > 0);
    const dynamic = `${server === 'piped' ? 'piped+' : ''}demo://resource/dynamic/text/7`;
    assert.match((await client.readResource({ uri: dynamic })).contents[0].text, /7/);
  },
  'hears of progress': async (client, server) => {
    const seen = [];
    const onprogress = (progress) => seen.push(progress.progress);
    const result = await call(client, `${server}__trigger-long-running-operation`, { duration: 0.4, steps: 4 }, { onprogress });
    assert.match(text(result), /completed/);
    assert.deepEqual(seen, [1, 2, 3, 4]);
  },
  'is asked by the server and answers': async (client, server) => {
    assert.match(text(await call(client, `${server}__trigger-elicitation-request`)), /Name: Ada/);
  },
  'lends the server its model': async (client, server) => {
    const args = { prompt: 'anything', maxTokens: 10 };
    assert.match(text(await call(client, `${server}__trigger-sampling-request`, args)), /a sampled answer/);
  },
  'cancels a call and goes on': async (client, server) => {
    const cancelling = new AbortController();
    const args = { duration: 60, steps: 60 };
    const running = call(client, `${server}__trigger-long-running-operation`, args, { signal: cancelling.signal });
    setTimeout(() => cancelling.abort(), 200);
    await assert.rejects(running);
    assert.equal(text(await call(client, `${server}__echo`, { message: 'again' })), 'Echo: again');
  },
  'hears of a resource that it subscribed to': async (client, server) => {
    const uri = `${server === 'piped' ? 'piped+' : ''}demo://resource/dynamic/text/3`;
    let subscription;
    if (isOlder(client) || client.getNegotiatedProtocolVersion() !== '2026-07-28') {
      await client.subscribeResource({ uri });
    } else {
      subscription = await client.listen({ resourceSubscriptions: [uri] });
    }
    // What the server tells of by turns, it tells of or not; so ask until it does.
    const updated = () => client.heard.some((one) => one.method === 'notifications/resources/updated' && one.params.uri === uri);
    await call(client, `${server}__toggle-subscriber-updates`);
    await until('an update', updated);
    await call(client, `${server}__toggle-subscriber-updates`);
    await (subscription === undefined ? client.unsubscribeResource({ uri }) : subscription.close());
  },
  'is told when servers come and go': async (client) => {
    const modern = !isOlder(client) && client.getNegotiatedProtocolVersion() === '2026-07-28';
    const subscription = modern ? await client.listen({ toolsListChanged: true }) : undefined;
    client.heard.length = 0;
    await register('extra', { url: upstream });
    await until('a change of the list', () => client.heard.some((one) => one.method === 'notifications/tools/list_changed'));
    await until('the new tools', async () => (await client.listTools()).tools.some((tool) => tool.name === 'extra__echo'));
    assert.equal((await fetch(`${url}/servers/extra`, { method: 'DELETE' })).status, 204);
    await until('their end', async () => !(await client.listTools()).tools.some((tool) => tool.name === 'extra__echo'));
    await subscription?.close();
  }
};

async function register(name, server) {
  const body = JSON.stringify({ name, ...server });
  const response = await fetch(`${url}/servers`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  assert.equal(response.status, 201, await response.text());
}

await register('everything', { url: upstream });
await register('piped', { command, args });
const first = older();
await first.connect(new OlderHttp(new URL(`${url}/mcp`)));
await until('both servers', async () => {
  const { tools } = await first.listTools();
  return ['everything__get-roots-list', 'piped__get-roots-list'].every((name) => tools.some((tool) => tool.name === name));
});
await first.close();

let failures = 0;
for (const [name, makeClient, makeTransport, version] of clients) {
  for (const server of ['everything', 'piped']) {
    const client = makeClient();
    try {
      await client.connect(makeTransport());
      if (version !== undefined) assert.equal(client.getNegotiatedProtocolVersion(), version);
      for (const [what, check] of Object.entries(checks)) {
        try {
          await check(client, server);
          console.log(`ok    ${name}, ${server}: ${what}`);
        } catch (error) {
          failures++;
          console.log(`FAIL  ${name}, ${server}: ${what}: ${error.message}`);
        }
      }
    } catch (error) {
      failures++;
      console.log(`FAIL  ${name}, ${server}: connects: ${error.message}`);
    } finally {
      await client.close();
    }
  }
}
console.log(`${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
