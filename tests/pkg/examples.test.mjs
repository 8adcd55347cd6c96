// The three examples run, and say the same of the same files.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { launch } from '../e2e/kit.mjs';

const { Session, initSync } = await import('../../pkg/candour.js');
const root = fileURLToPath(new URL('../../', import.meta.url));
initSync({ module: readFileSync(`${root}pkg/candour_bg.wasm`) });

const folder = mkdtempSync(join(tmpdir(), 'candour-examples-'));
const files = new Session().sample(7).map(({ name, text }) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
});
const node = (...paths) => execFileSync('node', [`${root}tests/pkg/examples/node.mjs`, ...paths], { encoding: 'utf8' }).trim();

const KINDS = { html: 'text/html', mjs: 'text/javascript', js: 'text/javascript', wasm: 'application/wasm' };
let server;
let browser;
before(async () => {
  server = createServer((request, response) => {
    const path = /^\/(pkg\/candour(\.js|_bg\.wasm)|tests\/pkg\/examples\/\w+\.(html|mjs))$/.exec(request.url)?.[1];
    if (!path) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': KINDS[path.split('.').pop()] }).end(readFileSync(root + path));
  });
  await new Promise((go) => server.listen(0, '127.0.0.1', go));
  browser = await launch();
});
after(async () => {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true });
});

test('in Node: a sentence, and a line for each flag', () => {
  const [lede, ...flags] = node(...files).split('\n');
  assert.match(lede, /^Of 240 people in 2025, 2 have a pattern worth a conversation\. In 100 workforces like this one /);
  assert.ok(flags.length > 2 && flags.every((line) => /^\S.*: .* \(.+\)$/.test(line)), flags.join('\n'));
});

test('in Node: a file that is none of them is told in a sentence, with what to do', () => {
  const odd = join(folder, 'odd.csv');
  writeFileSync(odd, '\0\0\0\0');
  assert.match(node(odd), /\S+\. \S+/);
});

for (const name of ['page', 'worker']) {
  test(`in a ${name}: the same words as in Node`, async () => {
    const page = await browser.newPage();
    const errors = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(`http://127.0.0.1:${server.address().port}/tests/pkg/examples/${name}.html`, { waitUntil: 'networkidle' });
    await page.locator('input').setInputFiles(files);
    const told = page.locator('pre:not(:empty)');
    await told.waitFor();
    assert.equal((await told.textContent()).trim(), node(...files));
    assert.deepEqual(errors, []);
    await page.close();
  });
}
