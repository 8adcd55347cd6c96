// The service worker of the served folder (`dist/site`): keeps the page, so that it opens without its host, and gives it the
// headers of docs/serving.md also where the host sets none. It keeps the page's own files and nothing else; the data that
// is dropped on the page never passes through here, because no request ever carries it.
//
// `VERSION` and `HEADERS` are put in front by build.mjs: the SHA-256 of the page, by which a browser also sees that this
// worker is a new one, and headers.json.

const CACHE = `candour-${VERSION}`;
const FILES = ['./', 'manifest.webmanifest', 'icon.svg', 'icon-192.png', 'icon-512.png'];
const address = (file) => new URL(file, registration.scope).href;

/** The page as it was built: half of an update is not kept. */
async function fetched(file) {
  const response = await fetch(address(file), { cache: 'no-cache', redirect: 'error' });
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  if (file !== './') return response;
  const bytes = await response.arrayBuffer();
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hex = [...sum].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (hex !== VERSION) throw new Error('this page is not of this version');
  return new Response(bytes, { headers: { ...HEADERS, 'content-type': 'text/html; charset=utf-8' } });
}

async function keep() {
  const responses = await Promise.all(FILES.map(fetched));
  const cache = await caches.open(CACHE);
  await Promise.all(FILES.map((file, i) => cache.put(address(file), responses[i])));
}

/** Earlier versions go once no tab shows them: until then this worker waits. */
async function tidy() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('candour-') && name !== CACHE).map((name) => caches.delete(name)));
}

addEventListener('install', (event) => event.waitUntil(keep()));
addEventListener('activate', (event) => event.waitUntil(tidy()));
addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  url.search = url.hash = '';
  const wanted = url.href === address('index.html') ? address('./') : url.href;
  // What else lies beside the page on its host is no business of this worker.
  if (event.request.method !== 'GET' || !FILES.some((file) => address(file) === wanted)) return;
  event.respondWith(caches.open(CACHE).then((cache) => cache.match(wanted)).then((kept) => kept ?? fetch(event.request)));
});
