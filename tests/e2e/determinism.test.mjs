// The same files and settings give the same findings to the byte: in Node, Chromium and Firefox, in any order of files.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';

import init, * as candour from '../../pkg/candour.js';
import { launch, path, puppeteer, test } from './kit.mjs';

const bytes = await readFile(path('../../pkg/candour_bg.wasm'));
await init({ module_or_path: bytes });

/** Everything that was found, as text: each person's figures to the last digit saved, flags, settings. Runs anywhere. */
function everything({ Session }, order) {
  const session = new Session();
  const files = session.sample(7);
  for (const at of order) {
    const { name, text } = files[at];
    const content = new TextEncoder().encode(text);
    const id = session.open(name, content.length);
    do session.feed(id, content);
    while (!session.finish(id) && (session.reopen(id), true));
  }
  for (let p = session.analyseStep(); p.done < p.total; p = session.analyseStep());
  const { lede, flags, indicators } = session.overview();
  const pictures = indicators.filter((i) => i.drawable).map((i) => session.funnelCsv(i.id));
  const people = flags.rows.map((row) => session.person(row.subject).cards);
  // Every bit of the points and limits: text may round a difference away.
  const bits = indicators
    .filter((i) => i.drawable)
    .map((i) => session.funnel(i.id))
    .map(({ limits, points }) => [limits.map((l) => Object.values(l)), [...points.x], [...points.y], [...points.standing]]);
  session.free();
  return JSON.stringify({ lede, flags, indicators, pictures, people, bits });
}

const ORDERS = [[0, 1, 2], [2, 1, 0], [1, 2, 0]];
const here = everything(candour, ORDERS[0]);

test('in any order of files', () => {
  assert.ok(here.length > 50_000, 'there is something to compare');
  for (const order of ORDERS) assert.equal(everything(candour, order), here);
});

/** Serves the package and an empty page. */
async function site() {
  const server = createServer(async (request, response) => {
    const name = request.url.slice(1);
    if (name === '') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>x</title>');
    if (!['candour.js', 'candour_bg.wasm'].includes(name)) return void response.writeHead(404).end();
    const type = name.endsWith('.js') ? 'text/javascript' : 'application/wasm';
    response.writeHead(200, { 'content-type': type }).end(await readFile(path(`../../pkg/${name}`)));
  });
  await new Promise((go) => server.listen(0, '127.0.0.1', go));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** The same in a page: the function is sent as text. */
const inPage = (page, order) =>
  page.evaluate(
    async ([source, order]) => {
      const candour = await import('/candour.js');
      await candour.default({ module_or_path: '/candour_bg.wasm' });
      return new Function(`return (${source})`)()(candour, order);
    },
    [everything.toString(), order],
  );

test('in Chromium', async () => {
  const served = await site();
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(served.url);
    for (const order of ORDERS) assert.equal(await inPage(page, order), here);
  } finally {
    await browser.close();
    served.close();
  }
});

test('in Firefox', { timeout: 120_000 }, async () => {
  const served = await site();
  const executablePath = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
  try {
    const page = await browser.newPage();
    await page.goto(served.url);
    for (const order of ORDERS) assert.equal(await inPage(page, order), here);
  } finally {
    await browser.close();
    served.close();
  }
});
