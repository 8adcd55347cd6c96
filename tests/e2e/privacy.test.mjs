// What the page says of itself is what an outsider measures.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before } from 'node:test';
import { gzipSync } from 'node:zlib';

import { shipped } from '../../www/licences.mjs';
import { IN_WORKER, LEAVING, STAYING } from '../../www/src/core/channels.mjs';
import { ARTEFACT, axeSource, eventually, inside, launchWhole, open, path, serve, test, words } from './kit.mjs';

const require = createRequire(new URL('../../www/package.json', import.meta.url));
const { ZSTDDecoder } = await import(require.resolve('zstddec'));

let browser;
let site;
before(async () => {
  browser = await launchWhole();
  site = await serve(ARTEFACT);
});
after(async () => {
  await browser.close();
  site.close();
});

test('the policy is the first thing in the head and allows nothing to be fetched', () => {
  const html = readFileSync(ARTEFACT, 'utf8');
  const head = html.slice(html.indexOf('<head>') + 6).trimStart();
  assert.ok(head.startsWith('<meta http-equiv="Content-Security-Policy"'));
  const policy = /content="([^"]+)"/.exec(head)[1];
  for (const rule of ["default-src 'none'", "connect-src 'none'", "form-action 'none'", "base-uri 'none'", "require-trusted-types-for 'script'", 'trusted-types candour', 'worker-src blob:']) {
    assert.ok(policy.includes(rule), rule);
  }
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*/);
});

test('the file names no other place', () => {
  const html = readFileSync(ARTEFACT, 'utf8');
  const known = /^https?:\/\/(www\.w3\.org\/(2000\/svg|1999\/xhtml|1998\/Math\/MathML|1999\/xlink|1999\/XSL\/Transform|XML\/1998\/namespace)|\$\{)/;
  const addresses = (text) => [...text.matchAll(/https?:\/\/[^\s"'`<>)]+/g)].map(([address]) => address.replace(/\\n.*|&.*/, ''));
  const found = addresses(html).filter((address) => !known.test(address));
  // Licences are shown word for word, with the addresses they name; these are text, and nobody is led there.
  const named = shipped().texts.flatMap(({ paragraphs }) => paragraphs.flatMap(addresses));
  assert.deepEqual(found.toSorted(), named.toSorted());
});

test('the page weighs at most 1,000 KB on its way, and the core in it is the core', async () => {
  const html = readFileSync(ARTEFACT);
  const weight = gzipSync(html).length / 1024;
  assert.ok(weight <= 1000, `${weight.toFixed(1)} KB`);
  // Its decoder stands beside it, unpacked and a twentieth as long.
  const [packed] = [...html.toString().matchAll(/[A-Za-z0-9+/=]{4096,}/g)].map(([base64]) => base64).toSorted((a, b) => b.length - a.length);
  const decoder = new ZSTDDecoder();
  await decoder.init();
  assert.ok(readFileSync(path('../../pkg/candour_bg.wasm')).equals(decoder.decode(Buffer.from(packed, 'base64'))));
});

test('a changed byte of script is refused by the browser', async () => {
  const html = readFileSync(ARTEFACT, 'utf8');
  const changed = html.replaceAll('<script>', '<script> ');
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: changed }));
  await page.goto('http://127.0.0.1:9/');
  await page.waitForTimeout(300);
  await eventually(async () => assert.equal(await inside(page).locator('main').count(), 0));
  await context.close();
});

test('the pill and the page agree with what the browser saw', async () => {
  const { page, requests, done } = await open(browser, site.url);
  await page.getByRole('button', { name: 'Try a sample team' }).click();
  await page.locator('.go button.main:not(:disabled)').waitFor();
  assert.equal(requests.length, 1, 'the page itself');
  const pill = page.getByRole('link', { name: 'Requests since opening: 0' });
  await pill.click();
  await page.locator('dl.facts').waitFor();
  const text = await words(page);
  assert.match(text, /Requests by the page since opening\s+0/);
  assert.match(text, /Requests by the worker that holds your data\s+0/);
  assert.match(text, /Attempts the browser has refused\s+0/);
  assert.match(text, /connect-src 'none'/);
  await eventually(async () => assert.ok(await page.getByRole('button', { name: 'Try to send something' }).isDisabled(), 'not while data is loaded'));
  await done();
});

test('the page lists the software in it, with the licence of each', async () => {
  const { page, done } = await open(browser, site.url, { bypassCSP: false });
  await page.evaluate(() => void (location.hash = 'check'));
  const section = page.locator('.software');
  await section.locator('tbody tr').first().waitFor();
  const { packages, texts } = shipped();
  const rows = await section.locator('tbody tr').evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
  assert.deepEqual(rows, packages.map(({ name, version, licence }) => [name, version, licence]));
  const shown = section.locator('details');
  assert.equal(await shown.count(), texts.length);
  for (const [i, { of, paragraphs }] of texts.entries()) {
    const one = shown.nth(i);
    await one.locator('summary').click();
    await one.locator('.licence').waitFor();
    // All of it: what is longer than a sentence is cut on this page, but for a licence in its paragraphs.
    assert.deepEqual(await one.locator('.licence p').allTextContents(), paragraphs);
    const told = await one.innerText();
    for (const { names, copyright } of of) for (const each of [...names, ...copyright]) assert.ok(told.includes(each), each);
  }
  assert.equal(await section.locator('a').count(), 0, 'an address in a licence leads nowhere');
  await page.evaluate(axeSource);
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await page.evaluate(() => globalThis.axe.run('.software', { resultTypes: ['violations'] }));
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], colorScheme);
  }
  await done();
});

