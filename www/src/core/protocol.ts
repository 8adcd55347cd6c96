// Every message between the page and the worker that holds the analysis. Each question has an id and each answer
// repeats it, so that an answer can never be taken for that of another question.

import type { FileChange, Problem, Session, Subject } from 'candour';

import type { Attempt } from './attempts';

/** The session's quick questions: answered at once, between the slices of longer work. */
export type Quick = Exclude<
  { [K in keyof Session]: Session[K] extends (...args: never[]) => unknown ? K : never }[keyof Session],
  
  | 'free' | 'open' | 'reopen' | 'feed' | 'finish' | 'abandon' | 'refuse' | 'change'
  | 'analyseStep' | 'chanceStep' | 'trialStep' | 'waysStep' | 'explainStep' | 'fingerprint' | 'fingerprintEnd' | 'withoutFingerprint' | 'toBeHashed' | 'toBeReadAgain' | 'testsToRunAgain' | 'sheetsOf'

>;

export type Ask =
  | { [K in Quick]: { ask: 'quick'; method: K; args: Parameters<Session[K]> } }[Quick]
  | { ask: 'read'; source: File }
  | { ask: 'refuse'; source: File; reason: 'tooLarge' }
  | { ask: 'requests' }
  /** Tries every way out from within the worker. */
  | { ask: 'attempt' }
  | { ask: 'change'; file: number; change: FileChange | undefined }
  /** Which files a record that was taken reads in another way; what has no fingerprint yet and may be its, gets one. */
  | { ask: 'matchRecord' }
  | { ask: 'analyse' }
  | { ask: 'chance' }
  | { ask: 'trial'; test: string }
  | { ask: 'ways' }
  /** Fingerprints of the files, tests that a record tells of, and other explanations of everyone's flags, or of one person's or team's. */
  | { ask: 'prepare'; subject: Subject | undefined };

export type Answer<A extends Ask> = A extends { ask: 'quick'; method: infer M extends Quick }
  ? ReturnType<Session[M]>
  : A extends { ask: 'read' }
    ? { file: number }
    : A extends { ask: 'requests' }
      ? string[]
      : A extends { ask: 'attempt' }
        ? Attempt[]
        : A extends { ask: 'matchRecord' }
          ? readonly number[]
          : undefined;

export type FromPage = (Ask & { id: number }) | { stop: number };

/** How far a piece of work has come. */
export type Progress =
  | { of: 'reading'; file: number; name: string; bytes: number; size: number; words: string }
  | { of: 'analysis' | 'chance' | 'trial' | 'ways' | 'fingerprint' | 'explain'; done: number; total: number; label: string };

export type FromWorker =
  | { say: 'ready'; version: string }
  | { say: 'progress'; id: number; progress: Progress }
  | { say: 'answer'; id: number; answer: unknown }
  | { say: 'problem'; id: number; problem: Problem }
  | { say: 'stopped'; id: number }
  | { say: 'crashed'; id: number; detail: string; outOfMemory: boolean; file: number | undefined };
