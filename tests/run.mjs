// Runs every suite, goes on after a failing one, and ends with the sum alone on its line: "N passed, N failed", and how many
// were skipped where any were, for want of real files or of a tool.
// A suite that ran no tests has failed: an empty suite looks just like a good one.
// The compiler works for much of its time in one thread, so what is compiled for this machine and what is compiled for
// WebAssembly go side by side, in two lanes; what a suite writes is held back until it ends, so that no lines mix.

import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bindgen = process.env.BINDGEN ?? '';
const only = process.argv.slice(2);
mkdirSync(`${root}target/tests`, { recursive: true });

/** One command; its output is kept, and goes to whoever listens. */
function run(say, command, args, env = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    const hear = (chunk) => {
      text += chunk;
      say(chunk);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', (error) => done({ code: 1, text: String(error) }));
    child.on('close', (code) => done({ code: code ?? 1, text }));
  });
}

/** A lint counts as one. */
const lint = (command, args, env) => async (say) => {
  const { code } = await run(say, command, args, env);
  return { passed: code ? 0 : 1, failed: code ? 1 : 0 };
};

/** Sums every "test result:" line of cargo. */
const cargo = (args, env) => async (say) => {
  const { code, text } = await run(say, 'cargo', args, env);
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const [, passed, failed, ignored] of text.matchAll(/test result: \w+\. (\d+) passed; (\d+) failed; (\d+) ignored/g)) {
    sum.passed += Number(passed);
    sum.failed += Number(failed);
    sum.skipped += Number(ignored);
  }
  sum.skipped += text.match(/^SKIPPED: /gm)?.length ?? 0;
  if (code && !sum.failed) sum.failed = 1;
  return sum;
};

/** Node's own runner: read by people as it goes, and by this script from its TAP. So many files are run side by side. */
const node = (name, beside, ...files) => async (say) => {
  const tap = `${root}target/tests/${name}.tap`;
  rmSync(tap, { force: true });
  const reporters = ['--test-reporter=spec', '--test-reporter-destination=stdout', '--test-reporter=tap', `--test-reporter-destination=${tap}`];
  const { code } = await run(say, 'node', ['--test', `--test-concurrency=${beside}`, ...reporters, ...files]);
  let text = '';
  try {
    text = readFileSync(tap, 'utf8');
  } catch {}
  const count = (what) => Number(new RegExp(`^# ${what} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
  const sum = { passed: count('pass'), failed: count('fail') + count('cancelled'), skipped: count('skipped') };
  if (code && !sum.failed) sum.failed = 1;
  return sum;
};

const wasm = ['--target', 'wasm32-unknown-unknown'];
/** The files of tests in a browser: those that hold a time against the page have the machine to themselves. */
const ALONE = new Set(['quick.test.mjs']);
const browsers = readdirSync(`${root}tests/e2e`).filter((file) => file.endsWith('.test.mjs'));
const inBrowsers = (alone) => browsers.filter((file) => ALONE.has(file) === alone).map((file) => `tests/e2e/${file}`);

const native = [
  ['format', lint('cargo', ['fmt', '--all', '--check'])],
  ['clippy', lint('cargo', ['clippy', '--locked', '--all-targets', '--', '-D', 'warnings'])],
  ['Rust', cargo(['test', '--locked', '--no-fail-fast'])],
];
const page = [
  ['page builds', lint('make', ['--no-print-directory', 'build'])],
  ['contract is current', async (say) => {
    const [fresh, tracked] = ['target/page/candour.d.ts', 'pkg/candour.d.ts'].map((file) => {
      try {
        return readFileSync(root + file, 'utf8');
      } catch {
        return undefined;
      }
    });
    const same = fresh !== undefined && fresh === tracked;
    if (!same) say('pkg/candour.d.ts is not what the Rust structs say. Repair it with: make types\n');
    return { passed: same ? 1 : 0, failed: same ? 0 : 1 };
  }],
  ['types', lint('www/node_modules/.bin/tsc', ['--noEmit', '-p', 'www'])],
  ['page parts', node('www', 1, 'tests/www/')],
  ['clippy for WebAssembly', lint('cargo', ['clippy', '--locked', '--lib', '--test', 'browser', ...wasm, '--', '-D', 'warnings'])],
  ['Rust in Chromium', cargo(['test', '--locked', '--test', 'browser', ...wasm], {
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: `${bindgen}/wasm-bindgen-test-runner`,
    CHROMEDRIVER: process.env.CHROMEDRIVER ?? '/usr/bin/chromedriver',
    WASM_BINDGEN_TEST_TIMEOUT: '120',
  })],
  ['package', node('pkg', 1, 'tests/pkg/')],
  ['sums from a database', node('sql', 1, 'tests/sql/totals.test.mjs')],
];
const use = [
  ['page in browsers', node('e2e', 2, ...inBrowsers(false))],
  ['page in browsers, alone', node('alone', 1, ...inBrowsers(true))],
];

const sum = { passed: 0, failed: 0, skipped: 0 };
const lines = [];
const wanted = ([name]) => !only.length || only.some((part) => name.includes(part));

/** Suites one after another. Beside another lane, each is told of when it begins and shown whole when it ends. */
async function lane(suites, beside) {
  for (const [name, suite] of suites) {
    let held = '';
    const say = (chunk) => {
      if (beside) held += chunk;
      else process.stdout.write(chunk);
    };
    process.stdout.write(beside ? `── ${name} …\n` : `\n── ${name}\n`);
    const started = Date.now();
    const result = await suite(say);
    if (!result.passed && !result.failed) {
      result.failed = 1;
      say(`${name}: ran no tests\n`);
    }
    if (beside) process.stdout.write(`\n── ${name}\n${held}\n`);
    sum.passed += result.passed;
    sum.failed += result.failed;
    sum.skipped += result.skipped ?? 0;
    const skipped = result.skipped ? `, ${result.skipped} SKIPPED` : '';
    lines.push(`${result.failed ? '✗' : '✓'} ${name}: ${result.passed} passed, ${result.failed} failed${skipped} (${Math.round((Date.now() - started) / 1000)} s)`);
  }
}

for (const stage of [[native, page], [use]]) {
  const lanes = stage.map((suites) => suites.filter(wanted)).filter((suites) => suites.length);
  await Promise.all(lanes.map((suites) => lane(suites, lanes.length > 1)));
}
process.stdout.write(`\n${lines.join('\n')}\n\n${sum.passed} passed, ${sum.failed} failed${sum.skipped ? `, ${sum.skipped} skipped` : ''}\n`);
process.exitCode = sum.failed ? 1 : 0;
