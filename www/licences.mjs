// What the page is made of, and under which licences: read from the two lock files and from the packages themselves when
// the page is built, and shown in it.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const TARGET = 'wasm32-unknown-unknown';

/**
 * What may be in the page, in order of preference, each with words by which its text is known. Of "MIT OR Apache-2.0" MIT is
 * taken: one short text serves nearly all.
 */
const TEXTS = {
  MIT: 'Permission is hereby granted, free of charge, to any person obtaining a copy',
  'Apache-2.0': 'TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION',
  'Unicode-3.0': 'UNICODE LICENSE V3',
  'BSD-3-Clause': 'Redistributions in binary form must reproduce the above copyright notice',
};

/** The licences of `allowed` that satisfy an SPDX expression, the first of the list before the others; or undefined. */
export function choose(expression, allowed) {
  // Manifests older than SPDX separate with a stroke.
  const parts = String(expression ?? '').replaceAll('/', ' OR ').match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const rank = (names) => (names ? Math.max(...names.map((name) => allowed.indexOf(name))) : Infinity);
  const one = () => {
    if (parts[at] === '(') {
      at += 1;
      const inner = any();
      return parts[at++] === ')' ? inner : undefined;
    }
    let name = parts[at++];
    if (parts[at] === 'WITH') {
      name = `${name} WITH ${parts[at + 1]}`;
      at += 2;
    }
    return allowed.includes(name) ? [name] : undefined;
  };
  const all = () => {
    let names = one();
    while (parts[at] === 'AND') {
      at += 1;
      const more = one();
      names = names && more && [...new Set([...names, ...more])];
    }
    return names;
  };
  const any = () => {
    let best = all();
    while (parts[at] === 'OR') {
      at += 1;
      const other = all();
      if (rank(other) < rank(best)) best = other;
    }
    return best;
  };
  const names = any();
  return at === parts.length ? names : undefined;
}

const run = (command, ...args) => execFileSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: Infinity, stdio: ['ignore', 'pipe', 'inherit'] });
const flat = (text) => text.replace(/\s+/g, ' ');
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** The crates compiled into the core, itself among them: neither macros nor what only builds or tests it. */
function crates() {
  const tree = run('cargo', 'tree', '--locked', '--target', TARGET, '--edges', 'normal,no-proc-macro', '--prefix', 'none', '--format', '{p}');
  const metadata = run('cargo', 'metadata', '--locked', '--format-version', '1', '--filter-platform', TARGET);
  const known = new Map(JSON.parse(metadata).packages.map((each) => [`${each.name} v${each.version}`, each]));
  return [...new Set(tree.trim().split('\n').map((line) => line.split(' ', 2).join(' ')))].map((line) => {
    const { name, version, license, manifest_path: manifest, authors } = known.get(line);
    return { name, version, licence: license, folder: manifest.replace(/[^/\\]*$/, ''), authors };
  });
}

/** The packages of the page; that they are the ones bundled, no more and no fewer, `strays` holds the build to. */
const modules = () =>
  Object.entries(json(`${root}www/package-lock.json`).packages)
    .filter(([path, each]) => path && !each.dev)
    .map(([path, { version }]) => {
      const folder = `${root}www/${path}/`;
      const { license, author } = json(`${folder}package.json`);
      return { name: path.slice('node_modules/'.length), version, licence: license, folder, authors: author ? [author.name ?? author] : [] };
    });

/**
 * What the compiler brings along is in no lock file. Its notices speak for the source and stand where not every distribution
 * puts them, so whom they name of what can be in the core is written down here: the library itself, dlmalloc, hashbrown, and
 * the tables of Unicode.
 */
const compiler = () => ({
  name: 'Rust standard library',
  version: run('rustc', '--version').split(' ')[1],
  licence: '(MIT OR Apache-2.0) AND Unicode-3.0',
  authors: ['The Rust Project Developers', 'Alex Crichton', 'Amanieu d’Antras', 'Unicode, Inc.'],
});

/**
 * A licence file in two: whose copyright it names at its beginning, and the text, without its title. Lines lose their
 * indentation: then a text that lies within another one weighs a tenth, because whatever compresses the page knows it again.
 */
