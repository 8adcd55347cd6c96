// What leaves the page: documents, tables, and a record that is dropped back.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { after, before } from 'node:test';

import { ARTEFACT, axeSource, drop, eventually, launch, open, openSettings, path, serve, test, withoutAirlock, words } from './kit.mjs';

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

const NAMES = ['Report', 'For the person', 'Data protection impact assessment', 'Algorithmic transparency record', 'Notice to staff', 'Consultation sheet', 'Equality duty note', 'Covenant self-assessment'];

async function reported(options, url = site.url) {
  const opened = await open(browser, url, options);
  const { page } = opened;
  await page.getByRole('button', { name: 'Try a sample team' }).click();
  await page.locator('.go button.main:not(:disabled)').click();
  await page.locator('.flags tbody tr').first().waitFor();
  await page.getByRole('link', { name: 'Report' }).click();
  await prepared(page);
  return opened;
}

async function prepared(page) {
  await page.locator('.document').waitFor();
  await page.getByRole('button', { name: 'Save the record' }).and(page.locator(':not([disabled])')).waitFor();
}

async function saved(page, name, within = page) {
  const [download] = await Promise.all([page.waitForEvent('download'), within.getByRole('button', { name, exact: true }).click()]);
  return { name: download.suggestedFilename(), text: (await readFile(await download.path())).toString() };
}

