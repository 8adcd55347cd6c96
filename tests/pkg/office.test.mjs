// What is saved as CSV is opened in LibreOffice, whichever mark it is told to cut lines at: no cell becomes a formula.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const { Session, initSync } = await import('../../pkg/candour.js');
initSync({ module: readFileSync(new URL('../../pkg/candour_bg.wasm', import.meta.url)) });

const here = spawnSync('soffice', ['--version']).status === 0;
const skip = here ? false : 'LibreOffice is not installed';
const folder = mkdtempSync(join(tmpdir(), 'candour-office-'));
after(() => rmSync(folder, { recursive: true }));

/** How LibreOffice reads a CSV file: where lines are cut (44 comma, 59 semicolon, 9 tab), quotes, UTF-8, from the first line. */
const CUTS = { comma: '44,34,76,1', semicolon: '59,34,76,1', tab: '9,34,76,1' };

const WORDS = [
  '=1+1', '+1+1', '-1+1', '@SUM(1)', '=HYPERLINK("https://candour.invalid/";"x")', "=cmd|' /C calc'!A0", '\t=1+1', '\r=1+1', '\n=1+1', ' =1+1',
  '"=1+1', '""=1+1', "'=1+1", ';=1+1', ',=1+1', 'a;=1+1', 'a\t=1+1', 'a,=1+1', 'a\n=1+1', 'a\r=1+1', 'a";=1+1', 'a";"=1+1', '"";=1+1', '＝1+1', '\u00a0=1+1', '\u200b=1+1', '\ufeff=1+1',
  '-7,5+A1', '-7', '5+A1', '+44 20 7946 0000', '-3.2', '=', '+', '-', '@', '', ' ', '%0A=1+1', '{=1+1}', '=A1;=A1', '1;=1+1;"', 'plain', '12.5', '2025-01-31',
];

/** The same on every run: a row of cells from the words above, some of them put together. */
function rows(count) {
  let state = 7;
  const below = (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const word = () => WORDS[below(WORDS.length)];
  const cell = () => (below(3) ? word() : word() + [';', ',', '\t', '"', '\n', ''][below(6)] + word());
  return [...WORDS.map((each) => [each, 'plain', each]), ...Array.from({ length: count }, () => [cell(), cell(), cell()])];
}

/** Formulas and cells of a CSV file as LibreOffice has them. */
function opened(name, text, cut) {
  writeFileSync(join(folder, `${name}.csv`), text);
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const run = spawnSync('soffice', [profile, '--headless', `--infilter=CSV:${cut}`, '--convert-to', 'fods', '--outdir', folder, join(folder, `${name}.csv`)], { encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
  const xml = readFileSync(join(folder, `${name}.fods`), 'utf8');
  return { formulas: [...xml.matchAll(/table:formula="([^"]*)"/g)].map(([, formula]) => formula), cells: (xml.match(/<table:table-cell[^>]*office:value-type/g) ?? []).length };
}

const table = (all) => ({ caption: 'x', headings: ['A', 'B', 'C'].map((text) => ({ text, numeric: false })), rows: all, leftOut: '' });

test('a table with no care taken becomes formulas, so that none means something', { skip }, () => {
  const quoted = (cell) => `"${cell.replaceAll('"', '""')}"`;
  const text = rows(200).map((row) => row.map(quoted).join(',')).join('\n');
  for (const [name, cut] of Object.entries(CUTS)) assert.ok(opened(`control-${name}`, text, cut).formulas.length > 50, name);
});

for (const [name, cut] of Object.entries(CUTS)) {
  test(`what is saved is no formula where lines are cut at a ${name}`, { skip }, () => {
    const text = new Session().csv(table(rows(400)));
    const { formulas, cells } = opened(name, text, cut);
    assert.deepEqual(formulas, []);
    assert.ok(cells > 400, `${cells} cells`);
  });
}
