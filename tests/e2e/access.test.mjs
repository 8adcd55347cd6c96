// Every screen for everyone: axe in both themes, narrow and wide; the whole path by keyboard; nothing wider than the
// window; print and high contrast.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';

import { ARTEFACT, axeSource, eventually, launch, open, openSettings, test } from './kit.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const url = `file://${ARTEFACT}`;

async function analysed(page) {
  await page.getByRole('button', { name: 'Try a sample team' }).click();
  await page.locator('.go button.main:not(:disabled)').waitFor();
  await page.locator('.go button.main').click();
  await page.locator('.flags tbody tr').first().waitFor();
  await page.locator('figure .plot').nth(1).waitFor();
}

const SCREENS = {
  gallery: async (page) => {
    await page.getByRole('link', { name: 'Learn', exact: true }).click();
    await page.locator('.cards .dots').first().waitFor();
  },
  lesson: async (page) => {
    await page.evaluate(() => void (location.hash = '#learn?lesson=busy-team&step=1'));
    await page.getByRole('button', { name: 'Show what is so' }).click();
    await page.locator('figure .plot').first().waitFor();
  },
  curtain: async (page) => {
    await page.evaluate(() => void (location.hash = '#learn?lesson=busy-team&step=5'));
    await page.locator('summary', { hasText: 'Person by person' }).click();
    await page.getByText('Handout and guide').waitFor();
  },
  exam: async (page) => {
    await page.evaluate(() => void (location.hash = '#learn?scenario=exam'));
    await page.locator('.exam .people > li').nth(24).waitFor();
  },
  debrief: async (page) => {
    await page.evaluate(() => void (location.hash = '#learn?scenario=exam'));
    await page.getByRole('button', { name: 'Finish the exam' }).click();
    await page.getByRole('link', { name: 'Another exam' }).waitFor();
  },
  empty: async () => {},
  data: async (page) => {
    await page.getByRole('button', { name: 'Try a sample team' }).click();
    await page.locator('.go button.main:not(:disabled)').waitFor();
    await page.getByRole('button', { name: 'see rows' }).first().click();
    await page.locator('.ledger table').waitFor();
  },
  paste: async (page) => page.getByRole('button', { name: 'Paste a table' }).click(),
  overview: async (page) => {
    await analysed(page);
    await page.locator('figure .plot').first().focus();
    await page.keyboard.press('PageDown');
    await page.keyboard.press('Space');
    await page.locator('.under summary').first().click();
    await page.locator('.area summary').click();
  },
  person: async (page) => {
    await analysed(page);
    await page.locator('.flags button.name').last().click();
    await page.locator('.arithmetic summary').first().click();
    await page.getByRole('button', { name: 'see rows' }).first().click();
  },
  people: async (page) => {
    await analysed(page);
    await page.getByRole('link', { name: 'People' }).click();
    await page.locator('table.people').waitFor();
  },
  methods: async (page) => {
    await page.getByRole('link', { name: 'Methods' }).click();
    await page.locator('.method').first().waitFor();
  },
  check: async (page) => {
    await page.locator('.pill').click();
    await page.locator('dl.facts').waitFor();
  },
};

