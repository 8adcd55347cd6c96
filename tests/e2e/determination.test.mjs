// A decision about a flag with the keyboard alone, on the page as it is delivered: from the sample to the person, the form,
// a file of what was decided, and back again by undo.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before } from 'node:test';

import { ARTEFACT, axeSource, eventually, launch, open, openSettings, test } from './kit.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const url = `file://${ARTEFACT}`;

/** What has the focus: its name as it is spoken, as near as a page can tell. */
const focused = (page) =>
  page.evaluate(() => {
    const here = document.activeElement;
    if (!here) return '';
    const label = here.labels?.[0]?.textContent ?? '';
    return `${here.tagName} ${here.getAttribute('aria-label') ?? ''} ${label} ${here.tagName === 'SELECT' ? '' : (here.textContent?.slice(0, 80) ?? '')}`;
  });

async function tabTo(page, wanted, most = 250) {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab');
    if (wanted.test(await focused(page))) return;
  }
  assert.fail(`the keyboard never reached ${wanted}`);
}

test('from the sample to a saved determination, with the keyboard alone', async () => {
  const { page, done } = await open(browser, url);
  await tabTo(page, /Try a sample team/);
  await page.keyboard.press('Enter');
  await page.locator('.go button.main:not(:disabled)').waitFor();
  await tabTo(page, /^BUTTON.*Analyse/);
  await page.keyboard.press('Enter');
  await page.locator('.flags tbody tr').first().waitFor();
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.id), 'main'));
  await page.locator('.surface canvas.over').nth(1).waitFor();
  await tabTo(page, /^BUTTON.*P-\d{4}/);
  await page.keyboard.press('Enter');
  await page.locator('.determination form').first().waitFor();
  await page.getByText('Nobody has decided yet.').first().waitFor();

  // An outcome from the menu, and nothing else: what is missing is named, and spoken.
  await tabTo(page, /^SELECT.*Outcome/);
  await page.keyboard.press('ArrowDown');
  await tabTo(page, /^BUTTON.*Keep this determination/);
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('The reason is missing.').waitFor();

  // Back to the field with the keys, and through the rest.
  for (let i = 0; i < 40 && !/Reason/.test(await focused(page)); i++) await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('=Spoke with them; two of the spells were one illness.');
  await tabTo(page, /^INPUT.*One illness/i);
  await page.keyboard.press('Space');
  await tabTo(page, /^TEXTAREA.*What they said/);
  await page.keyboard.type('It came back before I was well.');
  await tabTo(page, /^INPUT.*Who decides/);
  await page.keyboard.type('Insp. Oak');
  await page.keyboard.press('Enter');
  await page.getByText('Decided by: Insp. Oak').first().waitFor();
  assert.equal(await page.getByRole('alert').count(), 0, 'what was missing is there');

  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(50);
    await page.evaluate(axeSource);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
    const bad = violations
      .filter((each) => each.impact === 'serious' || each.impact === 'critical')
      .map((each) => `${each.id}: ${each.nodes.slice(0, 3).map((node) => node.html).join(' | ')}`);
    assert.deepEqual(bad, [], colorScheme);
  }

  // Taken back and made again from outside a field.
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('Control+z');
  await page.locator('.told', { hasText: 'Undone: the determination on' }).waitFor();
  await page.getByText('Nobody has decided yet.').first().waitFor();
  await page.keyboard.press('Control+Shift+z');
  await page.getByText('Decided by: Insp. Oak').first().waitFor();

  // To the file.
  await tabTo(page, /^A.*Overview/);
  await page.keyboard.press('Enter');
  await page.getByText(/You agreed with 1 of 1 flag decided\./).waitFor();
  await page.getByText('Not saved to a file yet: closing the page loses it.').waitFor();
  await page.locator('.surface canvas.over').nth(1).waitFor();
  const heading = page.locator('.determination');
  for (let i = 0; i < 250; i++) {
    await page.keyboard.press('Tab');
    if (await heading.evaluate((section) => section.contains(document.activeElement) && document.activeElement.textContent === 'Save as CSV')) break;
  }
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  const saved = await readFile(await download.path(), 'utf8');
  assert.match(saved, /^\ufeffWho,Pattern,What the flag said,Outcome,Reason,/);
  assert.match(saved, /\r\nP-\d{4},/);
  assert.match(saved, /'=Spoke with them/, 'no spreadsheet may run it');
  assert.match(saved, /,\d{4}-\d\d-\d\d,To try the page on an invented team\.\r\n$/);
  await page.getByText('Saved as it stands.').waitFor();
  await done();
});

test('a determination outlives another setting and names that are shown', async () => {
  const { page, done } = await open(browser, url);
  await page.getByRole('button', { name: 'Try a sample team' }).click();
  await page.locator('.go button.main:not(:disabled)').click();
  await page.locator('.flags button.name', { hasText: 'P-' }).first().click();
  const form = page.locator('.determination form').first();
  await form.getByLabel('Outcome').selectOption({ label: 'Talk with them about support' });
  await form.getByLabel('Reason').fill('Seven spells in a year.');
  await form.getByRole('button', { name: 'Keep this determination' }).click();
  await page.getByText('Decided by: nobody named').waitFor();
  await page.getByRole('button', { name: 'Show the name' }).click();
  await page.locator('h1:not(.away)').filter({ hasNotText: /^P-/ }).waitFor();
  await page.getByRole('link', { name: 'Overview' }).click();
  await openSettings(page);
  const matters = page.getByLabel('A rate matters from');
  await matters.fill('3');
  await matters.press('Tab');
  await eventually(async () => assert.equal(await matters.inputValue(), '3'));
  await page.getByText(/You agreed with 1 of 1 flag decided\./).waitFor();
  await page.goBack();
  await page.getByText('Decided by: nobody named').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.locator('.told', { hasText: 'Undone: from which ratio a rate matters, 3.' }).waitFor();
  await page.getByText('Decided by: nobody named').waitFor();
  await done();
});
