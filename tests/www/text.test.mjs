// What is drawn at a bearable length, and what any reader of XML opens.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load } from './load.mjs';

const { xmlText } = await load('core/xml.ts');
const { shownCell, inFull } = await load('core/clip.ts');

test('no letter is left that XML 1.0 cannot hold, and all others stay', () => {
  for (const code of [0, 1, 8, 0xb, 0xc, 0xe, 0x1f, 0x7f, 0x80, 0x9f, 0xd800, 0xdfff, 0xfdd0, 0xfffe, 0xffff, 0x1fffe, 0x10ffff]) {
    assert.equal(xmlText(`a${String.fromCodePoint(code)}b`), 'a\ufffdb', code.toString(16));
  }
  const good = 'tab\t line\r\n Zoë 李 \u{1f600} \ue000 \ufffd <a b="c">&amp;</a>';
  assert.equal(xmlText(good), good);
});

test('a cell is shown up to a length and leaves the page whole', () => {
  const long = 'x'.repeat(900_000);
  assert.equal(shownCell('Smith'), 'Smith');
  assert.equal(shownCell(long).length, 2001);
  assert.equal(inFull(() => shownCell(long)), long);
  assert.equal(shownCell(`${'x'.repeat(1999)}\u{1f600}${long}`), `${'x'.repeat(1999)}…`, 'no letter is cut in two');
  assert.throws(() => inFull(() => { throw new Error('in the middle'); }));
  assert.equal(shownCell(long).length, 2001, 'what went wrong does not stay in full');
});
