// Real exports, where they lie beside the project (CANDOUR_DATA names the folder). Skipped, loudly, where they do not.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';

import { ARTEFACT, atRest, choose, eventually, launch, open, purpose, realData, serve, test } from './kit.mjs';

const folder = realData();
const skip = folder ? false : 'SKIPPED: no real files; name their folder in CANDOUR_DATA';
if (skip) process.stderr.write(`${skip}\n`);

let browser;
let site;
before(async () => {
  if (skip) return;
  browser = await launch();
  site = await serve(ARTEFACT);
});
after(async () => {
  await browser?.close();
  site?.close();
});

const find = (pattern) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => pattern.test(name))
    .map((name) => join(folder, name));

/** Reads files; every one must come to rest as used, asking, or refused with a sentence. */
async function read(files) {
  assert.ok(files.length > 0, 'the files are there');
  const opened = await open(browser, site.url);
  const { page } = opened;
  await choose(page, files);
  await atRest(page, files.length, 60_000);
  for (const card of await page.locator('.card').all()) {
    await eventually(async () => {
      const settled = (await card.locator('.understood').count()) + (await card.locator('.problem').count());
      assert.ok(settled > 0, await card.innerText());
    });
  }
  return opened;
}

async function analyse(page) {
  await purpose(page);
  await page.locator('.go button.main:not(:disabled)').click();
  await page.locator('.lede').waitFor();
  await page.locator('.flags').waitFor({ timeout: 60_000 });
}

test('Boston: a roster and two overtime files are read, joined and analysed', { skip, timeout: 180_000 }, async () => {
  const { page, done } = await read(find(/boston-police-(roster|court|special).*\.csv$/));
  await analyse(page);
  await done();
});

test('sickness by organisation: wide monthly tables of no person are not taken for people', { skip, timeout: 180_000 }, async () => {
  const { page, done } = await read(find(/nhs-.*\.csv$/).slice(0, 3));
  await eventually(async () => assert.ok((await page.locator('.card').count()) > 0));
  await done();
});

test('UCI absenteeism, which has no dates, is read and its limits are said', { skip, timeout: 180_000 }, async () => {
  const { page, done } = await read(find(/uci-absenteeism.*\.csv$/));
  const go = page.locator('.go button.main:not(:disabled)');
  if (await go.count()) await analyse(page);
  else assert.ok((await page.locator('.go .note').innerText()).length > 10);
  await done();
});

test('every malformed file comes to rest without harm', { skip, timeout: 300_000 }, async () => {
  const files = find(/malformed\/[^/]+\.(csv|txt|tsv)$/);
  const { page, done } = await read(files);
  await eventually(async () => assert.equal(await page.locator('.problem.sheet').count(), 0, 'the core did not crash'));
  await done();
});
