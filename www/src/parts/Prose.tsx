import type { Prose as Runs } from 'candour';

/** A paragraph as Rust wrote it; the page gives each tone its colour and weight. */
export function Prose({ runs, class: name }: { runs: Runs; class?: string }) {
  return (
    <p class={name}>
      {runs.map((run, i) =>
        run.tone === 'plain' ? (
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
