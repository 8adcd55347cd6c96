// What a page or a worker was seen to ask for.

import { NOWHERE } from './attempts';

const plain = (address: string) => address.replace(/#.*$/, '').replace(/\/$/, '');

/**
 * Addresses that were asked for, other than what the page made itself. The browser's list also names what its rules then refused
 * to send, and, of the names that exist nowhere, what ended in the instant in which it began: nothing was sent for it.
 */
export function asked(entries: readonly PerformanceEntry[], refused: readonly string[]): string[] {
  const stopped = new Set(refused.map(plain));
  return entries
    .filter(({ name, duration }) => !(duration === 0 && name.includes(`.${NOWHERE}`)))
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('blob:') && !name.startsWith('data:') && !stopped.has(plain(name)));
}
