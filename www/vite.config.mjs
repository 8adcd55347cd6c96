// How the page is put together: the core's bytes go into the worker as text, the worker goes into the page as text,
// and so the page needs nothing it does not already hold. `build.mjs` makes the one file of it.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { Zstd } from '@hpcc-js/wasm-zstd';
import { build, defineConfig } from 'vite';

import { bundled, shipped, strays } from './licences.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Where the core is: `CANDOUR_CORE` names a stand-in for the tests that feed the page invented views. */
const core = () => here(process.env.CANDOUR_CORE ?? '../pkg/candour.js');

// That packing takes most of a build is known.
const checks = { pluginTimings: false };

/** Level 22 is the smallest there is; while the page is worked on nobody waits for its weight. */
const packed = async (bytes, level) => Buffer.from((await Zstd.load()).compress(bytes, level));

/**
 * `virtual:core`: the WebAssembly file, packed, as base64, so that the worker unpacks it without a request. Zstandard, because
 * with its decoder it is a twelfth smaller than anything a browser inflates by itself.
 */
const coreBytes = (level) => ({
  name: 'candour-core-bytes',
  resolveId: (id) => (id === 'virtual:core' ? '\0core' : null),
  async load(id) {
    if (id !== '\0core') return null;
    if (process.env.CANDOUR_CORE) return 'export default ""; export const length = 0;';
    const file = here('../pkg/candour_bg.wasm');
    this.addWatchFile(file);
    const bytes = readFileSync(file);
    return `export default ${JSON.stringify((await packed(bytes, level)).toString('base64'))}; export const length = ${bytes.length};`;
  },
});

/** The decoder takes its own bytes by a request to itself, which the page's policy refuses: here it takes them as they stand. */
const decoderWithoutRequest = {
  name: 'candour-decoder',
  transform(code, id) {
    if (!id.includes('/zstddec/')) return null;
    const request = /fetch\(`data:application\/wasm;base64,\$\{wasm\}`\)\.then\(\(response\) => response\.arrayBuffer\(\)\)\.then\(\(arrayBuffer\) => WebAssembly\.instantiate\(arrayBuffer, /g;
    const direct = code.replace(request, '(WebAssembly.instantiate(Uint8Array.from(atob(wasm), (each) => each.charCodeAt(0)), ');
    if (direct === code) this.error(`${id} is not the decoder that www/vite.config.mjs knows`);
    return { code: direct, map: null };
  },
};

/** The modules of a script that are in it with at least a letter. */
const used = (chunk) => Object.keys(chunk.modules).filter((module) => chunk.modules[module].renderedLength > 0);

/** `virtual:worker`: the whole worker as the text of a classic script; a module worker cannot start from file://. */
const workerText = (level, modules) => ({
  name: 'candour-worker-text',
  resolveId: (id) => (id === 'virtual:worker' ? '\0worker' : null),
  async load(id) {
    if (id !== '\0worker') return null;
    const [output] = [
      await build({
        configFile: false,
        logLevel: 'warn',
        plugins: [coreBytes(level), decoderWithoutRequest],
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

const plugins = (level, worker = []) => [workerText(level, worker), software(worker)];

export default defineConfig(({ command }) => ({
  root: here('.'),
  plugins: plugins(command === 'build' ? 22 : 1),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { host: '127.0.0.1', port: 8080, fs: { allow: [here('..')] } },
  build: { target: 'es2023', modulePreload: false, cssCodeSplit: false, rolldownOptions: { checks } },
}));