test('every document is shown with the purpose, and saved as a page that can do nothing', async () => {
  const { page, context, done } = await reported();
  await eventually(async () => assert.match(await words(page), /[0-9a-f]{64}/, 'the fingerprints of the files'));
  for (const name of NAMES) {
    await page.getByRole('button', { name, exact: true }).click();
    if (name === 'For the person') await page.getByLabel('For whom').selectOption({ label: 'P-0182' });
    await eventually(async () => {
      const text = await page.locator('.document').innerText();
      assert.match(text, /Purpose: To try the page on an invented team\./, name);
      if (name !== 'Report') assert.match(text, /left for you to answer/);
    });
    const page_ = await saved(page, 'Save as one page');
    assert.match(page_.name, /\.html$/);
    assert.match(page_.text, /default-src 'none'/);
    assert.doesNotMatch(page_.text, /<script|var\(--|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
    const shown = await page.locator('.document').innerText();
    const alone = await context.newPage();
    await alone.setContent(page_.text);
    const squeeze = (text) => text.replace(/\s+/g, ' ').trim().toLowerCase();
    assert.equal(squeeze(await alone.locator('article').innerText()), squeeze(shown), `${name} says the same outside the page`);
    await alone.close();
  }
  const markdown = await saved(page, 'Save as Markdown');
  assert.match(markdown.name, /\.md$/);
  assert.match(markdown.text, /^# Draft: covenant self-assessment\n/);
  await done();
});

test('a test that was run stands in the report, with its picture', async () => {
  const { page, done } = await reported();
  await eventually(async () => assert.match(await words(page), /No test of the rules was run/));
  await page.getByRole('link', { name: 'Test it' }).click();
  await page.getByRole('button', { name: 'Cost', exact: true }).click();
  await page.getByRole('button', { name: 'Run this test' }).click();
  await page.locator('.plot canvas').first().waitFor();
  await page.getByRole('link', { name: 'Report' }).click();
  await eventually(async () => assert.match(await words(page), /Cost: How many people would be approached wrongly/));
  await page.locator('.document figure svg').waitFor();
  await done();
});

test('in print there is the document and nothing else, and no line of a table is cut', async () => {
  const inside = await serve(await withoutAirlock(ARTEFACT));
  const { page, done } = await reported({}, inside.url);
  await page.emulateMedia({ media: 'print' });
  const text = await words(page);
  assert.doesNotMatch(text, /Save the record|Forget everything|Consultation sheet\n/);
  assert.match(text, /What was looked for, and what was found/);
  for (const block of await page.locator('.together, .document tr').all()) {
    assert.equal(await block.evaluate((element) => getComputedStyle(element).breakInside), 'avoid');
  }
  assert.equal(await page.locator('.document .scroll').first().evaluate((element) => getComputedStyle(element).maxHeight), 'none');
  const pdf = await page.pdf({ format: 'A4' });
  assert.ok(pdf.length > 20_000);
  await done();
  inside.close();
});

test('the button and the keys print the page in its frame; the outer page says how', async () => {
  const { page, done } = await reported();
  await page.evaluate(() => {
    globalThis.printed = 0;
    globalThis.print = () => globalThis.printed++;
  });
  await page.getByRole('button', { name: 'Print', exact: true }).click();
  await page.keyboard.press('Control+p');
  await eventually(async () => assert.equal(await page.evaluate(() => globalThis.printed), 2));
  await page.emulateMedia({ media: 'print' });
  assert.match(await page.outer.locator('body').innerText(), /^To print, press Ctrl and P/);
  await done();
});

test('a record dropped back with the same files says that nothing differs, and the command line says so too', async () => {
  const { page, done } = await reported();
  await page.getByRole('link', { name: 'Overview' }).click();
  await openSettings(page);
  const ratio = page.locator('.setting', { hasText: 'A rate matters from' }).locator('input');
  await ratio.fill('2');
  await ratio.press('Tab');
  await page.getByRole('link', { name: 'Report' }).click();
  await prepared(page);
  await eventually(async () => assert.match(await page.locator('.document').innerText(), /A rate matters from: 2 times/));
  const record = await saved(page, 'Save the record');
  assert.equal(JSON.parse(record.text).format, 'Candour record 1');
  const files = await sample();
  await done();

  const next = await open(browser, site.url);
  await drop(next.page, [{ name: 'run.json', text: record.text }, ...files]);
  await next.page.locator('.card .understood').nth(2).waitFor();
  assert.match(await words(next.page), /run\.json is the record of a run on overtime_2025\.csv, people_2025\.csv, sickness_2025\.csv/);
  await next.page.locator('.go button.main:not(:disabled)').click();
  await next.page.locator('.flags tbody tr').first().waitFor();
  await next.page.getByRole('link', { name: 'Report' }).click();
  await eventually(async () => assert.match(await words(next.page), /The same, byte for byte\./), 20_000);
  assert.equal(await next.page.locator('.setting').count(), 0);
  const again = await saved(next.page, 'Save the record');
  assert.equal(again.text, record.text);
  // One more setting, and it is no longer the same.
  await next.page.getByRole('link', { name: 'Overview' }).click();
  await openSettings(next.page);
  await next.page.locator('.setting', { hasText: 'A rate matters from' }).locator('input').fill('1.5');
  await next.page.keyboard.press('Tab');
  await next.page.getByRole('link', { name: 'Report' }).click();
  await eventually(async () => assert.match(await words(next.page), /The settings differ\./), 20_000);
  await next.done();
});

/** The sample's files, as the core makes them. */
async function sample() {
  const { Session, initSync } = await import('../../pkg/candour.js');
  initSync({ module: await readFile(path('../../pkg/candour_bg.wasm')) });
  return new Session().sample(7).map(({ name, text }) => ({ name, text }));
}

test('a record under a passphrase opens with it and with no other', async () => {
  const { page, done } = await reported();
  await page.getByLabel('Passphrase, if you want one').fill('correct horse');
  const record = await saved(page, 'Save the record');
  assert.match(record.name, /sealed/);
  assert.doesNotMatch(record.text, /sickness|purpose/);
  await drop(page, [{ name: 'sealed.json', text: record.text }]);
  const asked = page.locator('.sheet', { hasText: 'sealed.json is under a passphrase' });
  await asked.getByLabel('Passphrase').fill('wrong horse');
  await asked.getByRole('button', { name: 'Open it' }).click();
  await asked.getByRole('alert').waitFor();
  await asked.getByLabel('Passphrase').fill('correct horse');
  await asked.getByRole('button', { name: 'Open it' }).click();
  await eventually(async () => assert.match(await words(page), /sealed\.json is the record of a run/), 20_000);
  await done();
});

test('nothing is analysed before it is said what for, and what lies outside is not looked for', async () => {
  const { page, done } = await open(browser, site.url);
  await drop(page, await sample());
  await page.locator('.card .understood').nth(2).waitFor();
  const go = page.locator('.go button.main:not(:disabled)');
  await go.click();
  await page.getByText('What this is for is missing.').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'TEXTAREA');
  await page.keyboard.type('To find records to mend.');
  for (const name of ['See who may need support', 'Hold hours against', 'See whose overtime']) await page.getByLabel(name).uncheck();
  await go.click();
  await page.locator('.flags tbody tr').first().waitFor();
  assert.equal(await page.locator('.flags tbody tr:not(.step)').count(), 1);
  await page.getByRole('link', { name: 'Report' }).click();
  await eventually(async () => assert.match(await words(page), /Outside this purpose, and not looked for: support, working time, attention\./));
  await done();
});

test('flags and determinations are saved as tables', async () => {
  const { page, done } = await reported();
  const flags = await saved(page, 'Flags');
  assert.match(flags.text, /^\ufeffWho,Team and role,Pattern,What sort,How sure,Purpose\r\n/);
  assert.match(flags.text, /,To try the page on an invented team\.\r\n$/);
  assert.ok(flags.text.trim().split('\r\n').length > 3);
  const determinations = await saved(page, 'Determinations');
  assert.match(determinations.text, /^\ufeffWho,Pattern,/);
  await done();
});

test('the report is axe clean, light and dark, narrow and wide', async () => {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [320, 1280]) {
      const { page, done } = await reported({ viewport: { width, height: 900 }, colorScheme });
      await page.evaluate(axeSource);
      const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
      const serious = found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      assert.deepEqual(serious.map(({ id, nodes }) => [id, nodes[0].html]), [], `${colorScheme}, ${width} px`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is cut at the side');
      await done();
    }
  }
});

test('the command line verifies a record', async (t) => {
  const bin = path('../../target/debug/candour');
  try {
    execFileSync(bin, ['cards'], { stdio: 'ignore' });
  } catch {
    return t.skip('the command line is not built');
  }
  const { mkdtemp, writeFile } = await import('node:fs/promises');
  const { tmpdir } = await import('node:os');
  const folder = await mkdtemp(`${tmpdir()}/candour-`);
  const files = await sample();
  for (const { name, text } of files) await writeFile(`${folder}/${name}`, text);
  const { page, done } = await reported();
  const record = await saved(page, 'Save the record');
  await done();
  await writeFile(`${folder}/record.json`, record.text);
  const out = execFileSync(bin, ['verify', `${folder}/record.json`, ...files.map(({ name }) => `${folder}/${name}`)]).toString();
  assert.match(out, /^The same, byte for byte\./);
});
