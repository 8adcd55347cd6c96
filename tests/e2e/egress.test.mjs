// A script that runs in the page tries everything to get something out. Each way has a listener of its own on this machine; the
// same ways from a page without rules show that the listeners hear.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';

import { IN_WORKER, LEAVING, STAYING } from '../../www/src/core/channels.mjs';
import { listen } from './egress/listener.mjs';
import { ARTEFACT, inside, launchWhole, puppeteer, serve } from './kit.mjs';

/** Over these a browser may open a connection and send nothing; the page says so under “Check for yourself”. */
const BARE = new Set(['iframe', 'frameLocation', 'location', 'navigationApi', 'linkClick', 'linkDownload', 'metaRefresh']);
/** Ways that are tried: those from within the worker only where the browser lets a test in. */
const WAYS = { Chromium: 95, Firefox: 86 };
/** Ways by which a page without rules must be heard, of 86: what a browser does not have, or does not do here, is silent. */
const HEARD = { Chromium: 60, Firefox: 55 };
/** Milliseconds in which what was begun may still arrive. */
const LATE = 1500;

let chromium;
let firefox;
let site;
let plain;
before(async () => {
  chromium = await launchWhole();
  firefox = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    headless: true,
    extraPrefsFirefox: { 'dom.disable_open_during_load': false },
  });
  site = await serve(ARTEFACT);
  const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>No rules</title><body>'));
  await new Promise((go) => server.listen(0, '127.0.0.1', go));
  plain = { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
});
after(async () => {
  await Promise.all([chromium?.close(), firefox?.close()]);
  site?.close();
  plain?.close();
});

/** Pages of a browser, each with what a script of the page could reach, and its worker where the browser lets one in. */
const browsers = {
  async Chromium(url) {
    const context = await chromium.newContext();
    const page = await context.newPage();
    await page.goto(url);
    const frame = inside(page);
    if (frame !== page.mainFrame()) await frame.locator('main[aria-busy=false]').waitFor();
    return { frame, worker: page.workers()[0], close: () => context.close() };
  },
  async Firefox(url) {
    const page = await firefox.newPage();
    await page.goto(url);
    const frame = (await (await page.$('iframe'))?.contentFrame()) ?? page.mainFrame();
    if (frame !== page.mainFrame()) await frame.waitForSelector('main[aria-busy=false]');
    const close = async () => {
      for (const one of await firefox.pages()) if (one === page || (await one.opener?.()) === page) await one.close().catch(() => {});
    };
    return { frame, worker: undefined, close };
  },
};

const pause = (milliseconds) => new Promise((go) => setTimeout(go, milliseconds));

/** Tries every way, and says of each what arrived. */
async function everyWay(browser, url) {
  const heard = {};
  const ears = [];
  const attempt = async (where, name, way) => {
    const ear = await listen();
    ears.push([name, ear]);
    // A way that is shut throws; one that takes the page away never answers.
    await Promise.race([where.evaluate(way, ear.to).catch(() => {}), pause(400)]);
  };
  const page = await browsers[browser](url);
  for (const [name, way] of Object.entries(STAYING)) await attempt(page.frame, name, way);
  if (page.worker) for (const [name, way] of Object.entries(IN_WORKER)) await attempt(page.worker, name, way);
  await pause(LATE);
  await page.close();
  for (const [name, way] of Object.entries(LEAVING)) {
    const own = await browsers[browser](url);
    await attempt(own.frame, name, way);
    await pause(300);
    await own.close();
  }
  await pause(LATE);
  for (const [name, ear] of ears) {
    heard[name] = ear.reached() ? `${ear.heard()} ${ear.text()}` : ear.heard();
    ear.close();
  }
  return heard;
}

const names = (heard, want) => Object.keys(heard).filter((name) => want(heard[name]));

for (const browser of Object.keys(browsers)) {
  test(`${browser}: a page without rules is heard, so that silence means something`, { timeout: 180_000 }, async () => {
    const heard = await everyWay(browser, plain.url);
    const reached = names(heard, (what) => what !== '' && what !== 'tcp');
    console.log(`${browser}, no rules: ${reached.length} of ${Object.keys(heard).length} ways reached a listener; silent: ${names(heard, (what) => what === '').join(' ')}`);
    assert.ok(reached.length > HEARD[browser], `${reached.length}`);
  });

  for (const [where, url] of [['served', () => site.url], ['from a folder', () => `file://${ARTEFACT}`]]) {
    test(`${browser}, ${where}: nothing gets out by any way`, { timeout: 180_000 }, async () => {
      const heard = await everyWay(browser, url());
      assert.equal(Object.keys(heard).length, WAYS[browser]);
      assert.deepEqual(Object.entries(heard).filter(([, what]) => what !== '' && what !== 'tcp'), []);
      const bare = names(heard, (what) => what === 'tcp');
      console.log(`${browser}, ${where}: 0 of ${Object.keys(heard).length} ways; connections over which nothing was sent: ${bare.join(' ') || 'none'}`);
      assert.deepEqual(bare.filter((name) => !BARE.has(name)), []);
    });
  }
}
