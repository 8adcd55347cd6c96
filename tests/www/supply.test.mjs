// What comes from others: under which licences, from where, and in how many versions; and what of it is in the page.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { bundled, choose, shipped, strays, texts } from '../../www/licences.mjs';
import { faults, idle, ofCargo, ofNpm, rules } from './supply.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file) => readFileSync(root + file, 'utf8');
const deny = rules(read('deny.toml'));

const metadata = JSON.parse(execFileSync('cargo', ['metadata', '--locked', '--format-version', '1'], { cwd: root, encoding: 'utf8', maxBuffer: Infinity }));
const crates = ofCargo(metadata);
const npm = ofNpm(JSON.parse(read('www/package-lock.json')));
const sql = ofNpm(JSON.parse(read('tests/sql/package-lock.json')));

test('deny.toml is read', () => {
  assert.ok(deny.allow.includes('MIT') && !deny.allow.some((each) => /GPL/.test(each)), deny.allow.join());
  assert.deepEqual(deny.skip.map(({ crate }) => crate), ['syn@2']);
  assert.deepEqual(['multiple-versions', 'unknown-registry', 'unknown-git', 'yanked'].map(deny.said), Array(4).fill('deny'));
  assert.throws(() => rules('[licenses]\n# allow = ["MIT"]\n'), /no list “allow”/);
});

test('every crate is under a licence that is allowed, from the registry, and in one version', () => {
  assert.ok(crates.length > 50, `${crates.length}`);
  assert.deepEqual(faults(crates, deny), []);
  assert.deepEqual(idle(crates, deny), [], 'an exception without need or reason');
});

test('so is every npm package of the page, its tools and its tests', () => {
  assert.ok(npm.length > 100 && sql.length > 20, `${npm.length} ${sql.length}`);
  assert.match(read('www/.npmrc'), /^omit-lockfile-registry-resolved=true$/m);
  assert.deepEqual(faults(npm, deny), []);
  // Of the packages that a database for the tests brings along, one states no licence to npm, and two are there twice.
  assert.deepEqual(faults(sql, deny).filter((line) => !/: versions |^json-bignum 0\.0\.3: licence not stated$/.test(line)), []);
});

test('a wrong licence, source or version is named', () => {
  const good = { name: 'good', version: '1.0.0', licence: 'MIT OR Apache-2.0', usual: true };
  const named = (...packages) => faults([good, ...packages], deny);
  assert.deepEqual(named(), []);
  for (const licence of ['GPL-3.0-only', 'MIT AND GPL-3.0-only', '(MIT OR Apache-2.0) AND LicenseRef-Own', 'SEE LICENSE IN terms.txt', '(MIT', 'MIT Apache-2.0', '', undefined]) {
    assert.deepEqual(named({ ...good, name: 'bad', licence }), [`bad 1.0.0: licence ${licence ?? 'not stated'}`]);
  }
  for (const licence of ['Unlicense/MIT', 'MIT OR GPL-3.0-only', '(GPL-2.0-only OR Apache-2.0) AND BSD-3-Clause']) assert.deepEqual(named({ ...good, name: 'fine', licence }), []);
  assert.deepEqual(named({ ...good, version: '2.0.0' }), ['good: versions 1.0.0 and 2.0.0']);
  const syn = (version) => ({ ...good, name: 'syn', version });
  assert.deepEqual(named(syn('2.0.1'), syn('3.0.0')), []);
  assert.deepEqual(named(syn('1.0.0'), syn('2.0.1'), syn('3.0.0')), ['syn: versions 1.0.0 and 3.0.0']);
  assert.deepEqual(idle([good, syn('2.0.1')], deny), ['syn@2'], 'nothing to except');

  const doctored = structuredClone(metadata);
  const other = (name) => doctored.packages.find((each) => each.name === name);
  other('csv').source = 'git+https://git.invalid/csv#0000000';
  other('itoa').source = 'registry+https://registry.invalid/index';
  other('ryu').source = null;
  assert.deepEqual(faults(ofCargo(doctored), deny).map((line) => line.replace(/ \S+:/, ':')), [
    'csv: source git+https://git.invalid/csv#0000000',
    'itoa: source registry+https://registry.invalid/index',
    'ryu: source a folder',
  ]);

  const entry = { version: '1.0.0', license: 'MIT', integrity: 'sha512-AAAA' };
  const lock = (path, more) => faults(ofNpm({ packages: { '': {}, [path]: { ...entry, ...more } } }), deny);
  assert.deepEqual(lock('node_modules/@a/b', {}), []);
  assert.deepEqual(lock('node_modules/@a/b', { resolved: 'git+ssh://git.invalid/b' }), ['@a/b 1.0.0: source git+ssh://git.invalid/b']);
  assert.deepEqual(lock('node_modules/a', { integrity: undefined }), ['a 1.0.0: source no checksum']);
  assert.deepEqual(lock('node_modules/a', { integrity: 'sha1-AAAA' }), ['a 1.0.0: source no checksum']);
});

