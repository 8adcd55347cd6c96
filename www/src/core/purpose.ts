// What the analysis is for: as it stands, and as it is being written.

import type { Problem, PurposeView } from 'candour';
import { signal } from '@preact/signals';

import { noteChange } from './history';
import { analyse, analysis, quick } from './state';

export const purpose = signal<PurposeView | undefined>(undefined);
/** What is written and not yet taken. */
export const writing = signal<{ text: string; lanes: readonly string[] } | undefined>(undefined);

const taken = (view: PurposeView) => ({ text: view.text, lanes: view.lanes.filter(({ on }) => on).map(({ id }) => id) });

export async function askPurpose(): Promise<void> {
  const outcome = await quick('purpose', []);
  if (outcome.is !== 'answer') return;
  purpose.value = outcome.value;
  writing.value = undefined;
}

export function write(change: Partial<{ text: string; lanes: readonly string[] }>): void {
  if (purpose.value) writing.value = { ...(writing.value ?? taken(purpose.value)), ...change };
}

/** Takes what is written; gives what is missing. */
export async function keepPurpose(): Promise<Problem | undefined> {
  const written = writing.value ?? (purpose.value && taken(purpose.value));
  if (!written) return undefined;
  const outcome = await quick('setPurpose', [written.text, [...written.lanes]]);
  if (outcome.is === 'problem') return outcome.problem;
  if (outcome.is !== 'answer') return undefined;
  await askPurpose();
  await noteChange();
  // Other questions are other findings.
  const stands = await quick('isAnalysed', []);
  if (analysis.value === 'done' && stands.is === 'answer' && !stands.value) await analyse();
  return undefined;
}

/** The sample is nobody's: it says itself what it is for, unless something is written. */
export async function purposeOfSample(text: string): Promise<void> {
  if (!purpose.value || purpose.value.text || writing.value?.text) return;
  await quick('setPurpose', [text, taken(purpose.value).lanes]);
  await askPurpose();
  await noteChange();
}
