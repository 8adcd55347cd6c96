// What can be undone, what was decided and is in no file, and what has to be put back should the worker be replaced. The
// core holds all of it; the page asks after each change.

import { batch, signal } from '@preact/signals';

import { analyse, analysis, quick, settingProblem } from './state';

/** What the user set, wrote and could undo, in the core's own words, to be put back should the worker have to be replaced. */
export const again: { carried: string; oneName: boolean } = { carried: '', oneName: false };
/** Whether a first impression is asked for before flags are shown. */
export const askFirst = signal(false);
/** Whether anything was decided that is in no file yet. */
export const unsaved = signal(false);
/** Whether a change can be taken back, and one that was taken back made again. */
export const canUndo = signal<[boolean, boolean]>([false, false]);
/** Rises whenever what is decided has changed. */
export const decided = signal(0);
/** What a change that is not seen where the eye is has done; spoken. */
export const told = signal('');
/** Called when everything is forgotten: what was being written goes too. */
export const onforget: (() => void)[] = [];

/** After a setting or a determination was changed: what can be undone, what is in no file, and what to put back. */
export async function noteChange(): Promise<void> {
  const [carried, open, undo] = await Promise.all([
    quick('carried', []),
    quick('unsaved', []),
    quick('canUndo', []),
  ]);
  batch(() => {
    if (carried.is === 'answer') again.carried = carried.value;
    if (open.is === 'answer') unsaved.value = open.value;
    if (undo.is === 'answer') canUndo.value = undo.value;
    decided.value++;
  });
}

/** Takes the last change back, or makes it again; a changed setting is analysed as when it was set. */
export async function step(way: 'undo' | 'redo'): Promise<void> {
  const outcome = await quick(way, []);
  if (outcome.is !== 'answer' || outcome.value === undefined) return;
  told.value = outcome.value;
  settingProblem.value = undefined;
  await noteChange();
  const stands = await quick('isAnalysed', []);
  if (analysis.value === 'done' && stands.is === 'answer' && !stands.value) await analyse();
}

/** What belongs to the people who were loaded, where others take their place. */
export function forgetDecisions(): void {
  batch(() => {
    again.carried = '';
    again.oneName = false;
    askFirst.value = false;
    told.value = '';
    for (const each of onforget) each();
  });
}
