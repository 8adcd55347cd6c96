// What the records are looked at for, asked before the first analysis.

import type { Problem } from 'candour';
import { useEffect } from 'preact/hooks';

import { askPurpose, keepPurpose, purpose, write, writing } from '../core/purpose';
import { ready } from '../core/state';
import { ProblemNote } from '../parts/Notice';
import { words } from '../words';

export function Purpose({ problem, onproblem }: { problem: Problem | undefined; onproblem: (problem: Problem | undefined) => void }) {
  const can = ready.value;
  useEffect(() => {
    if (can && !writing.value) void askPurpose();
  }, [can]);
  const view = purpose.value;
  if (!view) return null;
  const text = writing.value?.text ?? view.text;
  const lanes = writing.value?.lanes ?? view.lanes.filter(({ on }) => on).map(({ id }) => id);
  const keep = () => {
    // Half of it is no purpose yet: what is missing is said when the analysis is asked for.
    if (writing.value?.text.trim()) void keepPurpose().then(onproblem);
  };
  return (
    <section class="sheet purpose" aria-labelledby="purpose-title">
      <h2 id="purpose-title">{words.purpose}</h2>
      <label>
        <span>{view.ask}</span>
        <textarea
          rows={2}
          maxLength={1000}
          value={text}
          aria-invalid={problem !== undefined}
          onInput={(event) => {
            write({ text: event.currentTarget.value });
            onproblem(undefined);
          }}
          onBlur={keep}
        />
      </label>
      {problem && <ProblemNote problem={problem} />}
      <fieldset>
        <legend class="away">{words.purposeCovers}</legend>
        {view.lanes.map(({ id, label }) => (
          <label key={id} class="tick">
            <input
              type="checkbox"
              checked={lanes.includes(id)}
              onChange={(event) => {
                write({ lanes: event.currentTarget.checked ? [...lanes, id] : lanes.filter((one) => one !== id) });
                keep();
              }}
            />
            {label}
          </label>
        ))}
      </fieldset>
    </section>
  );
}