test('cargo deny says the same', async (t) => {
  const found = spawnSync('cargo', ['deny', '--version'], { cwd: root, encoding: 'utf8' });
  const check = (...what) => {
    const { status, stdout, stderr } = spawnSync('cargo', ['deny', '--offline', 'check', ...what], { cwd: root, encoding: 'utf8' });
    assert.equal(status, 0, `${stdout}${stderr}`);
  };
  if (found.status !== 0) return void (await t.test('all of it', { skip: 'cargo-deny is not installed' }, () => {}));
  await t.test('licences, duplicates and sources', () => check('licenses', 'bans', 'sources'));
  const database = join(process.env.CARGO_HOME ?? join(homedir(), '.cargo'), 'advisory-dbs');
  const here = existsSync(database) && readdirSync(database, { withFileTypes: true }).some((each) => each.isDirectory());
  await t.test('advisories', { skip: here ? false : 'no database of advisories is here' }, () => check('advisories'));
});

test('of several licences the one that is preferred is chosen', () => {
  const of = (expression) => choose(expression, ['MIT', 'Apache-2.0', 'Unicode-3.0', 'Apache-2.0 WITH LLVM-exception']);
  assert.deepEqual(of('Apache-2.0 OR MIT'), ['MIT']);
  assert.deepEqual(of('Apache-2.0 OR BSL-1.0'), ['Apache-2.0']);
  assert.deepEqual(of('(MIT OR Apache-2.0) AND Unicode-3.0'), ['MIT', 'Unicode-3.0']);
  assert.deepEqual(of('Apache-2.0 WITH LLVM-exception OR Zlib'), ['Apache-2.0 WITH LLVM-exception']);
  assert.equal(of('MIT AND BSL-1.0'), undefined);
});

test('everything in the page has its licence in it', () => {
  const { packages, texts: all } = shipped();
  const listed = new Set(packages.map(({ name }) => name));
  for (const { name, version } of packages.slice(1)) {
    const known = [...crates, ...npm].some((each) => each.name === name && each.version === version);
    assert.ok(known || name === 'Rust standard library', `${name} ${version} is in no lock file`);
  }
  for (const name of ['Candour', 'wasm-bindgen', 'serde_json', 'preact', '@preact/signals', 'Rust standard library']) assert.ok(listed.has(name), name);
  for (const name of ['syn', 'proptest', 'wasm-bindgen-test', 'vite', 'axe-core']) assert.ok(!listed.has(name), `${name} is not in the page`);
  const told = new Set(all.flatMap(({ of }) => of.flatMap(({ names }) => names)));
  assert.deepEqual([...listed].filter((name) => !told.has(name)), []);
  const flat = (text) => text.replace(/\s+/g, ' ').trim();
  for (const own of ['LICENSE-MIT', 'LICENSE-APACHE']) {
    const whole = all.map(({ of: [first], paragraphs }) => flat([...(first.names[0] === 'Candour' ? first.copyright : []), ...paragraphs].join('\n')));
    assert.ok(whole.includes(flat(read(own).replace('MIT License', ''))), `${own} is not there word for word`);
  }
  assert.equal(all.filter(({ paragraphs: [first] }) => first.startsWith('Permission is hereby granted')).length, 1, 'MIT once');
});

test('what the compiler brings along is told', () => {
  const core = readFileSync(`${root}pkg/candour_bg.wasm`, 'latin1');
  const brought = new Set([...core.matchAll(/\/rust\/deps\/([\w-]+?)-\d/g)].map(([, name]) => name));
  assert.deepEqual([...brought].filter((name) => !['dlmalloc', 'hashbrown'].includes(name)), [], 'add its authors to www/licences.mjs');
});

test('a bundle of anything else is not built', () => {
  const at = (...names) => names.map((name) => `/anywhere/node_modules/${name}/dist/index.mjs`);
  const listed = bundled();
  assert.deepEqual(strays(['/anywhere/www/src/main.tsx', '\0worker', ...at(...listed)], listed), []);
  assert.deepEqual(strays(at('left-pad', 'preact/node_modules/@a/b', ...listed), listed), ['left-pad is in the page and not in its list of software', '@a/b is in the page and not in its list of software']);
  assert.deepEqual(strays(at('preact'), ['preact', 'gone']), ['gone is in the list of software and not in the page']);
  assert.deepEqual(strays(at('preact'), ['preact', 'gone'], false), []);
});

test('a package without a text is shown with another’s and its authors; without either nothing is built', () => {
  const folder = mkdtempSync(join(tmpdir(), 'candour-'));
  try {
    writeFileSync(join(folder, 'LICENSE.md'), read('LICENSE-MIT').replace('The Candour developers', 'Somebody'));
    const whole = { name: 'whole', licences: ['MIT'], folder: `${folder}/` };
    const bare = { name: 'bare', licences: ['MIT'], folder: `${root}docs/`, authors: ['Ann Low'] };
    const [{ of }] = texts([bare, whole]);
    assert.deepEqual(of, [
      { names: ['whole'], copyright: ['Copyright (c) 2026 Somebody'] },
      { names: ['bare'], copyright: ['Ann Low'] },
    ]);
    assert.throws(() => texts([bare]), /bare: neither/);
    assert.throws(() => texts([whole, { ...bare, authors: [] }]), /bare: neither/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
