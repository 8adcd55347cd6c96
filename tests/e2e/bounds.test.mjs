// What is large without being much: a name of a million letters, letters that no picture can hold.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before } from 'node:test';

import { ARTEFACT, atRest, drop, launch, open, purpose, serve, test, used } from './kit.mjs';

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

const LONG = 'Ä'.repeat(900_000);

/** A team of thirty with overtime, one of whom has a name of 900,000 letters, and a team whose name no XML can hold. */
const team = () => [
  {
    name: 'people.csv',
    text: ['Collar Number,Name,Team', ...Array.from({ length: 30 }, (_, i) => `PC${1000 + i},${i === 3 ? LONG : `Name ${i}`},${i % 2 ? 'North\ufffe\uffffEnd' : 'South'}`)].join('\r\n'),
  },
  {
    name: 'overtime.csv',
    text: [
      'Collar Number,Overtime Date,Overtime Hours',
      ...Array.from({ length: 600 }, (_, i) => `PC${1000 + (i % 30)},2025-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 27)).padStart(2, '0')},${1 + (i % 4)}`),
    ].join('\r\n'),
  },
];

async function analysed() {
  const opened = await open(browser, site.url);
  await drop(opened.page, team());
  await atRest(opened.page, 2);
  await purpose(opened.page);
  await opened.page.getByRole('button', { name: 'Analyse 30 people' }).click();
  await opened.page.locator('figure').first().waitFor();
  return opened;
}

async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return readFile(await download.path(), 'utf8');
}

test('a name of 900,000 letters is clipped on the screen and whole in what is saved', { timeout: 60_000 }, async () => {
  const { page, done } = await analysed();
  await page.getByRole('link', { name: 'People' }).or(page.getByRole('button', { name: 'People', exact: true })).first().click();
  await page.locator('main a, main button').filter({ hasText: 'P-0004' }).first().click();
  const before = await used(browser);
  await page.getByRole('button', { name: 'Show the name' }).click();
  await page.getByRole('button', { name: 'Hide the name' }).waitFor();
  const heading = await page.locator('h1').innerText();
  assert.ok(/^Ä{120}… \(PC1003\)$/.test(heading), `${heading.length} letters`);
  const longest = await page.evaluate(() => {
    const texts = document.createTreeWalker(document.getElementById('page'), NodeFilter.SHOW_TEXT);
    let most = 0;
    while (texts.nextNode()) most = Math.max(most, texts.currentNode.data.length);
    return most;
  });
  assert.ok(longest <= 5001, `${longest} letters in one text`);
  assert.ok((await used(browser)).seconds - before.seconds < 3);
  await page.getByRole('link', { name: 'Overview' }).or(page.getByRole('button', { name: 'Overview', exact: true })).first().click();
  const csv = await saved(page, page.locator('figure').first().getByRole('button', { name: 'CSV', exact: true }));
  assert.ok(csv.includes(LONG), 'the table has it whole');
  await done();
});

test('a picture with letters that XML cannot hold opens', async () => {
  const { page, context, done } = await analysed();
  for (const figure of await page.locator('figure').all()) {
    const button = figure.getByRole('button', { name: 'SVG', exact: true });
    if (!(await button.count())) continue;
    const svg = await saved(page, button);
    // eslint-disable-next-line no-control-regex
    assert.doesNotMatch(svg, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
    const other = await context.newPage();
    await other.goto(`data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`);
    assert.equal(await other.locator('parsererror').count(), 0);
    assert.equal(await other.evaluate(() => document.documentElement.localName), 'svg');
    await other.close();
  }
  await done();
});