test('every way the page tries to send is refused, and the page says so', async () => {
  const { page, context } = await open(browser, site.url);
  // The browser announces an attempt to its developer tools, and then that its policy stopped it.
  const went = [];
  context.on('page', (other) => went.push(`a window of ${other.url()}`));
  page.on('response', (response) => went.push(response.url()));
  page.on('requestfailed', (request) => {
    // Stopped by the policy, or by the rule that keeps one origin's documents from another's.
    if (!['csp', 'origin'].includes(request.failure()?.errorText)) went.push(`${request.url()} ${request.failure()?.errorText}`);
  });
  await page.getByRole('link', { name: 'Requests since opening: 0' }).click();
  const stood = async () => ({
    inside: await page.evaluate(() => [document.head.childElementCount, document.body.childElementCount, document.fonts.size, [...document.styleSheets].map((sheet) => sheet.cssRules.length)]),
    place: await page.outer.evaluate(() => location.hash),
  });
  const before = await stood();
  await page.getByRole('button', { name: 'Try to send something' }).click();
  const status = page.locator('[role=status]', { has: page.locator('dl.facts') });
  await status.waitFor();
  const ways = Object.keys(STAYING).length + Object.keys(IN_WORKER).length;
  assert.equal(ways, 86, 'as the change log says');
  const lines = await status.locator('dl.facts > div').evaluateAll((all) => all.map((line) => [...line.children].map((part) => part.textContent)));
  const numbers = lines.map(([, value]) => Number.parseInt(value, 10));
  console.log(lines.map(([name], i) => `${name}: ${numbers[i]}`).join('; '));
  assert.equal(numbers.reduce((sum, of) => sum + of, 0), ways, 'every way is in one line');
  assert.deepEqual(lines[0], ['Not refused', '0']);
  // What the rules stop, the browser says of itself: the more of them, the fewer rest on nothing having been seen.
  assert.ok(numbers[1] >= 50, `${numbers[1]} refused`);
  assert.match(await status.innerText(), new RegExp(`Of ${ways} ways, none was seen to go out`));
  for (const way of ['fetch', 'img', 'beacon', 'websocket', 'eventsource', 'worker fetch', 'script tt']) assert.ok(lines[1][1].includes(way), way);
  assert.ok((await words(page)).includes('nine ways that would take the page away') && Object.keys(LEAVING).length === 9);
  assert.deepEqual(went, [], 'nothing left the browser');
  await eventually(async () => assert.deepEqual(await stood(), before, 'the page stands as it stood'));
  await eventually(async () => assert.equal(await page.locator('.pill').innerText(), 'Requests since opening: 0'));
  await context.close();
});

test('nothing is written to the browser’s storage', async () => {
  const { page, context, done } = await open(browser, site.url);
  await page.getByRole('button', { name: 'Try a sample team' }).click();
  await page.locator('.go button.main:not(:disabled)').click();
  await page.locator('.flags tbody tr').first().waitFor();
  const state = await context.storageState();
  assert.deepEqual(state, { cookies: [], origins: [] });
  const kept = await page.outer.evaluate(async () => [(await indexedDB.databases()).length, (await globalThis.caches?.keys() ?? []).length, localStorage.length]);
  assert.deepEqual(kept, [0, 0, 0]);
  // The frame has no storage at all.
  for (const store of ['localStorage', 'sessionStorage']) {
    assert.equal(await page.evaluate((name) => { try { return typeof globalThis[name]; } catch (thrown) { return thrown.name; } }, store), 'SecurityError');
  }
  await done();
});
