import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load } from './load.mjs';

const { readingWords } = await load('core/progress.ts');

test('progress says what was read, how many rows and how long it will take', () => {
  assert.equal(readingWords(412e6, 803e6, 8_600_000, 3200), 'reading 412 of 803 MB · 8.6 million rows · 4 s left');
});

test('no time is promised before there is anything to judge by', () => {
  assert.equal(readingWords(1000, 5000, 12, 90), 'reading 1 of 5 kB · 12 rows');
});

test('a file of a few bytes is not a file of nothing', () => {
  assert.equal(readingWords(0, 20, 0, 0), 'reading 0 of 1 kB');
});
