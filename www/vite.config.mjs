// How the page is put together: the core's bytes go into the worker as text, the worker goes into the page as text,
// and so the page needs nothing it does not already hold. `build.mjs` makes the one file of it.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { build, defineConfig } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Where the core is: `CANDOUR_CORE` names a stand-in for the tests that feed the page invented views. */
const core = () => here(process.env.CANDOUR_CORE ?? '../pkg/candour.js');

/**
 * `virtual:core-bytes`: the WebAssembly file, deflated, as base64, so that the worker decodes it without a request.
 * Deflated first, because base64 of anything else hides its repetitions from whatever compresses the page on its way.
 */
const coreBytes = {
  name: 'candour-core-bytes',
  resolveId: (id) => (id === 'virtual:core-bytes' ? '\0core-bytes' : null),
  load(id) {
    if (id !== '\0core-bytes') return null;
    if (process.env.CANDOUR_CORE) return 'export default ""';
    const file = here('../pkg/candour_bg.wasm');
    this.addWatchFile(file);
    return `export default ${JSON.stringify(deflateSync(readFileSync(file), { level: 9 }).toString('base64'))}`;
  },
};

/** `virtual:worker`: the whole worker as the text of a classic script; a module worker cannot start from file://. */
const workerText = {
  name: 'candour-worker-text',
  resolveId: (id) => (id === 'virtual:worker' ? '\0worker' : null),
  async load(id) {
    if (id !== '\0worker') return null;
    const [output] = [
      await build({
        configFile: false,
        logLevel: 'warn',
        plugins: [coreBytes],
        resolve: { alias: { candour: core() } },
        build: {
          write: false,
          target: 'es2023',
          rolldownOptions: { input: here('src/core/worker.ts'), output: { format: 'iife' } },
          modulePreload: false,
        },
      }),
    ].flat();
    const chunk = output.output.find((part) => part.type === 'chunk');
    for (const module of Object.keys(chunk.modules)) if (!module.startsWith('\0')) this.addWatchFile(module);
    return `export default ${JSON.stringify(chunk.code)}`;
  },
};

export default defineConfig({
  root: here('.'),
  plugins: [workerText],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { host: '127.0.0.1', port: 8080, fs: { allow: [here('..')] } },
  build: { target: 'es2023', modulePreload: false, cssCodeSplit: false },
});
