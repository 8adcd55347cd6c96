// The outer page of the served folder: as that of the file, and it has the browser keep the page for use without its host.

import { tellFrame } from './shell';

type Kept = 'kept' | 'newer';
const tell = (how: Kept) => tellFrame({ candour: 'kept', how });

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** The one address from which this page takes a script. */
const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('candour', {
  createScriptURL(url) {
    if (url !== 'sw.js') throw new TypeError('only the worker that keeps the page may be started');
    return url;
  },
});

/** A worker that waits is a newer version: it takes over once no tab shows this one. */
async function keep() {
  const kept = await navigator.serviceWorker.register(policy?.createScriptURL('sw.js') ?? 'sw.js', { scope: './', updateViaCache: 'none' });
  const said = () => (kept.waiting && kept.active ? tell('newer') : kept.active && tell('kept'));
  const follow = (worker: ServiceWorker | null) => worker?.addEventListener('statechange', said);
  follow(kept.installing);
  kept.addEventListener('updatefound', () => follow(kept.installing));
  said();
}

// A private window, or a rule of this computer, may refuse: the page works all the same, and says that it is not kept.
if ('serviceWorker' in navigator) keep().catch(() => undefined);
