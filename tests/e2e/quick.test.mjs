// What must be quick, or small. These alone are run with nothing beside them; every other test in a browser may share the machine.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';

import { ARTEFACT, DOCTORED, atRest, buildDoctored, drop, eventually, launchWhole, open, openSettings, serve, showHeadings, test, used, withoutAirlock, words } from './kit.mjs';

const SLACK = Number(process.env.CANDOUR_SLACK ?? 1);

let browser;
let site;
let doctored;
before(async () => {
  buildDoctored();
  browser = await launchWhole();
  site = await serve(ARTEFACT);
  doctored = await serve(DOCTORED);
});
after(async () => {
  await browser.close();
  site.close();
  doctored.close();
});

test('the sample gives its first useful sentence within two seconds', async () => {
  const { page, done } = await open(browser, site.url);
  // Timed in the page, each button pressed as soon as it can be: what drives the browser takes 0.4 s a click to look whether
  // a button in a frame holds still, which is no part of what a person waits for.
  const took = await page.evaluate(
    () =>
      new Promise((go) => {
        const started = performance.now();
        let pressed = false;
        [...document.querySelectorAll('button')].find((button) => button.textContent === 'Try a sample team').click();
        const look = () => {
          const button = document.querySelector('.go button.main:not(:disabled)');
          if (button && !pressed) {
            pressed = true;
            button.click();
          }
          if (document.querySelector('.lede .team, .lede .individual')) go(performance.now() - started);
          else setTimeout(look, 4);
        };
        look();
      }),
  );
  await eventually(async () => assert.match(await words(page), /Response C/));
  assert.ok(took <= 2000 * SLACK, `took ${took} ms`);
  await done();
});

test('the report is printed within two seconds', async () => {
  const inside = await serve(await withoutAirlock(ARTEFACT));
  const { page, done } = await open(browser, inside.url);
  await page.getByRole('button', { name: 'Try a sample team' }).click();
  await page.locator('.go button.main:not(:disabled)').click();
  await page.locator('.flags tbody tr').first().waitFor();
  await page.getByRole('link', { name: 'Report' }).click();
  await page.locator('.document').waitFor();
  await page.getByRole('button', { name: 'Save the record' }).and(page.locator(':not([disabled])')).waitFor();
  await page.emulateMedia({ media: 'print' });
  const began = Date.now();
  const pdf = await page.pdf({ format: 'A4' });
  const took = Date.now() - began;
  assert.ok(pdf.length > 20_000);
  assert.ok(took <= 2_000 * SLACK, `printed in ${took} ms`);
  await done();
  inside.close();
});

/** A file of which each part takes 30 ms: long enough to be stopped. */
async function slow(page, name = 'slow.csv') {
  const transfer = await page.evaluateHandle((called) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(60 << 20)], called));
    return data;
  }, name);
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

test('reading shows how far it is and stops within 200 ms', async () => {
  const { page, done } = await open(browser, doctored.url);
  await drop(page, [{ name: 'kept.csv', text: 'x'.repeat(40) }]);
  await page.locator('.go button.main:not(:disabled)').waitFor();
  await slow(page);
  await page.locator('.card progress').waitFor();
  await page.locator('.progress', { hasText: /reading \d+ of 63 MB · [\d,]+ rows/ }).waitFor();
  const took = await page.evaluate(
    () =>
      new Promise((go) => {
        const started = performance.now();
        new MutationObserver((_, observer) => {
          if (document.querySelector('.card progress')) return;
          observer.disconnect();
          go(performance.now() - started);
        }).observe(document.body, { subtree: true, childList: true });
        [...document.querySelectorAll('.card button')].find((button) => button.textContent === 'Stop').click();
      }),
  );
  assert.ok(took <= 200, `stopped after ${took} ms`);
  await page.getByText('Reading of slow.csv was stopped. What was there before is kept.').waitFor();
  await eventually(async () => assert.equal(await page.locator('.card').count(), 1));
  await page.locator('.go button.main:not(:disabled)').waitFor();
  await done();
});

test('progress is told at least ten times a second', async () => {
  const { page, done } = await open(browser, doctored.url);
  await page.evaluate(() => {
    globalThis.told = [];
    new MutationObserver(() => {
      const text = document.querySelector('.progress p')?.textContent;
      if (text && text !== globalThis.told.at(-1)?.[1]) globalThis.told.push([performance.now(), text]);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await slow(page);
  await page.locator('.card table.columns').waitFor({ timeout: 60_000 });
  const told = await page.evaluate(() => globalThis.told);
  const span = told.at(-1)[0] - told[0][0];
  assert.ok(told.length / (span / 1000) >= 10, `${told.length} in ${span} ms`);
  await done();
});

test('a changed setting is redrawn in a moment', async () => {
  const { page, done } = await open(browser, doctored.url);
  await drop(page, [{ name: 'people.csv', text: 'x'.repeat(40) }]);
  await page.locator('.go button.main:not(:disabled)').click();
  await page.locator('.flags tbody tr').first().waitFor();
  await openSettings(page);
  const times = [];
  for (let k = 0; k < 7; k++) {
    times.push(
      await page.evaluate(
        (value) =>
          new Promise((go) => {
            const started = performance.now();
            new MutationObserver((_, observer) => {
              if (!document.querySelector('.scope').textContent.includes(`trigger ${value}`)) return;
              observer.disconnect();
              requestAnimationFrame(() => setTimeout(() => go(performance.now() - started), 0));
            }).observe(document.body, { subtree: true, childList: true, characterData: true });
            const input = document.querySelector('.setting input[type=number]');
            input.value = value;
            input.dispatchEvent(new Event('change', { bubbles: true }));
          }),
        String(200 + k),
      ),
    );
  }
  times.sort((a, b) => a - b);
  // The promise is 50 ms and `make bench` holds it on a quiet machine.
  assert.ok(times[3] <= 100, `median ${times[3]} ms`);
  await done();
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
  const before = await used(browser);
  await drop(page, [{ name, text }]);
  const card = page.locator('.card', { hasText: name });
  await showHeadings(card);
  await card.locator('table.columns tbody tr').first().waitFor();
  const after = await used(browser);
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
