// What every browser test shares: a browser, a page that is watched, and the promise that nothing was asked for and
// nothing refused.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as once } from 'node:test';
import { fileURLToPath } from 'node:url';

const require = createRequire(new URL('../../www/package.json', import.meta.url));
export const { chromium } = require('playwright-core');
export const axeSource = require('axe-core').source;
export const puppeteer = require('puppeteer-core');

export const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
export const ARTEFACT = path('../../dist/candour.html');
export const DOCTORED = path('output/doctored.html');
export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
/** The same engine without tabs, menus and windows, where it is installed: a page opens in half the time. */
const ENGINE = process.env.CHROMIUM ?? ['/usr/bin/chromium-headless-shell'].find(existsSync) ?? CHROMIUM;

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const started = (executablePath) => chromium.launch({ executablePath, headless: true, args: FLAGS });

/** The engine, for whatever a page does by itself. */
export const launch = () => started(ENGINE);

/** The browser as people have it: for what it lets out, keeps, installs, and how long it takes. */
export const launchWhole = () => started(CHROMIUM);

/** Shows what each heading of a file means, where nothing is asked about it and it is folded. */
export async function showHeadings(card) {
  await card.locator('.understood').waitFor();
  const button = card.getByRole('button', { name: /^See or change what each heading means/ });
  if (await button.count()) await button.click();
}

/** Opens the settings beside the Overview, where they are not open. */
export async function openSettings(page) {
  const button = page.locator('#settings-button');
  if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
  await page.locator('.setting').first().waitFor();
}

/** Pages opened by the test that runs now. */
const pages = new Set();

/**
 * Whether a page's thread runs and yet nothing is drawn. Chromium without a window now and then stops making frames for a
 * page, and a click then waits for ever for its button to hold still. No page can bring that about: one whose own thread is
 * stuck answers neither question, and counts as a failure like any other.
 */
async function undrawn(page) {
  if (page.isClosed()) return false;
  const answers = (what) => Promise.race([page.evaluate(what).then(() => true), new Promise((go) => setTimeout(go, 3000, false))]).catch(() => false);
  const runs = await answers(() => new Promise((go) => setTimeout(go, 20)));
  return runs && !(await answers(() => new Promise((go) => requestAnimationFrame(go))));
}

/** A test in a browser; run once more, and said so, if the browser stopped drawing the page under it. */
export function test(name, ...rest) {
  const body = rest.pop();
  return once(name, ...rest, async (t) => {
    pages.clear();
    try {
      await body(t);
    } catch (error) {
      const still = await Promise.all([...pages].map(undrawn));
      if (!still.includes(true)) {
        // What stood on the screen says more than that something did not come; the people are invented.
        for (const page of pages) {
          const seen = await page.locator('body').innerText({ timeout: 3000 }).catch(() => 'nothing: the page was closed or stuck');
          console.error(`${name}: on the page stood:\n${seen.slice(0, 1500)}`);
        }
        throw error;
      }
      console.error(`${name}: Chromium stopped drawing the page; run once more`);
      for (const page of pages) await page.context().close().catch(() => {});
      pages.clear();
      await body(t);
    }
  });
}

