// How often chance alone would fill such a list: counted in the background after each analysis. Views that print it are asked
// again as it becomes surer.

import { effect, signal, untracked } from '@preact/signals';

import type { Quick } from './protocol';
import { analysis, generation, send } from './state';

/** Views in which the figure stands. */
const PRINTED = new Set<Quick>(['overview', 'person', 'settings', 'picture', 'document', 'trial', 'lesson']);
/** Parts of the counting after which they are asked again. */
const PARTS = 10;

const round = signal(0);

/** How often a view has to be asked for again because more was counted. */
export function countedFor(method: Quick): number {
  return PRINTED.has(method) ? round.value : 0;
}

/** While a button is held nothing may move under the pointer: a sentence that grows would, so it waits. */
let held = false;
let waiting = false;

function tell(): void {
  if (held) waiting = true;
  else round.value++;
}

function hold(event: PointerEvent): void {
  held = event.type === 'pointerdown';
  if (held || !waiting) return;
  waiting = false;
  round.value++;
}

let stop: AbortController | undefined;

async function count(): Promise<void> {
  stop?.abort();
  const mine = new AbortController();
  stop = mine;
  let told = 0;
  const outcome = await send(
    { ask: 'chance' },
    {
      signal: mine.signal,
      progress: (progress) => {
        if (progress.of !== 'chance' || stop !== mine) return;
        const part = Math.floor((PARTS * progress.done) / progress.total);
        if (part > told) tell();
        told = Math.max(told, part);
      },
    },
  );
  if (stop === mine && outcome.is === 'answer') tell();
}

/** Begins to count whenever there are findings. */
export function countChance(): void {
  for (const type of ['pointerdown', 'pointerup', 'pointercancel'] as const) addEventListener(type, hold, true);
  effect(() => {
    const ready = analysis.value === 'done' && generation.value >= 0;
    if (ready) untracked(() => void count());
  });
}
