// The worker of worker.html: the page stays free while files are read and analysed.

import init, { Session } from '/pkg/candour.js';
import { told } from './analyse.mjs';

const ready = init({ module_or_path: fetch('/pkg/candour_bg.wasm') });

addEventListener('message', async ({ data }) => {
  await ready;
  const read = async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  postMessage(told(new Session(), await Promise.all(data.map(read))));
});
