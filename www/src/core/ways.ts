// The same records analysed in many ways: begun by hand, stopped by hand, and gone on with where it was.

import { signal } from '@preact/signals';

import { send } from './state';

/** How far it has come; undefined while it does not run. */
export const waysProgress = signal<{ done: number; total: number; label: string } | undefined>(undefined);
/** Rises whenever more of it is done, so that its views are asked for again. */
export const waysDone = signal(0);

let stop: AbortController | undefined;

export async function goThroughWays(): Promise<void> {
  if (waysProgress.value) return;
  stop = new AbortController();
  waysProgress.value = { done: 0, total: 1, label: '' };
  await send(
    { ask: 'ways' },
    {
      signal: stop.signal,
      progress: (progress) => {
        if (progress.of === 'ways') waysProgress.value = progress;
      },
    },
  );
  waysProgress.value = undefined;
  waysDone.value++;
}

export function stopWays(): void {
  stop?.abort();
}
