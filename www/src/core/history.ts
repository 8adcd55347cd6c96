// What can be undone, what was decided and is in no file, and what has to be put back should the worker be replaced. The
// core holds all of it; the page asks after each change.

import { batch, signal } from '@preact/signals';

import { analyse, analysis, quick, settingProblem } from './state';

/** Settings the user changed and what was decided, to be put back should the worker have to be replaced. */
export const again: { settings: [string, string][]; determinations: string; oneName: boolean } = { settings: [], determinations: '', oneName: false };
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
  const [settings, determinations, open, undo] = await Promise.all([
    quick('changed', []),
    quick('determinationsJson', []),
    quick('unsaved', []),
    quick('canUndo', []),
  ]);
  batch(() => {
    if (settings.is === 'answer') again.settings = settings.value;
    if (determinations.is === 'answer') again.determinations = determinations.value;
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
    again.determinations = '';
    again.oneName = false;
    askFirst.value = false;
    told.value = '';
    for (const each of onforget) each();
  });
}
