// What comes first fits on the screen: nobody scrolls to see what the page is for, and no screen is endless.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';

import { ARTEFACT, launch, open, test } from './kit.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const high = (page) => page.evaluate(() => Math.ceil(document.querySelector('main').getBoundingClientRect().bottom + scrollY));

test('the first screen is whole in a window of 1280 by 800, and its ways lead somewhere', async () => {
  const { page, done } = await open(browser, `file://${ARTEFACT}`, { viewport: { width: 1280, height: 800 } });
  await page.locator('.opening svg').nth(1).waitFor();
  await page.locator('.examples dt').nth(4).waitFor();
  assert.ok((await high(page)) <= 800, `${await high(page)} px`);
  for (const name of ['Choose files', 'Try a sample team', 'Paste a table']) await page.getByRole('button', { name }).click({ trial: true });
  await page.getByRole('link', { name: 'Nothing leaves this page: check for yourself' }).click();
  await page.getByRole('heading', { name: 'Check for yourself' }).first().waitFor();
  await page.goBack();
  await page.getByRole('link', { name: 'See how one flag arises' }).click();
  await page.locator('.lesson').waitFor();
  await done();
});

test('with the sample, the Overview and a person take at most 2,200 px at 1280', async () => {
  const { page, done } = await open(browser, `file://${ARTEFACT}`);
  await page.getByRole('button', { name: 'Try a sample team' }).click();
  await page.locator('.go button.main:not(:disabled)').click();
  await page.locator('.plot canvas').first().waitFor();
  // The sentence of chance is longer once it is counted.
  await page.locator('.lede', { hasText: 'In 100 workforces' }).waitFor({ timeout: 60_000 });
  assert.ok((await high(page)) <= 2200, `Overview: ${await high(page)} px`);
  await page.locator('.flags button.name').last().click();
  await page.locator('.arithmetic, .peers').first().waitFor();
  await page.waitForTimeout(300);
  assert.ok((await high(page)) <= 2200, `a person: ${await high(page)} px`);
  await done();
});
