// The page is the same to the byte wherever it is made.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Makes the page from a folder, with nothing said from outside, and gives its sum. */
function made(folder, target) {
  const { CANDOUR_CORE, ...env } = process.env;
  execFileSync(process.execPath, [join(folder, 'www/build.mjs'), target], { cwd: tmpdir(), env, stdio: ['ignore', 'ignore', 'inherit'] });
  return createHash('sha256').update(readFileSync(target)).digest('hex');
}

test('two folders make the same page', () => {
  const other = mkdtempSync(join(tmpdir(), 'candour-'));
  try {
    // Of another length, and with a space.
    const folder = join(other, 'a rather longer path', 'to it');
    mkdirSync(join(folder, 'pkg'), { recursive: true });
    cpSync(join(root, 'www'), join(folder, 'www'), { recursive: true, filter: (path) => !/[/\\](node_modules|dist)$/.test(path) });
    for (const file of ['candour.js', 'candour.d.ts', 'candour_bg.wasm']) cpSync(join(root, 'pkg', file), join(folder, 'pkg', file));
    for (const file of ['Cargo.toml', 'Cargo.lock', 'build.rs', 'LICENSE-MIT', 'LICENSE-APACHE']) cpSync(join(root, file), join(folder, file));
    for (const linked of ['src', 'www/node_modules']) symlinkSync(join(root, linked), join(folder, linked));
    assert.equal(made(folder, join(other, 'there.html')), made(root, join(other, 'here.html')));
  } finally {
    rmSync(other, { recursive: true });
  }
});
