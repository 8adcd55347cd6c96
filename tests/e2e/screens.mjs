// Pictures of every screen, light and dark, wide and narrow, into tests/e2e/output: to be looked at.
//   node tests/e2e/screens.mjs [page.html]

import { ARTEFACT, launchWhole, open, path } from './kit.mjs';

const file = process.argv[2] ?? ARTEFACT;
const browser = await launchWhole();
for (const colorScheme of ['light', 'dark']) {
  for (const width of [1280, 320]) {
    const { page } = await open(browser, `file://${file}`, { colorScheme, viewport: { width, height: 900 } });
    const shot = async (name) => {
      await page.waitForTimeout(150);
      await page.screenshot({ path: path(`output/${name}-${colorScheme}-${width}.png`), fullPage: true });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) process.stdout.write(`${name} ${colorScheme} ${width}: ${wide} px too wide\n`);
    };
    await shot('empty');
    await page.getByRole('button', { name: 'Try a sample team' }).click();
    const go = page.locator('.go button.main:not(:disabled)');
    await go.waitFor();
    await page.locator('.card .understood').nth(2).waitFor();
    await shot('data');
    await go.click();
    await page.locator('.plot canvas').first().waitFor();
    await shot('overview');
    const flag = page.locator('.flags button.name');
    if (await flag.count()) {
      await flag.last().click();
      await page.locator('h1:not(.away)').waitFor();
      await page.locator('.arithmetic, .peers').first().waitFor();
      await shot('person');
      await page.goBack();
      await flag.first().waitFor();
      await flag.first().click();
      await page.locator('h1:not(.away)').waitFor();
      await page.locator('.arithmetic, .peers').first().waitFor();
      await shot('first');
    }
    for (const name of ['Chance', 'Power', 'Will it last', 'Cost', 'What could be dropped']) {
      await page.evaluate(() => void (location.hash = 'test'));
      await page.locator('.tests').getByRole('button', { name, exact: true }).click();
      await page.getByRole('button', { name: 'Run this test' }).click();
      await page.locator('main p.lede').waitFor({ timeout: 60_000 });
      await shot(`test-${name.toLowerCase().replaceAll(' ', '-')}`);
    }
    await page.evaluate(() => void (location.hash = 'report'));
    for (const name of ['Report', 'For the person', 'Data protection impact assessment']) {
      await page.locator('.tests').getByRole('button', { name, exact: true }).click();
      await page.locator('.document').waitFor();
      await shot(`report-${name.toLowerCase().replaceAll(' ', '-')}`);
    }
    for (const name of ['people', 'methods', 'check']) {
      await page.evaluate((to) => void (location.hash = to), name);
      await page.locator(name === 'people' ? 'table.people' : name === 'methods' ? '.method' : '.facts').first().waitFor();
      await shot(name);
    }
    const learn = async (name, hash, seen) => {
      await page.evaluate((to) => void (location.hash = to), hash);
      await seen().first().waitFor({ timeout: 30_000 });
      await shot(name);
    };
    await learn('learn', '#learn', () => page.locator('.cards .dots'));
    await learn('lesson-guess', '#learn?lesson=busy-team&step=1', () => page.locator('.guess button'));
    await page.getByRole('button', { name: 'Show what is so' }).click();
    await learn('lesson', '#learn?lesson=busy-team&step=1', () => page.locator('.plot canvas'));
    await learn('curtain', '#learn?lesson=busy-team&step=5', () => page.locator('.readers'));
    await page.getByRole('button', { name: 'Handout and guide' }).click();
    await page.locator('.handout').first().waitFor();
    await shot('handout');
    await learn('exam', '#learn?scenario=exam', () => page.locator('.exam .people > li'));
    await page.getByRole('button', { name: 'Finish the exam' }).click();
    await page.getByRole('link', { name: 'Another exam' }).waitFor();
    await shot('debrief');
    await page.context().close();
  }
}
// The stages of docs/learn.md: the step of each lesson that it is best known by.
const STAGES = { 'one-flag': 3, 'base-rates': 1, 'busy-team': 2, 'small-groups': 3, sickness: 2, 'many-rules': 1, 'who-gets-flagged': 3, predict: 1, regression: 2, 'because-flagged': 1, typed: 1, gaming: 1 };
const { page } = await open(browser, `file://${file}`, { colorScheme: 'light', viewport: { width: 1280, height: 720 } });
for (const [lesson, step] of Object.entries(STAGES)) {
  await page.evaluate((to) => void (location.hash = to), `#learn?lesson=${lesson}&step=${step}`);
  await page.getByRole('button', { name: 'Present' }).click();
  const guess = page.locator('.stage .guess button.main');
  await page.locator('.stage h2').waitFor();
  if (await guess.count()) await guess.press('Enter');
  await page.locator('.stage').locator('svg, .dots, table').first().waitFor();
  await page.waitForTimeout(300);
  await page.screenshot({ path: path(`../../docs/learn/${lesson}.png`) });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Present' }).waitFor();
}
await browser.close();
