// An Excel workbook that is dropped is read like CSV files: each sheet a card, read again from the same file.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before } from 'node:test';

import { ARTEFACT, choose, drop, eventually, launch, open, path, purpose, serve, showHeadings, test, words } from './kit.mjs';

let browser;
let site;
before(async () => {
  browser = await launch();
  site = await serve(ARTEFACT);
});
after(async () => {
  await browser.close();
  site.close();
});

const workbook = async (name) => ({
  name,
  base64: (await readFile(path(`../data/workbooks/${name}`))).toString('base64'),
});

test('a workbook of the sample gives a card a sheet, and the findings of the sample', async () => {
  const { page, done } = await open(browser, site.url);
  assert.match(await words(page), /Excel workbooks/);
  await drop(page, [await workbook('sample.xlsx')]);
  for (const sheet of ['people_2025', 'sickness_2025', 'overtime_2025']) {
    await page.locator('.card h2', { hasText: `sample.xlsx: ${sheet}` }).waitFor();
  }
  assert.equal(await page.locator('.card').count(), 3);
  // A change to the last sheet reads it again from the workbook.
  const card = page.locator('.card', { hasText: 'overtime_2025' });
  await showHeadings(card);
  await card.locator('select').last().selectOption({ index: 0 });
  await eventually(async () => assert.equal(await page.locator('.card').count(), 3));
  await eventually(async () => assert.match(await card.innerText(), /4,818 rows/));
  await purpose(page);
  await page.locator('.go button.main:not(:disabled)').click();
  await page.locator('.lede .team, .lede .individual').first().waitFor();
  await eventually(async () => assert.match(await words(page), /Response C/));
  await done();
});

test('the chooser takes a workbook, and what it holds back is said', async () => {
  const { page, done } = await open(browser, site.url);
  await choose(page, path('../data/workbooks/headings.xlsx'));
  await eventually(async () => assert.match(await words(page), /A hidden sheet was not read: “Lists”/));
  await done();
});

test('a workbook made to fill the memory is refused, and the page goes on', async () => {
  const { page, done } = await open(browser, site.url);
  await drop(page, [await workbook('liar.xlsx'), await workbook('password.xlsx'), await workbook('plain.xlsx')]);
  await eventually(async () => assert.match(await words(page), /packed as no table ever is/));
  await eventually(async () => assert.match(await words(page), /under a password/));
  await page.locator('.go button.main').waitFor();
  await done();
});
