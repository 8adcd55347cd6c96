// What the page measures about itself: requests it makes and attempts its browser refuses. Started before anything else.

import { computed, signal } from '@preact/signals';

import { asked } from './asked';
import { listenOutside } from './outside';

const entries = signal<readonly PerformanceEntry[]>([]);
/** What the browser refused, by the rule that refused it. */
export const refused = signal<{ rule: string; what: string }[]>([]);

/** Addresses asked for since the page was opened. */
export const requests = computed(() => asked(entries.value, refused.value.map(({ what }) => what)));

export function watch(): void {
  new PerformanceObserver((list) => {
    entries.value = [...entries.value, ...list.getEntries()];
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
