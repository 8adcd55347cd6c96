// A screen's way to a view: ask, keep the old one until the new one is there, ask again after each analysis.

import type { Problem, Session } from 'candour';
import { useEffect, useId, useState } from 'preact/hooks';

import { countedFor } from './chance';
import type { Quick } from './protocol';
import { analysis, generation, quick } from './state';

/** What can be asked before anything was analysed. */
const WITHOUT_FILES = new Set<Quick>(['methods', 'examples', 'opening', 'gallery', 'trials', 'documents']);

export interface Seen<T> {
  view: T | undefined;
  problem: Problem | undefined;
}

export function useView<K extends Quick>(
  method: K,
  args: Parameters<Session[K]> | undefined,
  again = 0,
): Seen<ReturnType<Session[K]>> {
  const topic = useId() + method;
  const [seen, setSeen] = useState<Seen<ReturnType<Session[K]>>>({ view: undefined, problem: undefined });
  const now = generation.value;
  const counted = countedFor(method);
  const can = analysis.value === 'done' || WITHOUT_FILES.has(method);
  useEffect(() => {
    if (!args || !can) return;
    let live = true;
    void quick(method, args, topic).then((outcome) => {
      if (!live) return;
      if (outcome.is === 'answer') setSeen({ view: outcome.value, problem: undefined });
      if (outcome.is === 'problem') setSeen({ view: undefined, problem: outcome.problem });
    });
    return () => {
      live = false;
    };
  }, [method, now, counted, can, again, JSON.stringify(args)]);
  return seen;
}
