// The same file, opened from a folder in a stock Firefox.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { ARTEFACT, eventually, puppeteer } from './kit.mjs';

let browser;
before(async () => {
  browser = await puppeteer.launch({ browser: 'firefox', executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr', headless: true });
});
after(() => browser?.close());

test('Firefox, from a folder: sample to overview to a person, nothing refused', { timeout: 120_000 }, async () => {
  const outer = await browser.newPage();
  const complaints = [];
  outer.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  outer.on('pageerror', (error) => complaints.push(String(error)));
  await outer.goto(`file://${ARTEFACT}`);
  const page = await (await outer.waitForSelector('iframe')).contentFrame();
  await page.evaluate(() => {
    globalThis.refusals = [];
    addEventListener('securitypolicyviolation', (event) => globalThis.refusals.push(event.effectiveDirective));
  });
  const press = async (selector) => (await page.waitForSelector(selector, { timeout: 30_000 })).click();
  await page.waitForSelector('main[aria-busy=false]');
  await press('.drop .buttons button:nth-child(2)');
  await press('.go button.main:not([disabled])');
  await page.waitForSelector('.flags tbody tr', { timeout: 30_000 });
  const lede = await page.$eval('.lede', (element) => element.textContent);
  assert.match(lede, /Response C/);
  assert.match(await page.$eval('.pill', (element) => element.textContent), /: 0$/);
  await press('.flags button.name');
  await page.waitForSelector('.arithmetic', { timeout: 30_000 });
  assert.deepEqual(await page.evaluate(() => globalThis.refusals), []);
  assert.deepEqual(complaints, []);
});

test('Firefox: a lesson from its guess to its end by keys, on a stage that fits', { timeout: 120_000 }, async () => {
  const outer = await browser.newPage();
  await outer.setViewport({ width: 1280, height: 720 });
  await outer.goto(`file://${ARTEFACT}#learn?lesson=many-rules&step=0`);
  const page = await (await outer.waitForSelector('iframe')).contentFrame();
  const press = async (selector) => {
    const button = await page.waitForSelector(selector, { timeout: 30_000 });
    await button.focus();
    await outer.keyboard.press('Enter');
  };
  await press('.guess button.main');
  const present = await page.waitForSelector('xpath/.//button[text()="Present"]', { timeout: 30_000 });
  await present.focus();
  await outer.keyboard.press('Enter');
  for (let step = 1; step <= 4; step++) {
    if (step > 1) await outer.keyboard.press('ArrowRight');
    const shown = () => page.evaluate((at) => Boolean(document.querySelector('.stage .head .note')?.textContent.includes(`Step ${at} of 4`) && document.querySelector('.stage :is(svg, .dots)')), step);
    await eventually(async () => assert.ok(await shown()));
    const over = await page.$eval('.stage', (stage) => [stage.scrollHeight - stage.clientHeight, stage.scrollWidth - stage.clientWidth]);
    assert.ok(over.every((by) => by <= 1), `step ${step}: ${over}`);
  }
  assert.match(await page.$eval('.stage', (stage) => stage.textContent), /You guessed|people/);
});