for (const [name, go] of Object.entries(SCREENS)) {
  test(`${name}: no serious fault in light or dark, at 320 or 1280 px`, async () => {
    for (const width of [320, 1280]) {
      const { page, context } = await open(browser, url, { viewport: { width, height: 900 }, bypassCSP: false });
      await go(page);
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        await page.waitForTimeout(50);
        await page.evaluate(axeSource);
        const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
        const bad = violations
          .filter((each) => each.impact === 'serious' || each.impact === 'critical')
          .map((each) => `${each.id}: ${each.nodes.slice(0, 3).map((node) => `${node.html} ${node.any[0]?.message ?? ''}`).join(' | ')}`);
        assert.deepEqual(bad, [], `${name} ${colorScheme} ${width}`);
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${name} at ${width} px is ${wide} px too wide`);
      await context.close();
    }
  });
}

/** Presses Tab until what has the focus answers to a test; fails after going round. */
async function tabTo(page, wanted, most = 120) {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const here = document.activeElement;
      return here ? `${here.tagName} ${here.getAttribute('role') ?? ''} ${here.getAttribute('aria-label') ?? ''} ${here.textContent?.slice(0, 80) ?? ''}` : '';
    });
    if (wanted.test(name)) return name;
  }
  return assert.fail(`the keyboard never reached ${wanted}`);
}

test('the manager’s path, with the keyboard alone', async () => {
  const { page, done } = await open(browser, url);
  await page.keyboard.press('Tab');
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Skip to the content/);
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  await tabTo(page, /Try a sample team/);
  await page.keyboard.press('Enter');
  await page.locator('.go button.main:not(:disabled)').waitFor();
  await tabTo(page, /^BUTTON.*Analyse/);
  await page.keyboard.press('Enter');
  await page.locator('.flags tbody tr').first().waitFor();
  await eventually(async () =>
    assert.equal(await page.evaluate(() => document.activeElement.id), 'main', 'a new screen begins at its content'),
  );
  // Both pictures: whichever came first would otherwise be the first that Tab meets.
  await page.locator('.surface canvas.over').nth(1).waitFor();
  await tabTo(page, /application/);
  const before = await page.locator('.readout').first().innerText();
  await page.keyboard.press('End');
  await page.locator('.readout').first().filter({ hasNotText: before }).waitFor();
  await page.locator('.surface [role=status]').first().filter({ hasText: /\w{3}/ }).waitFor({ state: 'attached' });
  await page.keyboard.press('Space');
  await page.locator('.selection.some').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.selection:not(.some)').waitFor();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('Enter');
  await page.locator('h1:not(.away)').waitFor();
  await tabTo(page, /^SUMMARY.*arithmetic/);
  await page.keyboard.press('Enter');
  await tabTo(page, /see rows/);
  await page.keyboard.press('Enter');
  await page.locator('.steps table').waitFor();
  await done();
});

test('the focus can be seen on everything that takes it', async () => {
  const { page, done } = await open(browser, url);
  for (let i = 0; i < 9; i++) {
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement);
      return [document.activeElement.tagName, style.outlineStyle, parseFloat(style.outlineWidth)];
    });
    if (outline[0] === 'BODY') break;
    assert.ok(outline[1] !== 'none' && outline[2] >= 2, outline.join(' '));
  }
  await done();
});

test('what can be pressed is at least 24 pixels high', async () => {
  const { page, done } = await open(browser, url, { viewport: { width: 320, height: 900 } });
  await analysed(page);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('button, select, summary, input, nav a, .pill')]
      .filter((each) => each.checkVisibility() && each.type !== 'checkbox' && each.getBoundingClientRect().height < 23.5)
      .map((each) => `${each.outerHTML.slice(0, 80)} ${each.getBoundingClientRect().height}`),
  );
  assert.deepEqual(small, []);
  await done();
});

test('a narrow page and forced colours lose nothing', async () => {
  const { page, done } = await open(browser, url, { viewport: { width: 320, height: 900 }, forcedColors: 'active' });
  await analysed(page);
  await eventually(async () => assert.ok(await page.locator('figure .plot canvas').first().isVisible()));
  await done();
});

test('in print, pictures are lines and the controls are gone', async () => {
  const { page, done } = await open(browser, url);
  await analysed(page);
  await openSettings(page);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await eventually(async () => assert.ok(await page.locator('figure .print-only svg').first().isVisible()));
  await eventually(async () => assert.equal(await page.locator('figure .plot').first().isVisible(), false));
  await eventually(async () => assert.equal(await page.locator('.settings').isVisible(), false));
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await eventually(async () => assert.equal(await page.locator('figure .print-only svg').count(), 0));
  await done();
});
