// The page may not word a finding or make a string into HTML: read in its source.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../www/src/', import.meta.url));
const sources = readdirSync(root, { recursive: true })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => [name, readFileSync(root + name, 'utf8')]);

test('there are sources to read', () => assert.ok(sources.length > 20));

test('no string becomes HTML or script', () => {
  for (const [name, text] of sources) {
    assert.doesNotMatch(text, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/, name);
    assert.doesNotMatch(text, /\bstyle=/, `${name}: a style attribute is refused by the policy`);
  }
});

test('the page keeps nothing and has no way to send', () => {
  for (const [name, text] of sources) {
    if (name === 'core/watch.ts' || name === 'panels/Check.tsx') continue;
    // Takes ways to send away by their names.
    if (name === 'airlock/doors.ts') continue;
    assert.doesNotMatch(text, /localStorage|sessionStorage|indexedDB|document\.cookie|caches\b|XMLHttpRequest|sendBeacon|WebSocket|\bfetch\(|window\.open/, name);
  }
});

test('screens hold no words of their own', () => {
  for (const [name, text] of sources.filter(([name]) => name.endsWith('.tsx'))) {
    const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
    for (const [, between] of code.matchAll(/<[a-z][^<>{}]*>([^<>{}=;()]*[A-Za-z]{2,}[^<>{}=;()]*)<\//g)) {
      assert.fail(`${name}: “${between.trim()}” belongs in words.ts`);
    }
  }
});

test('nothing is computed from a finding: no rounding, no sums, no sorting in the screens', () => {
  for (const [name, text] of sources.filter(([name]) => name.startsWith('panels/'))) {
    assert.doesNotMatch(text, /toFixed|Math\.round|Intl\.NumberFormat|\.sort\(|\.toSorted\(|\.reduce\(/, name);
  }
});
