// The exam as it is sat: decisions and reasons so far, and how it ended. Kept here, so that looking at a person loses nothing.

import type { DebriefView } from 'candour';
import { signal } from '@preact/signals';

import { learning, notice, quick } from './state';

export interface Decided {
  answer: string;
  reason: string;
}

/** What was decided, by person. */
export const sitting = signal<ReadonlyMap<number, Decided>>(new Map());
/** When it began. */
export const began = signal(0);
export const debrief = signal<DebriefView | undefined>(undefined);
/** Which exam that is. */
let of: string | undefined;

/** Begins another exam where another one stands open. */
export function sit(): void {
  if (of === learning.value) return;
  of = learning.value;
  sitting.value = new Map();
  debrief.value = undefined;
  began.value = Date.now();
}

export function choose(person: number, what: Partial<Decided>): void {
  const before = sitting.value.get(person) ?? { answer: '', reason: '' };
  sitting.value = new Map(sitting.value).set(person, { ...before, ...what });
}

export const isWhole = (decided: Decided | undefined) => Boolean(decided?.answer && decided.reason);

/** Ends it: what was decided without a reason is taken as not decided. */
export async function endExam(): Promise<void> {
  const decisions = [...sitting.value].filter(([, decided]) => isWhole(decided)).map(([person, { answer, reason }]): [number, string, string] => [person, answer, reason]);
  const outcome = await quick('endExam', [decisions]);
  if (outcome.is === 'answer') debrief.value = outcome.value;
  if (outcome.is === 'problem') notice.value = `${outcome.problem.sentence} ${outcome.problem.whatToDo}`;
}
