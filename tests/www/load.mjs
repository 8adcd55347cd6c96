// Makes a module of the page ready for Node: bundled to one text and imported from memory.

import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const require = createRequire(new URL('../../www/package.json', import.meta.url));

export async function load(path) {
  const { build } = await import(pathToFileURL(require.resolve('vite')).href);
  const [output] = [
    await build({
      configFile: false,
      logLevel: 'warn',
      build: {
        write: false,
        minify: false,
        lib: { entry: fileURLToPath(new URL(`../../www/src/${path}`, import.meta.url)), formats: ['es'] },
      },
    }),
  ].flat();
  return import(`data:text/javascript;base64,${Buffer.from(output.output[0].code).toString('base64')}`);
}
