import { useEffect, useState } from 'preact/hooks';

import { generation, indicator, open, people, quick, select, teams } from '../core/state';
import { words } from '../words';

/** Whoever is read out by name; more would not be read. */
const SHOWN = 50;

/** What is selected, always in sight, with the way to clear it. */
export function Selection() {
  const chosen = people.value;
  const count = words.selectionCount(chosen.size, teams.value.size);
  return (
    <section class={count ? 'selection some' : 'selection'} aria-label={words.selection}>
      <p role="status">{count ? `${words.selection}: ${count}` : words.selectionNone}</p>
      {count && (
        <button type="button" class="quiet" onClick={() => select({}, false)}>
          {words.clear}
        </button>
      )}
      {chosen.size > 0 && (
        <details open={chosen.size <= 3}>
          <summary>{words.selectionWho}</summary>
          <Who ids={[...chosen].slice(0, SHOWN)} />
          {chosen.size > SHOWN && <p class="note">{words.selectionMore(SHOWN)}</p>}
        </details>
      )}
    </section>
  );
}

function Who({ ids }: { ids: number[] }) {
  const [lines, setLines] = useState<{ id: number; text: string }[]>([]);
  const now = generation.value;
  const of = indicator.value;
  const key = ids.join();
  useEffect(() => {
    let live = true;
    void Promise.all(ids.map((id) => quick('readout', [of ?? '', id]))).then((outcomes) => {
      if (!live) return;
      setLines(ids.map((id, i) => ({ id, text: outcomes[i]?.is === 'answer' ? outcomes[i].value : '' })));
    });
    return () => {
      live = false;
    };
  }, [key, now, of]);
  return (
    <ul class="plain">
      {lines.map(({ id, text }) => (
        <li key={id}>
          {text}{' '}
          <button type="button" class="quiet" aria-label={`${words.open}: ${text}`} onClick={() => open({ kind: 'person', id })}>
            {words.open}
          </button>
        </li>
      ))}
    </ul>
  );
}
