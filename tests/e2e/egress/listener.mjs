// Hears whatever arrives on this machine: each channel has a port of its own, for HTTP, for anything else over TCP, for UDP.

import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

const ANSWER = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx';

/** One port; `heard()` says what arrived: '' for nothing, 'tcp' for a connection over which nothing was sent. */
export async function listen() {
  const seen = { connections: 0, bytes: 0, datagrams: 0, text: '' };
  const server = createServer((socket) => {
    seen.connections += 1;
    socket.on('error', () => {});
    socket.on('data', (data) => {
      seen.bytes += data.length;
      seen.text ||= data.toString('latin1').split('\r\n')[0].slice(0, 120);
      socket.end(ANSWER);
    });
  });
  await new Promise((go) => server.listen(0, '127.0.0.1', go));
  const { port } = server.address();
  const udp = createSocket('udp4');
  udp.on('message', () => {
    seen.datagrams += 1;
  });
  // Another program may hold the same number for UDP: then this channel has another port.
  const bound = await new Promise((go) => {
    udp.once('error', () => go(false));
    udp.bind(port, '127.0.0.1', () => go(true));
  });
  if (!bound) {
    server.close();
    return listen();
  }
  return {
    to: { url: `http://127.0.0.1:${port}/`, host: '127.0.0.1', port },
    text: () => seen.text,
    heard: () => [seen.bytes && 'data', seen.datagrams && 'udp', !seen.bytes && seen.connections && 'tcp'].filter(Boolean).join(' '),
    /** Whether anything that could carry something arrived. */
    reached: () => seen.bytes > 0 || seen.datagrams > 0,
    close: () => {
      server.close();
      udp.close();
    },
  };
}
