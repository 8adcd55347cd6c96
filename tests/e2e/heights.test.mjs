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

for (const [width, height] of [[1280, 800], [320, 640]]) {
  test(`the button that analyses is in view at ${width} by ${height}, and over nothing that has the focus`, async () => {
    const { page, done } = await open(browser, `file://${ARTEFACT}`, { viewport: { width, height } });
    await page.getByRole('button', { name: 'Try a sample team' }).click();
    const button = page.locator('.go button.main:not(:disabled)');
    await button.waitFor();
    for (const share of [0, 0.3, 0.6, 1]) {
      await page.evaluate((to) => scrollTo(0, to * document.documentElement.scrollHeight), share);
      const { y, height: tall } = await button.boundingBox();
      assert.ok(y >= 0 && y + tall <= height, `scrolled to ${share}: from ${y}`);
    }
    await page.evaluate(() => (scrollTo(0, 0), document.activeElement.blur()));
    let stops = 0;
    for (let last = false; !last && stops < 60; stops++) {
      await page.outer.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        const now = document.activeElement;
        const bar = document.querySelector('.go');
        const [a, b] = [now, bar].map((each) => each.getBoundingClientRect());
        const covered = !bar.contains(now) && a.bottom > b.top + 1 && a.top < b.bottom - 1;
        return { what: `${now.tagName} ${now.textContent.slice(0, 40)}`, covered, last: bar.contains(now) };
      });
      assert.ok(!focus.covered, focus.what);
      last = focus.last;
    }
    assert.ok(stops > 12 && stops < 60, `${stops} stops on the way`);
    await done();
  });
}
