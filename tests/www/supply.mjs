// Holds packages against `deny.toml`.

import { choose } from '../../www/licences.mjs';

/** What deny.toml says, read as far as it is used here: strings in lists, one table to a line. */
export function rules(toml) {
  const text = toml.replace(/^\s*#.*$|\s#[^"\n]*$/gm, '');
  const list = (name) => {
    const found = new RegExp(`^${name} = \\[([^\\]]*)\\]`, 'm').exec(text);
    if (!found) throw new Error(`deny.toml has no list “${name}”`);
    return found[1];
  };
  const strings = (body) => [...body.matchAll(/"([^"]*)"/g)].map(([, each]) => each);
  return {
    allow: strings(list('allow')),
    skip: [...list('skip').matchAll(/\{([^}]*)\}/g)].map(([, table]) => ({
      crate: /\bcrate = "([^"]+)"/.exec(table)?.[1],
      reason: /\breason = "([^"]+)"/.exec(table)?.[1],
    })),
    said: (name) => new RegExp(`^${name} = "(\\w+)"`, 'm').exec(text)?.[1],
  };
}

/** The packages of `cargo metadata`, and whether each comes from where Cargo looks by itself. */
export function ofCargo({ packages, workspace_members: own }) {
  // A dependency that names no registry says by its source which one that is.
  const usual = new Set(packages.filter(({ id }) => own.includes(id)).flatMap(({ dependencies }) => dependencies.filter((each) => each.registry === null && each.source?.startsWith('registry+')).map((each) => each.source)));
  if (usual.size !== 1) throw new Error(`one registry was expected, not ${[...usual].join(', ')}`);
  return packages.map(({ id, name, version, license, source }) => ({ name, version, licence: license, usual: own.includes(id) || usual.has(source), source }));
}

/**
 * The packages of an npm lock file. `www/.npmrc` has addresses in the registry left out, so that one that is there leads
 * elsewhere; a link leads into a folder, and what has no sum has not come from a registry.
 */
export const ofNpm = ({ packages }) =>
  Object.entries(packages)
    .filter(([path]) => path)
    .map(([path, { version, license, resolved, integrity, link }]) => ({
      name: path.replace(/.*node_modules\//, ''),
      version,
      licence: license,
      usual: resolved === undefined && !link && /^sha512-/.test(integrity ?? ''),
      source: resolved ?? 'no checksum',
    }));

/** Whether a version is meant by "name@2" or "name@2.0.1". */
const meant = (crate, { name, version }) => {
  const [which, of] = crate.split(/@(?!.*@)/);
  return which === name && (of === undefined || version === of || version.startsWith(`${of}.`));
};

/** What is wrong with packages, a line each. */
export function faults(packages, { allow, skip }) {
  const said = ({ name, version }) => `${name} ${version}`;
  const wrong = [];
  for (const each of packages) {
    if (!choose(each.licence, allow)) wrong.push(`${said(each)}: licence ${each.licence ?? 'not stated'}`);
    if (!each.usual) wrong.push(`${said(each)}: source ${each.source ?? 'a folder'}`);
  }
  const versions = new Map();
  for (const each of packages) {
    if (skip.some(({ crate }) => meant(crate, each))) continue;
    const first = versions.get(each.name);
    if (first && first.version !== each.version) wrong.push(`${each.name}: versions ${first.version} and ${each.version}`);
    versions.set(each.name, first ?? each);
  }
  return wrong;
}

/** Exceptions that except nothing, or say no reason. */
export const idle = (packages, { skip }) =>
  skip
    .filter(({ crate, reason }) => {
      const hit = packages.filter((each) => meant(crate, each));
      return !reason || !hit.some(({ name, version }) => packages.some((other) => other.name === name && other.version !== version));
    })
    .map(({ crate }) => crate);
