// The Data screen on the real core: what goes wrong with files, and what is asked.

import assert from 'node:assert/strict';
import { mkdtemp, open as openFile, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';

import { ARTEFACT, atRest, choose, drop, eventually, launch, open, purpose, serve, showHeadings, test, words } from './kit.mjs';

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

const absences = (people, first = 1) =>
  ['Collar Number,Absence Start Date,Absence End Date,Absence Reason']
    .concat(
      Array.from({ length: people * 2 }, (_, i) => {
        const day = String(1 + ((i * 7) % 28)).padStart(2, '0');
        const month = String(1 + (i % 12)).padStart(2, '0');
        return `PC${1000 + first + (i % people)},${day}/${month}/2025,${day}/${month}/2025,S13 Cold`;
      }),
    )
    .join('\r\n');

/** Drops, and waits until nothing is being read. */
async function read(page, files) {
  await drop(page, files);
  await atRest(page, files.length);
}

/** What a refused file must show: its name, why, what to do; and no way on. */
async function refused(page, name) {
  const card = page.locator('.card', { hasText: name });
  await card.locator('.problem').waitFor();
  const text = await card.locator('.problem').innerText();
  assert.ok(text.length > 20, text);
  await eventually(async () => assert.equal(await page.locator('.go button.main').count(), 0));
  return text;
}

test('an empty file is refused with a sentence', async () => {
  const { page, done } = await open(browser, site.url);
  await read(page, [{ name: 'nothing.csv', text: '' }]);
  await eventually(async () => assert.match(await refused(page, 'nothing.csv'), /empty/i));
  await done();
});

test('a picture that calls itself a table is recognised', async () => {
  const { page, done } = await open(browser, site.url);
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  await read(page, [{ name: 'photo.csv', base64: png }]);
  await refused(page, 'photo.csv');
  await done();
});

test('a table with no person in it is not guessed at', async () => {
  const { page, done } = await open(browser, site.url);
  await read(page, [{ name: 'weather.csv', text: 'Date,Temperature\r\n01/02/2025,7.5\r\n02/02/2025,8.1\r\n' }]);
  await eventually(async () => assert.equal(await page.locator('.go button.main').count(), 0));
  await eventually(async () => assert.ok((await words(page)).length > 100));
  await done();
});

test('two tables that share no person are not joined silently', async () => {
  const { page, done } = await open(browser, site.url);
  const people = `Collar Number,Team,Role\r\n${Array.from({ length: 30 }, (_, i) => `PC${5000 + i},A,Response`).join('\r\n')}`;
  await read(page, [
    { name: 'people.csv', text: people },
    { name: 'absences.csv', text: absences(30) },
  ]);
  await page.locator('.joins li, .problem').first().waitFor();
  await eventually(async () => assert.match(await page.locator('main').innerText(), /\b(0|none|no one|nobody|not one)\b/i));
  await done();
});

test('a line of 200 MB is refused without taking the page with it', { timeout: 120_000 }, async () => {
  const { page, done } = await open(browser, site.url);
  const folder = await mkdtemp(join(tmpdir(), 'candour-'));
  const file = await openFile(join(folder, 'endless.csv'), 'w');
  await file.write('Collar Number,Absence Start Date\r\nPC1,"');
  const part = Buffer.alloc(10 << 20, 'x');
  for (let i = 0; i < 20; i++) await file.write(part);
  await file.close();
  await choose(page, [join(folder, 'endless.csv')]);
  const card = page.locator('.card', { hasText: 'endless.csv' });
  await card.locator('.problem').waitFor({ timeout: 90_000 });
  const sentence = 'A quotation mark is opened in row 2, in column “Absence Start Date”, and never closed.';
  assert.ok((await card.locator('.problem').innerText()).startsWith(sentence), await card.locator('.problem').innerText());
  await read(page, [{ name: 'absences.csv', text: absences(30) }]);
  await page.locator('.card', { hasText: 'absences.csv' }).locator('.understood').waitFor();
  await done();
});

test('a file that is cut short while it is read is refused', async () => {
  const { page, done } = await open(browser, site.url);
  const folder = await mkdtemp(join(tmpdir(), 'candour-'));
  const path = join(folder, 'cut.csv');
  const row = `PC1001,03/02/2025,05/02/2025,S13 Cold\r\n`;
  const text = `Collar Number,Absence Start Date,Absence End Date,Absence Reason\r\n${row.repeat(200_000)}`;
  await writeFile(path, text);
  // The browser notes the size when the file is chosen; afterwards the file shrinks.
  await page.locator('input[type=file]').evaluate((input) => {
    input.addEventListener('change', (event) => event.stopImmediatePropagation(), { capture: true, once: true });
  });
  await choose(page, [path]);
  await writeFile(path, text.slice(0, 2000));
  await page.locator('input[type=file]').dispatchEvent('change');
  const text_ = await refused(page, 'cut.csv');
  assert.match(text_, /chang|again/i);
  await done();
});

test('a pasted table is read like a file', async () => {
  const { page, done } = await open(browser, site.url);
  await page.getByRole('button', { name: 'Paste a table' }).click();
  const area = page.getByRole('textbox', { name: 'The table' });
  await eventually(async () => assert.equal(await area.getAttribute('spellcheck'), 'false'));
  await area.fill(absences(12).replaceAll(',', '\t'));
  await page.getByRole('textbox', { name: 'Name it' }).fill('from the clipboard');
  await page.getByRole('button', { name: 'Read the table' }).click();
  const card = page.locator('.card', { hasText: 'from the clipboard.csv' });
  await showHeadings(card);
  await card.locator('table.columns').waitFor();
  await eventually(async () => assert.equal(await card.locator('.columns tbody tr').count(), 4));
  await done();
});

test('a heading can be given another meaning, and its file is read again', async () => {
  const { page, done } = await open(browser, site.url);
  await read(page, [{ name: 'absences.csv', text: absences(12) }]);
  await showHeadings(page.locator('.card'));
  const reason = page.getByLabel('What “Absence Reason” means');
  await eventually(async () => assert.notEqual(await reason.inputValue(), ''));
  await reason.selectOption('');
  await page.waitForTimeout(300);
  await eventually(async () => assert.equal(await page.getByLabel('What “Absence Reason” means').inputValue(), ''));
  await done();
});

test('months side by side are one line, and one answer says what is in them', async () => {
  const { page, done } = await open(browser, site.url);
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'].map((month) => `${month} 2025`);
  const rows = Array.from({ length: 12 }, (_, i) => [`PC${i + 100}`, 'North', ...months.map((_, m) => (i === 0 ? 30 : (i * m) % 7))]);
  const text = [['Collar No', 'Team', ...months], ...rows].map((row) => row.join(',')).join('\r\n');
  await read(page, [{ name: 'table.csv', text }]);
  const card = page.locator('.card', { hasText: 'table.csv' });
  await card.getByText('Jan 2025 … Jun 2025 (6 columns)').waitFor();
  await card.getByRole('button', { name: 'days with overtime' }).click();
  await card.getByText('12 rows in the file: 12 used, 0 merged, 0 set aside.').waitFor();
  await purpose(page);
  await page.getByRole('button', { name: 'Analyse 12 people' }).click();
  await page.getByRole('heading', { name: /Days with overtime/ }).waitFor();
  await done();
});

test('sums that a database made are analysed like the rows they came from', async () => {
  const { page, done } = await open(browser, site.url);
  const row = (i) => `PC${i + 100},2025-01-01,2025-12-31,365,${i === 3 ? 14 : i % 2},${i === 3 ? 30 : i % 2}`;
  const head = 'person_id,period_start,period_end,days_in_post,spells,days_lost';
  await read(page, [{ name: 'totals.csv', text: [head, ...Array.from({ length: 40 }, (_, i) => row(i))].join('\n') }]);
  await purpose(page);
  await page.getByRole('button', { name: 'Analyse 40 people' }).click();
  await page.getByRole('cell', { name: /14 spells of sickness/ }).waitFor();
  await page.locator('main a, main button').filter({ hasText: 'P-0004' }).first().click();
  await page.getByText('Not available, because totals do not say on which days anything happened.').waitFor();
  await page.locator('.arithmetic summary').first().click();
  await page.getByText('Spells of sickness, as the totals have them').waitFor();
  await done();
});

test('how a file was read is offered on the next with its headings, and after a new start from a saved mapping', async () => {
  const { page, done } = await open(browser, site.url);
  const month = (n) => ({
    name: `month-${n}.csv`,
    text: ['Zeta,Unit,Gone,Back', ...Array.from({ length: 9 }, (_, i) => `ZX${i},A,2025-0${n}-0${i + 1},2025-0${n}-1${i}`)].join('\r\n'),
  });
  await drop(page, [month(3)]);
  await page.locator('.card').getByText('Read it that way').waitFor({ state: 'detached' });
  const said = async (card, heading, meaning) => {
    const menu = card.getByLabel(`What “${heading}” means`);
    await menu.selectOption({ label: meaning });
    await atRest(page, 1);
    await page.waitForTimeout(300);
  };
  const first = page.locator('.card').nth(0);
  await first.getByLabel('This file is').selectOption('absences');
  await page.waitForTimeout(300);
  await said(first, 'Zeta', 'Person: number');
  await said(first, 'Gone', 'First day');
  await said(first, 'Back', 'Last day');
  await first.getByText('No column says what kind of absence a row is.', { exact: false }).waitFor();
  await first.getByRole('button', { name: 'yes: sickness' }).click();
  await first.getByText('9 rows read').waitFor();
  await drop(page, [month(4)]);
  const second = page.locator('.card').nth(1);
  await second.getByText('month-3.csv', { exact: false }).waitFor();
  await second.getByRole('button', { name: 'Read it that way' }).click();
  await second.getByText('9 rows read').waitFor();
  await page.getByRole('button', { name: 'Read it that way' }).waitFor({ state: 'detached' });
  assert.equal(await second.locator('.question').count(), 0, 'the answer came with the mapping');
  const [download] = await Promise.all([page.waitForEvent('download'), second.getByRole('button', { name: 'Save how it is read' }).click()]);
  const saved = await readFile(await download.path(), 'utf8');
  assert.match(saved, /"Gone"/);
  assert.doesNotMatch(saved, /ZX\d|2025-0/, 'a mapping holds no data');
  await page.getByRole('button', { name: 'Forget everything' }).click();
  await page.locator('.card').first().waitFor({ state: 'detached' });
  await drop(page, [{ name: 'month.mapping.json', text: saved }, month(5)]);
  await page.getByRole('button', { name: 'Read it that way' }).click();
  await page.getByText('9 rows read').waitFor();
  await page.getByRole('button', { name: 'Analyse 9 people' }).waitFor();
  await drop(page, [{ name: 'other.json', text: '{"people":[]}' }]);
  await page.getByText('This is not a mapping that was saved here.').waitFor();
  await done();
});

test('dates that can be read two ways are asked about, with both readings', async () => {
  const { page, done } = await open(browser, site.url);
  const rows = Array.from({ length: 24 }, (_, i) => {
    const a = String(1 + (i % 12)).padStart(2, '0');
    const b = String(1 + ((i * 5) % 12)).padStart(2, '0');
    return `PC${1000 + (i % 8)},${a}/${b}/2025,${a}/${b}/2025`;
  });
  await read(page, [{ name: 'dates.csv', text: ['Collar Number,Absence Start Date,Absence End Date', ...rows].join('\r\n') }]);
  const question = page.locator('.question').first();
  await question.waitFor();
  await eventually(async () => assert.equal(await question.locator('button').count(), 2));
  await question.locator('button').first().click();
  await atRest(page, 1);
  await page.waitForTimeout(300);
  await eventually(async () => assert.ok((await page.locator('.question').count()) < 2));
  await done();
});

test('text in a file is shown as text', async () => {
  const { page, done } = await open(browser, site.url);
  const evil = '<img src=x onerror=alert(1)>';
  await read(page, [{ name: '<b>bold</b>.csv', text: `Collar Number,${evil}\r\nPC1,${evil}\r\nPC2,${evil}\r\n` }]);
  await eventually(async () => assert.equal(await page.locator('main img').count(), 0));
  await eventually(async () => assert.equal(await page.locator('h2 b').count(), 0));
  await done();
});

test('the account of a file opens in place, is filtered by reason and saved', async () => {
  const { page, done } = await open(browser, site.url);
  await page.getByRole('button', { name: 'Try a sample team' }).click();
  const card = page.locator('.card', { hasText: 'sickness_2025.csv' });
  await card.getByRole('button', { name: 'see rows' }).click();
  await card.locator('.ledger table tbody tr').first().waitFor();
  const all = await card.locator('.ledger table tbody tr').count();
  await card.locator('.reasons button').first().click();
  await page.waitForTimeout(300);
  const some = await card.locator('.ledger table tbody tr').count();
  assert.ok(some > 0 && some < all, `${some} of ${all}`);
  const [download] = await Promise.all([page.waitForEvent('download'), card.getByRole('button', { name: 'Download as CSV' }).click()]);
  assert.match(download.suggestedFilename(), /\.csv$/);
  await done();
});

test('invented people and real ones are never in one list', async () => {
  const { page, done } = await open(browser, site.url);
  await page.getByRole('button', { name: 'Try a sample team' }).click();
  await page.locator('.card', { hasText: 'sickness_2025.csv' }).waitFor();
  await page.locator('.purpose textarea').waitFor();
  await eventually(async () => assert.equal(await page.locator('.purpose textarea').inputValue(), 'To try the page on an invented team.'));
  await read(page, [{ name: 'absences.csv', text: absences(12) }]);
  await eventually(async () => assert.equal(await page.locator('.card').count(), 1));
  await eventually(async () => assert.equal(await page.locator('.purpose textarea').inputValue(), ''));
  assert.match(await words(page), /The invented people and their purpose are gone/);
  // What was saved and is dropped together with one's own files is about them, and stays.
  await page.getByRole('button', { name: 'Try a sample team' }).click();
  await page.locator('.card', { hasText: 'sickness_2025.csv' }).waitFor();
  const determinations = JSON.stringify({ format: 'Candour determinations 1', determinations: [], firstImpressions: [{ whom: { person: 'PC1' }, text: 'Nothing.' }] });
  await drop(page, [{ name: 'absences.csv', text: absences(12) }, { name: 'determinations.json', text: determinations }]);
  await eventually(async () => assert.deepEqual(await page.locator('.card h2').allInnerTexts(), ['absences.csv']));
  assert.match(await words(page), /determinations\.json was taken/);
  // And the other way round it is asked first.
  const asked = page.outer.waitForEvent('dialog').then((dialog) => dialog.message());
  await page.getByRole('button', { name: 'Try a sample team' }).click();
  assert.match(await asked, /takes the place of the files you opened/);
  await page.locator('.card', { hasText: 'sickness_2025.csv' }).waitFor();
  assert.equal(await page.locator('.card', { hasText: 'absences.csv' }).count(), 0);
  await done();
});

test('a file can be taken out again', async () => {
  const { page, done } = await open(browser, site.url);
  await read(page, [{ name: 'absences.csv', text: absences(12) }]);
  await page.getByRole('button', { name: 'Remove absences.csv' }).click();
  await page.locator('.card').waitFor({ state: 'detached' });
  await page.locator('.drop:not(.compact)').waitFor();
  await done();
});
