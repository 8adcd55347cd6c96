// The headers that docs/serving.md asks a host to send: the same in each of its configurations, sent by `make run`, and
// no hindrance to the page.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';

import { ARTEFACT, eventually, launchWhole, open, path, test } from './kit.mjs';

const manual = readFileSync(path('../../docs/serving.md'), 'utf8');
const headers = (pattern) => [...manual.matchAll(pattern)].map(([, name, value]) => [name.toLowerCase(), value]);
const NGINX = headers(/^ +add_header (\S+) "(.*)" always;$/gm);

test('every configuration sends the same headers, and the table speaks of each', () => {
  assert.ok(NGINX.length >= 8);
  assert.deepEqual(headers(/^ +Header always set (\S+) "(.*)"$/gm), NGINX);
  assert.deepEqual(headers(/^ +<add name="(\S+)" value="(.*)" \/>$/gm), NGINX);
  assert.deepEqual(headers(/^ {2}([A-Z][A-Za-z-]+): (.*)$/gm), NGINX);
  // What `make run` sends and the kept page is given.
  assert.deepEqual(Object.fromEntries(NGINX), JSON.parse(readFileSync(path('../../www/site/headers.json'), 'utf8')));
  for (const [name] of NGINX) assert.match(manual, new RegExp(`^\\|.*\`${name}\``, 'mi'), name);
});

test('make run sends them', async () => {
  const server = spawn('node', [path('../../www/serve.mjs')], { env: { ...process.env, PORT: '0' } });
  try {
    const url = await new Promise((go, no) => {
      server.stdout.on('data', (text) => go(/http:\S+/.exec(text)?.[0]));
      server.on('exit', () => no(new Error('it ended')));
    });
    const response = await fetch(url);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
    for (const [name, value] of NGINX) {
      // While it is worked on, nothing of it is kept at all.
      assert.equal(response.headers.get(name), name === 'cache-control' ? 'no-store' : value, name);
    }
  } finally {
    server.kill();
  }
});

test('under them the page works: the sample is read, analysed and saved', async () => {
  const server = createServer(async (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...Object.fromEntries(NGINX) }).end(await readFile(ARTEFACT));
  });
  await new Promise((go) => server.listen(0, '127.0.0.1', go));
  const browser = await launchWhole();
  try {
    const { page, done } = await open(browser, `http://127.0.0.1:${server.address().port}/`);
    await page.getByRole('button', { name: 'Try a sample team' }).click();
    await page.locator('.go button.main:not(:disabled)').click();
    await page.locator('.flags tbody tr').first().waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('figure').first().getByRole('button', { name: 'CSV', exact: true }).click()]);
    assert.match(download.suggestedFilename(), /\.csv$/);
    await eventually(async () => assert.ok((await page.locator('figure').count()) > 0));
    await done();
  } finally {
    await browser.close();
    server.close();
  }
});
