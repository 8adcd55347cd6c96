// The manager's path on the real core: sample, data, overview, a person, a setting, saving.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before } from 'node:test';

import { ARTEFACT, eventually, launch, open, openSettings, serve, test, words } from './kit.mjs';

/** On a busy two-core machine times double; the promise is kept on a quiet one. */

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

async function analysed(options) {
  const opened = await open(browser, site.url, options);
  const { page } = opened;
  await page.getByRole('button', { name: 'Try a sample team' }).click();
  await page.locator('.go button.main:not(:disabled)').click();
  await page.locator('.flags tbody tr').first().waitFor();
  return opened;
}

/** What chance gives is counted to its end: until then the sentence above the picture grows, and the picture moves. */
async function counted(page) {
  await page.locator('.lede', { hasText: /on the list(?![\s\S]*so far)/ }).waitFor();
}

test('it works the same when the file is opened from a folder', async () => {
  const { page, requests, context } = await open(browser, `file://${ARTEFACT}`);
  await page.getByRole('button', { name: 'Try a sample team' }).click();
  await page.locator('.go button.main:not(:disabled)').click();
  await page.locator('.flags tbody tr').first().waitFor();
  assert.equal(requests.length, 1);
  assert.deepEqual(await page.evaluate(() => globalThis.refusals), []);
  await context.close();
});

