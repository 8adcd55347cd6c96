// Serves `dist/candour.html` to this machine alone. Opening the file itself does the same; a server only helps where a
// browser is told not to open files.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../dist/candour.html', import.meta.url));
const headers = JSON.parse(await readFile(new URL('site/headers.json', import.meta.url), 'utf8'));
const wanted = Number(process.env.PORT ?? 8080);

const server = createServer(async (request, response) => {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  if (path !== '/' && path !== '/candour.html') return void response.writeHead(404).end();
  try {
    const page = await readFile(file);
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      // As docs/serving.md asks of every host; while the page is worked on nothing of it is kept.
      ...headers,
      'cache-control': 'no-store',
    });
    response.end(page);
  } catch {
    response.writeHead(500, { 'content-type': 'text/plain' }).end('dist/candour.html is not there: run make build');
  }
});
server.on('error', (error) => {
  if (error.code === 'EADDRINUSE') server.listen(0, '127.0.0.1');
  else throw error;
});
server.on('listening', () => {
  const address = server.address();
  process.stdout.write(`Candour is at http://127.0.0.1:${address.port}/  (Ctrl-C stops it)\n`);
});
server.listen(wanted, '127.0.0.1');
