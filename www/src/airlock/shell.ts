// The outer page. It holds the frame in which Candour works and does for it the three things a frame without doors cannot:
// it saves files, shows the title, and keeps the address. It never sees anyone's data but the bytes it is given to save.

import './doors';
import './airlock.css';

import { download } from './download';
import { type FromFrame, isPlace, type ToFrame } from './said';

const frame = document.querySelector('iframe');
let hears = false;
const unheard: ToFrame[] = [];

/** Says something to the frame; what is said before it listens waits until it does. */
export function tellFrame(message: ToFrame): void {
  if (hears) frame?.contentWindow?.postMessage(message, '*');
  else unheard.push(message);
}

addEventListener('message', ({ data, source }: MessageEvent<FromFrame>) => {
  if (!frame || source !== frame.contentWindow || typeof data !== 'object' || data === null) return;
  switch (data.candour) {
    case 'here':
      hears = true;
      for (const message of unheard.splice(0)) tellFrame(message);
      if (isPlace(location.hash)) tellFrame({ candour: 'go', hash: location.hash });
      return frame.focus();
    case 'save':
      if (typeof data.name === 'string' && data.bytes instanceof Blob) download(data.name.slice(0, 200), data.bytes);
      return;
    case 'place':
      document.title = String(data.title).slice(0, 200);
      // The frame keeps the history; the address only says where it stands.
      if (isPlace(data.hash) && data.hash !== location.hash) history.replaceState(null, '', data.hash);
  }
});
addEventListener('hashchange', () => isPlace(location.hash) && tellFrame({ candour: 'go', hash: location.hash }));
addEventListener('securitypolicyviolation', (event) => tellFrame({ candour: 'refused', rule: event.effectiveDirective, what: event.blockedURI }));