test('every flag opens the page of whom it is about, and the way back is where it was', async () => {
  const { page, done } = await analysed();
  const names = await page.locator('.flags button.name').allInnerTexts();
  for (const [i, name] of names.entries()) {
    await page.locator('.flags button.name').nth(i).click();
    await page.locator('h1:not(.away)').waitFor();
    await eventually(async () => assert.equal(await page.locator('h1:not(.away)').innerText(), name));
    await eventually(async () => assert.ok((await page.locator('.steps > li').count()) > 0, `${name} has steps`));
    assert.match(page.url(), /#person$/, 'the address names the screen and nobody');
    await page.goBack();
    await page.locator('.flags tbody tr').first().waitFor();
  }
  await done();
});

test('a step opens the rows of the file behind it, in place', async () => {
  const { page, done } = await analysed();
  await page.locator('.flags button.name').last().click();
  await page.locator('.arithmetic summary').first().click();
  const see = page.locator('.steps button', { hasText: 'see rows' }).first();
  await see.click();
  await eventually(async () => assert.ok((await page.locator('.steps table tbody tr').count()) > 0));
  await page.locator('.steps button', { hasText: 'hide rows' }).first().click();
  await eventually(async () => assert.equal(await page.locator('.steps table').count(), 0));
  await done();
});

test('a changed setting redraws every screen', async () => {
  const { page, done } = await analysed();
  await openSettings(page);
  const before = await words(page);
  await page.getByLabel(/Bradford factor trigger/).fill('50');
  await page.getByLabel(/Bradford factor trigger/).press('Tab');
  await page.locator('.flags .tag', { hasText: 'policy rule' }).first().waitFor();
  await eventually(async () => assert.notEqual(await words(page), before));
  await page.getByRole('button', { name: 'Back to the defaults' }).click();
  await page.locator('.flags .tag', { hasText: 'policy rule' }).first().waitFor({ state: 'detached' });
  await eventually(async () => assert.equal(await page.getByLabel(/Bradford factor trigger/).inputValue(), ''));
  await done();
});

test('names are hidden until they are asked for', async () => {
  const { page, done } = await analysed();
  const hidden = await page.locator('.flags button.name').allInnerTexts();
  assert.ok(hidden.some((name) => /^P-\d+$/.test(name)));
  await page.getByRole('button', { name: 'Names hidden' }).click();
  await page.getByRole('button', { name: 'Names shown' }).waitFor();
  await page.waitForTimeout(300);
  const shown = await page.locator('.flags button.name').allInnerTexts();
  assert.ok(!shown.some((name) => /^P-\d+$/.test(name)), shown.join());
  await done();
});

test('people can be searched, filtered and paged', async () => {
  const { page, done } = await analysed();
  await page.getByRole('link', { name: 'People' }).click();
  await page.locator('table.people tbody tr').first().waitFor();
  await eventually(async () => assert.equal(await page.locator('table.people tbody tr').count(), 50));
  const first = await page.locator('table.people button.name').first().innerText();
  await page.getByRole('button', { name: 'Later' }).click();
  await page.locator('table.people button.name').first().filter({ hasNotText: first }).waitFor();
  await page.getByLabel('Only those with a flag').check();
  await page.waitForTimeout(300);
  await eventually(async () => assert.ok((await page.locator('table.people tbody tr').count()) < 50));
  await page.getByRole('searchbox').fill('no such person');
  await page.locator('p.empty').waitFor();
  await done();
});

test('pictures and tables are saved from what the page holds', async () => {
  const { page, done } = await analysed();
  const figure = page.locator('figure').first();
  const saved = async (name) => {
    const [download] = await Promise.all([page.waitForEvent('download'), figure.getByRole('button', { name, exact: true }).click()]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  };
  const svg = await saved('SVG');
  assert.match(svg.name, /\.svg$/);
  assert.match(svg.bytes.toString(), /^<svg[^>]+xmlns/);
  assert.doesNotMatch(svg.bytes.toString(), /var\(--|style=/);
  assert.match(svg.bytes.toString(), /Purpose: To try the page on an invented team\./);
  const png = await saved('PNG');
  assert.equal(png.bytes.subarray(1, 4).toString(), 'PNG');
  // Below the picture stands the purpose: the last lines hold ink.
  const size = [16, 20].map((at) => png.bytes.readUInt32BE(at));
  const drawn = svg.bytes.toString().match(/viewBox="0 0 ([\d.]+) ([\d.]+)"/);
  assert.deepEqual(size, [1, 2].map((i) => Math.round(2 * Number(drawn[i]))));
  const csv = await saved('CSV');
  assert.match(csv.bytes.toString(), /,Purpose\r\n/);
  assert.ok(csv.bytes.toString().split('\r\n').length > 100, 'the whole table, not the one summed up');
  await done();
});

test('what is painted can be seen', async () => {
  const { page, done } = await analysed();
  await counted(page);
  for (const canvas of await page.locator('.plot canvas:first-child').all()) {
    await canvas.scrollIntoViewIfNeeded();
    const clip = await canvas.boundingBox();
    // A canvas can hold every mark and lie under something else: only the screen knows.
    const seen = async () => (await page.screenshot({ clip })).toString('base64');
    const shown = await seen();
    await canvas.evaluate((element) => element.style.setProperty('visibility', 'hidden'));
    assert.ok((await seen()) !== shown, await canvas.locator('xpath=ancestor::figure').locator('h2').innerText());
    await canvas.evaluate((element) => element.style.removeProperty('visibility'));
  }
  await done();
});

test('a click selects, in the picture, in the list and in the strip', async () => {
  const { page, done } = await analysed();
  const plot = page.locator('figure .plot').first();
  await plot.focus();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('Space');
  await page.locator('.selection.some').waitFor();
  await eventually(async () => assert.match(await page.locator('.selection').innerText(), /1 person/));
  await eventually(async () => assert.ok((await page.locator('.flags tr.chosen').count()) > 0));
  await page.keyboard.press('Escape');
  await page.locator('.selection:not(.some)').waitFor();
  await done();
});

test('an area can be dragged, and the same typed', async () => {
  const { page, done } = await analysed();
  await counted(page);
  const box = await page.locator('figure .plot').first().boundingBox();
  await page.mouse.move(box.x + 60, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 5, box.y + box.height - 10, { steps: 5 });
  await page.mouse.up();
  await page.locator('.selection.some').waitFor();
  const dragged = await page.locator('.selection p').first().innerText();
  assert.match(dragged, /240 people/);
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.locator('.area summary').click();
  await page.locator('.area input').nth(2).fill('0');
  await page.getByRole('button', { name: 'Select', exact: true }).click();
  await page.locator('.selection.some').waitFor();
  await eventually(async () => assert.equal(await page.locator('.selection p').first().innerText(), dragged));
  await done();
});

test('forgetting leaves nothing', async () => {
  const { page, done } = await analysed();
  await page.getByRole('button', { name: 'Forget everything' }).click();
  await page.locator('.drop:not(.compact)').waitFor();
  await eventually(async () => assert.equal(await page.locator('.card').count(), 0));
  await page.evaluate(() => void (location.hash = 'people'));
  await page.getByText('Nothing has been analysed yet.').waitFor();
  await done();
});