function split(file) {
  const lines = file.split('\n').map((line) => line.trim());
  const paragraphs = lines.join('\n').trim().split(/\n{2,}/);
  const copyright = [];
  while (paragraphs.length > 1) {
    const first = paragraphs[0].split('\n');
    if (first.every((line) => /^copyright\b/i.test(line))) copyright.push(...first);
    else if (!/^(the )?mit license( \(mit\))?$/i.test(paragraphs[0])) break;
    paragraphs.shift();
  }
  return { copyright, text: paragraphs.join('\n\n') };
}

/** The file of a package that holds the text of a licence, preferably one that is named after it. */
function licenceFile(folder, licence) {
  const named = (file) => Number(file.toLowerCase().includes(licence.split('-')[0].toLowerCase()));
  return readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying)/i.test(file))
    .sort((a, b) => named(b) - named(a) || (a < b ? -1 : 1))
    // One file may hold two licences, with a line of stars between.
    .flatMap((file) => readFileSync(folder + file, 'utf8').split(/^\*{3,}$/m))
    .find((text) => flat(text).includes(TEXTS[licence]));
}

/**
 * The texts of packages, each once however many packages are under it. Line breaks do not make a text another one, nor does
 * the advice on how to apply it that some copies of the Apache licence end with.
 */
export function texts(packages) {
  const groups = new Map();
  const put = ({ name }, licence, copyright, group) => {
    const same = group.of.find((each) => each.copyright.join('\n') === copyright.join('\n'));
    if (same) same.names.push(name);
    else group.of.push({ names: [name], copyright });
  };
  const bare = [];
  for (const each of packages) {
    for (const licence of each.licences) {
      const file = each.folder && licenceFile(each.folder, licence);
      if (!file) {
        bare.push([each, licence]);
        continue;
      }
      const { copyright, text } = split(file);
      const key = flat(text).replace(/(?<=^Apache License .*END OF TERMS AND CONDITIONS).*$/, '');
      if (!groups.has(key)) groups.set(key, { licence, of: [], text });
      put(each, licence, copyright, groups.get(key));
    }
  }
  // A package that names its licence and forgot its text is under that text all the same: another package's copy is shown
  // for it, with the authors of its manifest, since nobody else is named as the holder.
  for (const [each, licence] of bare) {
    const group = [...groups.values()].find((one) => one.licence === licence);
    if (!group || !each.authors.length) throw new Error(`${each.name}: neither it nor another package holds the text of ${licence} and whose it is`);
    put(each, licence, each.authors, group);
  }
  return [...groups.values()].map(({ text, ...group }) => ({ ...group, paragraphs: text.split('\n\n') }));
}

/** Everything in the page, Candour first, and the texts it is under. */
export function shipped() {
  const [own, ...others] = crates();
  const order = [...others, ...modules(), compiler()].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  const packages = [{ ...own, name: 'Candour' }, ...order].map((each) => {
    const licences = choose(each.licence, Object.keys(TEXTS));
    if (!licences) throw new Error(`${each.name} ${each.version} would be in the page under ${each.licence}, which www/licences.mjs does not know`);
    return { ...each, licences };
  });
  // Whoever takes Candour on has the choice.
  packages[0].licences = ['MIT', 'Apache-2.0'];
  return {
    packages: packages.map(({ name, version, licence }) => ({ name, version, licence: licence.replaceAll('/', ' OR ') })),
    texts: texts(packages),
  };
}

/** The names of the packages that the lock file says are bundled. */
export const bundled = () => modules().map(({ name }) => name);

/** Packages among the modules of a bundle that are not listed, and with `all`, listed ones that are not among them. */
export function strays(paths, listed, all = true) {
  const found = new Set(paths.map((path) => /.*[/\\]node_modules[/\\]((?:@[^/\\]+[/\\])?[^/\\]+)/.exec(path)?.[1]?.replace('\\', '/')).filter(Boolean));
  return [
    ...[...found].filter((name) => !listed.includes(name)).map((name) => `${name} is in the page and not in its list of software`),
    ...(all ? listed.filter((name) => !found.has(name)).map((name) => `${name} is in the list of software and not in the page`) : []),
  ];
}
