// What the page measures about itself: requests it makes and attempts its browser refuses. Started before anything else.

import { computed, signal } from '@preact/signals';

import { listenOutside } from './outside';

const asked = signal<string[]>([]);
/** What the browser refused, by the rule that refused it. */
export const refused = signal<{ rule: string; what: string }[]>([]);

/**
 * Addresses asked for since the page was opened, other than what the page made itself. The browser's list also names
 * what its policy then refused to send; those are counted as refused.
 */
export const requests = computed(() => asked.value.filter((name) => !refused.value.some(({ what }) => what === name)));

const own = (address: string) => address.startsWith('blob:') || address.startsWith('data:');

export function watch(): void {
  new PerformanceObserver((list) => {
    const fresh = list.getEntries().map((entry) => entry.name).filter((name) => !own(name));
    if (fresh.length) asked.value = [...asked.value, ...fresh];
  }).observe({ type: 'resource', buffered: true });
  const heard = (rule: string, what: string) => {
    refused.value = [...refused.value, { rule, what }];
  };
  addEventListener('securitypolicyviolation', (event) => heard(event.effectiveDirective, event.blockedURI));
  listenOutside(heard);
}

export const policyText = (): string | undefined =>
  document.querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]')?.content;

/** Whether this browser knows the rule against turning text into script, and the page has set it. */
export const trustedTypes = (): boolean =>
  'trustedTypes' in globalThis && (policyText()?.includes('require-trusted-types-for') ?? false);

/** Reserved by RFC 6761: the name can never be anyone's. */
const NOWHERE = 'candour.invalid';

export interface Attempt {
  way: string;
  result: 'refused' | 'failed' | 'went';
}

/** Tries to send, each way that has an answer, and reports what the browser did. */
export async function attempt(): Promise<Attempt[]> {
  const url = `https://${NOWHERE}/`;
  const ways: [string, () => unknown][] = [
    ['script from text', () => document.createElement('script').setAttribute('src', 'data:,')],
    ['fetch', () => fetch(url, { mode: 'no-cors' })],
    [
      'image',
      () =>
        new Promise((go, fail) => {
          const image = new Image();
          image.onload = go;
          image.onerror = fail;
          image.src = url;
        }),
    ],
    ['beacon', () => navigator.sendBeacon(url, 'x') || Promise.reject(new Error())],
    [
      'WebSocket',
      () =>
        new Promise((go, fail) => {
          const socket = new WebSocket(`wss://${NOWHERE}/`);
          socket.onopen = go;
          socket.onerror = fail;
        }),
    ],
    [
      'EventSource',
      () =>
        new Promise((go, fail) => {
          const source = new EventSource(url);
          source.onopen = go;
          source.onerror = () => {
            source.close();
            fail(new Error());
          };
        }),
    ],
  ];
  const results: Attempt[] = [];
  for (const [way, go] of ways) {
    const before = refused.value.length;
    let done = true;
    try {
      await Promise.race([go(), new Promise((_, fail) => setTimeout(() => fail(new Error()), 3000))]);
    } catch {
      done = false;
    }
    // The event that tells of a refusal comes a moment after the refusal.
    await new Promise((rest) => setTimeout(rest, 50));
    results.push({ way, result: refused.value.length > before ? 'refused' : done ? 'went' : 'failed' });
  }
  return results;
}