/** Builds the page that the stand-in core feeds. */
export function buildDoctored() {
  execFileSync('node', ['build.mjs', DOCTORED], {
    cwd: path('../../www'),
    env: { ...process.env, CANDOUR_CORE: '../tests/e2e/doctored.ts' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Serves one file, as any static host would: without a single helpful header. */
export async function serve(file) {
  const server = createServer(async (request, response) => {
    if (new URL(request.url, 'http://x').pathname !== '/') return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(await readFile(file));
  });
  await new Promise((go) => server.listen(0, '127.0.0.1', go));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** What is asked of the frame in which Candour works; everything else is the outer page's. */
const OF_THE_FRAME = new Set([
  'locator', 'getByRole', 'getByText', 'getByLabel', 'getByTitle', 'evaluate', 'evaluateHandle', 'waitForSelector', 'dispatchEvent', '$eval', '$$eval',
]);

/** The frame of a page in which Candour works. */
export const inside = (page) => page.mainFrame().childFrames()[0] ?? page.mainFrame();

/** A page that is asked as if there were no airlock: what stands on it is looked for in the frame. */
const throughTheAirlock = (page) =>
  new Proxy(page, {
    get(target, name) {
      if (name === 'outer') return target;
      // A step back in the frame is no navigation of the outer page.
      if (name === 'goBack') return () => inside(target).evaluate(() => history.back());
      const of = OF_THE_FRAME.has(name) ? inside(target) : target;
      const found = of[name];
      return typeof found === 'function' ? found.bind(of) : found;
    },
  });

/** The page as it is within its frame, as a file of its own: a browser without a window prints no frame by itself. */
export async function withoutAirlock(file) {
  const [, quoted] = /srcdoc="([^"]*)"/.exec(await readFile(file, 'utf8'));
  const html = quoted.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  const target = join(await mkdtemp(join(tmpdir(), 'candour-')), 'inside.html');
  await writeFile(target, html);
  return target;
}

/**
 * Opens the page and watches it. `done()` fails if anything was requested after the page itself, anything was refused
 * by the policy, or anything was written to the console.
 */
export async function open(browser, url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, ...options });
  const page = throughTheAirlock(await context.newPage());
  pages.add(page);
  const requests = [];
  const complaints = [];
  page.on('request', (request) => {
    if (!/^(blob|data|about):/.test(request.url())) requests.push(request.url());
  });
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => void dialog.accept());
  await page.addInitScript(() => {
    globalThis.refusals = [];
    addEventListener('securitypolicyviolation', (event) => globalThis.refusals.push(`${event.effectiveDirective} ${event.blockedURI}`));
  });
  await page.goto(url);
  await page.locator('main[aria-busy=false]').waitFor();
  const done = async () => {
    const refusals = await page.evaluate(() => globalThis.refusals);
    await context.close();
    assert.deepEqual(refusals, [], 'the policy refused something');
    assert.deepEqual(complaints, [], 'something was written to the console');
    assert.deepEqual(requests, [url.split('#')[0]], 'the page asked for something');
  };
  return { page, context, requests, complaints, done };
}

/** Drops files on the page, as from the desktop. */
export async function drop(page, files) {
  const transfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer();
    for (const { name, text, base64 } of list) {
      const body = base64 === undefined ? text : Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      data.items.add(new File([body], name, { type: 'text/csv' }));
    }
    return data;
  }, files);
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

/** Chooses files from disk through the file input. */
export const choose = (page, files) => page.locator('input[type=file]').setInputFiles(files);

/** Everything a person can read on the page, also what is spoken. */
/** Asks again until an assertion holds: what a screen shows comes in its own time, and a busy machine takes more of it. */
export async function eventually(claim, timeout = 10_000) {
  const end = Date.now() + timeout;
  for (;;) {
    try {
      return await claim();
    } catch (thrown) {
      if (Date.now() > end) throw thrown;
      await new Promise((go) => setTimeout(go, 50));
    }
  }
}

/** Waits until so many files stand on the page and none is being read any more. */
export async function atRest(page, files, timeout = 30_000) {
  await page.locator('.card').nth(files - 1).waitFor({ timeout });
  const end = Date.now() + timeout;
  while ((await page.locator('.card:has(progress)').count()) > 0) {
    if (Date.now() > end) throw new Error(`still reading: ${await page.locator('.card:has(progress)').allInnerTexts()}`);
    await new Promise((go) => setTimeout(go, 50));
  }
}

/** Writes what the analysis is for; without it nothing of anyone's own is analysed. */
export const purpose = (page) => page.locator('.purpose textarea').fill('To try the page.');

export const words = (page) => page.evaluate(() => document.body.innerText);

/** Where the shared real files lie, if they do. */
export const realData = () => {
  const folder = process.env.CANDOUR_DATA ?? path('../../../shared/data');
  return existsSync(folder) ? folder : undefined;
};

/** Seconds the processor has worked for the browser's pages, and megabytes that are theirs alone or shared out. */
export async function used(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const pages = processInfo.filter(({ type }) => type === 'renderer');
  const size = ({ id }) => {
    try {
      return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024;
    } catch {
      return 0;
    }
  };
  const sum = (of) => pages.reduce((total, each) => total + of(each), 0);
  return { seconds: sum(({ cpuTime }) => cpuTime), megabytes: sum(size) };
}
