// The folder to serve the page from (`dist/site`): the browser keeps the page, and it opens without its host; a newer version
// is said, and waits; half an update is not kept.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { after, before } from 'node:test';

import { eventually, launchWhole, path, test } from './kit.mjs';

const SITE = path('../../dist/site/');
const TYPES = { html: 'text/html; charset=utf-8', js: 'text/javascript', svg: 'image/svg+xml', png: 'image/png', webmanifest: 'application/manifest+json' };
/** The headers every answer of the worker has to have. */
const { 'cache-control': _, ...HEADERS } = JSON.parse(await readFile(path('../../www/site/headers.json'), 'utf8'));

let browser;
before(async () => {
  browser = await launchWhole();
});
after(() => browser.close());

/** A host that sets no header of its own, and a browser that has not met it. `change` alters what it has. */
async function host(t, change = (_name, body) => body) {
  const asked = [];
  const state = { change };
  const answer = async (request, response) => {
    const name = new URL(request.url, 'http://x').pathname.slice(1) || 'index.html';
    asked.push(name);
    try {
      const body = await readFile(SITE + name);
      response.writeHead(200, { 'content-type': TYPES[name.split('.').pop()] }).end(state.change(name, body));
    } catch {
      response.writeHead(404).end();
    }
  };
  const server = createServer(answer);
  await new Promise((go) => server.listen(0, '127.0.0.1', go));
  const gone = () =>
    new Promise((go) => {
      server.close(() => go());
      server.closeAllConnections();
    });
  const context = await browser.newContext();
  t.after(async () => {
    await context.close();
    await gone();
  });
  return { url: `http://127.0.0.1:${server.address().port}/`, context, asked, state, gone };
}

const frame = (page) => page.mainFrame().childFrames()[0];
/** Opens the page and waits until it works. */
async function visit(page, url) {
  const response = await page.goto(url);
  await eventually(() => assert.ok(frame(page)));
  await frame(page).locator('main[aria-busy=false]').waitFor();
  return response;
}
/** What “Check for yourself” says of the copy that is kept. */
async function keeps(page, words) {
  await frame(page).locator('a.pill').click();
  const row = frame(page).locator('dl.facts > div, dl.facts dt', { hasText: 'Opens without its host' }).first();
  await row.waitFor();
  await eventually(async () => assert.match(await frame(page).locator('dl.facts').first().innerText(), words));
}
async function sample(page) {
  await frame(page).getByRole('button', { name: 'Try a sample team' }).click();
  await frame(page).locator('.go button.main:not(:disabled)').click();
  await frame(page).locator('.flags tbody tr').first().waitFor();
}

test('once visited it opens and works with its host gone, under the headers of the manual', { timeout: 90_000 }, async (t) => {
  const site = await host(t);
  const { context } = site;
  const page = await context.newPage();
  const refused = [];
  page.on('console', (message) => refused.push(message.text()));
  const first = await visit(page, site.url);
  assert.equal(first.headers()['connection-allowlist'], undefined, 'the host itself sets nothing');
  await keeps(page, /yes: this browser keeps the page itself, and nothing of yours/);
  assert.deepEqual([...new Set(site.asked)].sort(), ['icon-192.png', 'icon-512.png', 'icon.svg', 'index.html', 'manifest.webmanifest', 'sw.js']);
  await site.gone();
  const second = await visit(page, site.url);
  assert.ok(second.fromServiceWorker());
  for (const [name, value] of Object.entries(HEADERS)) assert.equal(second.headers()[name], value, name);
  await sample(page);
  assert.deepEqual(refused, []);
  // Of what is dropped on the page nothing is kept: there are its own files and no more.
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map((request) => new URL(request.url).pathname);
  });
  assert.deepEqual(kept.sort(), ['/', '/icon-192.png', '/icon-512.png', '/icon.svg', '/manifest.webmanifest']);
});

test('it can be installed', async (t) => {
  const site = await host(t);
  const { context } = site;
  const page = await context.newPage();
  await visit(page, site.url);
  await keeps(page, /yes: this browser keeps/);
  const devtools = await context.newCDPSession(page);
  const { errors, url } = await devtools.send('Page.getAppManifest');
  assert.deepEqual(errors, []);
  assert.match(url, /manifest\.webmanifest$/);
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  // A window without memory of its own can install nothing; there is no other here.
  assert.deepEqual(installabilityErrors.map((each) => each.errorId).filter((id) => id !== 'in-incognito'), []);
});

/** The site with another page in it, and the worker that names it. */
const newer = (name, body) => {
  const mark = '<!-- newer -->';
  if (name === 'index.html') return `${body}${mark}`;
  if (name !== 'sw.js') return body;
  return String(body).replace(/[0-9a-f]{64}/, newer.sum);
};

test('a newer version is said and waits until the page is closed everywhere', { timeout: 90_000 }, async (t) => {
  newer.sum = createHash('sha256').update(`${await readFile(`${SITE}index.html`, 'utf8')}<!-- newer -->`).digest('hex');
  const site = await host(t);
  const { context } = site;
  const page = await context.newPage();
  await visit(page, site.url);
  await keeps(page, /yes: this browser keeps/);
  site.state.change = newer;
  const opened = await visit(page, site.url);
  await frame(page).getByText('A newer version of Candour has arrived').waitFor();
  assert.ok(!(await opened.text()).includes('<!-- newer -->'), 'the version that was kept works on');
  await keeps(page, /yes, and a newer version waits/);
  await page.close();
  const closed = async () => {
    // A browser takes its time to see that the last tab has gone.
    await new Promise((go) => setTimeout(go, 1_000));
    const again = await context.newPage();
    const text = await (await visit(again, site.url)).text();
    await again.close();
    assert.ok(text.includes('<!-- newer -->'), 'the newer one opens');
  };
  await eventually(closed, 20_000);
});

test('half an update is not kept: the page and its worker are of one version', { timeout: 60_000 }, async (t) => {
  newer.sum = '0'.repeat(64);
  const site = await host(t, newer);
  const { context } = site;
  const page = await context.newPage();
  await visit(page, site.url);
  await eventually(() => assert.ok(site.asked.filter((name) => name === 'index.html').length >= 2, 'the worker has looked'));
  await eventually(async () => {
    const state = await page.evaluate(async () => {
      const all = await navigator.serviceWorker.getRegistrations();
      return [all.length, await caches.keys()];
    });
    assert.deepEqual(state, [0, []]);
  });
  await keeps(page, /no copy is kept/);
  await visit(page, site.url);
  await sample(page);
});
