// The same files and settings give the same findings to the byte: in Node, Chromium and Firefox, in any order of files.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import init, * as candour from '../../pkg/candour.js';
import { launch, path, puppeteer, realData, test } from './kit.mjs';

const FIREFOX = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
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
    session.fingerprint(id, content, true);
    session.fingerprintEnd(id);
  }
  session.setPurpose('To compare machines.', ['support', 'workingTime', 'records', 'attention']);
  for (let p = session.analyseStep(); p.done < p.total; p = session.analyseStep());
  const { lede, flags, indicators } = session.overview();
  const pictures = indicators.filter((i) => i.drawable).map((i) => session.funnelCsv(i.id));
  const people = flags.rows.map((row) => session.person(row.subject).cards);
  // Every bit of the points and limits: text may round a difference away.
  const bits = indicators
    .filter((i) => i.drawable)
    .map((i) => session.funnel(i.id))
    .map(({ limits, points }) => [limits.map((l) => Object.values(l)), [...points.x], [...points.y], [...points.standing]]);
  const record = session.record();
  session.free();
  return JSON.stringify({ lede, flags, indicators, pictures, people, bits, record });
}

const ORDERS = [[0, 1, 2], [2, 1, 0], [1, 2, 0]];
const here = everything(candour, ORDERS[0]);

test('in any order of files', () => {
  assert.ok(here.length > 50_000, 'there is something to compare');
  for (const order of ORDERS) assert.equal(everything(candour, order), here);
});

/** Serves the package, an empty page, and files under their names. */
async function site(files = []) {
  const server = createServer(async (request, response) => {
    const name = request.url.slice(1);
    if (name === '') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>x</title>');
    const file = files.find((each) => each.endsWith(`/${name}`));
    if (file) return void response.writeHead(200, { 'content-type': 'text/csv' }).end(await readFile(file));
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
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: FIREFOX, headless: true });
  try {
    const page = await browser.newPage();
    await page.goto(served.url);
    for (const order of ORDERS) assert.equal(await inPage(page, order), here);
  } finally {
    await browser.close();
    served.close();
  }
});

/** What each lesson says and draws at its first and at its last step, to the last bit. Runs anywhere. */
function lessons({ Session }) {
  const session = new Session();
  const all = [];
  for (const { link } of session.gallery().lessons) {
    for (let at = link; at; ) {
      session.openLink(at);
      for (let p = session.analyseStep(); p.done < p.total; p = session.analyseStep());
      const step = session.lesson();
      const drawn = session.overview().indicators.filter((i) => i.drawable).map((i) => session.funnel(i.id).points);
      const bits = drawn.map((points) => [[...points.person], [...points.x], [...points.y], [...points.standing]]);
      all.push(step, session.curtain(), bits);
      at = step.step === 0 ? link.replace('step=0', `step=${step.steps - 1}`) : undefined;
    }
  }
  session.free();
  return JSON.stringify(all);
}

test('a lesson’s link opens the same people and the same figures in Node, Chromium and Firefox', { timeout: 180_000 }, async () => {
  const here = lessons(candour);
  assert.ok(here.length > 500_000, `${here.length} letters to compare`);
  const served = await site();
  for (const begin of [launch, () => puppeteer.launch({ browser: 'firefox', executablePath: FIREFOX, headless: true })]) {
    const browser = await begin();
    try {
      const page = await browser.newPage();
      await page.goto(served.url);
      const there = await page.evaluate(async (source) => {
        const candour = await import('/candour.js');
        await candour.default({ module_or_path: '/candour_bg.wasm' });
        return new Function(`return (${source})`)()(candour);
      }, lessons.toString());
      assert.ok(there === here, 'other people, or other figures');
    } finally {
      await browser.close();
    }
  }
  served.close();
});

const COMMAND = path('../../target/debug/candour');
const unbuilt = existsSync(COMMAND) ? false : 'the command line is not built: cargo build';

/** The record of files by their names and contents. Runs anywhere. */
async function recorded({ Session }, files) {
  const session = new Session();
  for (const [name, content] of files) {
    const id = session.open(name, content.length);
    do session.feed(id, content);
    while (!session.finish(id) && (session.reopen(id), true));
    session.fingerprint(id, content, true);
    session.fingerprintEnd(id);
  }
  for (let p = session.analyseStep(); p.done < p.total; p = session.analyseStep());
  const record = session.record();
  session.free();
  return record;
}

/** The record of files on the disk, made in Node. */
const recordOf = async (files) => recorded(candour, await Promise.all(files.map(async (file) => [file.split('/').at(-1), await readFile(file)])));

const command = (...words) => execFileSync(COMMAND, words, { maxBuffer: 1 << 28, stdio: 'pipe' }).toString();

test('at the command line, as a record that it verifies', { skip: unbuilt }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'candour-'));
  const files = [];
  for (const { name, text } of new candour.Session().sample(7)) {
    files.push(join(folder, name));
    await writeFile(files.at(-1), text);
  }
  const record = await recordOf(files);
  assert.equal(command('record', ...files), record);
  await writeFile(join(folder, 'run.json'), record);
  assert.match(command('verify', join(folder, 'run.json'), ...files), /^The same, byte for byte\./);
  await writeFile(files[0], (await readFile(files[0])).subarray(0, -40));
  assert.throws(() => command('verify', join(folder, 'run.json'), ...files), /do not give the same values/);
});

const real = realData();
const boston = ['roster-2020', 'court-overtime-2019', 'special-event-overtime-2019'].map((name) => join(real ?? '', `boston-police-${name}.csv`));
if (!real) process.stderr.write('SKIPPED: no real files; name their folder in CANDOUR_DATA\n');
const skip = real ? false : 'no real files';
test('real files give the same record in Node and at the command line', { skip: unbuilt || skip }, async () => {
  assert.equal(command('record', ...boston), await recordOf(boston));
});

test('real files give the same record in Chromium and in Firefox', { skip, timeout: 120_000 }, async () => {
  const record = await recordOf(boston);
  assert.equal(JSON.parse(record).files.length, boston.length, 'there is something to compare');
  const served = await site(boston);
  const browsers = [launch, () => puppeteer.launch({ browser: 'firefox', executablePath: FIREFOX, headless: true })];
  for (const begin of browsers) {
    const browser = await begin();
    try {
      const page = await browser.newPage();
      await page.goto(served.url);
      const there = await page.evaluate(
        async ([source, names]) => {
          const candour = await import('/candour.js');
          await candour.default({ module_or_path: '/candour_bg.wasm' });
          const files = await Promise.all(names.map(async (name) => [name, new Uint8Array(await (await fetch(`/${name}`)).arrayBuffer())]));
          return new Function(`return (${source})`)()(candour, files);
        },
        [recorded.toString(), boston.map((file) => file.split('/').at(-1))],
      );
      assert.equal(there, record);
    } finally {
      await browser.close();
    }
  }
  served.close();
});
