// What is large without being much: thousands of columns, a name of a million letters, letters that no picture can hold.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { after, before } from 'node:test';

import { ARTEFACT, atRest, drop, eventually, launch, open, purpose, serve, showHeadings, test } from './kit.mjs';

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

const HEADINGS = ['Collar Number', 'Absence Start Date', 'Absence End Date'];

/** Sixty absences in a table of so many columns; the others have a heading and values, or neither. */
function table(columns, named) {
  const more = Array.from({ length: columns - 3 }, (_, i) => i);
  const row = (i) => {
    const day = `2025-0${1 + (i % 9)}-1${i % 10}`;
    return [`PC${1000 + (i % 20)}`, day, day, ...more.map((at) => (named ? (at * 7 + i) % 97 : ''))].join(',');
  };
  return [[...HEADINGS, ...more.map((at) => (named ? `Extra ${at}` : ''))].join(','), ...Array.from({ length: 60 }, (_, i) => row(i))].join('\r\n');
}

/** Seconds the processor has worked for the browser's pages, and megabytes that are theirs alone or shared out. */
async function used() {
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

/**
 * A page on which a table was dropped and its columns stand, and what that took. Other work on the machine lets the processor work
 * longer for the same, never shorter: what took too long is done again, and the least of at most eight counts. The same page took
 * between 1.30 and 1.86 seconds on one idle machine of two threads.
 */
async function shown(name, text, seconds) {
  for (let tries = 1; ; tries++) {
    const opened = await open(browser, site.url);
    const took = await dropped(opened.page, name, text);
    if (took.seconds < seconds || tries === 8) return { ...opened, took };
    await opened.done();
  }
}

async function dropped(page, name, text) {
  const before = await used();
  await drop(page, [{ name, text }]);
  const card = page.locator('.card', { hasText: name });
  await showHeadings(card);
  await card.locator('table.columns tbody tr').first().waitFor();
  const after = await used();
  return { seconds: after.seconds - before.seconds, megabytes: after.megabytes - before.megabytes };
}

test('a sheet whose last column was once touched is on the screen at once', async () => {
  const { page, done, took } = await shown('touched.csv', table(16_384, false), 1.5);
  const card = page.locator('.card', { hasText: 'touched.csv' });
  assert.equal(await card.locator('.columns tbody tr').count(), 3);
  await card.getByText('16,381 columns have neither a heading nor any value and are left out: column 4 to the last.').waitFor();
  assert.ok(took.seconds < 1.5 && took.megabytes < 300, JSON.stringify(took));
  await done();
});

test('five thousand columns come in pages, and each is found, by keyboard too', async () => {
  const { page, done, took } = await shown('wide.csv', table(5000, true), 3);
  const card = page.locator('.card', { hasText: 'wide.csv' });
  const rows = card.locator('.columns tbody tr');
  assert.equal(await rows.count(), 50);
  assert.ok(took.seconds < 3 && took.megabytes < 300, JSON.stringify(took));
  await card.getByText('50 of 5,000 columns are shown.').waitFor();
  await card.getByRole('button', { name: 'Show more columns' }).focus();
  await page.keyboard.press('Enter');
  await eventually(async () => assert.equal(await rows.count(), 100));
  // Whoever asked for more stands at the first of them.
  const spoken = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  assert.match(spoken, /^What “Extra \d+” means$/);
  await card.getByRole('searchbox', { name: 'Find a heading' }).fill('extra 4321');
  await eventually(async () => assert.equal(await rows.count(), 1));
  await card.getByLabel('What “Extra 4321” means').selectOption({ label: 'Team or unit' });
  await atRest(page, 1);
  // What is used is among the first.
  await card.getByRole('searchbox', { name: 'Find a heading' }).fill('');
  await eventually(async () => assert.equal(await card.getByLabel('What “Extra 4321” means').inputValue(), 'team'));
  await done();
});

test('sixty thousand columns are refused, with what to do', async () => {
  const { page, done } = await open(browser, site.url);
  await drop(page, [{ name: 'sixty.csv', text: table(60_000, true) }]);
  const problem = page.locator('.card', { hasText: 'sixty.csv' }).locator('.problem');
  await problem.waitFor();
  assert.match(await problem.innerText(), /^The table has 60,000 columns, and no spreadsheet has more than 16,384\. Export it again with/);
  await done();
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
  const before = await used();
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
  assert.ok((await used()).seconds - before.seconds < 3);
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
