import type { Run, Prose as Runs } from 'candour';

import { people, select } from '../core/state';

/** A paragraph as Rust wrote it; the page gives each tone its colour and weight. */
export function Prose({ runs, class: name, still }: { runs: Runs; class?: string; still?: boolean }) {
  return (
    <p class={name}>
      {runs.map((run, i) =>
        run.people?.length ? (
          <Figure key={i} run={run} whom={run.people} still={still ?? false} />
        ) : run.tone === 'plain' ? (
          run.text
        ) : run.tone === 'chance' ? (
          <span key={i} class="chance">
            {run.text}
          </span>
        ) : (
          <b key={i} class={run.tone}>
            {run.text}
          </b>
        ),
      )}
    </p>
  );
}

/** Whether these people and no others are chosen. */
const chosen = (whom: readonly number[]) => people.value.size === whom.length && whom.every((one) => people.value.has(one));

/** A figure chooses whom it counts, and is lit up when one of them is chosen; where nothing is pressed, it is only lit up. */
function Figure({ run, whom, still }: { run: Run; whom: readonly number[]; still: boolean }) {
  const lit = whom.some((one) => people.value.has(one));
  const name = `figure ${run.tone}${lit ? ' lit' : ''}`;
  return still ? (
    <b class={name}>{run.text}</b>
  ) : (
    <button type="button" class={name} aria-pressed={chosen(whom)} onClick={() => choose(whom)}>
      {run.text}
    </button>
  );
}

/** Chooses people, or nobody where they were chosen. */
export const choose = (whom: readonly number[]) => select({ people: chosen(whom) ? [] : whom }, false);
