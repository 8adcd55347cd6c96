// Makes `dist/candour.html`, and of the same page `dist/site/`, a folder to serve it from that opens without its host. One file that holds the page, the worker and the core, and whose own policy allows nothing
// else. The policy names the scripts and the styles by their SHA-256, so a changed byte is refused by the browser.
//
// The page works in a sandboxed frame of the file (the airlock): from there no window, no navigation, no form, no download
// and no call to another browser leads anywhere. The outer page is a few lines that save files and show the title.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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

const sum = (body, as) => createHash('sha256').update(body).digest(as);
const hash = (body) => `'sha256-${sum(body, 'base64')}'`;
const read = (file) => readFileSync(resolve(here, file), 'utf8');

/** What a page may do that is held by such an outer page; `own` names what it may load from its own folder. */
const policy = (shell, own = {}) =>
  [
    "default-src 'none'",
    `script-src ${hash(inner.script)} ${hash(shell.script)} 'wasm-unsafe-eval'`,
    `style-src ${hash(inner.style)} ${hash(shell.style)}`,
    ['img-src data: blob:', own.images].filter(Boolean).join(' '),
    ['worker-src blob:', own.worker].filter(Boolean).join(' '),
    ...(own.manifest ? [`manifest-src ${own.manifest}`] : []),
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types candour',
  ].join('; ');

/** The policy stands first: it governs only what follows it. */
const guarded = (page, rules, style, links = '') =>
  page
    .replace('<head>', () => `<head>\n<meta http-equiv="Content-Security-Policy" content="${rules}">`)
    .replace('</head>', () => `${links}<style>${style}</style>\n</head>`);

/** The outer page with the frame in it, in which the page works under its own, stricter policy. */
function whole(shell, own, links) {
  const inside = guarded(read('index.html'), policy(shell), inner.style).replace(/<script type="module"[^>]*><\/script>/, () => `<script>${inner.script}</script>`);
  const quoted = inside.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  // What a frame may do besides: run the page's script, ask before something is lost, print.
  const frame = `<iframe title="Candour" sandbox="allow-scripts allow-modals" srcdoc="${quoted}"></iframe>`;
  return guarded(read('airlock.html'), policy(shell, own), shell.style, links).replace('</body>', () => `${frame}\n<script>${shell.script}</script>\n</body>`);
}

const page = whole(outer);

mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, page);
const kilobytes = (body) => `${(gzipSync(body).length / 1024).toFixed(1)} KB`;
const shell = inner.script.replace(/[A-Za-z0-9+/=]{4096,}/g, '') + outer.script;
process.stdout.write(
  `${target}: ${kilobytes(page)} compressed, of which page without the core ${kilobytes(shell + inner.style + outer.style)}\n`,
);

// The folder is made with the real page alone: a page with a stand-in core is served to nobody.
if (!process.env.CANDOUR_CORE) {
  const site = resolve(dirname(target), 'site');
  const served = whole(await made('src/airlock/site.ts'), { images: "'self'", worker: "'self'", manifest: "'self'" }, '<link rel="manifest" href="manifest.webmanifest">\n');
  const { 'cache-control': _, ...headers } = JSON.parse(read('site/headers.json'));
  const worker = `const VERSION = '${sum(served, 'hex')}';\nconst HEADERS = ${JSON.stringify(headers, null, 2)};\n${read('site/sw.js')}`;
  mkdirSync(site, { recursive: true });
  writeFileSync(resolve(site, 'index.html'), served);
  writeFileSync(resolve(site, 'sw.js'), worker);
  for (const name of ['manifest.webmanifest', 'icon.svg', 'icon-192.png', 'icon-512.png']) copyFileSync(resolve(here, 'site', name), resolve(site, name));
}
