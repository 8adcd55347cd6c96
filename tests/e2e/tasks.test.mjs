// What a manager comes to do in half an hour, done by a stranger who has the Overview of the sample before them: at most six
// presses and 250 words read for each.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before } from 'node:test';

import { ARTEFACT, drop, launch, open, test } from './kit.mjs';
import { Stranger } from './tasks/stranger.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Somebody in front of the sample's Overview, with chance counted. */
async function atTheOverview() {
  const opened = await open(browser, `file://${ARTEFACT}`);
  await opened.page.getByRole('button', { name: 'Try a sample team' }).click();
  await opened.page.getByRole('button', { name: 'Analyse 240 people' }).click();
  await opened.page.getByText(/In 100 workforces like this one.*would still have somebody on the list, and at most \d+ a team\./).first().waitFor({ timeout: 60_000 });
  return { ...opened, stranger: new Stranger(opened.page) };
}

/** What a press saves. */
async function saved(page, press) {
  const [download] = await Promise.all([page.outer.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

test('whom to talk to first', async () => {
  const { stranger, page, done } = await atTheOverview();
  const rows = page.getByRole('region', { name: 'Where to look' }).getByRole('row');
  assert.match(await stranger.read(rows.nth(1)), /look at the work .* before anyone in the team/);
  assert.match(await stranger.read(rows.nth(2)), /Response C/);
  stranger.done('whom to talk to first');
  await done();
});

test('is it the rota', async () => {
  const { stranger, page, done } = await atTheOverview();
  await stranger.press('button', 'P-0182');
  assert.match(await stranger.read(stranger.says('that could be tested')), /None of the 7/);
  await stranger.unfold('What was tested and the records do not support');
  const row = page.getByRole('row', { name: /^Shift pattern/ });
  assert.match(await stranger.read(row), /not supported/);
  stranger.done('is it the rota');
  await done();
});

test('could it be luck', async () => {
  const { stranger, done } = await atTheOverview();
  await stranger.press('button', 'P-0182');
  assert.match(await stranger.read(stranger.says('As many or more would happen to')), /about 1 person in 15,000 by chance/);
  assert.match(await stranger.read(stranger.says('nobody differs from their colleagues')), /In 100 workforces/);
  stranger.done('could it be luck');
  await done();
});

test('what would change it', async () => {
  const { stranger, done } = await atTheOverview();
  await stranger.press('button', 'P-0182');
  await stranger.read(stranger.heading('What would change it'));
  assert.match(await stranger.read(stranger.says('with one fewer')), /Rests on one spell of sickness/);
  stranger.done('what would change it');
  await done();
});

test('record a decision', async () => {
  const { stranger, page, done } = await atTheOverview();
  await stranger.press('button', 'P-0182');
  await stranger.write('Outcome', 'Talk with them about support');
  await stranger.write('Reason (needed)', 'Ten short spells; she asked for another pattern.');
  await stranger.press('button', 'Keep this determination');
  await page.getByText('Nobody has decided yet.').waitFor({ state: 'hidden' });
  assert.match(await stranger.read(stranger.region('Determination: sickness spells').getByRole('status')), /support/i);
  stranger.done('record a decision');
  await done();
});

test('hand the person their page', async () => {
  const { stranger, page, done } = await atTheOverview();
  await stranger.press('button', 'P-0182');
  await stranger.press('button', 'What can be handed over');
  assert.match(await stranger.read(stranger.heading('What was looked at about')), /P-0182/);
  const { text } = await saved(page, () => stranger.press('button', 'Save as one page'));
  assert.match(text, /P-0182/);
  assert.match(text, /10 spells/);
  stranger.done('hand the person their page');
  await done();
});

test('save, and come back next month', async () => {
  const { stranger, page, done } = await atTheOverview();
  await stranger.press('link', 'Report');
  const record = await saved(page, () => stranger.press('button', 'Save the record'));
  await done();
  const later = await open(browser, `file://${ARTEFACT}`);
  const back = new Stranger(later.page);
  await back.press('button', 'Try a sample team');
  await drop(later.page, [{ name: record.name, text: record.text }]);
  await back.press('button', 'Analyse 240 people');
  await back.press('link', 'Report');
  assert.match(await back.read(back.says('the same')), /same/);
  back.clicks += stranger.clicks;
  back.done('save, and come back next month');
  await later.done();
});

test('set a trigger of three spells in six months and see its price', async () => {
  const { stranger, page, done } = await atTheOverview();
  await stranger.press('button', 'Settings');
  assert.match(await stranger.read(stranger.says('At 3 it would list')), /At 3 it would list 16 of 240; luck alone 16\.1/);
  await stranger.write(/^Spells in any six months trigger/, '3');
  await page.getByText('Bringing the analysis up to date').waitFor({ state: 'hidden' });
  const list = page.getByRole('region', { name: 'Where to look' });
  assert.match(await stranger.read(list.getByRole('row', { name: /your trigger is 3/ })), /policy rule/);
  assert.match(await stranger.read(page.getByRole('complementary', { name: 'Settings' }).getByText(/^It lists 16 of 240/)), /if everyone were equally healthy it would list 16\.1/);
  stranger.done('set a trigger and see its price');
  await done();
});

test('find why a row was left out', async () => {
  const { stranger, page, done } = await atTheOverview();
  await stranger.press('link', 'Data');
  const file = stranger.region('sickness_2025.csv').first();
  stranger.clicks++;
  await file.getByRole('button', { name: 'see rows' }).click();
  await stranger.press('button', /first day not understood/);
  const row = page.getByRole('row', { name: /no such day in the calendar/ });
  assert.match(await stranger.read(row), /31\/02\/2025/);
  stranger.done('find why a row was left out');
  await done();
});
