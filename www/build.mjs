// Makes `dist/candour.html`: one file that holds the page, the worker and the core, and whose own policy allows nothing
// else. The policy names the script and the style by their SHA-256, so a changed byte is refused by the browser.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(process.argv[2] ?? resolve(here, '../dist/candour.html'));

const built = await build({
  configFile: resolve(here, 'vite.config.mjs'),
  logLevel: 'warn',
  build: { write: false, rolldownOptions: { input: resolve(here, 'src/main.tsx'), output: { format: 'iife' } } },
});
const parts = [built].flat()[0].output;
const text = (part) => (part.type === 'chunk' ? part.code : Buffer.from(part.source).toString());
// Inside an element, these would end or confuse the script; in a string or a regular expression they mean the same.
const script = text(parts.find((p) => p.type === 'chunk'))
  .trim()
  .replaceAll('</script', '<\\/script')
  .replaceAll('<!--', '\\x3C!--');
const style = text(parts.find((p) => p.fileName.endsWith('.css'))).trim();

const hash = (body) => `'sha256-${createHash('sha256').update(body).digest('base64')}'`;
const policy = [
  "default-src 'none'",
  `script-src ${hash(script)} 'wasm-unsafe-eval'`,
  `style-src ${hash(style)}`,
  'img-src data: blob:',
  'worker-src blob:',
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types candour',
].join('; ');

const page = readFileSync(resolve(here, 'index.html'), 'utf8')
  .replace('<head>', () => `<head>\n<meta http-equiv="Content-Security-Policy" content="${policy}">`)
  .replace('</head>', () => `<style>${style}</style>\n</head>`)
  .replace(/<script type="module"[^>]*><\/script>/, () => `<script>${script}</script>`);

mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, page);
const kilobytes = (body) => `${(gzipSync(body).length / 1024).toFixed(1)} KB`;
const shell = script.replace(/[A-Za-z0-9+/=]{4096,}/g, '');
process.stdout.write(
  `${target}: ${kilobytes(page)} compressed, of which page without the core ${kilobytes(shell + style)}\n`,
);
