// What is being written about flags: drafts, kept apart from the screens so that leaving one loses nothing, and the warning
// before the tab is closed. What is decided is held by the core.

import type { AgreementView, Determination, DeterminationView, Problem, Subject } from 'candour';
import { computed, effect, signal } from '@preact/signals';

import { save, saveTable } from './save';
import { askFirst, noteChange, onforget, told, unsaved } from './history';
import { quick } from './state';

/** Texts that were begun and not kept, by the key of their flag. */
export const drafts = signal<ReadonlyMap<string, Determination>>(new Map());
/** First impressions that were begun, by whose they are. */
export const expected = signal<ReadonlyMap<string, string>>(new Map());

export function write(each: DeterminationView, change: Partial<Determination>): void {
  const written = { ...(drafts.value.get(each.key) ?? each.written), ...change };
  // What is as it was is no draft.
  if (JSON.stringify(written) === JSON.stringify(each.written)) leave(each.key);
  else drafts.value = new Map(drafts.value).set(each.key, written);
}

export function leave(key: string): void {
  const next = new Map(drafts.value);
  if (!next.delete(key)) return;
  drafts.value = next;
  told.value = '';
}

/** The day by this computer's clock, as the core writes days. */
const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
};

/** Keeps what was written; gives what is missing. */
export async function decide(each: DeterminationView): Promise<Problem | undefined> {
  const written = drafts.value.get(each.key) ?? each.written;
  const outcome = await quick('decide', [each.key, { ...written, day: today() }]);
  if (outcome.is === 'problem') return outcome.problem;
  if (outcome.is === 'answer') {
    await noteChange();
    leave(each.key);
  }
  return undefined;
}

export async function takeBack(each: DeterminationView): Promise<void> {
  await quick('takeBack', [each.key]);
  leave(each.key);
  await noteChange();
}

export async function expect(whom: Subject, who: string): Promise<Problem | undefined> {
  const outcome = await quick('firstImpression', [whom, expected.value.get(who) ?? '']);
  if (outcome.is === 'problem') return outcome.problem;
  if (outcome.is === 'answer') {
    const next = new Map(expected.value);
    next.delete(who);
    expected.value = next;
    await noteChange();
  }
  return undefined;
}

export async function setAskFirst(on: boolean): Promise<void> {
  await quick('askFirstImpressions', [on]);
  askFirst.value = on;
  await noteChange();
}

export async function saveAsTable(view: AgreementView): Promise<void> {
  await saveTable(view.table);
  await quick('determinationsSaved', [false]);
  await noteChange();
}

export async function saveAsJson(): Promise<void> {
  const outcome = await quick('determinationsJson', []);
  if (outcome.is !== 'answer') return;
  save('determinations.json', outcome.value, 'application/json');
  await quick('determinationsSaved', [true]);
  await noteChange();
}

onforget.push(() => {
  drafts.value = new Map();
  expected.value = new Map();
  unsaved.value = false;
});

/** Whether closing the page would lose anything that was written. */
export const wouldLose = computed(() => unsaved.value || drafts.value.size > 0 || [...expected.value.values()].some(Boolean));

const hold = (event: BeforeUnloadEvent) => event.preventDefault();
effect(() => {
  if (wouldLose.value) addEventListener('beforeunload', hold);
  else removeEventListener('beforeunload', hold);
});

export const say = (text: string): void => {
  told.value = text;
};
