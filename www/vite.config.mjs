// How the page is put together: the core's bytes go into the worker as text, the worker goes into the page as text,
// and so the page needs nothing it does not already hold. `build.mjs` makes the one file of it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateSync, inflateSync } from 'node:zlib';
import { build, defineConfig } from 'vite';

import { bundled, shipped, strays } from './licences.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Where the core is: `CANDOUR_CORE` names a stand-in for the tests that feed the page invented views. */
const core = () => here(process.env.CANDOUR_CORE ?? '../pkg/candour.js');

// That deflating takes most of a build is known.
const checks = { pluginTimings: false };

/**
 * The core as small as it gets. That takes some seconds, so it is kept until the core or the way it is made changes, and
 * never used unless it is this core to the last byte.
 */
function smallest(bytes) {
  const kept = here('../target/page/candour_bg.wasm.zlib');
  const holds = (zlib) => inflateSync(zlib).equals(bytes);
  try {
    const [maker, made] = [here('deflate.mjs'), kept].map((file) => statSync(file).mtimeMs);
    const zlib = readFileSync(kept);
    if (made > maker && holds(zlib)) return zlib;
  } catch {
    // None is kept yet, or it is damaged: made again.
  }
  const zlib = execFileSync(process.execPath, [here('deflate.mjs')], { input: bytes, maxBuffer: Infinity, stdio: ['pipe', 'pipe', 'inherit'] });
  if (!holds(zlib)) throw new Error('the deflated core is not the core');
  mkdirSync(here('../target/page'), { recursive: true });
  writeFileSync(kept, zlib);
  return zlib;
}

/**
 * `virtual:core-bytes`: the WebAssembly file, deflated, as base64, so that the worker decodes it without a request.
 * Deflated first, because base64 of anything else hides its repetitions from whatever compresses the page on its way.
 */
const coreBytes = (deflate) => ({
  name: 'candour-core-bytes',
  resolveId: (id) => (id === 'virtual:core-bytes' ? '\0core-bytes' : null),
  load(id) {
    if (id !== '\0core-bytes') return null;
    if (process.env.CANDOUR_CORE) return 'export default ""';
    const file = here('../pkg/candour_bg.wasm');
    this.addWatchFile(file);
    return `export default ${JSON.stringify(deflate(readFileSync(file)).toString('base64'))}`;
  },
});

/** The modules of a script that are in it with at least a letter. */
const used = (chunk) => Object.keys(chunk.modules).filter((module) => chunk.modules[module].renderedLength > 0);

/** `virtual:worker`: the whole worker as the text of a classic script; a module worker cannot start from file://. */
const workerText = (deflate, modules) => ({
  name: 'candour-worker-text',
  resolveId: (id) => (id === 'virtual:worker' ? '\0worker' : null),
  async load(id) {
    if (id !== '\0worker') return null;
    const [output] = [
      await build({
        configFile: false,
        logLevel: 'warn',
        plugins: [coreBytes(deflate)],
        resolve: { alias: { candour: core() } },
        build: {
          write: false,
          target: 'es2023',
          rolldownOptions: { input: here('src/core/worker.ts'), output: { format: 'iife' }, checks },
          modulePreload: false,
        },
      }),
    ].flat();
    const chunk = output.output.find((part) => part.type === 'chunk');
    modules.push(...used(chunk));
    for (const module of Object.keys(chunk.modules)) if (!module.startsWith('\0')) this.addWatchFile(module);
    return `export default ${JSON.stringify(chunk.code)}`;
  },
});

/**
 * `virtual:software`: what the page is made of and under which licences, from the lock files. A page that is made of anything
 * else, here or in its worker, is not built.
 */
const software = (worker) => ({
  name: 'candour-software',
  resolveId: (id) => (id === 'virtual:software' ? '\0software' : null),
  load(id) {
    if (id !== '\0software') return null;
    for (const file of ['package-lock.json', '../Cargo.lock']) this.addWatchFile(here(file));
    return `export default ${JSON.stringify(shipped())}`;
  },
  generateBundle(_, bundle) {
    const modules = Object.values(bundle).flatMap((part) => (part.type === 'chunk' ? used(part) : []));
    const wrong = strays([...modules, ...worker], bundled(), modules.includes('\0software'));
    if (wrong.length) this.error(wrong.join('\n'));
  },
});

/** While the page is worked on nobody waits for its weight. */
const plugins = (deflate, worker = []) => [workerText(deflate, worker), software(worker)];

export default defineConfig(({ command }) => ({
  root: here('.'),
  plugins: plugins(command === 'build' ? smallest : deflateSync),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { host: '127.0.0.1', port: 8080, fs: { allow: [here('..')] } },
  build: { target: 'es2023', modulePreload: false, cssCodeSplit: false, rolldownOptions: { checks } },
}));
