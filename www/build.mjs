// Makes `dist/candour.html`: one file that holds the page, the worker and the core, and whose own policy allows nothing
// else. The policy names the scripts and the styles by their SHA-256, so a changed byte is refused by the browser.
//
// The page works in a sandboxed frame of the file (the airlock): from there no window, no navigation, no form, no download
// and no call to another browser leads anywhere. The outer page is a few lines that save files and show the title.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(process.argv[2] ?? resolve(here, '../dist/candour.html'));

/** One script, and the styles it imports, as text. */
async function made(input) {
  const built = await build({
    configFile: resolve(here, 'vite.config.mjs'),
    logLevel: 'warn',
    build: { write: false, rolldownOptions: { input: resolve(here, input), output: { format: 'iife' } } },
  });
  const parts = [built].flat()[0].output;
  const text = (part) => (part === undefined ? '' : part.type === 'chunk' ? part.code : Buffer.from(part.source).toString());
  return {
    // Inside an element, these would end or confuse the script; in a string or a regular expression they mean the same.
    script: text(parts.find((p) => p.type === 'chunk'))
      .trim()
      .replaceAll('</script', '<\\/script')
      .replaceAll('<!--', '\\x3C!--'),
    style: text(parts.find((p) => p.fileName.endsWith('.css'))).trim(),
  };
}

const inner = await made('src/main.tsx');
const outer = await made('src/airlock/shell.ts');

const hash = (body) => `'sha256-${createHash('sha256').update(body).digest('base64')}'`;
const policy = [
  "default-src 'none'",
  `script-src ${hash(inner.script)} ${hash(outer.script)} 'wasm-unsafe-eval'`,
  `style-src ${hash(inner.style)} ${hash(outer.style)}`,
  'img-src data: blob:',
  'worker-src blob:',
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types candour',
].join('; ');

const read = (file) => readFileSync(resolve(here, file), 'utf8');
/** The policy stands first: it governs only what follows it. */
const guarded = (page, style) =>
  page
    .replace('<head>', () => `<head>\n<meta http-equiv="Content-Security-Policy" content="${policy}">`)
    .replace('</head>', () => `<style>${style}</style>\n</head>`);
const inside = guarded(read('index.html'), inner.style).replace(/<script type="module"[^>]*><\/script>/, () => `<script>${inner.script}</script>`);
const quoted = inside.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
// What a frame may do besides: run the page's script, ask before something is lost, print.
const frame = `<iframe title="Candour" sandbox="allow-scripts allow-modals" srcdoc="${quoted}"></iframe>`;
const page = guarded(read('airlock.html'), outer.style).replace('</body>', () => `${frame}\n<script>${outer.script}</script>\n</body>`);

mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, page);
const kilobytes = (body) => `${(gzipSync(body).length / 1024).toFixed(1)} KB`;
const shell = inner.script.replace(/[A-Za-z0-9+/=]{4096,}/g, '') + outer.script;
process.stdout.write(
  `${target}: ${kilobytes(page)} compressed, of which page without the core ${kilobytes(shell + inner.style + outer.style)}\n`,
);
