// The official TypeScript client has dmcp build the image of a stack, run it, and take it down, on a real engine.
//
//   node images.mjs DMCP FOLDER      FOLDER holds dmcp.yaml of a stack whose one service, `web`, is a container in prod
//
// Prints one line for each check; exit code 1 when one fails.
import assert from 'node:assert/strict';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';

const [dmcp, folder] = process.argv.slice(2);
const client = new Client({ name: 'dmcp-conformance', version: '1' }, { versionNegotiation: { mode: 'auto' } });
const args = ['mcp', 'serve', 'stack', '-C', folder, '--allow-changes'];
await client.connect(new StdioClientTransport({ command: dmcp, args, stderr: 'inherit', env: process.env }));

async function call(name, more = {}) {
  const news = [];
  const options = { onprogress: (step) => news.push(step.message), timeout: 240_000, resetTimeoutOnProgress: true };
  const result = await client.callTool({ name, arguments: { environment: 'prod', ...more } }, options);
  assert.equal(result.isError ?? false, false, JSON.stringify(result.content));
  return { result, news };
}

const image = ({ result }) => JSON.parse(result.content[0].text).images[0];
const checks = {
  'builds an image, with progress': async () => {
    const built = await call('stack_build', { force: true });
    assert.equal(image(built).state, 'built');
    assert.ok(built.news.includes('build-done: web'), JSON.stringify(built.news));
  },
  'builds nothing for the same input': async () => assert.equal(image(await call('stack_build')).state, 'up to date'),
  'brings it up, sees it healthy and reads what it says': async () => {
    await call('stack_up');
    assert.equal((await call('stack_status')).result.structuredContent.healthy, true);
    assert.match((await call('stack_logs', { lines: 5 })).result.content[0].text, /web is up/);
  },
  'takes it down': async () => {
    await call('stack_down');
    assert.equal((await call('stack_status')).result.structuredContent.healthy, false);
  }
};

let failures = 0;
for (const [check, run] of Object.entries(checks)) {
  try {
    await run();
    console.log(`ok    sdk 2, images: ${check}`);
  } catch (error) {
    failures += 1;
    console.log(`FAIL  sdk 2, images: ${check}\n      ${error.stack}`);
  }
}
await client.close();
process.exit(failures === 0 ? 0 : 1);
