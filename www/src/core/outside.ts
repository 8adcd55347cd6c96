// The page's side of the airlock. While it is worked on (`make dev`) there is none: then the page does everything itself.

import { signal } from '@preact/signals';

import { download } from '../airlock/download';
import { type FromFrame, isPlace, type ToFrame } from '../airlock/said';

/** Whether the page is in its frame: then no window but the outer page hears of it, and only what is said here. */
export const inside = parent !== window;

/** Whether the browser keeps the page for use without its host, and whether it has a newer one than this. */
export const kept = signal<'no' | 'kept' | 'newer'>('no');

const tell = (message: FromFrame) => parent.postMessage(message, '*');

/** Goes to a place within the page. The address of a frame is its own, so that a link must not be resolved against the outer one. */
export const goTo = (hash: string): void => {
  location.hash = hash;
};

/** Changes what the address says without a new place to go back to. */
export const sayPlace = (hash: string): void => {
  history.replaceState(null, '', location.href.replace(/#.*$/, '') + hash);
  tellPlace();
};

export function tellPlace(): void {
  if (inside) tell({ candour: 'place', title: document.title, hash: location.hash });
}

export function saveOutside(name: string, bytes: Blob): void {
  if (inside) tell({ candour: 'save', name, bytes });
  else download(name, bytes);
}

/** Links within the page, and what the outer page says. `refused` hears of what it refused. */
export function listenOutside(refused: (rule: string, what: string) => void): void {
  if (!inside) return;
  addEventListener('message', ({ data, source }: MessageEvent<ToFrame>) => {
    if (source !== parent || typeof data !== 'object' || data === null) return;
    if (data.candour === 'go' && isPlace(data.hash) && data.hash !== location.hash) goTo(data.hash);
    if (data.candour === 'kept') kept.value = data.how === 'newer' ? 'newer' : 'kept';
    if (data.candour === 'refused') refused(String(data.rule), String(data.what));
  });
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const hash = link?.getAttribute('href');
    if (!hash?.startsWith('#') || event.defaultPrevented) return;
    event.preventDefault();
    goTo(hash);
  });
  addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'p' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    // The outer page would print its frame cut off at the window's edge.
    event.preventDefault();
    print();
  });
  addEventListener('hashchange', tellPlace);
  tell({ candour: 'here' });
}
