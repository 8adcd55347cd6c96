// tests/claims.md: each promise still stands where the table says, and the test beside it is there and is run.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const root = new URL('../../', import.meta.url);
const text = (file) => readFileSync(new URL(file, root), 'utf8');
/** As it is read: without emphasis and line breaks. */
const plain = (markdown) => markdown.replaceAll('**', '').replaceAll('`', '').replace(/\s+/g, ' ');

const rows = text('tests/claims.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| where'))
  .map((line) => line.slice(2, -2).split(' | '));

/** What is wrong with a line of the table; nothing where all is there. */
function wrong([where, says, file, name], read = text) {
  if (!plain(read(where)).includes(plain(says))) return `${where} no longer says “${says}”`;
  const found = file.endsWith('.rs')
    ? new RegExp(`#\\[test\\](\\s*#\\[[^\\]]*\\])*\\s*fn ${name}\\(\\)`).test(read(file))
    : [`test('${name}'`, `test("${name}"`, `test(\`${name}\``].some((call) => read(file).includes(call));
  return found ? undefined : `${file} has no test “${name}”`;
}

test('every promise stands where the table says, beside a test that is there', () => {
  assert.ok(rows.length > 50, `${rows.length} lines`);
  for (const row of rows) assert.equal(row.length, 4, row.join(' | '));
  assert.deepEqual(rows.map((row) => wrong(row)).filter(Boolean), []);
});

test('a promise that was reworded, and a test that went, are named', () => {
  const read = (file) => (file.endsWith('.rs') ? '#[test]\nfn is_here() {}' : 'What is promised.');
  assert.equal(wrong(['a.md', 'is promised', 'a.rs', 'is_here'], read), undefined);
  assert.match(wrong(['a.md', 'was promised', 'a.rs', 'is_here'], read), /no longer says/);
  assert.match(wrong(['a.md', 'is promised', 'a.rs', 'is_gone'], read), /no test/);
});
